"""A chapter: where the city stands in one area, its answers beside the participants, and what to do next."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from govcheck.report.cache import FunctionCache
from govcheck.report.charts.average import draw_average
from govcheck.report.document import (
    Block,
    Column,
    Figure,
    Item,
    Key,
    Listing,
    Look,
    Mark,
    Paragraph,
    Part,
    Section,
    Table,
    Tone,
)
from govcheck.report.story.cohort import set_answers
from govcheck.report.story.drawings import (
    picture_common_scale,
    picture_frequencies,
    picture_ladder,
    picture_shares,
    picture_stage,
)
from govcheck.report.story.plain_row import answer_row
from govcheck.report.story.score_table import set_scores
from govcheck.report.view.common_scale import CommonScaleView
from govcheck.report.view.labels import make_labels
from govcheck.report.view.lead import SIGNS
from govcheck.report.view.share import SharesView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.language import Language
    from govcheck.report.view import View
    from govcheck.report.view.answer import AnswerView
    from govcheck.report.view.chapter import ChapterView
    from govcheck.report.view.comparison import PortionView, QuestionComparisonsView
    from govcheck.report.view.frequency import FrequenciesView
    from govcheck.report.view.labels import Labels
    from govcheck.report.view.ladder import LadderView
    from govcheck.report.view.stage import StageView
    from govcheck.report.view.step import PracticeView, StepView


_CITE, _SOFT, _QUESTION, _STEP = Tone.CITE, Tone.SOFT, Look.QUESTION, Look.STEP

KEPT = 1024
"""So much of the advice is kept: every city that takes the same step reads the same."""

CHAPTER = "chapter-"
"""Stands before the id of a chapter, so that it is none of the other sections'."""


def tell_chapter(view: View, chapter: ChapterView) -> Section:
    """One section of the questionnaire."""
    return Section(f"{CHAPTER}{chapter.id}", chapter.title, tuple(_blocks(view, chapter)), chapter=True)


def _blocks(view: View, chapter: ChapterView) -> Iterator[Block]:
    labels = view.labels
    yield Paragraph(chapter.intro, Tone.SOFT)
    if chapter.scores:
        yield set_scores(labels, ((score, score.id in chapter.summing) for score in chapter.scores))
    scales = {scale.ladder: scale for scale in chapter.scales}
    for ladder in chapter.ladders:
        yield Part(ladder.title, tuple(_ladder(view, ladder, scales.get(ladder.id))))
    for stage in chapter.stages:
        yield Part(stage.title, tuple(_stage(view, stage)))
    yield from _drawings(view, chapter)
    answers = tuple(_answers(view, chapter))
    if answers:
        yield Part(labels.your_answers, answers)
    if chapter.steps:
        yield Part(labels.steps, tuple(tell_step(view, step) for step in chapter.steps))


def _ladder(view: View, ladder: LadderView, scale: CommonScaleView | None) -> Iterator[Block]:
    """A ladder; its questions drawn on their scale where that tells more of the participants."""
    yield Paragraph(ladder.summary)
    if scale:
        yield from _drawn(scale, view.language).blocks
    else:
        yield picture_ladder(view.labels, ladder, 1 + view.ladders.index(ladder))
    nexts = ((view.language.named(phase.title, phase.next), phase.asks) for phase in ladder.phases if phase.next)
    asks = tuple(Item(asks, label=named) if asks else Item(named) for named, asks in nexts)
    if asks:
        yield Part(view.labels.next, (Listing(asks),))


def _stage(view: View, stage: StageView) -> Iterator[Block]:
    labels = view.labels
    yield Paragraph(" ".join(part for part in (stage.place, stage.beside) if part))
    yield picture_stage(labels, stage, 1 + view.stages.index(stage))
    if stage.next:
        yield Paragraph(stage.asks, label=f"{labels.next}, {stage.next}")


def _drawings(view: View, chapter: ChapterView) -> Iterator[Block]:
    """What the section's questions have in common, each drawing under its title."""
    for scale in chapter.scales:
        if not scale.ladder:
            yield _drawn(scale, view.language)
    if chapter.shares:
        yield _drawn(chapter.shares, view.language)
    if chapter.frequencies:
        yield _drawn(chapter.frequencies, view.language)


def _draw(found: CommonScaleView | SharesView | FrequenciesView, language: Language) -> Part:
    """Drawings of one thing with what their figures are cited with; what these do not speak of is said beside it."""
    figures: tuple[Figure, ...]
    match found:
        case CommonScaleView():
            figures = tuple(picture_common_scale(language, found))
        case SharesView():
            figures = (picture_shares(make_labels(language), found),)
        case _:
            figures = (picture_frequencies(language, found),)
    circumstances = [Paragraph(text, _CITE) for text in found.citation.circumstances]
    cited = map(_cited, found.citation.cited)
    return Part(found.title, (*figures, *circumstances, *cited), common=not circumstances)


_draw_common = FunctionCache(_draw)
"""The same where no city has named in words of its own what its answers are about."""


def _drawn(found: CommonScaleView | SharesView | FrequenciesView, language: Language) -> Part:
    draw = _draw if found.citation.circumstances else _draw_common
    return draw(found, language)


def _answers(view: View, chapter: ChapterView) -> Iterator[Block]:
    """What is set beside the participants, question by question; the other answers in a table.

    An answer that stands in the table of a drawing is not told again, unless it is set beside something.
    """
    labels = view.labels
    told = [asked for asked in chapter.asked if not asked.answer.missing]
    missing = len(chapter.asked) - len(told)
    beside = [asked for asked in told if asked.beside]
    in_cohorts = {row.id for answers in chapter.cohorts for row in answers.rows}
    elsewhere = chapter.drawn | in_cohorts
    alone = [asked.answer for asked in told if not asked.beside and asked.answer.id not in elsewhere]
    if beside and chapter is next(one for one in view.chapters if one.orders or any(a.beside for a in one.asked)):
        yield Paragraph(labels.comparisons_intro, Tone.SOFT)
    for asked in told:
        if asked.beside:
            yield _asked(view, asked.answer, asked.beside)
    yield from map(_order, chapter.orders)
    yield from (set_answers(view, answers) for answers in chapter.cohorts)
    if alone:
        rows = tuple([answer_row(answer) for answer in alone])
        yield Table(labels.answers_alone, _heads(labels.question, labels.your_city), rows)
    if missing:
        yield Paragraph(view.language.named(labels.answers_missing, missing), Tone.SOFT)
    notes = dict.fromkeys(note for asked in beside if asked.beside for note in asked.beside.notes)
    if notes:
        yield Part(labels.remark, tuple(Paragraph(note) for note in notes), look=Look.REMARK)


@lru_cache(maxsize=16)
def _heads(question: str, answer: str) -> tuple[Column, ...]:
    return (Column(question, wide=True), Column(answer, wide=True))


def _asked(view: View, answer: AnswerView, beside: QuestionComparisonsView) -> Part:
    drawn = tuple(_averages(view.labels, beside))
    # What one's answers are about, the city may have named in words of its own.
    words_alone = (answer.answered or answer.missing) and not drawn and not beside.circumstances
    tell = _common_answer if words_alone else _answer
    part = tell(beside, f"asked-{answer.id}", view.labels.your_city, answer.question, answer.told)
    return part._replace(blocks=(*part.blocks, *drawn)) if drawn else part


def _answer(beside: QuestionComparisonsView, name: str, your_city: str, question: str, told: str) -> Part:
    return Part(question, (Paragraph(told, Tone.PLAIN, your_city), *_comparisons(beside)), name, _QUESTION)


@FunctionCache
def _common_answer(beside: QuestionComparisonsView, name: str, your_city: str, question: str, told: str) -> Part:
    """The same, of words none of which is a city's own."""
    return _answer(beside, name, your_city, question, told)._replace(common=True)


def _order(order: QuestionComparisonsView) -> Part:
    return Part(order.question, tuple(_comparisons(order)), look=_QUESTION)


def _averages(labels: Labels, beside: QuestionComparisonsView) -> Iterator[Block]:
    """What is drawn of comparisons."""
    for comparison in beside.comparisons:
        if comparison.mean:
            chart = draw_average(comparison, comparison.mean, comparison.place)
            keys = (Key(Mark.DOT, labels.your_city), Key(Mark.SQUARE, labels.participants))
            yield Figure(chart.id, "average", chart, comparison.question, comparison.text, keys)


def _comparisons(beside: QuestionComparisonsView) -> Iterator[Block]:
    yield Listing(
        tuple(
            [
                Item(c.text, c.mark, SIGNS[c.lead], under=(_portions(c.portions),) if c.portions else ())
                for c in beside.comparisons
            ]
        )
    )
    for circumstance in beside.circumstances:
        yield Paragraph(circumstance, _CITE)
    yield from map(_cited, beside.cited)


@lru_cache(maxsize=KEPT)
def _cited(source: str) -> Paragraph:
    """Where published figures are from."""
    return Paragraph(source, _CITE)


def _portions(portions: tuple[PortionView, ...]) -> str:
    return " · ".join([portion.text for portion in portions])


def tell_step(view: View, step: StepView) -> Part:
    """A step: what it asks, how to start, why it stands where it stands, and who has done it."""
    labels = view.labels
    blocks: list[Block] = [Paragraph(f"{step.area} · {step.effort}", _SOFT), Paragraph(step.asks)]
    if step.target:
        blocks.append(Paragraph(step.target, Tone.STRONG))
    blocks.append(_start(labels.start, step.start, step.for_size))
    because = " ".join([told for told in (step.gain, step.priority, step.because) if told])
    blocks.append(Part(labels.why, (Paragraph(because),)))
    if step.practices:
        blocks.append(_practices(labels.practices, step.practices))
    if step.goals:
        blocks.append(_cited(step.goals))
    return Part(f"{step.rank}. {step.title}", tuple(blocks), f"step-{step.rank}", _STEP)


@lru_cache(maxsize=KEPT)
def _start(title: str, actions: tuple[str, ...], for_size: str) -> Part:
    listed = Listing(tuple(Item(action) for action in actions))
    return Part(title, (listed, Paragraph(for_size)) if for_size else (listed,), common=True)


@lru_cache(maxsize=KEPT)
def _practices(title: str, practices: tuple[PracticeView, ...]) -> Part:
    """What others have done; a hint to another step leads to it, which is there in this report."""
    items = (Item(p.summary, f"{p.where}, {p.title}", link=f"step-{p.told_in}" if p.told_in else "") for p in practices)
    return Part(title, (Listing(tuple(items)),), common=not any(p.told_in for p in practices))
