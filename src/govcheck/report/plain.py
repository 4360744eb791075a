"""The summary as plain text: one line after the other, for pipes, screen readers and terminals without colour."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.report.view import View
    from govcheck.report.view.cohort import CohortView
    from govcheck.report.view.cycle import CycleView
    from govcheck.report.view.ladder import LadderView
    from govcheck.report.view.stage import StageView

WIDTH = 79


def render_plain(view: View) -> str:
    """The summary in words alone, wrapped to 79 columns: no colour, no drawing, no moving about."""
    return "\n".join(_lines(view)) + "\n"


def _lines(view: View) -> Iterator[str]:
    yield from _opening(view)
    yield from _scores(view)
    for cohort in view.cohorts:
        yield from _cohort(view, cohort)
    for ladder in view.ladders:
        yield from _ladder(view, ladder)
    for cycle in view.cycles:
        yield from _cycle(cycle)
    for stage in view.stages:
        yield from _stage(view, stage)
    for path in view.paths:
        yield from _heading(path.title)
        yield _wrapped(path.summary)
        yield from (_item(view.language.named(step.title, step.state)) for step in path.steps)
    yield from _heading(view.labels.strengths)
    yield from (_item(view.language.named(strength.title, strength.text)) for strength in view.strengths)
    if not view.strengths:
        yield _wrapped(view.labels.strengths_none)
    yield from _telling(view)
    yield from _steps(view)
    yield from _targets(view)
    if view.flags:
        yield from _heading(view.labels.flags)
        yield from (_item(flag.text) for flag in view.flags)


def _opening(view: View) -> Iterator[str]:
    yield _wrapped(view.language.named(view.title, view.city))
    yield _wrapped(", ".join(part for part in (view.date, view.place) if part))
    if view.sample:
        yield _wrapped(view.labels.made_up)
    yield _wrapped(", ".join(view.counts) + ".")
    if view.targets:
        yield _wrapped(view.targets.summary)
    yield ""
    yield from (_wrapped(sentence) for sentence in view.headline)
    if view.extent:
        yield ""
        yield _wrapped(view.extent.summary)
        if len(view.extent.indices) > 1:
            yield from (_item(index) for index in view.extent.indices)


def _scores(view: View) -> Iterator[str]:
    yield from _heading(view.labels.scores)
    yield _wrapped(view.labels.scores_intro)
    for index in view.indices:
        yield ""
        yield _wrapped(index.score.sentence)
        yield from (_item(element.score.sentence) for element in index.elements)


def _cohort(view: View, cohort: CohortView) -> Iterator[str]:
    yield from _heading(view.language.named(view.labels.beside_cohort, cohort.title))
    yield from (_wrapped(sentence) for sentence in (cohort.remark, cohort.about) if sentence)
    for row in (row for row in cohort.rows if row.strong):
        yield _item(view.language.named(row.title, row.yours))
        yield from (_more(beside.sentence) for beside in row.beside)


def _ladder(view: View, ladder: LadderView) -> Iterator[str]:
    named, listed = view.language.named, view.language.listed
    yield from _heading(ladder.title)
    yield _wrapped(ladder.summary)
    for phase in ladder.phases:
        yield _item(", ".join(part for part in (named(phase.title, phase.label), phase.place) if part) + ".")
        if phase.band_text:
            beside = (named(view.labels.participants, phase.band_text), phase.standing_own)
            yield _more(listed(beside) + ".")
    if ladder.band_source:
        yield _wrapped(ladder.band_source)


def _cycle(cycle: CycleView) -> Iterator[str]:
    yield from _heading(cycle.title)
    for phase in cycle.phases:
        yield _item(phase.score.sentence)
    yield from (_wrapped(sentence) for sentence in (cycle.weakest, cycle.closing) if sentence)


def _stage(view: View, stage: StageView) -> Iterator[str]:
    yield from _heading(stage.title)
    yield from (_wrapped(sentence) for sentence in (stage.place, stage.beside) if sentence)
    for row in stage.rows:
        parts = (row.label, row.share_text, stage.you_are_here.upper() if row.yours else "")
        yield _item(", ".join(part for part in parts if part))
    if stage.source:
        yield _wrapped(stage.source)
    if stage.next:
        yield _wrapped(view.language.named(stage.next, stage.asks))


def _telling(view: View) -> Iterator[str]:
    if not view.studied:
        return
    yield from _heading(view.labels.telling)
    for comparison in view.telling:
        yield _item(f"{comparison.question} ({comparison.mark})")
        yield _more(comparison.text)
        yield _more(comparison.cited)
    if not view.telling:
        yield _wrapped(view.labels.telling_none)
    yield from (_wrapped(sentence) for sentence in view.circumstances)


def _steps(view: View) -> Iterator[str]:
    if not view.advised:
        return
    yield from _heading(view.labels.first_steps)
    if view.first_steps:
        yield _wrapped(view.labels.steps_order)
    for step in view.first_steps:
        yield _wrapped(f"{step.rank}. {step.title} ({view.language.listed((step.area, step.effort))})", after="   ")
        yield _more(step.start[0] if step.find_out else step.asks)
        if step.target:
            yield _more(step.target)
    if view.steps_remark:
        yield _wrapped(view.steps_remark)


def _targets(view: View) -> Iterator[str]:
    if view.targets:
        yield from _heading(view.targets.title)
        yield _wrapped(view.targets.intro)
        for target in view.targets.rows:
            yield _item(f"{target.question} ({target.mark})")
            yield _more(target.sentence)


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield _wrapped(text.upper())


def _wrapped(text: str, before: str = "", after: str = "") -> str:
    return fill(text, WIDTH, initial_indent=before, subsequent_indent=after or before, break_on_hyphens=False)


def _item(text: str) -> str:
    return _wrapped(text, "- ", "  ")


def _more(text: str) -> str:
    return _wrapped(text, "   ")
