"""A table of answers, read and checked: the rows that can be scored, and what is wrong with the others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from govcheck.batch import origin
from govcheck.batch.reading.answer_columns import read_document, read_number, read_words
from govcheck.batch.reading.column_names import ColumnNames
from govcheck.batch.reading.columns import Part, find_unknown, name_places
from govcheck.batch.reading.csv_source import open_csv
from govcheck.batch.reading.day_number import remark_numbers
from govcheck.batch.reading.day_text import remark_order
from govcheck.batch.reading.long_form import is_long, widen
from govcheck.batch.reading.look import collect_row, look_through
from govcheck.batch.reading.meaning import Meanings
from govcheck.batch.reading.near_name import NearNames
from govcheck.batch.reading.parquet_source import open_parquet
from govcheck.batch.reading.profile_columns import ProfileReader
from govcheck.batch.reading.question_columns import check_question, join_outputs, keep_documented
from govcheck.batch.reading.sheet_source import open_sheet
from govcheck.batch.reading.source import LINE, Source, empty, no_text
from govcheck.batch.reading.special_cells import check_refused
from govcheck.batch.reading.technical_columns import find_technical, remark_technical
from govcheck.batch.reading.wrong_rows import any_wrong, find_wrong_rows, in_line_order
from govcheck.errors import InputError, Location, Problem
from govcheck.model.column import ProfileColumn
from govcheck.model.file_name import is_utf8

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.batch.reading.answer_columns import Outputs
    from govcheck.batch.reading.check import Check
    from govcheck.batch.reading.columns import Place
    from govcheck.batch.reading.look import Look
    from govcheck.batch.reading.source import Engine
    from govcheck.batch.reading.words import Words
    from govcheck.model.profile import Profile
    from govcheck.model.questionnaire import Questionnaire

SUFFIXES = (".csv", ".tsv", ".txt", ".parquet", ".xlsx")
"""The files that are read as tables."""

OTHER_TABLES = (".xls", ".xlsm", ".xlsb", ".ods", ".numbers")
"""The files that hold tables, too, and are told of instead of read."""

_CITY = ProfileColumn.CITY
_STEP = "\0="


class TableRead(NamedTuple):
    """What a table gives.

    Attributes:
        frame: the rows without a problem as the canonical wide table with the columns of their origin,
            nothing of them computed yet.
        problems: all that is wrong, in the order of the lines; of unknown columns once for the file.
        rows: how many cities the table has, with those that are left out.
        left_out: how many of them have a problem and are not in ``frame``.
        engine: the engine of Polars that computes a table of this size best.
    """

    frame: pl.LazyFrame
    problems: tuple[Problem, ...]
    rows: int
    left_out: int
    engine: Engine


def read_table(
    path: Path | str, questionnaire: Questionnaire, words: Words, profile: Profile, *, sheet: str | None = None
) -> TableRead:
    """Read and check a table of answers, wide or long.

    A row with a wrong cell is left out as a whole and told; a column that is not known is told and not
    read. Nothing is mended. Cells that are blank are questions that were skipped.

    Args:
        path: a CSV, Parquet or XLSX file.
        questionnaire: what was asked.
        words: its labels in all its languages, from ``learn_words``.
        profile: the countries and regions there are.
        sheet: the sheet of a workbook; without it the first that can be a table of answers.

    Raises:
        InputError: no row of the file can be relied on; all its problems.
    """
    path = Path(path)
    known = name_places(questionnaire)
    source = _open(path, known, ColumnNames(known, words), sheet)
    try:
        return _Reader(questionnaire, words, profile, known).read(source)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        if source.explain is None:
            raise
        raise source.explain(error) from error


def read_source(source: Source, questionnaire: Questionnaire, words: Words, profile: Profile) -> TableRead:
    """Read and check a table that was opened elsewhere, as ``read_table`` does with a file.

    Raises:
        InputError: no row of it can be relied on; all its problems.
    """
    return _Reader(questionnaire, words, profile, name_places(questionnaire)).read(source)


def _open(path: Path, known: dict[str, Place], names: ColumnNames, sheet: str | None) -> Source:
    file = str(path)
    if path.exists() and not path.is_file():
        hint = "Name a file on disk."
        raise InputError(Problem("not-a-file", "This is no ordinary file.", hint, Location(file)))
    if not path.is_file():
        message, hint = "There is no such file.", "Check its name and its folder."
        raise InputError(Problem("no-file", message, hint, Location(file)))
    if not is_utf8(file):
        message, hint = (
            "A table cannot be opened by a name that is not in UTF-8.",
            "Give it or its folder another name.",
        )
        raise InputError(Problem("name-not-utf-8", message, hint, Location(file)))
    documents = [name for name, place in known.items() if place.part in {Part.NOTE, Part.EVIDENCE}]
    match path.suffix.lower():
        case ".csv" | ".tsv" | ".txt":
            return open_csv(path, names, documents)
        case ".parquet":
            return open_parquet(path, names)
        case ".xlsx":
            return open_sheet(path, names, documents, sheet)
        case suffix if suffix in OTHER_TABLES:
            message, hint = "Tables that end in {suffix} are not read.", "Open it, and save it as XLSX or CSV."
            raise InputError(Problem("other-table", message, hint, Location(file), {"suffix": suffix}))
        case _:
            message = "A table is a file that ends in .csv, .xlsx or .parquet."
            raise InputError(Problem("no-table", message, "", Location(file)))


class _Reader:
    """Reads one table."""

    def __init__(self, questionnaire: Questionnaire, words: Words, profile: Profile, known: dict[str, Place]) -> None:
        self._questionnaire = questionnaire
        self._profile = profile
        self._known = known
        self._names = ColumnNames(known, words)
        self._near = NearNames()
        self._words = words
        self._meanings = Meanings(words, self._near)

    def read(self, source: Source) -> TableRead:
        """The rows of a table, and what is wrong with it."""
        fatal = list(source.problems)
        told: list[Problem] = []
        checks = check_refused(source)
        if _CITY in source.schema and is_long(source):
            source, told, checks = widen(
                source, self._known, self._names, self._questionnaire, self._near, self._words, self._profile
            )
        names = [name for name in source.schema if not name.startswith("\0")]
        place = Location(source.file, source.header)
        told += source.remarks
        if source.header is not None and self._names.known.isdisjoint(source.schema):
            raise InputError(*fatal, *_no_header(source), *told)
        technical = find_technical(names, self._known, self._profile)
        told += [one.at(place) for one in remark_technical(technical)]
        names = [name for name in names if name not in technical]
        told += [one.at(place) for one in find_unknown(names, self._known, self._questionnaire, self._near, kept=True)]
        if unusable := self._unusable(source, names):
            fatal += [*unusable, *([source.elsewhere] if source.elsewhere else [])]
        used = [name for name in names if name in self._known or name in set(ProfileColumn)]
        fatal += (wrong := _wrong_types(source, used)).values()
        usable = [name for name in used if name not in wrong]
        if _CITY not in usable:
            raise InputError(*fatal, *told)
        look = look_through(source, usable, self._known, self._profile)
        told += [_unnamed(name, source) for name in look.unnamed]
        told += [*remark_order(look.order, source.file), *remark_numbers(look.numbers, source.file)]
        source, outputs, further = self._columns(source, usable, look)
        return _read_rows(source, outputs, [*checks, *further], fatal, told)

    def _unusable(self, source: Source, names: Sequence[str]) -> list[Problem]:
        place = Location(source.file)
        problems = []
        if _CITY not in names:
            message = "The table has no column city."
            hint = "Name the column that says which city answered, and check the names of the others."
            problems.append(Problem("no-city-column", message, hint, place))
        if not any(name in self._known for name in names):
            message = "No column of the table is a question of {id}."
            hint = "Check the questionnaire (-q). With a row for each answer the columns are city, question and value."
            problems.append(Problem("no-questions", message, hint, place, {"id": self._questionnaire.id}))
        return problems

    def _columns(self, source: Source, names: Sequence[str], look: Look) -> tuple[Source, Outputs, list[Check]]:
        profile = ProfileReader(source, self._profile, self._words, self._near, look)
        outputs: Outputs = {}
        checks: list[Check] = []
        for column in (column for column in ProfileColumn if column in names):
            outputs[column.value], own_checks = profile.read(column)
            checks += own_checks
        parts: dict[str, list[Outputs]] = {}
        unread: dict[str, list[pl.Expr]] = {}
        for name in (name for name in names if name in self._known):
            output, own_checks = self._read(source, name, look)
            place = self._known[name]
            parts.setdefault(place.question.id, []).append(output)
            if place.part in {Part.ANSWER, Part.OPTION}:
                unread.setdefault(place.question.id, []).extend(check.wrong for check in own_checks)
            checks += own_checks
        # A step of columns: nested into the checks, each cell would be looked up again for each of them.
        questions = [one for one in self._questionnaire.questions if one.id in parts]
        joined = {one.id: join_outputs(one, parts[one.id]) for one in questions}
        step = {f"{_STEP}{name}": value for own in joined.values() for name, value in own.items()}
        source = replace(source, frame=source.frame.with_columns(**step))
        for question in questions:
            own = {name: pl.col(f"{_STEP}{name}") for name in joined[question.id]}
            wrong = unread.get(question.id, ())
            checks += check_question(question, own, parts[question.id], wrong, source.line)
            outputs |= keep_documented(question, own)
        return source, outputs, checks

    def _read(self, source: Source, name: str, look: Look) -> tuple[Outputs, list[Check]]:
        place = self._known[name]
        if name in look.looked:
            return read_words(source, look.looked[name], self._meanings)
        if place.part is Part.ANSWER:
            return read_number(source, name, place, self._meanings, look.worded.get(name, ()))
        return {f"{place.question.id}.{Part.DOCUMENTED}": read_document(source, name, self._words)}, []


def _read_rows(
    source: Source, outputs: Outputs, checks: Sequence[Check], fatal: list[Problem], told: list[Problem]
) -> TableRead:
    """The rows without a problem, and the problems of the others."""
    city = outputs[_CITY]
    counted = {f"{place}": check.wrong.any() for place, check in enumerate(checks)}
    found = collect_row(source, {"rows": pl.len(), "blank": city.is_null().sum(), **counted})
    total, blank = int(str(found["rows"])), int(str(found["blank"]))
    rows, left_out = total - blank, 0
    frame = source.frame if LINE in source.schema else source.number(source.frame)
    if wrong := [check for place, check in enumerate(checks) if found[f"{place}"]]:
        problems, left_out, nameless = find_wrong_rows(source, wrong, city)
        rows += nameless
        told = in_line_order([*told, *problems])
        frame = frame.filter(~any_wrong(wrong))
    if fatal:
        raise InputError(*in_line_order([*fatal, *told]))
    if not rows:
        raise empty(source.file)
    if blank:
        frame = frame.filter(city.is_not_null())
    stands = {origin.FILE: pl.lit(source.file), origin.LINE: pl.col(LINE).cast(pl.Int64)}
    frame = frame.select(**stands, **{origin.VERSION: pl.lit(None, pl.String)}, **outputs)
    return TableRead(frame, tuple(told), rows, left_out, source.engine)


def _unnamed(name: str, source: Source) -> Problem:
    message = "Column {number} has no name, and cells that hold something."
    place = Location(source.file, source.header)
    return Problem("unnamed-column", message, "Name it, or delete it.", place, {"number": int(name[1:]) + 1})


def _no_header(source: Source) -> list[Problem]:
    message = "Line {line} is taken for the header, and none of its cells names a column of answers."
    hint = "The header names the columns: city, and ids of questions. Check the questionnaire (-q)."
    problem = Problem("no-header", message, hint, Location(source.file, source.header), {"line": source.header})
    return [problem, *([source.elsewhere] if source.elsewhere else [])]


def _wrong_types(source: Source, names: Sequence[str]) -> dict[str, Problem]:
    problems = {}
    for name in names:
        if source.text(name) is None:
            problems[name] = no_text(name).at(Location(source.file))
    return problems
