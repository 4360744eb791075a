"""What a program may use: load a questionnaire and answers, assess, render, and score a dataframe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.assessment import assess as _assess
from govcheck.language import ENGLISH
from govcheck.store.answer_file import load_answers as _load_answers
from govcheck.store.benchmarks import load_studies
from govcheck.store.catalogue import load_language
from govcheck.store.content import load_profile, load_questionnaire

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from govcheck.batch.dataframe import Table
    from govcheck.model.answer import AnswerFile
    from govcheck.model.benchmark import Benchmark
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.result import Result

__all__ = ["assess", "load_answers", "load_questionnaire", "load_studies", "render", "score_dataframe"]


def load_answers(path: Path | str, questionnaire: str | None = None) -> AnswerFile:
    """The answers of a file, checked against the questionnaire that it names, or the one that is named here.

    Raises:
        InputError: the file cannot be used; all its problems at once.
    """
    return _load_answers(path, questionnaire).answers


def assess(
    questionnaire: Questionnaire, answers: AnswerFile, benchmarks: Sequence[Benchmark] = (), *, language: str = "en"
) -> Result:
    """Everything that follows from the answers of one city: the result that every report only reads.

    Args:
        questionnaire: what was asked, from ``load_questionnaire``.
        answers: from ``load_answers``.
        benchmarks: published figures to stand beside, from ``load_studies``.
        language: of its sentences; en, es or fr.

    Raises:
        UsageError: govcheck does not speak that language.
    """
    return _assess(questionnaire, answers, benchmarks, load_profile(language), language=load_language(language))


def render(result: Result, questionnaire: Questionnaire, name: str, *, language: str = "en") -> bytes:
    """The report of a result, in the format that a name ends in: html, pdf, docx, xlsx, md or json.

    Raises:
        UsageError: no format ends so, or govcheck does not speak that language.
    """
    from govcheck.report.formats import Matter  # noqa: PLC0415 - few who import this want a report
    from govcheck.report.formats import render as write  # noqa: PLC0415 - the same

    return write(Matter(result, questionnaire, load_language(language)), name).content


def score_dataframe(
    table: Table, questionnaire: Questionnaire, benchmarks: Sequence[Benchmark] = (), *, levels: bool = False
) -> Table:
    """The result table of a dataframe, a row for each row, as the same kind of dataframe.

    Args:
        table: a dataframe of Polars (lazy or not), pandas, PyArrow or PySpark in the wide form: a row for
            each respondent, a column for each question. Missing columns and null cells are skipped questions.
        questionnaire: what was asked, from ``load_questionnaire``.
        benchmarks: published figures to stand beside, from ``load_studies``.
        levels: whether of every score its levels are told, too (``.level_low``, ``.level_high``), and whether
            it is withheld or a first look.

    Returns:
        The profile columns, the counts, ``<node>.score``, ``.low``, ``.high``, ``.coverage``, and the rest of a
        result table. Scores run from 0 to 100, unrounded; null where there is none. Rows keep their order, and
        those of pandas their index; Spark promises no order. Lazy tables and those of Spark are computed, and
        their cells checked, when somebody asks for the rows.

    Raises:
        InputError: a column is no question, or a cell no answer; all problems at once, with the nearest known names.
        UsageError: it is no such dataframe.
    """
    from govcheck.batch.dataframe import score_table  # noqa: PLC0415 - few who import this have a dataframe
    from govcheck.batch.reading.words import learn_words  # noqa: PLC0415 - the same
    from govcheck.batch.terms import Terms  # noqa: PLC0415 - the same

    words = learn_words([(questionnaire, ENGLISH)])
    scored: Table = score_table(table, Terms(questionnaire, benchmarks, words, load_profile(), levels=levels))
    return scored
