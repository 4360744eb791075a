"""How a number came about, as plain text: the answers below it, and those that would move it most."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from govcheck.report.view.contribution import view_explanation
from govcheck.report.view.score import view_scores
from govcheck.report.view.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.language import Language
    from govcheck.model.explanation import Explanation
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.result import Result
    from govcheck.report.view.contribution import ExplanationView
    from govcheck.report.view.score import ScoreView

NARROWEST = 24
"""Columns; narrower ones would break every word."""


def render_explanation(
    found: Explanation, result: Result, questionnaire: Questionnaire, language: Language, width: int
) -> str:
    """A score with everything below it, in lines of at most ``width``; where it is withheld, what is answered."""
    words = Wording(questionnaire, language)
    view = view_explanation(words, found, result.by_node[found.node])
    lines = _lines(language, view, view_scores(words, result)[found.node])
    return "\n".join(_wrapped(line, width) for line in lines) + "\n"


def _wrapped(line: str, width: int) -> str:
    """A line in as many as it takes, all with its own indent; no word and no id is broken."""
    indent = " " * (len(line) - len(line.lstrip(" ")))
    return fill(
        line, max(width, NARROWEST), subsequent_indent=indent, break_long_words=False, break_on_hyphens=False,
        drop_whitespace=True, replace_whitespace=False,
    )  # fmt: skip


def _lines(say: Language, view: ExplanationView, score: ScoreView) -> Iterator[str]:
    yield score.sentence
    if view.contributions:
        yield ""
        if score.shown:
            yield say.text("What each answer gives, and the most that it could give:")
        else:
            yield say.text("What the answers so far are worth, each alone:")
        for part in view.contributions:
            yield from (f"  {part.given}  {part.id}", f"      {part.question}", f"      {part.answer}")
        if score.shown:
            yield f"  {say.text('Together: {score}', score=view.score)}"
    if view.left_out:
        yield ""
        yield say.text("Without a value, and so left out:")
        for left_out in view.left_out:
            yield from (f"  {left_out.id}", f"      {left_out.question}")
    if view.moves:
        yield ""
        yield say.text("The single answers that would move it most, one step up:")
        if view.moves_note:
            yield f"  {view.moves_note}"
        for move in view.moves:
            yield from (f"  {move.change}  {move.id}", f"      {move.question}", f"      {move.step}")
