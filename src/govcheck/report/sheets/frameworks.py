"""Where the city stands in the frameworks: on ladders, in stages, cycles and paths, before and today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.report.sheets.sheet import Column, Row, Sheet, join_lines, number_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.report.view import View
    from govcheck.report.view.before_today import BeforeTodayView
    from govcheck.report.view.cycle import CycleView
    from govcheck.report.view.ladder import LadderView
    from govcheck.report.view.path import PathView
    from govcheck.report.view.stage import StageView


def tell_frameworks(view: View) -> Sheet:
    """Every part of every framework: the city, its step, the participants, and what the next step asks."""
    labels, say = view.labels, view.language
    columns = (
        Column(labels.fact, 20),
        Column(labels.part, 24),
        Column(labels.your_city, 20),
        Column(labels.step, 9, numeric=True),
        Column(say.text("Of"), 9, numeric=True),
        Column(labels.score, 13, numeric=True),
        Column(say.text("Where your city stands"), 14),
        Column(labels.participants, 22),
        Column(labels.next, 28),
        Column(say.text("Taken from"), 40),
    )
    return Sheet(say.text("Frameworks"), columns, tuple(_rows(view)))


def _rows(view: View) -> Iterator[Row]:
    for ladder in view.ladders:
        yield from _ladder(ladder)
    for stage in view.stages:
        yield _stage(view, stage)
    for cycle in view.cycles:
        yield from _cycle(cycle)
    for path in view.paths:
        yield from _path(path)
    for asked in view.before_today:
        yield from _before_today(view, asked)


def _ladder(ladder: LadderView) -> Iterator[Row]:
    for phase in ladder.phases:
        yield _row(
            what=ladder.title,
            part=phase.title,
            yours=phase.label,
            step=phase.step,
            of=len(ladder.steps),
            standing=phase.standing,
            theirs=phase.band_text,
            asks=join_lines(phase.next, phase.asks),
            source=ladder.band_source if phase.band else "",
        )


def _stage(view: View, stage: StageView) -> Row:
    """One row, with the shares of all stages in one cell."""
    step, yours = next(
        ((place, row.label) for place, row in enumerate(stage.rows, 1) if row.yours),
        (None, view.language.text("not answered")),
    )
    shares = (view.language.named(row.label, row.share_text) for row in stage.rows if row.share_text)
    return _row(
        what=stage.title,
        yours=yours,
        step=step,
        of=len(stage.rows),
        theirs=join_lines(*shares),
        asks=join_lines(stage.next, stage.asks),
        source=stage.source,
    )


def _cycle(cycle: CycleView) -> Iterator[Row]:
    for phase in cycle.phases:
        score = phase.score
        yield _row(
            what=cycle.title,
            part=score.title,
            yours=score.level or score.why,
            score=number_cell(score.rounded.score),
            standing=phase.mark,
        )


def _path(path: PathView) -> Iterator[Row]:
    """The step is the place of each on the path."""
    for place, step in enumerate(path.steps, 1):
        yield _row(what=path.title, part=step.title, yours=step.state, step=place, of=len(path.steps))


def _before_today(view: View, asked: BeforeTodayView) -> Iterator[Row]:
    """A row for before, beside which figures are published, and one for today with the change."""
    named, of = view.language.named, len(asked.steps)
    source = join_lines(*asked.citation.cited, *asked.citation.circumstances)
    for row in asked.rows:
        yield _row(
            what=asked.title,
            part=named(row.title, asked.before),
            yours=row.before_answer,
            step=row.before,
            of=of,
            theirs=row.theirs,
            source=source if row.theirs else "",
        )
        yield _row(
            what=asked.title,
            part=named(row.title, asked.today),
            yours=row.today_answer,
            step=row.today,
            of=of,
            standing=row.change,
        )


def _row(  # noqa: PLR0913 - a cell each
    *,
    what: str,
    yours: str,
    part: str = "",
    step: int | None = None,
    of: int | None = None,
    score: str | float = "",
    standing: str = "",
    theirs: str = "",
    asks: str = "",
    source: str = "",
) -> Row:
    steps = ("" if step is None else float(step), "" if of is None else float(of))
    return Row((what, part, yours, *steps, score, standing, theirs, asks, source))
