"""The annex: every score opened down to its answers, and all answers with their notes and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.report.document import (
    Block,
    Cell,
    Column,
    Item,
    Listing,
    Look,
    Paragraph,
    Part,
    Row,
    Section,
    Table,
    Tone,
)
from govcheck.report.story.plain_row import answer_row, common_row
from govcheck.report.story.score_table import NONE, set_scores

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.report.view import View
    from govcheck.report.view.answer import AnswerView
    from govcheck.report.view.contribution import ExplanationView


def tell_explanations(view: View) -> Section:
    """All scores, and every index opened down to its answers."""
    labels = view.labels
    scores = [
        (score, strong)
        for index in view.indices
        for score, strong in (
            (index.score, True),
            *((s, e.score is s) for e in index.elements for s in (e.score, *e.parts)),
        )
    ]
    columns = (
        Column(labels.question, wide=True),
        Column(labels.answer),
        Column(labels.worth, numeric=True),
        Column(labels.weight, numeric=True),
        Column(labels.gives, numeric=True),
    )
    parts = tuple(Part(one.title, tuple(_explanation(view, one, columns))) for one in view.explanations)
    blocks: tuple[Block, ...] = (set_scores(labels, scores), Paragraph(labels.explanations_intro, Tone.SOFT), *parts)
    return Section("all-scores", labels.all_scores, blocks, annex=True)


def _explanation(view: View, found: ExplanationView, columns: tuple[Column, ...]) -> Iterator[Block]:
    labels = view.labels
    yield Paragraph(found.score, Tone.STRONG)
    if found.moves:
        moves = tuple(Item(move.question, label=move.change, under=(move.step,)) for move in found.moves)
        intro = " ".join(text for text in (labels.moves_intro, found.moves_note) if text)
        yield Part(labels.moves, (Paragraph(intro, Tone.SOFT), Listing(moves, ordered=True)))
    if found.contributions:
        rows = tuple(
            [
                common_row(one.question, one.answer, one.value, one.share or NONE, one.points or NONE)
                for one in found.contributions
            ]
        )
        told = any(one.points for one in found.contributions)
        yield Table(labels.contributions if told else labels.worth_alone, columns, rows)
    if found.left_out:
        listing = Listing(tuple([Item(left_out.question) for left_out in found.left_out]))
        yield Part(labels.left_out, (listing,), look=Look.REMARK)


def tell_answers(view: View) -> Section:
    """All answers, section by section."""
    labels = view.labels
    columns = (
        Column(labels.question, wide=True),
        Column(labels.answer),
        Column(labels.worth, numeric=True),
        Column(labels.note_evidence),
    )
    parts = tuple(
        Part(
            section.title,
            (Table(labels.answers_caption, columns, tuple([_answer(view, one.answer) for one in section.asked])),),
        )
        for section in view.chapters
    )
    return Section("all-answers", labels.all_answers, parts, annex=True)


def _answer(view: View, answer: AnswerView) -> Row:
    if not (answer.note or answer.evidence):
        return answer_row(answer, answer.worth or NONE, "")
    evidence = tuple([view.language.named(view.labels.evidence, piece) for piece in answer.evidence])
    return Row((Cell(answer.question), Cell(answer.told), Cell(answer.worth or NONE), Cell(answer.note, evidence)))
