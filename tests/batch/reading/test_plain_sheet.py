"""A glance at a sheet finds what the parser finds, or leaves the sheet to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

from govcheck.batch.reading.plain_sheet import Ends, Hidden, find_ends
from govcheck.batch.reading.workbook import _Scan

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="x"><cols><col min="1"/></cols>'

CONTENTS = [
    "><v>1</v></c>",
    ' s="1" t="s"><v>0</v></c>',
    ' t="inlineStr"><is><t xml:space="preserve"> a r="ZZ9" </t></is></c>',
    ' t="inlineStr"><is><r><t>a</t></r></is></c>',
    ' t="b"><f aca="false">TRUE()</f><v>1</v></c>',
    "></c>",
    '><v>1</v></c></row><row r="2" spans="1:3">',
    '><v>1</v></c></row><row r="3" hidden="1">',
    '/></row><row r="8"/><row r="9">',
]  # fmt: skip


def glance(cells: str, head: str = HEAD, size: int = 7) -> Ends | None:
    sheet = f"{head}<sheetData><row>{cells}</row></sheetData></worksheet>".encode()
    return find_ends(iter([sheet[at : at + size] for at in range(0, len(sheet), size)]))


@pytest.mark.parametrize("size", [1, 7, 10_000])
def test_it_finds_where_the_cells_stand_whatever_their_order(size: int) -> None:
    cells = '<c r="B3" s="1" t="s"><v>0</v></c><c r="AA10"/><c r="C2" t="inlineStr"><is><t>a</t></is></c>'
    assert glance(cells, size=size) == Ends((2, 10), ("B", "AA"))


def test_a_formula_that_is_a_value_is_plain() -> None:
    assert glance('<c r="A1" s="1" t="b"><f aca="false">TRUE()</f><v>1</v></c><c r="B1"/>') == Ends((1, 1), ("A", "B"))


def test_many_cells_are_looked_at_piece_by_piece() -> None:
    cells = "".join(f'<c r="{column}{row}"><v>1</v></c>' for row in range(1, 30_000) for column in "ABC")
    assert glance(cells, size=65_536) == Ends((1, 29_999), ("A", "C"))


@pytest.mark.parametrize(
    "cells",
    [
        "",
        "<c/>",
        "<c><v>1</v></c>",
        '<c r="A1"><f>1+1</f><v>2</v></c>',
        '<c r="A1"><f t="shared"/></c>',
        '<c r="A1" t="b"><f>TRUE()+1</f><v>1</v></c>',
        '<c r="A1" t="b"><f>NOT(TRUE())</f><v>0</v></c>',
        '<c r="A1" t="b"><f>TRUE()</f><v>0</v></c>',
        '<c r="A1" t="b"><f>FALSE()</f></c>',
        '<c r="A1"><x:f>1+1</x:f></c>',
        '<x:c r="A1"/><c r="B1"/>',
        '<c r="A1" t="e"><v>#N/A</v></c>',
        "<c r='A1'/>",
        '<c t="e" r="A1"/>',
        '<c r="A1" t="&#101;"/>',
        '<c r="A0"/>',
        '<c r="A1"/><!-- <c r="ZZ9"/> -->',
        '<c r="A1"><is><t><![CDATA[x]]></t></is></c>',
        '<c\nr="A1"/>',
        '<c r="A1"><v>1</v><f>1</f></c><c r="B1"/>',
        '<c r="A1"/><mergeCells><mergeCell ref="A1:B&#50;"/></mergeCells>',
        '<c r="A1"/><x:mergeCell ref="A1:B2"/>',
    ],
)
def test_what_is_not_plain_is_left_to_the_parser(cells: str) -> None:
    assert glance(cells) is None


@pytest.mark.parametrize(
    "head", ['<?xml version="1.0" encoding="latin-1"?><worksheet>', "<!DOCTYPE x><worksheet>", "no"]
)
def test_a_sheet_that_begins_otherwise_is_left_to_the_parser(head: str) -> None:
    assert glance('<c r="A1"/>', head) is None


def test_a_cell_of_a_special_style_leaves_the_sheet_to_the_parser() -> None:
    sheet = f'{HEAD}<sheetData><row><c r="A1" s="1"><v>1</v></c><c r="B1" s="12"/></row></sheetData>'.encode()
    assert find_ends(iter([sheet]), {"2", "11"}) == Ends((1, 1), ("A", "B"))
    assert find_ends(iter([sheet]), {"12"}) is None


def test_it_finds_merged_cells() -> None:
    merged = '<mergeCells count="2"><mergeCell ref="A2:A4"/><mergeCell ref="B2:AC2" />'
    assert glance(f'<c r="A2"><v>1</v></c></row></sheetData>{merged}') == Ends((2, 2), ("A", "A"), ("A2:A4", "B2:AC2"))


@pytest.mark.parametrize("size", [7, 10_000])
def test_it_finds_what_is_hidden(size: int) -> None:
    head = '<worksheet><cols><col min="2" max="4" hidden="1"/><col min="5" max="5" hidden="false"/></cols>'
    cells = '<c r="A1"/></row><row hidden="true" r="7"><c r="A7"/></row><row r="8" hidden="0"><c r="A8"/></row>'
    assert glance(cells, head, size) == Ends((1, 8), ("A", "A"), (), Hidden((7,), ((2, 4),)))
    assert glance('<c r="A1"/></row><row hidden="1"><c r="A2"/></row>', head) is None


def test_a_sheet_that_is_no_utf_8_is_left_to_the_parser() -> None:
    assert find_ends(iter([f'{HEAD}<sheetData><row><c r="A1"><v>'.encode(), b"\xff</v></c>"])) is None


@pytest.mark.parametrize(
    ("cell", "long"),
    [
        ('<c r="A1"><v>3.3333333333333335</v></c>', True),
        ('<c r="A1" s="1" t="n"><v>-2.0000000001</v></c><c r="B1"/>', True),
        ('<c r="A1"><v>3.3333333333333331E-2</v></c>', True),
        ('<c r="A1"><v>1e-10</v></c>', True),
        ('<c r="A1"><v>9.300000000000001</v></c><c r="B1"><v>9.3000000000000007</v></c>', False),
        ('<c r="A1"><v>7.0000000000000007E-2</v></c><c r="B1"><v>12.123456789</v></c>', False),
        ('<c r="A1" t="inlineStr"><is><t>e-mail 1.23456789012, 1e-9</t></is></c>', False),
    ],
)
def test_it_finds_whether_a_number_has_more_than_nine_decimals(cell: str, long: bool) -> None:  # noqa: FBT001
    found = glance(cell)
    assert found is not None
    assert found.long_numbers is long


@given(st.lists(st.tuples(st.integers(1, 300), st.integers(0, 60), st.sampled_from([*CONTENTS, ""])), min_size=1))
def test_it_finds_what_the_parser_finds(cells: list[tuple[int, int, str]]) -> None:
    """Whatever stands in the cells, in whatever order."""
    written = [(row, xl_col_to_name(column), content) for row, column, content in cells]
    text = "".join(
        f'<c r="{column}{row}"{content}' if content else f'<c r="{column}{row}"/>' for row, column, content in written
    )
    sheet = f"{HEAD}<sheetData><row>{text}</row></sheetData></worksheet>".encode()
    found = find_ends(iter([sheet]))
    assert found is not None
    scanned = _Scan("", "").run([sheet])
    area = scanned.areas[0]
    assert found.hidden == scanned.hidden
    assert found.rows == (area.first_row, area.first_row + area.rows - 1)
    first, last = area.first_column - 1, area.first_column + area.columns - 2
    assert found.columns == (xl_col_to_name(first), xl_col_to_name(last))
