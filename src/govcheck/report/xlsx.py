"""The report as a workbook, for those who filter, sort and plan with it: sheets of plain data, no formulas.

Text is only ever written as text, so that nothing in it can act; the same report gives the same bytes.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from functools import cache
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import xlsxwriter  # type: ignore[import-untyped]

from govcheck.model.sign import COMPUTES
from govcheck.model.visible import one_line, visible
from govcheck.report.palette import LIGHT
from govcheck.report.sheets import Row, tell_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from govcheck.report.sheets import Column, Sheet
    from govcheck.report.view import View

FORMAT = "govcheck.report/1"
"""What the workbook says it is, among its properties."""

MOST_LETTERS = 32_767
"""What a cell holds at most, in UTF-16 units."""

MOST_IN_NAME = 31
"""What the name of a sheet holds at most."""

MOST_IN_HEADER = 60
"""Letters of the city and of the title on every page; XlsxWriter drops a header of more than 255 in all."""

A4 = 9
"""The number of the paper size."""

MARGIN = 0.5
"""At the sides, in inches."""

LINE = 13
"""The height of a line of text, in points."""

FITS = 1.35
"""So many letters of this size have the room that the width of a column counts as one."""

INDENT = 2
"""Letters that have room in a step of indentation."""

HIGHEST = 408
"""A row is at most a little higher than this, in points."""

DAY = "yyyy-mm-dd"
"""How a day is shown: in every language alike, whatever program opens the file."""

CUT = "…"
"""Stands at the end of what is not there in full."""

_IN_NO_NAME = re.compile(r"[\[\]:*?/\\]")
_IN_NO_XML = re.compile("[\ufffe\uffff]")

_BASE: dict[str, object] = {
    "font_size": 10,
    "align": "left",
    "indent": 1,
    "valign": "top",
    "text_wrap": True,
    "font_color": LIGHT["ink"],
}
_HEAD = {
    **_BASE,
    "bold": True,
    "valign": "vcenter",
    "font_color": LIGHT["on-accent"],
    "bg_color": LIGHT["accent"],
}
_CELL = {**_BASE, "bottom": 1, "bottom_color": LIGHT["line"]}
_NUMERIC: dict[str, object] = {"align": "right"}
_FILL_IN: dict[str, object] = {"border": 1, "border_color": LIGHT["rule"]}


def render_xlsx(view: View) -> bytes:
    """The report as a workbook for Excel, LibreOffice Calc and their like."""
    stream = BytesIO()
    # In memory, XlsxWriter gives the parts of the file a fixed date.
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties(
        {
            "title": _clean(view.language.named(view.city, view.title)),
            "subject": _clean(view.labels.report),
            "category": view.language.code,
            "comments": _clean(view.labels.made_with),
            "created": datetime.combine(view.day, time(), UTC),
        }
    )
    book.set_custom_property("Language", view.language.code, "text")
    # In a folder of answers it is known by this: what stands in its sheets depends on the language.
    book.set_custom_property("Format", FORMAT, "text")

    @cache
    def look(**properties: object) -> Any:
        return book.add_format(properties)

    sheets = tell_sheets(view)
    for name, sheet in zip(name_sheets(sheet.title for sheet in sheets), sheets, strict=True):
        page = book.add_worksheet(name)
        _set_rows(page, sheet, look)
        _set_page(page, sheet, view)
    book.close()
    return stream.getvalue()


def name_sheets(titles: Iterable[str]) -> tuple[str, ...]:
    """The titles as names that a workbook takes: short, without forbidden characters, no two alike.

    >>> name_sheets(["What / why?", "what why", "History " * 5])
    ('What why', 'what why 2', 'History History History History')
    """
    names: list[str] = []
    for title in titles:
        name = one_line(_IN_NO_NAME.sub("", _clean(title)))[:MOST_IN_NAME].strip("' ") or "-"
        taken = [other.lower() for other in names]
        number, own = 1, name
        while name.lower() in taken:
            number += 1
            name = f"{own[: MOST_IN_NAME - 3]} {number}"
        names.append(name)
    return tuple(names)


def _set_rows(page: Any, sheet: Sheet, look: Callable[..., Any]) -> None:
    page.set_row(0, _height(sheet, Row(tuple(column.title for column in sheet.columns))))
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
        page.write_string(0, at, _clean(column.title), look(**_HEAD | (_NUMERIC if column.numeric else {})))
    for line, row in enumerate(sheet.rows, 1):
        page.set_row(line, _height(sheet, row))
        for at, (column, value) in enumerate(zip(sheet.columns, row.cells, strict=True)):
            properties = _properties(column, row, value)
            if isinstance(value, date):
                page.write_datetime(line, at, value, look(**properties))
            elif not isinstance(value, str):
                page.write_number(line, at, value, look(**properties))
            elif value:
                page.write_string(line, at, _clean(value), look(**properties))
            else:
                page.write_blank(line, at, None, look(**properties))
    last, wide = len(sheet.rows), len(sheet.columns) - 1
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, last, wide)
    page.repeat_rows(0)
    # An answer such as "7" is text, and no mistake that a green corner should point at.
    page.ignore_errors({"number_stored_as_text": f"A1:{xlsxwriter.utility.xl_rowcol_to_cell(last, wide)}"})


def _height(sheet: Sheet, row: Row) -> float:
    """As high as its longest cell asks for: not every program that opens the file finds that out by itself."""
    lines = max(
        sum(len(wrap(part, _letters(column, row))) or 1 for part in cell.split("\n"))
        for column, cell in zip(sheet.columns, row.cells, strict=True)
        if isinstance(cell, str)
    )
    return min(HIGHEST, LINE * lines + 3)


def _letters(column: Column, row: Row) -> int:
    """How many letters have room on a line of a cell."""
    steps = 1 + (row.depth if column.nested else 0)
    return round((column.width - INDENT * steps) * FITS)


def _properties(column: Column, row: Row, value: str | float | date) -> dict[str, object]:
    found: dict[str, object] = _CELL | (_NUMERIC if column.numeric else {})
    if column.fill_in:
        found |= _FILL_IN
    if column.nested:
        found |= {"indent": 1 + row.depth, "bold": row.depth == 0}
    if column.date:
        found |= {"num_format": DAY}
    if isinstance(value, date):
        return found
    if isinstance(value, str):
        # Whoever edits the cell does not make a formula of it either.
        return found | {"quote_prefix": True} if value.startswith(tuple(COMPUTES)) else found
    shown = round(value * 100, 1) if column.percent else value
    digits = "0" if float(shown).is_integer() else "0.0"
    return found | {"num_format": f"{digits}%" if column.percent else digits}


def _set_page(page: Any, sheet: Sheet, view: View) -> None:
    """How it is printed: across, as wide as the paper, and whose report it is on every page."""
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=MARGIN, right=MARGIN)
    page.set_header(f"&L{_in_header(view.city)}&R{_in_header(view.title)}")
    page.set_footer(f"&L{_in_header(sheet.title)}&C{_in_header(view.date)}&R{_in_header(view.labels.page)} &P / &N")


def _in_header(text: str) -> str:
    text = one_line(_clean(text))
    short = text if len(text) <= MOST_IN_HEADER else text[: MOST_IN_HEADER - 1] + CUT
    # XlsxWriter takes these for a picture, doubled or not, and leaves the whole header out.
    return re.sub(r"&(?=[G\[])", "\N{FULLWIDTH AMPERSAND}", short).replace("&", "&&")


def _clean(text: str) -> str:
    """The text as XML and a cell can hold it; what had to be cut ends in "…"."""
    text = _IN_NO_XML.sub("\N{REPLACEMENT CHARACTER}", visible(text))
    if text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter would pass this through as XML of its own.
        text += " "
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_LETTERS:
        return text
    return units[: 2 * (MOST_LETTERS - 1)].decode("utf-16-le", "ignore") + CUT
