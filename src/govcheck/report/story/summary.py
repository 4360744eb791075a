"""The first page: where the city stands, what it does well, and what to do first. Read in two minutes."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from govcheck.report.charts.cycle import draw_cycle
from govcheck.report.charts.geometry import HALF, THIRD
from govcheck.report.charts.ladder import draw_ladder
from govcheck.report.charts.scores import draw_scores
from govcheck.report.charts.stage import draw_stage
from govcheck.report.document import (
    Block,
    Card,
    Cards,
    Columns,
    Figure,
    Gallery,
    Item,
    Listing,
    Paragraph,
    Part,
    Section,
    Tone,
)
from govcheck.report.story.drawings import key_cycle, key_ladder, key_scores, key_stage
from govcheck.report.view.lead import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.report.charts.geometry import Room
    from govcheck.report.view import View
    from govcheck.report.view.score import IndexView

MOST = 3
"""As many drawings as stand side by side."""

FEW = 1
"""Of what stands out beside the participants, as many as the first page has room for."""

SHORT = 0
"""The number of a drawing that stands on the first page; the same drawing in its chapter counts from 1."""


def tell_summary(view: View) -> Section:
    """The headline, the indices, the ladder, the cycle and the stage, strengths and next steps."""
    return Section("summary", view.labels.in_short, tuple(_blocks(view)))


def _blocks(view: View) -> Iterator[Block]:
    yield Paragraph(" ".join(view.headline), Tone.LEAD)
    yield Cards(tuple(_card(view, index) for index in view.indices))
    yield Paragraph(f"{', '.join(view.counts)}.", Tone.SOFT)
    if view.targets:
        yield Paragraph(view.targets.summary)
    if view.extent:
        yield Paragraph(view.extent.summary, Tone.NOTICE)
    drawn = (view.ladders[:1], view.cycles[:1], view.stages[:1], view.indices[:1])
    figures = tuple(islice(_figures(view, THIRD if sum(map(len, drawn)) >= MOST else HALF), MOST))
    if figures:
        yield Gallery(figures)
    strengths = _strengths(view)
    yield Columns((strengths, _first_steps(view))) if view.advised else strengths
    if view.telling:
        told = tuple(Item(c.text, label=c.mark, sign=SIGNS[c.lead], under=(c.question,)) for c in view.telling[:FEW])
        yield Part(view.labels.telling, (Listing(told),))


def _card(view: View, index: IndexView) -> Card:
    score = index.score
    if not score.shown:
        return Card(score.title, "", "", (view.labels.no_score_yet, score.why))
    named = view.language.named
    interval = named(view.labels.interval, score.interval) if score.interval else ""
    beside = (named(cohort.title, one.text) for cohort in view.cohorts for one in cohort.averages if one.id == score.id)
    return Card(
        score.title,
        score.shown,
        view.labels.of_hundred,
        tuple(line for line in (score.level, score.unsteady, interval, *beside) if line),
    )


def _figures(view: View, room: Room) -> Iterator[Figure]:
    """The first of each kind of drawing: ladder, cycle and stage before those that others may not have."""
    for ladder in view.ladders[:1]:
        chart = draw_ladder(ladder, SHORT, room)
        yield Figure(chart.id, "ladder", chart, ladder.title, ladder.description, key_ladder(view.labels, ladder))
    for cycle in view.cycles[:1]:
        ring = draw_cycle(cycle, view.labels.no_score, SHORT, room)
        yield Figure(ring.id, "cycle", ring, cycle.title, cycle.description, key_cycle(view.labels, cycle))
    for stage in view.stages[:1]:
        bars = draw_stage(stage, SHORT, room)
        yield Figure(bars.id, "stage", bars, stage.title, stage.description, key_stage(view.labels, stage))
    for index in view.indices[:1]:
        scores = draw_scores(index, view.labels.no_score, SHORT, room)
        yield Figure(scores.id, "scores", scores, index.score.title, index.description, key_scores(view.labels))


def _strengths(view: View) -> Part:
    found = tuple(Item(strength.text, label=strength.title) for strength in view.strengths)
    none = Paragraph(view.labels.strengths_none)
    return Part(view.labels.strengths, (Listing(found) if found else none,))


def _first_steps(view: View) -> Part:
    found = tuple(
        Item(step.title, link=f"step-{step.rank}", under=(f"{step.area} · {step.effort}",)) for step in view.first_steps
    )
    none = Paragraph(view.steps_remark)
    return Part(view.labels.first_steps, (Listing(found, ordered=True) if found else none,))
