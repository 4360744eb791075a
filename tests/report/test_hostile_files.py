"""Whatever people write stays text in PDF, Word files, workbooks and JSON: none of them does anything."""

from __future__ import annotations

import json
import re
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx
import pikepdf
import pytest
from lxml import etree
from openpyxl import load_workbook
from pydantic import TypeAdapter

from govcheck.model.result import Result
from govcheck.model.visible import visible
from govcheck.report.drawing import printable
from report.hostile_reports import EVERYWHERE, KINDS, NAMES, _write, missing, name_of, written
from report.hostile_texts import TEXTS, held, hostile
from report.pdf_text import plain, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator


ACTING = {"/JavaScript", "/Launch", "/URI", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/Rendition", "/Movie"}
ACTING |= {"/JS", "/AA", "/OpenAction", "/AcroForm", "/EmbeddedFiles", "/XFA", "/RichMedia"}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def in_xml(text: str) -> str:
    """The text as it is shown where no file may hold all characters."""
    return re.sub("[\ufffe\uffff]", "\ufffd", visible(text))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"direction", "long", "blank"}])
def test_pdf_shows_it(kind: str) -> None:
    # Of the characters that no font has, Typst keeps all but the first.
    first = str(_write(".pdf", None, harmless=False).remarks[0].fields["characters"])[0]
    assert missing(kind, text_of(written(".pdf")).replace("\uffff", first), printable) == []


def test_pdf_shows_what_is_read_from_the_right() -> None:
    """The letters stand in the file as they stand on the page."""
    turned = [TEXTS["direction"][0], *(text[::-1] for text in TEXTS["direction"][1:])]
    told = plain(text_of(written(".pdf")))
    assert [word for text in turned for word in text.split() if told.count(plain(printable(word))) < 6] == []


def test_pdf_shows_what_is_longer_than_a_page() -> None:
    letters = sum(map(len, held(TEXTS["long"][0])))
    assert text_of(written(".pdf")).count("x") - text_of(written(".pdf", harmless=True)).count("x") > letters


@pytest.mark.parametrize("name", EVERYWHERE)
def test_pdf_does_nothing(name: str | None) -> None:
    with pikepdf.open(BytesIO(written(".pdf", name))) as pdf:
        assert not {key for part in pdf.objects for key in keys_of(part)} & ACTING
        if name is not None:
            assert plain(str(pdf.docinfo.Title)).startswith(name_of(name, printable))


def keys_of(part: object) -> Iterator[str]:
    """All keys and names in an object of a PDF; what it refers to is an object of its own."""
    if isinstance(part, pikepdf.Name):
        yield str(part)
    elif isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in part.items():
            yield key
            if not (isinstance(value, pikepdf.Object) and value.is_indirect):
                yield from keys_of(value)
    elif isinstance(part, pikepdf.Array):
        for value in part:
            if not (isinstance(value, pikepdf.Object) and value.is_indirect):
                yield from keys_of(value)


@cache
def xml_of(data: bytes) -> tuple[etree._Element, ...]:
    """All parts of a file of Word or Excel that are XML."""
    with ZipFile(BytesIO(data)) as parts:
        return tuple(etree.fromstring(parts.read(name)) for name in parts.namelist() if not name.endswith(".png"))


def elements_of(data: bytes, *tags: str) -> list[etree._Element]:
    return [element for root in xml_of(data) for element in root.iter(*tags)]


@cache
def docx_words() -> str:
    return "".join("".join(paragraph.itertext()) for paragraph in elements_of(written(".docx"), f"{WORD}p"))


@pytest.mark.parametrize("kind", KINDS)
def test_docx_shows_it(kind: str) -> None:
    assert missing(kind, docx_words(), in_xml) == []


@pytest.mark.parametrize("name", EVERYWHERE)
def test_docx_does_nothing(name: str | None) -> None:
    data = written(".docx", name)
    fields = {(element.text or "").split()[0] for element in elements_of(data, f"{WORD}instrText")}
    assert fields <= {"TOC", "PAGE", "PAGEREF", "NUMPAGES"}
    assert not elements_of(data, *(f"{WORD}{tag}" for tag in ("fldSimple", "altChunk", "object", "control", "script")))
    assert not [element for element in elements_of(data) if element.get("TargetMode") == "External"]
    assert all(link.get(f"{WORD}anchor") for link in elements_of(data, f"{WORD}hyperlink"))
    word = docx.Document(BytesIO(data))
    if name is not None:
        assert name_of(name, in_xml) in [plain(paragraph.text) for paragraph in word.paragraphs]


@cache
def cells_of(name: str | None = None) -> tuple[tuple[str, str], ...]:
    """What the cells of the workbook hold, each with the letter for its kind."""
    book = load_workbook(BytesIO(written(".xlsx", name)))
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None)
    # openpyxl leaves the escape of an escape as it is.
    return tuple((str(cell.value).replace("_x005F_", "_"), cell.data_type) for cell in cells)


@pytest.mark.parametrize("kind", KINDS)
def test_xlsx_shows_it(kind: str) -> None:
    assert missing(kind, "\n".join(text for text, _ in cells_of()), in_xml) == []


@pytest.mark.parametrize("name", EVERYWHERE)
def test_xlsx_does_nothing(name: str | None) -> None:
    data = written(".xlsx", name)
    assert {kind for _, kind in cells_of(name)} <= {"s", "n", "d"}
    tags = {etree.QName(element).localname for element in elements_of(data, etree.Element)}
    assert not tags & {"f", "hyperlink", "oleObject", "ddeLink", "externalReference", "dataValidation"}
    assert not [element for element in elements_of(data) if element.get("TargetMode") == "External"]
    if name is not None:
        assert name_of(name, in_xml) in [plain(text) for text, _ in cells_of(name)]


def test_json_reads_back_equal() -> None:
    text = written(".json").decode()
    assert TypeAdapter(Result).validate_json(text) == hostile().result
    assert [person["role"] for person in json.loads(text)["respondents"]] == [name[:200].strip() for name in NAMES]
    for name in NAMES:
        assert json.loads(written(".json", name))["city"]["name"] == name[:200].strip()
