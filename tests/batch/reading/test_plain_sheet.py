"""A glance at a sheet finds what the parser finds, or leaves the sheet to it."""

from __future__ import annotations

import pytest

from govcheck.batch.reading.plain_sheet import Ends, find_ends

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="x"><cols><col min="1"/></cols>'


def glance(cells: str, head: str = HEAD, size: int = 7) -> Ends | None:
    sheet = f"{head}<sheetData><row>{cells}</row></sheetData></worksheet>".encode()
    return find_ends(iter([sheet[at : at + size] for at in range(0, len(sheet), size)]))


@pytest.mark.parametrize("size", [1, 7, 10_000])
def test_it_finds_where_the_cells_stand_whatever_their_order(size: int) -> None:
    cells = '<c r="B3" s="1" t="s"><v>0</v></c><c r="AA10"/><c r="C2" t="inlineStr"><is><t>a</t></is></c>'
    assert glance(cells, size=size) == Ends((2, 10), ("B", "AA"))


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
    ],
)
def test_what_is_not_plain_is_left_to_the_parser(cells: str) -> None:
    assert glance(cells) is None


@pytest.mark.parametrize(
    "head", ['<?xml version="1.0" encoding="latin-1"?><worksheet>', "<!DOCTYPE x><worksheet>", "no"]
)
def test_a_sheet_that_begins_otherwise_is_left_to_the_parser(head: str) -> None:
    assert glance('<c r="A1"/>', head) is None
