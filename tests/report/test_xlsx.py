"""The report as a workbook: plain data, numbers as numbers, and nothing in it that acts."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from unittest.mock import patch
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import load_workbook
from xlsxwriter.worksheet import Worksheet as Written  # type: ignore[import-untyped]

from govcheck.report.sheets import Column, Row, Sheet
from govcheck.report.xlsx import MOST_LETTERS, name_sheets, render_xlsx
from report.workbook import CODES, SAMPLES, find_sheet, open_book, rows_of, sample_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.report.view import View


A4 = 9
WIDEST = 210
"""The columns of a sheet together; printed on one page across, more would be too small to read."""


def write(sheet: Sheet, view: View) -> bytes:
    """A workbook of one sheet."""
    with patch("govcheck.report.xlsx.tell_sheets", return_value=(sheet,)):
        return render_xlsx(view)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("place", range(len(SAMPLES)))
def test_every_sample_makes_sheets_of_plain_data(place: int, code: str) -> None:
    view = sample_view(place, code)
    data = render_xlsx(view)
    assert len(data) < 500_000
    assert len(open_book(view).sheetnames) >= 6
    for sheet in open_book(view):
        assert len(sheet.title) <= 31
        assert sum(sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]) <= WIDEST
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert not sheet.merged_cells.ranges
        assert all(cell.value and cell.font.b for cell in sheet[1])
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", A4)
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$1:$1"


def test_nothing_that_people_wrote_acts(view_of: Callable[[str], View]) -> None:
    view = view_of("hostile")
    with ZipFile(BytesIO(render_xlsx(view))) as parts:
        whole = b"".join(parts.read(name) for name in parts.namelist())
        assert not [name for name in parts.namelist() if "external" in name.lower() or "hyperlink" in name.lower()]
    assert b"<f>" not in whole
    assert b"<hyperlink" not in whole
    assert any("<img src" in str(row[5]) for row in rows_of(find_sheet(view, "Answers")))


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://evil.example")', "{=1+1}", "+1", "-1", "@SUM(1)", "http://evil.example", "007", "1,5",
        "TRUE", "<r><t>x</t></r>", "<r>&</x></r>", "_x0041_", " edge ", "&G & && ]]>",
    ],
)  # fmt: skip
def test_text_stays_the_text_that_it_is(text: str, view_of: Callable[[str], View]) -> None:
    view = view_of("half")._replace(city=text)
    sheet = load_workbook(BytesIO(write(Sheet("Text", (Column("Head", 20),), (Row((text,)),)), view)))["Text"]
    cell = sheet["A2"]
    assert cell.data_type == "s"
    # openpyxl leaves the escape of an escape as it is.
    assert str(cell.value).replace("_x005F_", "_").removesuffix(" ") == text.removesuffix(" ")
    assert cell.quotePrefix is text.startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    "text", ["\ufffe\uffff", "\x00\x1b[31m\x9b\r", "\ud800", "\u202e", "a\tb", "😀" * 40_000, "&" * 999]
)
def test_any_text_makes_a_file_that_can_be_read(text: str, view_of: Callable[[str], View]) -> None:
    view = view_of("half")._replace(city=text, title=text)
    data = write(Sheet("Text", (Column(text, 20),), (Row((text,)),)), view)
    with ZipFile(BytesIO(data)) as parts:
        for name in parts.namelist():
            etree.fromstring(parts.read(name))
    assert load_workbook(BytesIO(data))["Text"]["A2"].value


def test_what_is_too_long_for_a_cell_is_cut_where_one_sees_it(view_of: Callable[[str], View]) -> None:
    codes = []
    write_string = Written.write_string

    def watch(*given: object) -> int:
        codes.append(write_string(*given))
        return int(codes[-1])

    with patch.object(Written, "write_string", watch):
        data = write(
            Sheet("Text", (Column("Head", 20),), (Row(("é" * 40_000,)), Row(("😀" * 20_000,)))), view_of("half")
        )
    cells = [str(cell.value) for cell in load_workbook(BytesIO(data))["Text"]["A"][1:]]
    assert set(codes) == {0}
    assert [len(cell.encode("utf-16-le")) // 2 for cell in cells] == [MOST_LETTERS, MOST_LETTERS]
    assert all(cell.endswith("…") for cell in cells)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    ("city", "shown"),
    [("Smith & Co", "Smith && Co"), ("A&G", "A＆G"), ("&[Picture]", "＆[Picture]"), ("x" * 61, "x" * 59 + "…")],  # noqa: RUF001
)
def test_the_city_stands_on_every_page_as_it_is_named(city: str, shown: str, view_of: Callable[[str], View]) -> None:
    view = view_of("half")._replace(city=city)
    with ZipFile(BytesIO(render_xlsx(view))) as parts:
        sheet = etree.fromstring(parts.read("xl/worksheets/sheet1.xml"))
    space = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    assert sheet.findtext(".//s:oddHeader", namespaces=space) == f"&L{shown}&R{view.title}"
    assert str(sheet.findtext(".//s:oddFooter", namespaces=space)).endswith("Page &P / &N")


def test_names_of_sheets_are_short_allowed_and_differ() -> None:
    assert name_sheets(["a/b", "A:B", "x" * 40, "x" * 40, "[]", "'q'"]) == (
        "ab", "AB 2", "x" * 31, "x" * 28 + " 2", "-", "q",
    )  # fmt: skip


def test_the_same_report_gives_the_same_bytes_at_any_time(
    view_of: Callable[[str], View], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = render_xlsx(view_of("half"))
    monkeypatch.setattr("time.time", lambda: 2_209_000_000.0)
    assert render_xlsx(view_of("half")) == first
    with ZipFile(BytesIO(first)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = open_book(view_of("half")).properties
    assert (properties.created.date(), properties.modified.date()) == (view_of("half").day, view_of("half").day)
    assert str(properties.title).startswith(view_of("half").city)


def test_a_row_is_as_high_as_its_longest_cell(view_of: Callable[[str], View]) -> None:
    columns = (Column("Short", 10), Column("Long", 20))
    rows = (Row(("a", "b")), Row(("a\nb\nc", "b")), Row(("", "word " * 2000)))
    sheet = load_workbook(BytesIO(write(Sheet("Text", columns, rows), view_of("half"))))["Text"]
    heights = [sheet.row_dimensions[line].height for line in (2, 3, 4)]
    assert heights == sorted(heights)
    assert heights[-1] == 408
