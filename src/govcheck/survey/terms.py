"""The terms of a survey, found from what is named and from the files themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.batch.reading.words import Words, learn_words
from govcheck.batch.terms import Terms
from govcheck.errors import InputError, Problem, UsageError
from govcheck.lint.column import check_columns
from govcheck.store.answer_file import load_answers
from govcheck.store.benchmarks import load_studies
from govcheck.store.catalogue import list_languages, load_language
from govcheck.store.content import list_questionnaires, load_profile, load_questionnaire
from govcheck.survey.finding import is_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from govcheck.language import Language
    from govcheck.model.questionnaire import Questionnaire


def learn_terms(files: Sequence[Path], name: str | None, benchmarks: Sequence[str], language: Language) -> Terms:
    """The terms by which files are scored.

    Args:
        files: what is to be read; the words of tables are learned only where there are some, or no file is named.
        name: id or folder of the questionnaire; without it, the first answer file that can be read says it.
        benchmarks: files or ids of benchmarks beside the studies that the questionnaire names.
        language: the language of what is told.

    Raises:
        InputError: none of the answer files can be read; ids of the questionnaire would name two columns
            alike; or a benchmark cannot be used.
        UsageError: there are only tables, which do not say what they answer.
    """
    questionnaire = _choose_questionnaire(files, name, language)
    if faults := list(check_columns(questionnaire)):
        raise InputError(*(fault.problem for fault in faults))
    named = name or questionnaire.id
    needed = not files or any(map(is_table, files))
    words = _learn_labels(named) if needed else Words({}, {}, {}, {})
    studies = load_studies(named, language.code, benchmarks)
    return Terms(questionnaire, studies, words, load_profile(language.code), language)


def _choose_questionnaire(files: Sequence[Path], name: str | None, language: Language) -> Questionnaire:
    """The questionnaire that was asked for, else that of the first answer file that can be read."""
    if name:
        return load_questionnaire(name, language.code)
    problems: list[Problem] = []
    for file in (file for file in files if not is_table(file)):
        try:
            return load_answers(file, None, language.code).questionnaire
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(*problems)
    message, hint = "A table does not say which questionnaire it answers.", "Name it with -q, such as -q {example}."
    raise UsageError(Problem("no-questionnaire", message, hint, fields={"example": list_questionnaires()[0]}))


def _learn_labels(name: str) -> Words:
    """The words that may stand in a table for options, countries and regions, in all languages."""
    codes = list_languages()
    versions = ((load_questionnaire(name, code), load_language(code)) for code in codes)
    return learn_words(versions, map(load_profile, codes))
