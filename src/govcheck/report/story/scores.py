"""The scores: every index with its elements, what runs across them, and what stands out beside the participants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.report.charts.cycle import draw_cycle
from govcheck.report.charts.scores import draw_scores
from govcheck.report.document import Block, Figure, Item, Listing, Paragraph, Part, Section, Tone
from govcheck.report.story.cohort import tell_cohort
from govcheck.report.story.drawings import key_cycle, key_scores, picture_before_today
from govcheck.report.story.score_table import set_scores
from govcheck.report.view.lead import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.report.view import View
    from govcheck.report.view.cycle import CycleView
    from govcheck.report.view.path import PathStepView, PathView
    from govcheck.report.view.score import IndexView


def tell_scores(view: View) -> Section:
    """Indices with their elements first; then what runs across them."""
    return Section("scores", view.labels.scores, tuple(_blocks(view)))


def _blocks(view: View) -> Iterator[Block]:
    beside = view.labels.scores_beside if view.studied and not view.cohorts else ""
    yield Paragraph(f"{view.labels.scores_intro} {beside}".strip(), Tone.SOFT)
    for place, index in enumerate(view.indices, 1):
        yield Part(index.score.title, (_index(view, index, place),))
    yield from (tell_cohort(view, cohort) for cohort in view.cohorts)
    for place, cycle in enumerate(view.cycles, 1):
        yield Part(cycle.title, tuple(_cycle(view, cycle, place)))
    for asked in view.before_today:
        cited = (Paragraph(text, Tone.CITE) for text in (*asked.citation.circumstances, *asked.citation.cited))
        yield Part(asked.title, (picture_before_today(view.labels, asked), *cited))
    for path in view.paths:
        yield Part(path.title, tuple(_path(path)))
    if view.studied:
        yield _telling(view)


def _index(view: View, index: IndexView, place: int) -> Figure:
    labels = view.labels
    chart = draw_scores(index, labels.no_score, place)
    return Figure(
        chart.id,
        "scores",
        chart,
        index.score.title,
        index.description,
        keys=key_scores(labels),
        twin=set_scores(labels, ((row, place == 0) for place, row in enumerate(index.rows))),
    )


def _cycle(view: View, cycle: CycleView, place: int) -> Iterator[Block]:
    labels = view.labels
    chart = draw_cycle(cycle, labels.no_score, place)
    yield Paragraph(cycle.weakest, Tone.STRONG)
    if cycle.closing:
        yield Paragraph(cycle.closing)
    yield Figure(
        chart.id,
        "cycle",
        chart,
        cycle.title,
        cycle.description,
        keys=key_cycle(labels, cycle),
        twin=set_scores(labels, ((phase.score, phase.weakest) for phase in cycle.phases), labels.phase),
    )


def _path(path: PathView) -> Iterator[Block]:
    yield Paragraph(path.summary)
    yield Listing(tuple(Item(step.state, label=step.title, sign=_sign(step)) for step in path.steps), ordered=True)


def _sign(step: PathStepView) -> str:
    return "?" if step.reached is None else "●" if step.reached else "○"


def _telling(view: View) -> Part:
    found = tuple(
        Item(
            comparison.text,
            label=comparison.mark,
            sign=SIGNS[comparison.lead],
            under=(comparison.question, comparison.cited),
        )
        for comparison in view.telling
    )
    none = Paragraph(view.labels.telling_none)
    circumstances = (Paragraph(sentence, Tone.CITE) for sentence in view.circumstances)
    return Part(view.labels.telling, (Listing(found) if found else none, *circumstances))
