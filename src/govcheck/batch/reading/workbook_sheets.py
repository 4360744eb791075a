"""The sheets of a workbook: which there are, which of them holds the table, and which hold others."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from govcheck.batch.reading.header import MOST_LINES, is_filled
from govcheck.batch.reading.workbook_links import BOOK, list_links
from govcheck.batch.reading.workbook_parts import is_true, list_elements, parse, unpack
from govcheck.errors import InputError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from zipfile import ZipFile


_STRINGS = "xl/sharedStrings.xml"
_VISIBLE = "visible"
_SHARED = "s"

_MOST_BLANK = 100
"""So many of the first lines of a sheet are looked at: some may hold nothing that can be seen."""


class SheetPart(NamedTuple):
    """A sheet: its name, the part that holds it, and whether people see it."""

    name: str
    part: str
    visible: bool


class ChosenSheet(NamedTuple):
    """The sheet that is read, the names of others that hold tables, and are not, and those of all others."""

    sheet: SheetPart
    unread: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def choose_sheet(
    archive: ZipFile, name: str | None, is_table: Callable[[Sequence[Sequence[str]]], bool], file: str
) -> ChosenSheet:
    """The named sheet; else of those that are not hidden the first with the header of a table, or the first of all.

    Raises:
        InputError: there is no such sheet.
    """
    sheets = _list_sheets(archive)
    seen = [sheet for sheet in sheets if sheet.visible]
    wanted = next((one for one in sheets if one.name == name), None) if name is not None else next(iter(seen), None)
    if wanted is None:
        message = "The workbook has no sheet {sheet}."
        fields = {"sheet": (name or "")[:80], "known": ", ".join(one.name for one in sheets)[:400]}
        raise InputError(Problem("no-such-sheet", message, "There are: {known}.", Location(file), fields))
    if name is not None or len(seen) == 1:
        return ChosenSheet(wanted, (), tuple(sheet.name for sheet in seen if sheet != wanted))
    tables = [sheet for sheet in seen if is_table(_read_lines(archive, sheet.part))]
    chosen = next(iter(tables), wanted)
    unread = tuple(sheet.name for sheet in tables if sheet != chosen)
    return ChosenSheet(chosen, unread, tuple(sheet.name for sheet in seen if sheet != chosen))


def counts_from_1904(archive: ZipFile) -> bool:
    """Whether the workbook counts its days from 1904, as those of old Macs do, and not from 1900."""
    return any(
        tag == "workbookPr" and is_true(own.get("date1904", "")) for tag, own in list_elements(archive, str(BOOK))
    )


def _list_sheets(archive: ZipFile) -> list[SheetPart]:
    links = list_links(archive)
    sheets = []
    for tag, one in list_elements(archive, str(BOOK)):
        if tag == "sheet":
            link = links[next((value for key, value in one.items() if key.rpartition(":")[2] == "id"), "")]
            sheets.append(SheetPart(one["name"], link.part, one.get("state", _VISIBLE) == _VISIBLE))
    return sheets


def _read_lines(archive: ZipFile, part: str) -> list[list[str]]:
    """The texts of the first lines of a sheet with anything on them."""
    first = _FirstLines()
    parse(unpack(archive, part), first.start, first.text, first.is_enough)
    places = {int(text) for line in first.lines for kind, text in line if kind == _SHARED and text.isdecimal()}
    shared = _read_shared(archive, places) if places else {}
    told = ([shared.get(int(text), "") if kind == _SHARED and text.isdecimal() else text for kind, text in line]
            for line in first.lines)  # fmt: skip
    return list(islice(filter(is_filled, told), MOST_LINES))


class _FirstLines:
    """The cells of the first lines of a sheet with anything in them: their types and texts."""

    def __init__(self) -> None:
        self.lines: list[list[tuple[str, str]]] = []
        self._holds = False

    def start(self, tag: str, own: dict[str, str]) -> None:
        if tag == "row" and (not self.lines or any(text for _, text in self.lines[-1])):
            self.lines.append([])
        elif tag == "row":
            self.lines[-1] = []
        elif tag == "c" and self.lines:
            self.lines[-1].append((own.get("t", ""), ""))
        self._holds = tag in {"v", "t"} and bool(self.lines and self.lines[-1])

    def text(self, text: str) -> None:
        if self._holds:
            kind, before = self.lines[-1][-1]
            self.lines[-1][-1] = (kind, before + text)

    def is_enough(self) -> bool:
        return len(self.lines) > _MOST_BLANK


def _read_shared(archive: ZipFile, places: set[int]) -> dict[int, str]:
    """The shared texts with these numbers."""
    found: dict[int, str] = {}
    last, number, holds = max(places), -1, False

    def start(tag: str, _: dict[str, str]) -> None:
        nonlocal number, holds
        number += tag == "si"
        holds = tag == "t" and number in places

    def text(text: str) -> None:
        if holds:
            found[number] = found.get(number, "") + text

    parse(unpack(archive, _STRINGS), start, text, lambda: number > last)
    return found
