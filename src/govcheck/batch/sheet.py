"""Tables as the sheets of a workbook, written as fast as they can be read.

The library writes the workbook with its headers. The rows, which may be millions of cells, are made
by expressions and put in where the headers end.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import polars as pl
import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_range  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
MOST_LETTERS = 32_767
"""What a sheet and its cells can hold."""

_CHUNK = 2_000
_END = b"</sheetData>"
_FASTEST = 1
_FIRST_DAY = -25_569
"""Day 0 of a spreadsheet, counted from 1970."""

_ANY_DAY = datetime(1980, 1, 1, tzinfo=UTC)
"""A workbook says when it was made: else the same tables would give other bytes each time."""

_UNSEEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
"""Characters that XML cannot hold."""

_CODE = "_(x[0-9A-Fa-f]{4}_)"
"""What a spreadsheet takes for the code of a character."""


def write_workbook(tables: Mapping[str, pl.DataFrame], place: Path) -> None:
    """Write a sheet for each table, with its name.

    Texts stay texts, whatever they begin with; what no sheet can hold of them is shown as ``�``.
    """
    empty = _write_headers(tables)
    sheets = {f"xl/worksheets/sheet{number}.xml": table for number, table in enumerate(tables.values(), start=1)}
    with ZipFile(empty) as source, ZipFile(place, "w") as target:
        for part in source.infolist():
            content = source.read(part)
            with target.open(_name(part), "w", force_zip64=True) as stream:
                if part.filename in sheets:
                    for piece in _fill(content, sheets[part.filename]):
                        stream.write(piece)
                else:
                    stream.write(content)


def _name(part: ZipInfo) -> ZipInfo:
    named = ZipInfo(part.filename)
    named.compress_type = ZIP_DEFLATED
    named._compresslevel = _FASTEST  # type: ignore[attr-defined] # noqa: SLF001 - public from Python 3.13 on
    return named


def _write_headers(tables: Mapping[str, pl.DataFrame]) -> BytesIO:
    written = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(written, options) as workbook:
        workbook.set_properties({"created": _ANY_DAY})
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        for title, table in tables.items():
            sheet = workbook.add_worksheet(title)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, table.height, table.width - 1)
            for column, (name, kind) in enumerate(table.schema.items()):
                sheet.write_string(0, column, name)
                if kind == pl.Date:
                    sheet.set_column(column, column, 12, day)
    return written


def _fill(sheet: bytes, table: pl.DataFrame) -> Iterator[bytes]:
    """The sheet, with the rows of the table below its header."""
    before, after = sheet.split(_END)
    area = xl_range(0, 0, table.height, table.width - 1).encode()
    style = re.search(rb'<col [^>]*style="(\d+)"', before)
    row = _row(table.schema, style[1].decode() if style else "0")
    yield re.sub(rb'<dimension ref="[^"]*"/>', b'<dimension ref="' + area + b'"/>', before)
    for chunk in table.with_row_index("\0row", offset=2).iter_slices(_CHUNK):
        yield chunk.select(row.str.join("")).item().encode()
    yield _END + after


def _row(schema: pl.Schema, day: str) -> pl.Expr:
    cells = [_cell(pl.col(name), kind, day) for name, kind in schema.items()]
    return pl.concat_str(pl.lit('<row r="'), pl.col("\0row"), pl.lit('">'), *cells, pl.lit("</row>"))


def _cell(value: pl.Expr, kind: pl.DataType, day: str) -> pl.Expr:
    """A cell as XML; one that is empty keeps its place."""
    if kind == pl.Boolean:
        told = pl.format('<c t="b"><v>{}</v></c>', value.cast(pl.Int8))
    elif kind == pl.Date:
        told = pl.format(f'<c s="{day}"><v>{{}}</v></c>', value.cast(pl.Int32) - _FIRST_DAY)
    elif kind.is_numeric():
        told = pl.format("<c><v>{}</v></c>", value)
    else:
        told = pl.format('<c t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>', _escape(value.cast(pl.String)))
    return told.fill_null("<c/>")


def _escape(text: pl.Expr) -> pl.Expr:
    text = text.str.slice(0, MOST_LETTERS).str.replace_all(_UNSEEN, "�").str.replace_all(_CODE, "_x005F_$1")
    for letter, told in {"&": "&amp;", "<": "&lt;", ">": "&gt;"}.items():
        text = text.str.replace_all(letter, told, literal=True)
    return text
