"""The long form, a row an answer, brought into the wide form, a row a city."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.reading.answer_columns import says_none
from govcheck.batch.reading.column_names import remark_guesses
from govcheck.batch.reading.columns import Part, find_unknown
from govcheck.batch.reading.day_number import remark_numbers
from govcheck.batch.reading.day_text import remark_order
from govcheck.batch.reading.long_checks import OTHERS, REFUSED, TIMES, check_rows, is_list
from govcheck.batch.reading.long_profile import IDENTITY, NOBODY, ONCE, UNCLEAR, WRITTEN, fill_profile, write_alike
from govcheck.batch.reading.remark import Remark
from govcheck.batch.reading.source import LINE, MOST_COLUMNS, Source, no_text
from govcheck.batch.reading.technical_columns import find_technical, remark_technical
from govcheck.errors import InputError, Location, Problem
from govcheck.model.column import BESIDE, EVIDENCE, NOTE, QUESTION, VALUE, ProfileColumn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govcheck.batch.reading.check import Check
    from govcheck.batch.reading.column_names import ColumnNames
    from govcheck.batch.reading.columns import Place
    from govcheck.batch.reading.near_name import NearNames
    from govcheck.batch.reading.words import Words
    from govcheck.model.profile import Profile
    from govcheck.model.questionnaire import Questionnaire

MOST_ANSWERS = 20_000_000
"""So many rows are turned at once: the long form stands in memory as a whole."""

_OWN = (ProfileColumn.CITY, ProfileColumn.COUNTRY)
"""What tells one city from another."""

_FIRST = "\0first"


def is_long(source: Source) -> bool:
    """Whether a table has a row for each answer."""
    return {QUESTION, VALUE} <= set(source.schema)


def widen(
    source: Source,
    known: Mapping[str, Place],
    names: ColumnNames,
    questionnaire: Questionnaire,
    near: NearNames,
    words: Words,
    profile: Profile,
) -> tuple[Source, list[Problem], list[Check]]:
    """The table with a row for each city, its problems, and the checks of what the long form alone can have wrong.

    A city is told apart by its name, its country and the day. What is blank in a row is taken from the
    other rows of that city and day, where they agree.

    Raises:
        InputError: it has far too many rows, or a type that holds no text.
    """
    alike = write_alike(_collect(source), words, profile, decimal_dot=source.decimal_dot, day_zero=source.day_zero)
    rows, guesses = _name_questions(fill_profile(alike), names, source.file)
    key = [name for name in (ProfileColumn.CITY, *IDENTITY, NOBODY) if name in rows.columns]
    answers = (
        rows.filter(pl.col(QUESTION).is_in([name for name, place in known.items() if place.part not in BESIDE]))
        .group_by([*key, QUESTION], maintain_order=True)
        .agg(
            pl.when(pl.col(VALUE).count() > 0).then(pl.col(VALUE).drop_nulls().str.join(";")),
            pl.col(VALUE).drop_nulls().first().alias(_FIRST),
            pl.col(VALUE).count().alias(TIMES),
            pl.col(LINE).filter(pl.col(VALUE).is_not_null()).first(),
        )
    )
    once = [name for name in ONCE if name in rows.columns]
    cities = rows.group_by(key, maintain_order=True).agg(
        pl.col(LINE).first(),
        pl.col(LINE).is_in([line for lines in source.refused.values() for line in lines]).any().alias(REFUSED),
        pl.col(UNCLEAR).drop_nulls().first(),
        pl.col(WRITTEN).first(),
        *(column for name in once for column in _say_once(name, alike.unread.get(name, ()))),
        *(pl.col(f"{LINE}:{name}").drop_nulls().first() for name in IDENTITY if f"{LINE}:{name}" in rows.columns),
    )
    # An answer that may be of another city of that name is lacking in this one: none of them is scored.
    own = [name for name in _OWN if name in rows.columns]
    unclear = pl.any_horizontal(
        (pl.col(UNCLEAR) == ProfileColumn.COUNTRY.value).any().over(ProfileColumn.CITY),
        (pl.col(UNCLEAR) == ProfileColumn.DATE.value).any().over(own),
    )
    cities = cities.with_columns(pl.col(REFUSED) | (unclear & pl.col(ProfileColumn.CITY).is_not_null()))
    lines = {name.value: f"{LINE}:{name}" for name in (*IDENTITY, *ONCE) if f"{LINE}:{name}" in cities.columns}
    for (name,), part in answers.partition_by(QUESTION, as_dict=True).items():
        lines[str(name)] = f"{LINE}:{name}"
        value = VALUE if is_list(known[str(name)]) else _FIRST
        cities = cities.join(
            part.select(
                *key,
                pl.col(value).alias(str(name)),
                pl.col(LINE).alias(f"{LINE}:{name}"),
                pl.col(TIMES).alias(f"{TIMES}:{name}"),
            ),
            on=key,
            how="left",
            nulls_equal=True,
            maintain_order="left",
        )
    for name, said in _find_beside(rows, known, key, words):
        lines[name] = f"{LINE}:{name}"
        cities = cities.join(said, on=key, how="left", nulls_equal=True, maintain_order="left")
    cities, lines = _line_questions(cities, lines, known)
    days = _remark_days(answers, cities, source.file)
    cities = cities.with_columns(pl.col(WRITTEN).first().over(own).alias(ProfileColumn.CITY)).drop(WRITTEN)
    strange = [name for name in source.schema if name not in _COLUMNS and not name.startswith("\0")]
    place = Location(source.file, source.header)
    problems = [_misplaced(name).at(place) for name in strange if name in known]
    technical = find_technical(strange, known, profile)
    problems += [one.at(place) for one in remark_technical(technical)]
    strange = [name for name in strange if name not in technical]
    problems += [one.at(place) for one in find_unknown(strange, [*known, *_COLUMNS], questionnaire, near, kept=True)]
    problems += [*guesses, *remark_order(alike.order, source.file), *days]
    problems += remark_numbers(alike.numbers, source.file)
    problems += _unknown_questions(rows, known, questionnaire, near, source.file)
    problems += [one.at(Location(source.file, line)) for own in source.refused.values() for line, one in own.items()]
    wide = replace(
        source,
        frame=cities.lazy(),
        number=_number,
        typed=False,
        engine="in-memory",
        lines=lines,
        refused={},
        decimals=alike.decimals,
    )
    return wide, problems, list(check_rows(wide, known))


def _say_once(name: str, unread: Sequence[str]) -> Iterator[pl.Expr]:
    """What the rows of a city say of its profile, the line that is told of it, and how many ways they say it in.

    What cannot be read goes first, so that it is told; it says nothing that others could differ from.
    """
    text, line = pl.col(name), pl.col(LINE)
    wrong = text.is_in(unread)
    yield pl.coalesce(text.filter(wrong).first(), text.drop_nulls().first()).alias(name)
    yield pl.coalesce(line.filter(wrong).first(), line.filter(text.is_not_null()).first()).alias(f"{LINE}:{name}")
    yield text.filter(~wrong).n_unique().alias(f"{OTHERS}:{name}")


def _line_questions(
    cities: pl.DataFrame, lines: Mapping[str, str], known: Mapping[str, Place]
) -> tuple[pl.DataFrame, dict[str, str]]:
    """The cities with the line of each question: of its answer, or its first option, or else what stands beside it."""
    groups: dict[str, tuple[list[str], ...]] = {}
    for name, place in ((name, known[name]) for name in lines if name in known):
        answers, options, beside = groups.setdefault(place.question.id, ([], [], []))
        own = {Part.ANSWER: answers, Part.OPTION: options}.get(place.part, beside)
        own.append(lines[name])
    first = {
        f"{LINE}:{question}": pl.coalesce(*(pl.min_horizontal(group) for group in found if group))
        for question, found in groups.items()
    }
    return cities.with_columns(**first), {**lines, **{question: f"{LINE}:{question}" for question in groups}}


def _name_questions(rows: pl.DataFrame, names: ColumnNames, file: str) -> tuple[pl.DataFrame, list[Problem]]:
    """The rows with the questions by their ids, however these are written, and what is told of how they are."""
    given = rows[QUESTION].drop_nulls().unique(maintain_order=True).head(MOST_COLUMNS)
    meant = {name: found for name in given if (found := names.question(name)) != name}
    guesses = {name: found for name, found in meant.items() if names.is_guess(name)}
    told = [one.at(Location(file)) for one in remark_guesses([*guesses.items()])]
    replaced = pl.col(QUESTION).replace(meant)
    return rows.with_columns(replaced) if meant else rows, told


def _remark_days(answers: pl.DataFrame, cities: pl.DataFrame, file: str) -> list[Problem]:
    """What is told of cities whose answers are of several days, while no question is answered on two of them."""
    if ProfileColumn.DATE not in answers.columns:
        return []
    own = [name for name in _OWN if name in answers.columns]
    scored = cities.filter(~pl.col(REFUSED) & pl.col(ProfileColumn.CITY).is_not_null())
    days = answers.join(scored, on=own, how="semi", nulls_equal=True).group_by(own, maintain_order=True)
    each = days.agg(pl.col(ProfileColumn.DATE).n_unique(), pl.col(QUESTION).n_unique(), pl.len(), pl.col(LINE).min())
    split = each.filter((pl.col(ProfileColumn.DATE) > 1) & (pl.col(QUESTION) == pl.col("len")))
    if split.is_empty():
        return []
    message = "{value}: its answers are of several days, and no question has two. Each day is taken for a round."
    hint = "Where the days belong together, write one in all rows of a city. Cities where it is so: {count}."
    place, first = Location(file, split[LINE][0]), split[ProfileColumn.CITY][0]
    fields = {"column": ProfileColumn.DATE.value, "value": first[:80], "count": split.height}
    return [Problem(Remark.SPLIT_DAYS, message, hint, place, fields)]


def _find_beside(
    rows: pl.DataFrame, known: Mapping[str, Place], key: Sequence[str], words: Words
) -> Iterator[tuple[str, pl.DataFrame]]:
    """What stands beside the answers, by the columns that it becomes: what an option's row says holds for its question.

    It is said in a column of that name, or by a row of its own.
    """
    questions = {name: place.question.id for name, place in known.items()}
    question = pl.col(QUESTION).replace_strict(questions, default=None, return_dtype=pl.String).alias(QUESTION)
    named = rows.filter(pl.col(QUESTION).is_in([name for name, place in known.items() if place.part in BESIDE]))
    for part in BESIDE:
        own_rows = named.filter(pl.col(QUESTION).is_in([name for name, place in known.items() if place.part == part]))
        beside = [rows.drop_nulls(part).select(*key, question, LINE, part)] if part in rows.columns else []
        said = pl.concat([own_rows.select(*key, question, LINE, pl.col(VALUE).alias(part)), *beside])
        if part in (NOTE, EVIDENCE):
            said = said.filter(~says_none(pl.col(part), words))
        found = (
            said.drop_nulls([QUESTION, part])
            .group_by([*key, QUESTION], maintain_order=True)
            .agg(pl.col(part, LINE).first(), pl.col(part).str.to_lowercase().n_unique().alias(OTHERS))
        )
        for (one,), own in found.partition_by(QUESTION, as_dict=True).items():
            name = f"{one}.{part}"
            if known[name].part == part:
                names = {part: name, LINE: f"{LINE}:{name}", OTHERS: f"{OTHERS}:{name}"}
                yield name, own.drop(QUESTION).rename(names)


def _misplaced(name: str) -> Problem:
    message = "{column} is a question in a column of its own; with the columns question and value it is not read."
    hint = "Give it rows of its own, or take the columns question and value out."
    return Problem("misplaced-column", message, hint, fields={"column": name[:80], "value": ""})


_COLUMNS = {*ProfileColumn, QUESTION, VALUE, *BESIDE}


def _collect(source: Source) -> pl.DataFrame:
    frame = source.frame if LINE in source.schema else source.number(source.frame)
    texts = {name: source.text(name) for name in source.schema if name in _COLUMNS}
    wrong = next((name for name, text in texts.items() if text is None), None)
    if wrong is not None:
        raise InputError(no_text(wrong).at(Location(source.file)))
    rows = frame.select(pl.col(LINE).cast(pl.Int64), *(text.alias(n) for n, text in texts.items() if text is not None))
    found = rows.head(MOST_ANSWERS + 1).collect(engine=source.engine)
    if found.height > MOST_ANSWERS:
        message = "A long table takes at most {most} rows."
        hint = "Write it with a row for each city and a column for each question."
        raise InputError(Problem("too-many-rows", message, hint, Location(source.file), {"most": MOST_ANSWERS}))
    blank = pl.all_horizontal(pl.all().exclude(LINE).is_null())
    return found.filter(~blank)


def _unknown_questions(
    rows: pl.DataFrame, known: Mapping[str, Place], questionnaire: Questionnaire, near: NearNames, file: str
) -> list[Problem]:
    """Each row that names no question, and each question that is not known with the first row that names it."""
    stray = rows.filter(~pl.col(QUESTION).is_in(list(known)).fill_null(value=False))
    each = stray.filter(pl.col(QUESTION).is_null() | pl.struct(QUESTION).is_first_distinct())
    problems = []
    for name, line in each.head(MOST_STRAY).select(QUESTION, LINE).iter_rows():
        place = Location(file, line)
        if name is None:
            message = "This row does not say which question it answers."
            problems.append(Problem("no-question", message, "Write its id in the column question.", place))
        else:
            problems += [one.at(place) for one in find_unknown([name], known, questionnaire, near)]
    if each.height > MOST_STRAY:
        message = "{count} further rows name no question that is known; only the first {most} are told."
        fields = {"count": each.height - MOST_STRAY, "most": MOST_STRAY}
        problems.append(Problem("more-problems", message, "", Location(file), fields))
    return problems


MOST_STRAY = 1_000
"""So many rows of a long table are told that name no question, or one that is not known."""


def _number(frame: pl.LazyFrame) -> pl.LazyFrame:
    return frame
