"""What each column of a result table tells, in words: for whoever is handed the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from govcheck.batch.counts import COUNTS
from govcheck.batch.distribution import AROUND
from govcheck.batch.flag import FLAGS
from govcheck.batch.framework import find_cycles, weakest_column
from govcheck.batch.position import PLACED, find_placed
from govcheck.batch.wide_table import PROFILE
from govcheck.language import ENGLISH, template
from govcheck.model.benchmark import FigureKind
from govcheck.model.column import FURTHER, SCORES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govcheck.language import Language
    from govcheck.model.benchmark import Benchmark
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.scoring import Node

SCHEMA = {"column": pl.String, "title": pl.String, "part_of": pl.String, "meaning": pl.String, "unit": pl.String}


class _Told(NamedTuple):
    """What a column tells: of what, what of it, in which unit, and what that is a part of."""

    title: str
    meaning: str
    unit: str
    part_of: str | None = None


_TEXT, _QUESTIONS = template("text"), template("questions")

_PROFILE = (
    (template("City"), template("Its name, as it was given"), _TEXT),
    (template("Country"), template("Where the city lies"), template("two letters, ISO 3166")),
    (template("Region"), template("In which region of the world it lies"), template("id")),
    (template("Population"), template("How many people live there"), template("people")),
    (template("Date"), template("The day of the answers"), template("date")),
)
_COUNTS = (
    (template("Asked"), template("Questions that are asked of this city"), _QUESTIONS),
    (template("Answered"), template("Questions with an answer"), _QUESTIONS),
    (template("Don't know"), template("Questions answered with “don't know”"), _QUESTIONS),
    (template("Not applicable"), template("Questions said not to apply"), _QUESTIONS),
    (template("Skipped"), template("Questions left open"), _QUESTIONS),
    (template("Unsure"), template("Answers marked as unsure"), _QUESTIONS),
)
_ROW = {
    FLAGS: (template("Flags"), template("What deserves a second look, as kind:id; several with ; between"), _TEXT),
    "file": (template("File"), template("Where the row was read from"), _TEXT),
    "line": (template("Line"), template("Its line in that file; empty for an answer file"), template("number")),
    "report": (template("Report"), template("The report of this row, in the folder of reports"), template("file name")),
}
_ALONE = dict(zip(PROFILE, _PROFILE, strict=True)) | dict(zip(COUNTS, _COUNTS, strict=True)) | _ROW
"""The columns that are there for every questionnaire."""

_POINTS = template("points, 0 to 100")
_YES_NO, _LEVEL = template("true or false"), template("id of a level")
_SCORES = dict(
    zip(
        (*SCORES, *FURTHER),
        (
            (template("Score; empty where too little is answered"), _POINTS),
            (template("Lowest score that the open and unsure answers leave possible"), _POINTS),
            (template("Highest score that the open and unsure answers leave possible"), _POINTS),
            (template("How much of it is answered, by weight"), template("share, 0 to 1")),
            (template("Whether too little is answered for a score"), _YES_NO),
            (template("Whether the score is a first look, from the questions of the quick version"), _YES_NO),
            (template("The level of the lowest score that is possible"), _LEVEL),
            (template("The level of the highest score that is possible"), _LEVEL),
        ),
        strict=True,
    )
)
_AROUND = dict(
    zip(
        AROUND,
        (
            template("How many of the cities compared stand below this answer"),
            template("How many of the cities compared gave the same answer"),
            template("How many of the cities compared stand above this answer"),
        ),
        strict=True,
    )
)


def describe_columns(
    names: Iterable[str],
    questionnaire: Questionnaire,
    benchmarks: Sequence[Benchmark],
    *,
    language: Language = ENGLISH,
) -> pl.DataFrame:
    """A row for each column of a result table, in their order.

    ========== ==================================================================
    column     its name in the table
    title      what it tells of: a node, a question, a step
    part_of    what that is a part of; null for what stands by itself
    meaning    what it tells of it
    unit       the unit, or the kind of what stands there
    ========== ==================================================================

    Args:
        names: the columns, as ``result_columns`` and the writing of a survey name them.
        questionnaire: what was answered, in the language of the reader.
        benchmarks: the figures that the rows stand beside.
        language: the language of the reader.
    """
    known = dict(_tell_all(questionnaire, benchmarks, language))
    rows = [(name, told.title, told.part_of, told.meaning, told.unit) for name in names if (told := known.get(name))]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _tell_all(
    questionnaire: Questionnaire, benchmarks: Sequence[Benchmark], language: Language
) -> Iterator[tuple[str, _Told]]:
    for name, (title, meaning, unit) in _ALONE.items():
        yield name, _Told(language.text(title), language.text(meaning), language.text(unit))
    for root in questionnaire.scoring.roots:
        yield from _tell_nodes(root, None, language)
    yield from _tell_frameworks(questionnaire, language)
    yield from _tell_beside(questionnaire, benchmarks, language)


def _tell_nodes(node: Node, parent: Node | None, language: Language) -> Iterator[tuple[str, _Told]]:
    above = None if parent is None else parent.title
    for part, (meaning, unit) in _SCORES.items():
        yield f"{node.id}.{part}", _Told(node.title, language.text(meaning), language.text(unit), above)
    for child in node.children:
        yield from _tell_nodes(child, node, language)


def _tell_frameworks(questionnaire: Questionnaire, language: Language) -> Iterator[tuple[str, _Told]]:
    scoring = questionnaire.scoring
    owners = [(question, ladder.title) for ladder in scoring.ladders for question in ladder.questions]
    owners += [(stage.question, stage.title) for stage in scoring.stages]
    meaning = language.text("The step that the answer stands on, counted from the lowest")
    for question, title in owners:
        asked = questionnaire.by_id[question]
        unit = language.text("step, 1 to {last}", last=len(asked.choices))
        yield f"{question}.step", _Told(asked.text, meaning, unit, title)
    for cycle in find_cycles(questionnaire):
        meaning = language.text("The phases that may be its weakest; several with ; between")
        yield weakest_column(cycle), _Told(cycle.title, meaning, language.text("ids"))
    for path in scoring.paths:
        for step in path.steps:
            meaning, unit = language.text("Whether this step is reached"), language.text("true or false")
            yield f"{path.id}.{step.id}.reached", _Told(step.title, meaning, unit, path.title)


def _tell_beside(
    questionnaire: Questionnaire, benchmarks: Sequence[Benchmark], language: Language
) -> Iterator[tuple[str, _Told]]:
    sections = {section.id: section.title for section in questionnaire.sections}
    for name, (placed, *_) in find_placed(questionnaire, benchmarks, PLACED):
        question = placed.question
        option = question.by_id.get(placed.figure.category or "")
        title = language.named(question.text, option.label) if option else question.text
        meaning = language.text("Where this answer stands beside the published figure")
        yield f"{name}.position", _Told(title, meaning, language.text("word"), sections[question.section])
    for name, (placed, *_) in find_placed(questionnaire, benchmarks, {FigureKind.DISTRIBUTION}):
        question = placed.question
        for part, words in _AROUND.items():
            told = _Told(question.text, language.text(words), language.text("cities"), sections[question.section])
            yield f"{name}.{part}", told
