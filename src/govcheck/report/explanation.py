"""How a number came about, as plain text: the answers below it, and those that would move it most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.report.view.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.language import Language
    from govcheck.model.explanation import Contribution, Explanation, Move
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.result import NodeResult

MOST_MOVES = 5
"""Of the answers that would move a score: the largest changes."""


def render_explanation(found: Explanation, node: NodeResult, questionnaire: Questionnaire, language: Language) -> str:
    """A score with everything below it; where it is withheld, what is answered all the same."""
    words = Wording(questionnaire, language)
    return "\n".join(_lines(words, found, node)) + "\n"


def _lines(words: Wording, found: Explanation, node: NodeResult) -> Iterator[str]:
    say = words.say
    if node.score is None:
        yield say.named(words.node(node.id), say.text("no score"))
    else:
        yield say.text("{title}: {score} of 100", title=words.node(node.id), score=say.number(node.score, 1))
    counted = [part for part in found.contributions if part.points is not None]
    if counted:
        yield ""
        yield say.text("What each answer gives, and the most that it could give:")
        for part in counted:
            yield from _given(words, part)
    others = [part for part in found.contributions if part.points is None]
    if others:
        yield ""
        yield say.text("Without a value, and so left out:")
        for part in others:
            yield from (f"  {part.question}", f"      {words.question(part.question)}")
    yield from _moves(words, found.moves)


def _given(words: Wording, part: Contribution) -> Iterator[str]:
    say = words.say
    given = say.text(
        "{points} of {most}", points=say.number(part.points or 0.0, 1), most=say.number(100 * (part.share or 0.0), 1)
    )
    answer = words.answer(part.question, part.answer) or say.text("not asked: counts as the lowest")
    yield from (f"  {given}  {part.question}", f"      {words.question(part.question)}", f"      {answer}")


def _moves(words: Wording, moves: Sequence[Move]) -> Iterator[str]:
    if not moves:
        return
    say = words.say
    yield ""
    yield say.text("The single answers that would move it most, one step up:")
    for move in moves[:MOST_MOVES]:
        yield f"  +{say.number(move.change, 1)}  {move.question}"
        yield f"      {words.question(move.question)}"
        yield f"      {words.answer(move.question, move.answer)} → {words.answer(move.question, move.raised)}"
