"""The drawings of a chapter, each with its key, and the same as a table."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from govcheck.report.charts.before_today import draw_before_today
from govcheck.report.charts.common_scale import draw_common_scale
from govcheck.report.charts.frequencies import draw_frequencies
from govcheck.report.charts.ladder import draw_ladder
from govcheck.report.charts.shares import draw_shares
from govcheck.report.charts.stage import draw_stage
from govcheck.report.charts.timeline import draw_timeline
from govcheck.report.document import Cell, Column, Figure, Key, Mark, Row, Table
from govcheck.report.story.plain_row import common_row, heading_row
from govcheck.report.story.score_table import NONE
from govcheck.report.view.labels import make_labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govcheck.language import Language
    from govcheck.report.view.before_today import BeforeTodayView
    from govcheck.report.view.common_scale import CommonScaleView
    from govcheck.report.view.cycle import CycleView
    from govcheck.report.view.frequency import FrequenciesView, FrequencyView
    from govcheck.report.view.labels import Labels
    from govcheck.report.view.ladder import LadderView
    from govcheck.report.view.share import ShareGroupView, SharesView
    from govcheck.report.view.stage import StageView
    from govcheck.report.view.timeline import TimelineView

MOST_TOGETHER = 6
"""Of more questions than this, there are several drawings in every format, each with its title and its table."""


def picture_ladder(labels: Labels, ladder: LadderView, place: int) -> Figure:
    """A ladder: the city's step in every phase, beside what is published of the participants."""
    chart = draw_ladder(ladder, place)
    beside = bool(ladder.band_source)
    columns = [Column(ladder.column), Column(labels.your_city)]
    rows = []
    for phase in ladder.phases:
        cells = [Cell(phase.title), Cell(phase.label, (phase.place,) if phase.place else ())]
        if beside:
            cells.append(Cell(phase.band_text or NONE, (phase.standing_own,) if phase.standing_own else ()))
        rows.append(Row(tuple(cells)))
    if beside:
        columns.append(Column(labels.participants))
    keys = key_ladder(labels, ladder)
    twin = Table(ladder.band_source or ladder.title, tuple(columns), tuple(rows))
    return Figure(chart.id, "ladder", chart, ladder.title, ladder.description, keys, twin)


def picture_stage(labels: Labels, stage: StageView, place: int) -> Figure:
    """A development: where the city stands, and how the participants are spread over its stages."""
    chart = draw_stage(stage, place)
    beside = has_shares(stage)
    rows = tuple(
        Row(
            (
                Cell(f"{row.label} ({stage.you_are_here})" if row.yours else row.label, (row.criterion,)),
                *((Cell(row.share_text or NONE),) if beside else ()),
            ),
            row.yours,
        )
        for row in stage.rows
    )
    columns = (Column(labels.stage_column), *((Column(labels.participants, numeric=True),) if beside else ()))
    twin = Table(stage.source or stage.title, columns, rows)
    return Figure(chart.id, "stage", chart, stage.title, stage.description, key_stage(labels, stage), twin)


def has_shares(stage: StageView) -> bool:
    """Whether anything is published of the participants."""
    return any(row.share_text for row in stage.rows)


def key_ladder(labels: Labels, ladder: LadderView) -> tuple[Key, ...]:
    """What stands for whom on a ladder."""
    return (Key(Mark.DOT, labels.your_city), *((Key(Mark.HATCH, ladder.theirs),) if ladder.theirs else ()))


def key_stage(labels: Labels, stage: StageView) -> tuple[Key, ...]:
    """What stands for whom on a development."""
    theirs = (Key(Mark.HATCH, stage.theirs),) if has_shares(stage) else ()
    return (Key(Mark.TRIANGLE, labels.your_city), *theirs)


def key_cycle(labels: Labels, cycle: CycleView) -> tuple[Key, ...]:
    """What the arcs of a cycle stand for, as far as it has them."""
    weakest = dict.fromkeys(phase.mark for phase in cycle.phases if phase.weakest)
    return (
        Key(Mark.THICK, labels.key_filled),
        Key(Mark.THIN, labels.key_interval),
        *(Key(Mark.DASHES, mark) for mark in weakest),
    )


@lru_cache(maxsize=16)
def key_scores(labels: Labels) -> tuple[Key, ...]:
    """What the marks of a score stand for."""
    return (
        Key(Mark.DOT, labels.key_score),
        Key(Mark.BAR, labels.key_interval),
        Key(Mark.DIAMOND, labels.key_evidenced),
    )


@lru_cache(maxsize=16)
def key_shares(labels: Labels) -> tuple[Key, ...]:
    """What the marks of a share stand for."""
    return (
        Key(Mark.SQUARE, labels.key_share),
        Key(Mark.HATCH, labels.key_wilson),
        Key(Mark.DOT, labels.key_has),
        Key(Mark.RING, labels.key_has_not),
    )


def picture_shares(labels: Labels, shares: SharesView) -> Figure:
    """Published shares with their intervals, and what the city answered."""
    chart = draw_shares(shares, shares.id)
    rows = tuple([row for group in shares.groups for row in _share(group)])
    twin = Table(shares.title, _columns(shares.heads), rows)
    return Figure(chart.id, "shares", chart, shares.title, shares.description, key_shares(labels), twin)


def _share(group: ShareGroupView) -> Iterator[Row]:
    """The question above its shares, or in the row of its only one where that has no name of its own."""
    if any(row.label for row in group.rows):
        yield heading_row(group.question)
    for row in group.rows:
        yield common_row(row.label or group.question, row.told, row.interval or NONE, row.own)


def picture_frequencies(language: Language, frequencies: FrequenciesView) -> Figure:
    """How the participants' answers are spread, question by question, and where the city is."""
    chart = draw_frequencies(frequencies, frequencies.id)
    labels = make_labels(language)
    keys = (Key(Mark.TRIANGLE, labels.your_city), Key(Mark.HATCH, labels.participants))
    rows = tuple([row for asked in frequencies.questions for row in _spread(language, asked)])
    twin = Table(frequencies.title, _columns(frequencies.heads), rows)
    return Figure(chart.id, "frequencies", chart, frequencies.title, frequencies.description, keys, twin)


def _spread(language: Language, asked: FrequencyView) -> Iterator[Row]:
    """The question, then a row for each answer of the participants, and which is the city's; or that it gave none."""
    labels = make_labels(language)
    yield heading_row(asked.question, *(() if asked.answered else (language.named(labels.your_city, asked.own),)))
    for row in asked.rows:
        here = labels.here if asked.own == row.label else asked.own
        yield common_row(row.label, row.told, here if row.yours else "", strong=row.yours)


def picture_common_scale(language: Language, scale: CommonScaleView) -> Iterator[Figure]:
    """Questions on one scale: how far the city is with each; many of them in drawings of about the same size."""
    labels, whole = make_labels(language), ceil(len(scale.rows) / MOST_TOGETHER)
    if whole == 1:
        yield _picture_scale(labels, scale, scale.title)
        return
    most, say = ceil(len(scale.rows) / whole), language
    for part in range(1, whole + 1):
        mark = say.text("{part} of {whole}", part=part, whole=whole)
        rows = scale.rows[most * (part - 1) : most * part]
        named = say.text("{title} ({mark})", title=scale.title, mark=mark)
        yield _picture_scale(labels, scale._replace(id=f"{scale.id}-{part}", rows=rows), named)


def _picture_scale(labels: Labels, scale: CommonScaleView, title: str) -> Figure:
    chart = draw_common_scale(scale._replace(title=title), scale.id)
    published = any(row.published for row in scale.rows)
    keys = (Key(Mark.THICK, labels.your_city), *((Key(Mark.BRACKET, labels.participants),) if published else ()))
    rows = ((row.title, row.answer, *((row.theirs or NONE,) if published else ())) for row in scale.rows)
    twin = _twin(scale.title, scale.heads, rows)
    return Figure(chart.id, "common_scale", chart, title, scale.description, keys, twin)


def picture_before_today(labels: Labels, asked: BeforeTodayView) -> Figure:
    """How far the city has come, area by area."""
    chart = draw_before_today(asked, asked.id)
    published = any(row.published for row in asked.rows)
    theirs = (Key(Mark.BRACKET, labels.participants),) if published else ()
    keys = (Key(Mark.RING, asked.before), Key(Mark.DOT, asked.today), *theirs)
    rows = (
        (row.title, row.before_answer, row.today_answer, *((row.theirs or NONE,) if published else ()))
        for row in asked.rows
    )
    twin = _twin(asked.title, asked.heads, rows)
    return Figure(chart.id, "before_today", chart, asked.title, asked.description, keys, twin)


def picture_timeline(timeline: TimelineView) -> Figure:
    """The city's own targets over time; the table of targets beside it is its twin."""
    chart = draw_timeline(timeline, timeline.id)
    return Figure(chart.id, "timeline", chart, timeline.title, timeline.description)


def _twin(caption: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    return Table(caption, _columns(heads), tuple([common_row(*row) for row in rows]))


@lru_cache(maxsize=64)
def _columns(heads: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(Column(head, wide=place == 0) for place, head in enumerate(heads))
