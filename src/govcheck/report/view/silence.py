"""Why nothing is known of a part: nobody was asked about it, or nobody knew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.answer import AnswerState
from govcheck.scoring.waiting import find_waiting

if TYPE_CHECKING:
    from govcheck.model.result import Result
    from govcheck.report.view.wording import Wording


def word_silence(words: Wording, result: Result) -> dict[str, str]:
    """For each node of which no answer tells anything why that is so, in a sentence.

    That the quick version leaves it out is said only where that was answered to its end.
    """
    silent = [words.questionnaire.scoring.nodes[node.id] for node in result.nodes if node.coverage == 0]
    if not silent:
        return {}
    unasked = words.say.text("Not enough answers: none of its questions has an answer yet.")
    if _took_quick(words, result):
        unasked = words.say.text("Not enough answers: the quick version asks none of its questions.")
    unknown = words.say.text("Not enough answers: what was asked here so far is answered with “don't know”.")
    states = {name: answer.state for name, answer in result.by_question.items()}
    return {
        node.id: unknown if any(states[leaf] is AnswerState.DONT_KNOW for leaf in node.leaves) else unasked
        for node in silent
    }


def _took_quick(words: Wording, result: Result) -> bool:
    """Whether the quick version was answered, and nothing of it is left."""
    if not result.extent.quick:
        return False
    waiting = find_waiting(words.questionnaire, lambda name: result.by_question[name].state)
    return not any(
        question.quick and question.id not in waiting and result.by_question[question.id].state is AnswerState.SKIPPED
        for question in words.questionnaire.questions
    )
