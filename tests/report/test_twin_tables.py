"""The tables beside drawings: whose answer stands in which column, and below which question an option stands."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from docx.oxml.ns import qn

from builders import PROFILE, answer_file, benchmark, block_data, question_data, questionnaire
from govcheck.assessment import assess
from govcheck.report.document import Cell, Column, Joints, Row, Table
from govcheck.report.html_blocks import HtmlBlocks
from govcheck.report.markdown import render_markdown
from govcheck.report.pdf import render_pdf
from govcheck.report.story.drawings import picture_frequencies, picture_shares
from govcheck.report.view import View, build_view
from report.made_document import small
from report.pdf_text import text_of
from report.word_file import all_of, made, words_of

if TYPE_CHECKING:
    from govcheck.report.document import Block

SCALE = {"never": 0.0, "half": 0.5, "always": 1.0}
TOOLS = {"map": 1.0, "radio": 1.0}
HEADED = Table(
    "Shares",
    (Column("Question", wide=True), Column("Cities"), Column("Yours")),
    (
        Row((Cell("Which tools?"),), strong=True, span=True),
        Row((Cell("Map"), Cell("40%"), Cell("Yes"))),
        Row((Cell("Which rules?", ("Your city: none",)),), strong=True, span=True),
        Row((Cell("Curfew"), Cell("30%"), Cell("No"))),
    ),
)


@cache
def made_view(given: str) -> View:
    """Shares of a list and of a question with yes and no, and the spread of the answers to another."""
    asked = questionnaire(
        [
            question_data("tools", "several", options=TOOLS, indicators=[{"id": "tools"}]),
            question_data("owned", indicators=[{"id": "owned"}]),
            question_data("rain", "single", options=SCALE, indicators=[{"id": "rain"}]),
        ]
    )
    rain = [{"category": c, "value": v * 10, "count": v} for c, v in (("never", 2), ("half", 7), ("always", 1))]
    study = benchmark(
        block_data("tools", "share", [{"category": c, "value": v} for c, v in (("map", 57.6), ("radio", 60))]),
        block_data("owned", "share", [{"category": "yes", "value": 25, "count": 5}], n=20),
        block_data("rain", "distribution", rain, n=10),
    )
    answers: dict[str, Any] = {"rain": {"value": given}} if given else {}
    return build_view(assess(asked, answer_file(answers), [study], PROFILE), asked)


def rows_of(table: Table | None) -> list[tuple[str, ...]]:
    assert table
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def test_options_stand_below_their_question() -> None:
    view = made_view("half")
    shares = next(chapter.shares for chapter in view.chapters if chapter.shares)
    twin = picture_shares(view.labels, shares).twin
    assert twin
    assert [row.cells[0].text for row in twin.rows] == ["Text of tools?", "Map", "Radio", "Text of owned?"]
    assert [row.heads for row in twin.rows] == [True, False, False, False]
    assert {len(row.cells) for row in twin.rows if not row.heads} == {len(twin.columns)}


@pytest.mark.parametrize(("given", "column", "said"), [
    ("half", ["", "your city", ""], ()),
    ("", ["", "", ""], ("Your city: not answered",)),
])  # fmt: skip
def test_the_city_stands_in_its_own_column(given: str, column: list[str], said: tuple[str, ...]) -> None:
    view = made_view(given)
    spread = next(chapter.frequencies for chapter in view.chapters if chapter.frequencies)
    twin = picture_frequencies(view.language, spread).twin
    assert twin
    question, *answers = twin.rows
    assert [column.title for column in twin.columns][1:] == ["Participating cities", "Your city"]
    assert (question.heads, question.cells[0].under) == (True, said)
    assert [row.cells[1].text for row in answers] == ["2 of 10", "7 of 10", "1 of 10"]
    assert [row.cells[2].text for row in answers] == column
    assert [row.strong for row in answers] == [bool(text) for text in column]


def test_answers_published_together_say_which_is_the_city_s() -> None:
    view = made_view("half")
    spread = next(chapter.frequencies for chapter in view.chapters if chapter.frequencies)
    (asked,) = spread.questions
    joined = asked._replace(rows=(asked.rows[0], asked.rows[1]._replace(label="Half / Always")))
    twin = picture_frequencies(view.language, spread._replace(questions=(joined,))).twin
    assert rows_of(twin)[-1] == ("Half / Always", "7 of 10", "Half")


def test_a_row_that_heads_others_begins_a_body_of_the_table() -> None:
    blocks: tuple[Block, ...] = (HEADED,)
    html = HtmlBlocks(Joints(("", ": ", ""), ("", " ", "")), (), lambda _: "").set_blocks(blocks, 3, ("", ""))
    first, second = html.split("<tbody>")[1:]
    assert first.startswith('<tr class="strong"><th scope="rowgroup" colspan="3">Which tools?<tr><th scope="row">Map')
    assert 'colspan="3">Which rules?<small>Your city: none</small>' in second
    assert html.count("<tbody>") == 2


def test_a_row_that_heads_others_is_as_wide_as_the_table_in_word() -> None:
    head, *rows = all_of(made(HEADED), "w:tr")
    spans = [[cell.find(f".//{qn('w:gridSpan')}") for cell in row.findall(qn("w:tc"))] for row in rows]
    assert [[None if span is None else span.get(qn("w:val")) for span in row] for row in spans] == [
        ["3"], [None] * 3, ["3"], [None] * 3,
    ]  # fmt: skip
    kept = [row.find(f".//{qn('w:keepNext')}") is not None for row in rows]
    assert (kept[0], kept[2]) == (True, True)
    assert [words_of(cell) for cell in head.findall(qn("w:tc"))] == ["Question", "Cities", "Yours"]


def test_a_row_that_heads_others_in_markdown_and_pdf() -> None:
    document = small(HEADED)  # type: ignore[arg-type]
    lines = render_markdown(document).splitlines()
    assert "| **Which tools?** |  |  |" in lines
    assert "| **Which rules?**<br>Your city: none |  |  |" in lines
    data = render_pdf(document).data
    with pikepdf.open(BytesIO(data)) as file:
        roles = list(chain.from_iterable(_spans(file.Root.StructTreeRoot)))
    assert roles.count(3) == 2
    assert text_of(data).index("Which tools?") < text_of(data).index("Map") < text_of(data).index("Which rules?")


def _spans(node: Any) -> Any:
    """How many columns each cell takes."""
    attributes = node.get("/A", None)
    for one in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if isinstance(one, pikepdf.Dictionary) and "/ColSpan" in one:
            yield [int(one.ColSpan)]
    below = node.get("/K", ())
    for child in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(child, pikepdf.Dictionary):
            yield from _spans(child)
