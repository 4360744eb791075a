"""The summary on a terminal, drawn with Rich: readable at 40 columns, and without colour."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table

from govcheck.report.gauge import draw_band, draw_bar, draw_score, draw_step
from govcheck.report.view.lead import SIGNS
from govcheck.unbroken import UnbrokenText as Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from govcheck.report.view import View
    from govcheck.report.view.cohort import CohortView
    from govcheck.report.view.comparison import ComparisonView
    from govcheck.report.view.cycle import CycleView
    from govcheck.report.view.ladder import LadderView
    from govcheck.report.view.score import ScoreView
    from govcheck.report.view.stage import StageView
    from govcheck.report.view.step import StepView
    from govcheck.report.view.target import TargetView

WIDEST = 100
"""Longer lines are hard to read."""

NARROWEST = 24
SIDE_BY_SIDE = 72
"""From here on, a name stands beside its scale; below, above it."""


def render_summary(view: View, width: int, *, colour: bool = True) -> str:
    """The summary as text with colours, or without; every line fits into ``width`` cells.

    Args:
        view: what is shown.
        width: the columns of the terminal.
        colour: False leaves out all control sequences.
    """
    room = min(max(width, NARROWEST), WIDEST)
    written = StringIO()
    console = Console(
        file=written, width=room, force_terminal=colour, color_system="standard" if colour else None,
        no_color=not colour, highlight=False, markup=False, emoji=False, legacy_windows=False,
        _environ={},
    )  # fmt: skip
    # In a group, since Rich joins what it prints by itself into a text of its own, which breaks anywhere.
    console.print(Group(*_parts(view, room)))
    return "\n".join(line.rstrip(" ") for line in written.getvalue().split("\n"))


def _parts(view: View, room: int) -> Iterator[RenderableType]:
    labels = view.labels
    yield Text(view.city, "bold")
    yield Text(" · ".join(part for part in (view.title, view.date, view.place) if part), "dim")
    if view.sample:
        yield Text(labels.made_up, "yellow")
    yield Text("")
    yield Text(" ".join(view.headline))
    yield Text(", ".join(view.counts) + ".", "dim")
    if view.targets:
        yield Text(view.targets.summary)
    if view.extent:
        yield Text(view.extent.summary, "yellow")
        if len(view.extent.indices) > 1:
            yield from (Padding(Text(index, "dim"), (0, 0, 0, 2)) for index in view.extent.indices)
    yield from _heading(labels.scores, room)
    for index in view.indices:
        yield from _scores(index.rows, room, index.score.id, {})
        yield Text("")
    yield Text(labels.scores_intro, "dim")
    for cohort in view.cohorts:
        yield from _cohort(view, cohort, room)
    for ladder in view.ladders:
        yield from _ladder(view, ladder, room)
    for cycle in view.cycles:
        yield from _cycle(cycle, room)
    for stage in view.stages:
        yield from _stage(view, stage, room)
    yield from _outstanding(view, room)
    yield from _advice(view, room)


def _cohort(view: View, cohort: CohortView, room: int) -> Iterator[RenderableType]:
    """The scores beside those of a cohort, and what is to be known of it."""
    yield from _heading(view.language.named(view.labels.beside_cohort, cohort.title), room)
    if cohort.remark:
        yield Text(cohort.remark, "yellow")
    for row in (row for row in cohort.rows if row.strong):
        yield Text.assemble((row.title, "bold"), f"  {row.yours}")
        yield from (Padding(Text(beside.sentence), (0, 0, 0, 2)) for beside in row.beside)
    yield Text(cohort.about, "dim")


def _outstanding(view: View, room: int) -> Iterator[RenderableType]:
    """What stands out: in the city itself, and beside the participants."""
    labels = view.labels
    yield from _heading(labels.strengths, room)
    yield from (_named(view, strength.title, strength.text) for strength in view.strengths)
    if not view.strengths:
        yield Text(labels.strengths_none)
    if view.studied:
        yield from _heading(labels.telling, room)
        yield from (part for comparison in view.telling for part in _comparison(comparison))
        if not view.telling:
            yield Text(labels.telling_none)
    yield from (Text(sentence, "dim") for sentence in view.circumstances)


def _advice(view: View, room: int) -> Iterator[RenderableType]:
    """The first next steps, and what deserves a second look."""
    if view.advised:
        yield from _heading(view.labels.first_steps, room)
        if view.first_steps:
            yield Text(view.labels.steps_order, "dim")
        yield from (part for step in view.first_steps for part in _step(step))
        if view.steps_remark:
            yield Text(view.steps_remark)
    if view.targets:
        yield from _heading(view.targets.title, room)
        yield Text(view.targets.intro, "dim")
        for target in view.targets.rows:
            yield from _target(target)
    if view.flags:
        yield from _heading(view.labels.flags, room)
        yield from (Text(flag.text) for flag in view.flags)


def _heading(title: str, room: int) -> Iterator[RenderableType]:
    yield Text("")
    yield Text(title, "bold cyan")
    yield Text("─" * room, "dim")


def _scores(rows: Sequence[ScoreView], room: int, strong: str, marks: Mapping[str, str]) -> Iterator[RenderableType]:
    """Names, scales and words: beside each other where there is room, else below each other."""
    if room < SIDE_BY_SIDE:
        for row in rows:
            yield Text(row.title, "bold" if row.id == strong else "")
            if row.low is not None:
                yield Padding(_gauge(row, room - 2), (0, 0, 0, 2))
            yield Padding(_found(row, marks.get(row.id, "")), (0, 0, 0, 2))
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=31)
    table.add_column(width=21, no_wrap=True)
    table.add_column(width=room - 31 - 21 - 4)
    for row in rows:
        name = Text(row.title, "bold" if row.id == strong else "")
        table.add_row(name, _gauge(row, 21), _found(row, marks.get(row.id, "")))
    yield table


def _gauge(row: ScoreView, cells: int) -> Text:
    return Text(draw_score(min(cells, 31), row.low, row.high, row.score), "cyan")


def _found(row: ScoreView, mark: str) -> RenderableType:
    """The score with its range and its level, or why there is none."""
    if not row.shown:
        return Text(row.why)
    interval = f" ({row.interval})" if row.interval else ""
    unsteady = (f" ({row.unsteady})" if row.unsteady else "", "dim")
    marked = (f" ◀ {mark}" if mark else "", "bold")
    return Text.assemble((row.shown, "bold"), interval, f" {row.level}", marked, unsteady)


def _ladder(view: View, ladder: LadderView, room: int) -> Iterator[RenderableType]:
    yield from _heading(ladder.title, room)
    yield Text(ladder.summary)
    steps = len(ladder.steps)
    names = (view.labels.your_city, view.labels.participants)
    column = min(max(len(name) for name in names) + 2, room // 2)
    cells = min(8, (room - column - 3) // (steps - 1)) * (steps - 1) + 1
    for phase in ladder.phases:
        place = f" ({phase.place})" if phase.place else ""
        yield _named(view, phase.title, f"{phase.label}{place}")
        yield _lane(names[0], column, draw_step(cells, phase.step, steps))
        if phase.band:
            yield _lane(names[1], column, draw_band(cells, *phase.band, steps))
            yield Padding(
                Text(", ".join(part for part in (phase.band_text, phase.standing_own) if part), "dim"), (0, 0, 0, 2)
            )
    if ladder.band_source:
        yield Text(ladder.band_source, "dim")


def _named(view: View, label: str, value: str) -> Text:
    named = Text(view.language.named(label, value))
    named.stylize("bold", 0, named.plain.index(label) + len(label))
    return named


def _lane(name: str, column: int, drawn: str) -> RenderableType:
    label = Text(name, "dim")
    label.truncate(column, overflow="ellipsis", pad=True)
    return Text("  ") + label + Text(drawn, "cyan")


def _cycle(cycle: CycleView, room: int) -> Iterator[RenderableType]:
    yield from _heading(cycle.title, room)
    marks = {phase.score.id: phase.mark for phase in cycle.phases}
    yield from _scores([phase.score for phase in cycle.phases], room, "", marks)
    yield Text(cycle.weakest, "bold")
    if cycle.closing:
        yield Text(cycle.closing)


def _stage(view: View, stage: StageView, room: int) -> Iterator[RenderableType]:
    yield from _heading(stage.title, room)
    yield Text(stage.place, "bold")
    for row in stage.rows:
        here = f" ◀ {stage.you_are_here}" if row.yours else ""
        words = Text.assemble("▶ " if row.yours else "  ", (row.label, "bold" if row.yours else ""))
        share = Text(f"{row.share_text}{here}")
        if room >= SIDE_BY_SIDE:
            words.truncate(34, overflow="ellipsis", pad=True)
            yield words + Text(" ") + Text(draw_bar(20, row.share or 0).ljust(12), "cyan") + share
        else:
            yield words
            yield Padding(share, (0, 0, 0, 4))
    for text in (stage.beside, stage.source):
        if text:
            yield Text(text, "dim")
    if stage.next:
        yield _named(view, stage.next, stage.asks)


def _comparison(comparison: ComparisonView) -> Iterator[RenderableType]:
    yield Text.assemble((f"{SIGNS[comparison.lead]} {comparison.mark}", "bold"), f"  {comparison.question}")
    yield Padding(Text(comparison.text), (0, 0, 0, 2))
    yield Padding(Text(comparison.cited, "dim"), (0, 0, 0, 2))


def _step(step: StepView) -> Iterator[RenderableType]:
    yield Text.assemble((f"{step.rank}. {step.title}", "bold"))
    yield Padding(Text(f"{step.area} · {step.effort}", "dim"), (0, 0, 0, 3))
    yield Padding(Text(step.start[0] if step.find_out else step.asks), (0, 0, 0, 3))
    if step.target:
        yield Padding(Text(step.target, "bold"), (0, 0, 0, 3))


def _target(target: TargetView) -> Iterator[RenderableType]:
    sign = "?" if target.reached is None else "●" if target.reached else "○"
    yield Text.assemble((f"{sign} {target.mark}", "bold"), f"  {target.question}")
    yield Padding(Text(target.sentence), (0, 0, 0, 2))
