"""What the reports of a made-up city look like, so that a changed word is seen when a change is looked at.

Text formats are compared whole, the others by what they are built of. The JSON of every made-up city
is compared in tests/cli/test_commands.py.
"""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn
from docx.table import Table
from openpyxl import load_workbook

from govcheck.cli.scored import score_file
from govcheck.report.formats import Matter, render
from govcheck.store.catalogue import load_language
from govcheck.store.sample import find_samples
from made_cohort import cohort_data, dump
from report.pdf_text import map_of, strings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from docx.text.paragraph import Paragraph

CITY = "villa-clara-del-rio"

TOLD = ("summary", "scores", "participation", "data", "readiness", "practices", "transformation")
TOLD += ("roadmap", "unknown", "trust", "method", "sources")
"""Sections that hold every kind of sentence; the others repeat them for other questions."""

_HASH = re.compile(r"(sha256[:-])[\w+/=]{32,}")
_TAG = re.compile(r"(?<=[^\n])(?=<(?:td|th|tr|text|line|rect|path|circle|g|p|ul|li|div)\b)")
_SHOWN = re.compile(r"Heading|Caption|Title|TableHead|TOCHeading|Remark")


@cache
def report(questionnaire: str, code: str, suffix: str, only: tuple[str, ...] = ()) -> bytes:
    language = load_language(code)
    sample = next(path for path in find_samples(questionnaire) if path.name.startswith(CITY))
    scored = score_file(sample, language, quiet=True)
    matter = Matter(scored.result, scored.questionnaire, language, only)
    return render(matter, f"report{suffix}").content


def stable(text: str) -> str:
    """The text without the hashes, which change with every word of the questionnaire and of the style sheet."""
    return _HASH.sub(r"\1…", text)


def test_html(golden: Callable[[str, str], None]) -> None:
    """The page, a line feed before each of the many elements that have none."""
    page = stable(report("smart-governance", "en", ".html").decode())
    golden(f"report/{CITY}.smart-governance.en.html", _TAG.sub("\n", page))


def test_markdown(golden: Callable[[str, str], None]) -> None:
    golden(f"report/{CITY}.smart-governance.en.md", stable(report("smart-governance", "en", ".md").decode()))


@pytest.mark.parametrize("code", ["es", "fr"])
def test_markdown_in_other_languages(code: str, golden: Callable[[str, str], None]) -> None:
    text = report("smart-resilience", code, ".md", TOLD).decode()
    golden(f"report/{CITY}.smart-resilience.{code}.md", stable(text))


def test_markdown_beside_a_cohort(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    """The sections that a cohort changes."""
    file = tmp_path / "ours.yaml"
    file.write_text(dump(cohort_data()), "utf-8")
    sample = next(path for path in find_samples("smart-governance") if path.name.startswith(CITY))
    scored = score_file(sample, load_language("en"), benchmarks=[str(file)], quiet=True)
    told = ("summary", "scores", "participation", "method", "sources")
    text = render(Matter(scored.result, scored.questionnaire, load_language("en"), told), "report.md").content.decode()
    golden(f"report/{CITY}.smart-governance.en.cohort.md", stable(text))


def test_pdf(golden: Callable[[str, str], None]) -> None:
    with pikepdf.open(BytesIO(report("smart-governance", "en", ".pdf"))) as pdf:
        places = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        with pdf.open_outline() as outline:
            titles = list(_titles(outline.root, places))
        told = [f"{len(pdf.pages)} pages", "", "# Bookmarks", *titles, "", "# Page 1", *_lines(pdf.pages[0])]
    golden(f"report/{CITY}.smart-governance.en.pdf.txt", _text(told))


def _titles(items: Iterable[pikepdf.OutlineItem], places: dict[tuple[int, int], int], depth: int = 0) -> Iterator[str]:
    for item in items:
        assert isinstance(item.destination, pikepdf.Array)
        yield f"{'  ' * depth}{item.title} · {places[item.destination[0].objgen]}"
        yield from _titles(item.children, places, depth + 1)


def _lines(page: pikepdf.Page) -> Iterator[str]:
    """The words of a page as they were set, a line each; the words of drawings are set letter by letter."""
    for alone, run in groupby(_pieces(page), key=lambda piece: len(piece) == 1):
        pieces = list(run)
        yield from ["".join(pieces)] if alone else pieces


def _pieces(page: pikepdf.Page) -> Iterator[str]:
    maps = {name: map_of(font) for name, font in page.resources["/Font"].items()}
    font: dict[bytes, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            font = maps[str(operands[0])]
        elif str(operator) in {"Tj", "TJ"}:
            glyphs = b"".join(strings_of(operands))
            yield "".join(font.get(glyphs[at : at + 2], "") for at in range(0, len(glyphs), 2))


def test_docx(golden: Callable[[str, str], None]) -> None:
    word = docx.Document(BytesIO(report("smart-governance", "en", ".docx")))
    told = [line for block in word.iter_inner_content() for line in _block(block)]
    golden(f"report/{CITY}.smart-governance.en.docx.txt", _text(told))


def _block(block: Paragraph | Table) -> Iterator[str]:
    """Headings and captions, the alternative text of pictures, and of tables the head and the size."""
    if isinstance(block, Table):
        if block.style is None or block.style.name != "Report Table":
            yield from (
                line for cell in block.rows[0].cells for one in cell.iter_inner_content() for line in _block(one)
            )
            return
        yield f"Table: {' | '.join(cell.text for cell in block.rows[0].cells)} · {len(block.rows) - 1} rows"
        return
    style = block.style.name if block.style is not None else ""
    if style and _SHOWN.match(style.replace(" ", "")):
        yield f"{style}: {block.text}"
    for picture in block._p.iter(qn("wp:docPr")):  # noqa: SLF001 - python-docx has no way to alternative texts
        yield f"Picture: {picture.get('descr')}"


def test_xlsx(golden: Callable[[str, str], None]) -> None:
    book = load_workbook(BytesIO(report("smart-governance", "en", ".xlsx")))
    told = []
    for sheet in book:
        told += [f"# {sheet.title} · {sheet.max_row - 1} rows", *(f"  {cell.value}" for cell in sheet[1]), ""]
        for row in sheet.iter_rows(min_row=2, max_row=4):
            told += [f"  {cell.coordinate}: {cell.value!r} {cell.number_format}" for cell in row if cell.value]
            told.append("")
    golden(f"report/{CITY}.smart-governance.en.xlsx.txt", _text(told))


def _text(lines: Iterable[str]) -> str:
    return stable("\n".join(line.rstrip() for line in lines) + "\n")
