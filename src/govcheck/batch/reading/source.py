"""A table as it was opened: its columns, its lines, and what is wrong with it as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import polars as pl

from govcheck.errors import InputError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

LINE = "\0line"
"""The column that holds the line of each row; no column of a file has a name like this."""

MOST_COLUMNS = 5_000

Engine = Literal["in-memory", "streaming"]
"""Streaming keeps large tables out of memory, and takes a hundred times as long to plan as a small one to compute."""

FIRST_DAY, LAST_DAY = date.min, date.max
"""No calendar of Python knows another day, though other programs write them."""

_NO_MORE = r"\.0*$|(\.[0-9]*[1-9])0+$"
"""Zeros that end a number with decimals, and what stands before them."""

NO_DAY = "?"
"""How such a day is told."""

SMALL_BYTES = 32_000_000
SMALL_ROWS = 50_000
"""Up to these a table is computed in memory."""


@dataclass(frozen=True)
class Source:
    """A table whose columns have the names of its header, each once.

    Attributes:
        file: its name in messages.
        frame: the rows, nothing of them computed yet; texts, or what the file has types for.
        number: puts the line of each row beside it, in the column ``LINE``.
        problems: what is wrong with the header, so that no row can be relied on.
        remarks: what else is told of the table as a whole.
        typed: the file has types, and looking at it twice is cheap; else all is text, without blanks around it.
        decimal_comma: numbers may be written with a comma, as spreadsheets of many countries do.
        decimal_dot: a dot in a number was put there by a program, which never does so between thousands; in a text
            it may stand there.
        decimals: the signs that are known to stand before decimals in numbers of people.
        day_zero: the day from which its program counts days; ``None`` where no number is a day.
        refused: by column, the lines whose cells are refused for what they are, and why.
        lines: by column, the one that holds the line its cell stands on, where it is not the row's own; by
            question, that of the first of its columns.
        engine: the engine of Polars to compute it with.
        header: the line of the header; ``None`` where it has none of its own.
        elsewhere: what is told where the table has not the columns of one: which sheet was read.
        explain: what is to be said when the rows cannot be read after all.
    """

    file: str
    frame: pl.LazyFrame
    number: Callable[[pl.LazyFrame], pl.LazyFrame]
    problems: Sequence[Problem] = ()
    remarks: Sequence[Problem] = ()
    typed: bool = False
    decimal_comma: bool = False
    decimal_dot: bool = False
    decimals: frozenset[str] = frozenset()
    day_zero: date | None = None
    refused: Mapping[str, Mapping[int, Problem]] = field(default_factory=dict)
    lines: Mapping[str, str] = field(default_factory=dict)
    engine: Engine = "in-memory"
    header: int | None = None
    elsewhere: Problem | None = None
    explain: Callable[[Exception], InputError] | None = None

    @cached_property
    def schema(self) -> pl.Schema:
        """The columns with their types."""
        return self.frame.collect_schema()

    def text(self, column: str) -> pl.Expr | None:
        """A column as text, a blank cell as null; ``None`` where its type has no text that could be an answer."""
        return as_text(column, self.schema[column]) if self.typed else pl.col(column)

    def line(self, *columns: str) -> pl.Expr:
        """The line of each row, or that of the cell of a column: of several, the first in which something stands."""
        return pl.coalesce(*(self.lines[name] for name in columns if name in self.lines), LINE)


def no_text(column: str) -> Problem:
    """What is told of a column whose type holds nothing that could be an answer."""
    message = "{column} has a type that holds no text."
    hint = "Give it a type of texts, of numbers, of days, or of true and false where the file is written."
    return Problem("column-type", message, hint, fields={"column": column[:80], "value": ""})


def as_text(column: str, dtype: pl.DataType) -> pl.Expr | None:
    """A column of some type as text without blanks around it; ``None`` where its type has none.

    Of a moment it is the day, as the clock there showed it.
    """
    found = pl.col(column)
    if dtype == pl.List(pl.String):
        return clean(found.list.join(";"))
    if dtype.is_float() or isinstance(dtype, pl.Decimal):
        text = found.cast(pl.String)
        return text.str.strip_suffix(".0") if dtype.is_float() else text.str.replace(_NO_MORE, "$1")
    if isinstance(dtype, (pl.String, pl.Categorical, pl.Enum)):
        return clean(found.cast(pl.String))
    if isinstance(dtype, (pl.Date, pl.Datetime)):
        local = found.dt.replace_time_zone(None) if isinstance(dtype, pl.Datetime) else found
        day = local.cast(pl.Date)
        day = pl.when(day.is_between(FIRST_DAY, LAST_DAY)).then(day)
        return pl.when(found.is_not_null()).then(day.cast(pl.String).fill_null(NO_DAY))
    if isinstance(dtype, (pl.Boolean, pl.Null)) or dtype.is_integer():
        return found.cast(pl.String)
    return None


def clean(text: pl.Expr) -> pl.Expr:
    """A text without blanks around it; null where nothing is left."""
    stripped = text.str.strip_chars()
    return pl.when(stripped != "").then(stripped)


def check_width(columns: int, file: str) -> None:
    """Refuse a table that is far too wide.

    Raises:
        InputError: there are more columns than any table of answers has.
    """
    if columns > MOST_COLUMNS:
        message = "The table has {count} columns; at most {most} are taken."
        fields = {"count": columns, "most": MOST_COLUMNS}
        raise InputError(Problem("too-many-columns", message, "Is this the right file?", Location(file), fields))


def empty(file: str) -> InputError:
    """The error of a table without rows."""
    message = "The table has no rows."
    hint = "Below the names of the columns, each row holds the answers of one city."
    return InputError(Problem("no-rows", message, hint, Location(file)))
