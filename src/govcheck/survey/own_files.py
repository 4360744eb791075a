"""Files that govcheck wrote itself: results and benchmarks are no answers, wherever they lie."""

from __future__ import annotations

import csv
import re
from contextlib import suppress
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

import polars as pl

from govcheck.batch.cohort.group_table import HEAD
from govcheck.batch.counts import COUNTS
from govcheck.batch.quality.doubt import SCHEMA as DOUBTS
from govcheck.batch.reading.error_table import SCHEMA as ERRORS
from govcheck.model.file_name import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_TABLES = tuple(map(frozenset, (COUNTS, ERRORS, DOUBTS, HEAD)))
"""The columns by which each table that is written is known: no table of answers has them all."""

_START = 16_000
"""So much of a file is looked at."""

_BUILT = re.compile(r'^ *"?(?:participants|provenance)"?:', re.MULTILINE)
_RESULTS = re.compile(r'\A\s*\{\s*"(?:results"\s*:|format"\s*:\s*"govcheck\.[a-z]+/)')

_PROPERTIES = "docProps/custom.xml"
"""The part of a workbook in which a report says what it is, whatever program has saved it since."""


def is_own(path: Path) -> bool:
    """Whether a file is one that govcheck wrote: a table of results or one beside it, a report, a benchmark.

    Of reports, those are meant whose files might hold answers; JSON that was printed and kept is known, too, by
    its ``format``.

    A file that cannot be looked at, or is no ordinary one, is taken for none: whoever reads it says why.
    """
    look = _LOOKS.get(path.suffix.lower())
    if look is None or path.name.endswith(SUFFIX):
        return False
    with suppress(OSError, ValueError, csv.Error, BadZipFile, KeyError, pl.exceptions.PolarsError):
        # A pipe would be waited for, for ever where nobody writes into it.
        return path.is_file() and look(path)
    return False


def _is_table(header: Iterable[str]) -> bool:
    names = set(header)
    return any(names >= table for table in _TABLES)


def _is_data(start: str) -> bool:
    """Whether it begins as JSON does that was written for programs, or as a benchmark does."""
    return bool(_RESULTS.match(start)) or ("schema_version" in start and bool(_BUILT.search(start)))


def _read(path: Path) -> str:
    with path.open("rb") as stream:
        return stream.read(_START).decode("utf-8-sig", "ignore")


def _read_columns(path: Path) -> Iterable[str]:
    # Polars opens no file by a name that is not in UTF-8.
    with path.open("rb") as stream:
        return pl.read_parquet_schema(stream)


def _is_workbook(path: Path) -> bool:
    """Whether it is a report by its properties, or a table of results by its first texts: its headers."""
    with ZipFile(path) as book:
        if _PROPERTIES in book.namelist() and ">govcheck.report/" in _read_part(book, _PROPERTIES):
            return True
        return _is_table(re.findall(r"<t[^>]*>([^<]*)</t>", _read_part(book, "xl/sharedStrings.xml")))


def _read_part(book: ZipFile, name: str) -> str:
    with book.open(name) as stream:
        return stream.read(_START).decode("utf-8", "ignore")


_LOOKS: dict[str, Callable[[Path], bool]] = {
    ".csv": lambda path: _is_table(next(csv.reader([_read(path).split("\n", 1)[0]]), [])),
    ".parquet": lambda path: _is_table(_read_columns(path)),
    ".xlsx": _is_workbook,
    ".json": lambda path: _is_data(_read(path)),
    ".yaml": lambda path: _is_data(_read(path)),
    ".yml": lambda path: _is_data(_read(path)),
}
