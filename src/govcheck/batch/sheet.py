"""Tables as the sheets of a workbook, written as fast as they can be read.

The library writes the workbook with its headers. The rows, which may be millions of cells, are made
by expressions and put in where the headers end.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import polars as pl
import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_range  # type: ignore[import-untyped]

from govcheck.batch.sheet_look import Look, find_head_height, find_height, find_looks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
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

_SURE_DAY = date(1900, 3, 1)
"""Spreadsheets do not agree on the days before, for some count a 29 February 1900: these are written as text."""

_ANY_DAY = datetime(1980, 1, 1, tzinfo=UTC)
"""A workbook says when it was made: else the same tables would give other bytes each time."""

_SHADE = "#E7ECF0"
"""The colour behind the names of columns."""

_TITLE, _WIDE = "title", 12
"""The column that names a row in words, and how many columns fit on a screen."""

_A4, _PRINTED, _MARGIN = 9, 70, 0.4
"""The number of the paper; how large a wide table is printed, in percent; and the margins at its sides, in inches."""

_UNSEEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
"""Characters that XML cannot hold."""

_CODE = "_(x[0-9A-Fa-f]{4}_)"
"""What a spreadsheet takes for the code of a character."""


def write_workbook(tables: Mapping[str, pl.DataFrame], place: Path) -> None:
    """Write a sheet for each table, with its name; the names of its columns stand in its first row.

    Texts stay texts, whatever they begin with; what no sheet can hold of them is shown as ``�``.
    """
    # The first table may have a row for each of a million cities: there every row is one line.
    looks = {title: find_looks(table, wraps=place > 0) for place, (title, table) in enumerate(tables.items())}
    empty = _write_headers(tables, looks)
    sheets = {f"xl/worksheets/sheet{number}.xml": title for number, title in enumerate(tables, start=1)}
    with ZipFile(empty) as source, ZipFile(place, "w") as target:
        for part in source.infolist():
            content = source.read(part)
            with target.open(_name(part), "w", force_zip64=True) as stream:
                if part.filename in sheets:
                    title = sheets[part.filename]
                    for piece in _fill(content, tables[title], looks[title]):
                        stream.write(piece)
                else:
                    stream.write(content)


def _name(part: ZipInfo) -> ZipInfo:
    named = ZipInfo(part.filename)
    named.compress_type = ZIP_DEFLATED
    named._compresslevel = _FASTEST  # type: ignore[attr-defined] # noqa: SLF001 - public from Python 3.13 on
    return named


def _write_headers(tables: Mapping[str, pl.DataFrame], looks: Mapping[str, Mapping[str, Look]]) -> BytesIO:
    written = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(written, options) as workbook:
        workbook.set_properties({"created": _ANY_DAY})
        head = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": _SHADE, "bottom": 1})
        make_format = cache(lambda look: workbook.add_format(told) if (told := _describe(look)) else None)
        for title, table in tables.items():
            sheet = workbook.add_worksheet(title)
            sheet.freeze_panes(1, _count_frozen(table.columns))
            sheet.autofilter(0, 0, table.height, table.width - 1)
            _set_printing(sheet, table.columns)
            sheet.set_row(0, find_head_height(looks[title]))
            for column, (name, look) in enumerate(looks[title].items()):
                sheet.write_string(0, column, name, head)
                sheet.set_column(column, column, look.width, make_format(look))
    return written


def _describe(look: Look) -> dict[str, str | bool]:
    """The format of a column's cells; empty where they need none."""
    told: dict[str, str | bool] = {
        "num_format": look.form,
        "text_wrap": look.wraps,
        "valign": "top" if look.beside_long else "",
    }
    return {name: value for name, value in told.items() if value}


def _set_printing(sheet: Any, names: Sequence[str]) -> None:
    """Let the sheet be printed across the paper; each page says which rows and columns it shows."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, _count_frozen(names) - 1)
    sheet.set_margins(_MARGIN, _MARGIN)
    sheet.set_footer("&L&A&R&P / &N")
    if len(names) <= _WIDE:
        sheet.fit_to_pages(1, 0)
    else:
        sheet.set_print_scale(_PRINTED)


def _count_frozen(names: Sequence[str]) -> int:
    """How many columns stay in view: the first, which names the row; where a wide table has titles, up to these."""
    return names.index(_TITLE) + 1 if _TITLE in names and len(names) > _WIDE else 1


def _fill(sheet: bytes, table: pl.DataFrame, looks: Mapping[str, Look]) -> Iterator[bytes]:
    """The sheet, with the rows of the table below its header."""
    before, after = sheet.split(_END)
    area = xl_range(0, 0, table.height, table.width - 1).encode()
    row = _row(table.schema, list(_read_styles(before.decode())), find_height(looks))
    yield re.sub(rb'<dimension ref="[^"]*"/>', b'<dimension ref="' + area + b'"/>', before)
    for chunk in table.with_row_index("\0row", offset=2).iter_slices(_CHUNK):
        yield chunk.select(row.str.join("")).item().encode()
    yield _END + after


def _read_styles(sheet: str) -> Iterator[str]:
    """What a cell of each column says of its style; what a sheet tells of columns that look alike stands there once."""
    for first, last, style in re.findall(r'<col min="(\d+)" max="(\d+)" width="[^"]*"( style="\d+")?', sheet):
        yield from [style.replace("style", "s")] * (int(last) - int(first) + 1)


def _row(schema: pl.Schema, styles: Sequence[str], height: pl.Expr | None) -> pl.Expr:
    """A row as XML; a cell has the style of its column, which it would not have without saying so."""
    cells = [_cell(pl.col(name), kind, style) for (name, kind), style in zip(schema.items(), styles, strict=True)]
    start = pl.format('<row r="{}">', "\0row")
    if height is not None:
        start = pl.format('<row r="{}" ht="{}" customHeight="1">', "\0row", height)
    return pl.concat_str(start, *cells, pl.lit("</row>"))


def _cell(value: pl.Expr, kind: pl.DataType, style: str) -> pl.Expr:
    """A cell as XML; one that is empty keeps its place."""
    if kind == pl.Boolean:
        told = pl.format(f'<c{style} t="b"><v>{{}}</v></c>', value.cast(pl.Int8))
    elif kind == pl.Date:
        told = pl.format(f"<c{style}><v>{{}}</v></c>", value.cast(pl.Int32) - _FIRST_DAY)
        early = pl.format(f'<c{style} t="inlineStr"><is><t>{{}}</t></is></c>', value.cast(pl.String))
        told = pl.when(value < _SURE_DAY).then(early).otherwise(told)
    elif kind.is_numeric():
        told = pl.format(f"<c{style}><v>{{}}</v></c>", value)
    else:
        text = _escape(value.cast(pl.String))
        told = pl.format(f'<c{style} t="inlineStr"><is><t xml:space="preserve">{{}}</t></is></c>', text)
    return told.fill_null("<c/>")


def _escape(text: pl.Expr) -> pl.Expr:
    text = text.str.slice(0, MOST_LETTERS).str.replace_all(_UNSEEN, "�").str.replace_all(_CODE, "_x005F_$1")
    for letter, told in {"&": "&amp;", "<": "&lt;", ">": "&gt;"}.items():
        text = text.str.replace_all(letter, told, literal=True)
    return text
