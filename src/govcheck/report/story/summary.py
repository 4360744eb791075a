"""The first page: where the city stands, what it does well, and what to do first. Read in two minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.report.charts.before_today import draw_before_today
from govcheck.report.charts.cycle import draw_cycle
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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.report.view import View
    from govcheck.report.view.score import IndexView

MOST = 3
"""As many drawings as stand side by side."""

SHORT = 0
"""The number of a drawing that stands on the first page; the same drawing in its chapter counts from 1."""


def tell_summary(view: View) -> Section:
    """The headline, the indices, the ladder, the cycle and the stage, strengths and next steps."""
    return Section("summary", view.labels.in_short, tuple(_blocks(view)))


def _blocks(view: View) -> Iterator[Block]:
    yield Paragraph(" ".join(view.headline), Tone.LEAD)
    yield Cards(tuple(_card(view, index) for index in view.indices))
    yield Paragraph(f"{', '.join(view.counts)}.", Tone.SOFT)
    if view.extent:
        yield Paragraph(view.extent.summary, Tone.NOTICE)
    figures = tuple(_figures(view))[:MOST]
    if figures:
        yield Gallery(figures)
    yield Columns((_strengths(view), _first_steps(view)))


def _card(view: View, index: IndexView) -> Card:
    score = index.score
    if not score.shown:
        return Card(score.title, "", "", (view.labels.no_score_yet, score.why))
    interval = view.language.named(view.labels.interval, score.interval) if score.interval else ""
    return Card(
        score.title, score.shown, view.labels.of_hundred, tuple(line for line in (score.level, interval) if line)
    )


def _figures(view: View) -> Iterator[Figure]:
    """The first of each kind of drawing: ladder, cycle and stage before those that others may not have."""
    for ladder in view.ladders[:1]:
        chart = draw_ladder(ladder, SHORT)
        yield Figure(chart.id, "ladder", chart, ladder.title, ladder.description)
    for cycle in view.cycles[:1]:
        ring = draw_cycle(cycle, view.labels.no_score, SHORT)
        yield Figure(ring.id, "cycle", ring, cycle.title, cycle.description)
    for stage in view.stages[:1]:
        bars = draw_stage(stage, SHORT)
        yield Figure(bars.id, "stage", bars, stage.title, stage.description)
    for asked in view.before_today[:1]:
        change = draw_before_today(asked, str(SHORT))
        yield Figure(change.id, "before_today", change, asked.title, asked.description)
    for index in view.indices[:1]:
        scores = draw_scores(index, view.labels.no_score, SHORT)
        yield Figure(scores.id, "scores", scores, index.score.title, index.description)


def _strengths(view: View) -> Part:
    found = tuple(Item(strength.text, label=strength.title) for strength in view.strengths)
    none = Paragraph(view.labels.strengths_none)
    return Part(view.labels.strengths, (Listing(found) if found else none,))


def _first_steps(view: View) -> Part:
    found = tuple(
        Item(step.title, link=f"step-{step.rank}", under=(f"{step.area} · {step.effort}",)) for step in view.first_steps
    )
    none = Paragraph(view.labels.steps_none)
    return Part(view.labels.first_steps, (Listing(found, ordered=True) if found else none,))
