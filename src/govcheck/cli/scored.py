"""From an answer file to its result: what score, report and demo have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.assessment import assess
from govcheck.store.answer_file import load_answers
from govcheck.store.content import load_benchmark, load_profile

if TYPE_CHECKING:
    from pathlib import Path

    from govcheck.language import Language
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.result import Result


class Scored(NamedTuple):
    """A result and the questionnaire that it speaks of."""

    result: Result
    questionnaire: Questionnaire


def score_file(path: Path | str, language: Language, questionnaire: str | None = None) -> Scored:
    """Read an answer file and score it beside the studies that its questionnaire names.

    Raises:
        InputError: the file, or its questionnaire, cannot be used.
    """
    loaded = load_answers(path, questionnaire)
    result = assess(
        loaded.questionnaire,
        loaded.answers,
        [load_benchmark(study) for study in loaded.questionnaire.studies],
        load_profile(),
        language=language,
        answers_hash=loaded.hash,
    )
    return Scored(result, loaded.questionnaire)
