"""The table of a drawing stands beside it where both are about as tall, as Typst would find by setting them."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
import typst

from govcheck.report.document import Cell, Column, Figure, Row, Table
from govcheck.report.pdf.beside import has_room, is_as_low
from govcheck.report.pdf.columns import set_columns
from govcheck.report.pdf.setting import report_data
from govcheck.report.story import tell_story
from govcheck.report.view import build_view
from govcheck.store.catalogue import load_language
from govcheck.store.content import load_questionnaire

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govcheck.model.result import Result
    from govcheck.report.view import View

TALLER, UNSURE = 10, 7
"""In mm: by so much a table may be taller; nearer than so much to that, either is as good."""

MEASURED = """[#metadata((
  table: if it.narrow_twin == none { 0 } else { measure(width: 88mm, tabulated(it.narrow_twin)).height / 1mm },
  drawing: measure(width: 76mm, drawing(it)).height / 1mm,
)) <measured>]
"""


def measure(data: dict[str, Any]) -> list[dict[str, float]]:
    """How tall every drawing and its table are, in mm, where they stand below or beside each other."""
    template = files("govcheck.report").joinpath("templates/report.typ").read_text("utf-8")
    place = "      block(above: 5mm, below: 6mm, breakable: false, grid("
    assert template.count(place) == 1
    measuring = template.replace(place, f"    context {MEASURED}{place}").encode()
    compiler = typst.Compiler(measuring, sys_inputs={"report": json.dumps(data)}, ignore_system_fonts=True)
    found: list[dict[str, float]] = json.loads(compiler.query("<measured>", field="value"))
    return found


def figures(blocks: list[dict[str, Any]], width: str = "text") -> Iterator[dict[str, Any]]:
    for block in blocks:
        if block["kind"] == "figure" and not block["wide"] and width == "text":
            yield block
        narrow = block["kind"] == "columns" or block.get("look") in {"question", "remark"}
        for inside in (block.get("blocks", []), block.get("parts", [])):
            yield from figures(inside, "column" if narrow else width)


def check(view: View) -> None:
    data = report_data(tell_story(view))
    drawn = [figure for section in data["sections"] for figure in figures(section["blocks"])]
    found = measure(data)
    assert len(found) == len(drawn) > 5
    tables = [(figure, size) for figure, size in zip(drawn, found, strict=True) if figure["narrow_twin"]]
    assert tables
    for figure, size in tables:
        taller = size["table"] - size["drawing"]
        if figure["twin"] is None:
            assert taller < TALLER + UNSURE, figure["title"]
        else:
            assert taller > TALLER - UNSURE, figure["title"]


@pytest.mark.parametrize("kind", ["few", "half", "full"])
def test_it_is_found_as_typst_finds_it(kind: str, view_of: Callable[[str], View]) -> None:
    check(view_of(kind))


@pytest.mark.parametrize("code", ["es", "fr"])
def test_so_it_is_with_longer_words(code: str, resilience_of: Callable[[str], Result]) -> None:
    for kind in ("half", "full"):
        check(build_view(resilience_of(kind), load_questionnaire("smart-resilience", code), load_language(code)))


class Chart:
    """A drawing of 400 by 100 units, 19 mm tall beside a table."""

    height = 100


def table(*rows: tuple[str, str]) -> Table:
    return Table("", (Column("Part"), Column("Score")), tuple(Row(tuple(map(Cell, cells))) for cells in rows))


@pytest.mark.parametrize(
    ("one", "low"),
    [
        (table(*[("Plan", "50")] * 4), True),
        (table(*[("Plan", "50")] * 6), False),
        (table(*[("Plan " * 60, "50")]), False),
    ],
    ids=["as low", "many rows", "long words"],
)
def test_rows_and_words_make_it_tall(one: Table, *, low: bool) -> None:
    data = {"columns": set_columns(one, narrow=True), "caption": ""}
    assert is_as_low(one, data, Figure("a", "scores", Chart(), "", "")) is low


def test_it_needs_room() -> None:
    six = Table("", tuple(Column(str(n)) for n in range(6)), ())
    assert not has_room(six)
    assert has_room(six._replace(columns=six.columns[:5]))
