"""Whatever people write stays text: in every field of the answers, in every format, and on the screen."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx
import pikepdf
import pytest
from lxml import etree
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from pydantic import TypeAdapter

from govcheck.errors import InputError
from govcheck.model.result import Result
from govcheck.model.visible import one_line, visible
from govcheck.report.drawing import printable
from govcheck.report.formats import render
from govcheck.report.plain import render_plain
from govcheck.report.terminal import render_summary
from govcheck.store.answer_file import load_answers
from report.hostile_texts import PLAIN, TEXTS, answers_of, held, hostile, small
from report.pdf_text import plain, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from govcheck.report.formats import Report

KINDS = list(TEXTS)
NAMES = [text for texts in TEXTS.values() for text in texts]
OF_A_NAME = [pytest.param(name, id=f"{kind}-{number}") for kind in KINDS for number, name in enumerate(TEXTS[kind])]
EVERYWHERE = [pytest.param(None, id="everywhere"), *OF_A_NAME]
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
ADDRESS = re.compile(r"\w@\w|://|www\.|\S\.[^\W\d_]{2}|(?<!\0)//\w|mailto:|xmpp:", re.IGNORECASE)
"""What programs that show Markdown make links of, though it has no markup."""

ACTING = {"/JavaScript", "/Launch", "/URI", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/Rendition", "/Movie"}
ACTING |= {"/JS", "/AA", "/OpenAction", "/AcroForm", "/EmbeddedFiles", "/XFA", "/RichMedia"}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
REFUSED = {("control", False), ("control", True), ("forbidden", False), ("forbidden", True)}
"""Kinds that no answer file may hold, as they are or as escapes; a program that uses govcheck may."""


def written(suffix: str, name: str | None = None, *, harmless: bool = False) -> bytes:
    """The report with every text in every field, or of a city of such a name."""
    return _write(suffix, name, harmless=harmless).content


@cache
def _write(suffix: str, name: str | None, *, harmless: bool) -> Report:
    return render(hostile(harmless=harmless) if name is None else small(name), f"report{suffix}")


def missing(kind: str, told: str, shown: Callable[[str], str] = visible) -> list[str]:
    """The texts of the kind that are not told as often as they were written."""
    told = plain(told)
    return [
        text
        for text in TEXTS[kind]
        for words, times in Counter(held(text)).items()
        if told.count(plain(shown(words))) < times
    ]


def name_of(name: str, shown: Callable[[str], str] = visible) -> str:
    """The name as it is shown, without blanks."""
    return plain(shown(one_line(name[:200].strip())))


def in_xml(text: str) -> str:
    """The text as it is shown where no file may hold all characters."""
    return re.sub("[\ufffe\uffff]", "\ufffd", visible(text))


class Page(HTMLParser):
    """The elements of a page with the names of their attributes, its words, and where it leads."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, ...]] = []
        self.words = ""
        self.addresses: list[str] = []
        self._inside = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, *(name for name, _ in attrs)))
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src", "action", "data"}]
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the shape of HTMLParser
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside not in {"style", "script"}:
            self.words += data

    def handle_comment(self, data: str) -> None:
        self.elements.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.elements.append(("declaration", decl))

    def handle_pi(self, data: str) -> None:
        self.elements.append(("instruction", data))

    def unknown_decl(self, data: str) -> None:
        self.elements.append(("declaration", data))


@cache
def html_page(name: str | None = None, *, harmless: bool = False) -> Page:
    return Page(written(".html", name, harmless=harmless).decode())


@pytest.mark.parametrize("kind", KINDS)
def test_html_shows_it(kind: str) -> None:
    assert missing(kind, html_page().words) == []


def test_html_has_no_element_of_it() -> None:
    page, other = html_page(), html_page(harmless=True)
    # Long words take more lines of a drawing.
    assert [tag for tag in page.elements if tag[0] != "text"] == [tag for tag in other.elements if tag[0] != "text"]
    assert page.addresses == other.addresses
    assert not [name for _, *names in page.elements for name in names if name.startswith("on") or name == "style"]


@pytest.mark.parametrize("name", OF_A_NAME)
def test_html_has_no_element_of_a_name(name: str) -> None:
    assert html_page(name).elements == html_page(PLAIN).elements
    assert html_page(name).addresses == html_page(PLAIN).addresses
    assert name_of(name) in plain(html_page(name).words)


MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


@cache
def markdown_page(name: str | None = None, *, harmless: bool = False) -> Page:
    page = Page(MARKDOWN.render(written(".md", name, harmless=harmless).decode()))
    # Signs that would do something stand in elements of their own, and lines end with one.
    page.elements = [tag for tag in page.elements if tag not in {("span",), ("br",)}]
    return page


@pytest.mark.parametrize("kind", KINDS)
def test_markdown_shows_it(kind: str) -> None:
    assert missing(kind, markdown_page().words) == []


def test_markdown_has_no_element_of_it() -> None:
    assert markdown_page().elements == markdown_page(harmless=True).elements
    assert markdown_page().addresses == markdown_page(harmless=True).addresses


@pytest.mark.parametrize("name", OF_A_NAME)
def test_markdown_has_no_element_of_a_name(name: str) -> None:
    assert markdown_page(name).elements == markdown_page(PLAIN).elements
    assert markdown_page(name).addresses == markdown_page(PLAIN).addresses
    assert name_of(name) in plain(markdown_page(name).words)


def test_markdown_has_no_words_that_become_a_link() -> None:
    # Programs look for them before they join what stands beside an escape, here between two zeros.
    parsed = MarkdownIt("commonmark").enable("table").disable("text_join").parse(written(".md").decode())
    holds = {"text": "{}", "text_special": "\0{}\0"}
    lines = ["".join(holds.get(p.type, " ").format(p.content) for p in block.children or ()) for block in parsed]
    assert sum("evil" in line for line in lines) > 30
    assert [line for line in lines if ADDRESS.search(line)] == []


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


@pytest.mark.parametrize("name", EVERYWHERE)
def test_the_screen_is_not_steered(name: str | None) -> None:
    view = (hostile() if name is None else small(name)).view
    for width in (40, 80):
        bare = render_summary(view, width, colour=False)
        assert not CONTROL.search(bare)
        assert COLOUR.sub("", render_summary(view, width)).split() == bare.split()
    told = render_plain(view)
    assert not CONTROL.search(told)
    if name is not None:
        assert name_of(name) in plain(told)


def write_file(file: Path, text: str, *, escaped: bool) -> Path:
    """A file with the text in every field."""
    given = answers_of(lambda _: text)
    given["city"]["name"] = text[:200]
    file.write_bytes(json.dumps(given, ensure_ascii=escaped).encode("utf-8", "surrogatepass"))
    return file


@pytest.mark.parametrize(("ending", "escaped"), [("yaml", False), ("json", False), ("json", True)])
@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_file_brings_it_in_or_says_what_is_wrong(
    kind: str, ending: str, *, escaped: bool, tmp_path: Path
) -> None:
    for text in TEXTS[kind]:
        file = write_file(tmp_path / f"hostile.answers.{ending}", text, escaped=escaped)
        if (kind, escaped) in REFUSED:
            with pytest.raises(InputError) as refused:
                load_answers(file)
            assert {problem.code for problem in refused.value.problems} == {"control-character"}
            continue
        given = load_answers(file).answers
        assert given.city.name == text[:200].strip()
        assert {answer.note for answer in given.answers.values()} == {text.strip(), ""}
        assert {target.owner for target in given.targets.values()} == {text[:2000].strip()}


@pytest.mark.parametrize(
    ("text", "escaped", "code"),
    [
        ("\ud800", True, "not-yaml"),
        ("\ud800", False, "wrong-encoding"),
        (" \t ", True, "string-too-short"),
        ("\u00a0\u3000", False, "string-too-short"),
        *((blank, False, "shows-nothing") for blank in ("\u0301\u0302", "\u3164", "\u2800")),
    ],
)
def test_half_a_character_and_blanks_are_no_name(text: str, code: str, *, escaped: bool, tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        load_answers(write_file(tmp_path / "hostile.answers.json", text, escaped=escaped))
    assert code in {problem.code for problem in refused.value.problems}
