"""The report as a Word document: what an officer and a screen reader find in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cache
from io import BytesIO
from itertools import pairwise
from operator import sub
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image, ImageColor

from govcheck.language import ENGLISH, Language
from govcheck.report.charts.scores import ScoreRow, ScoresChart
from govcheck.report.document import (
    Card,
    Cards,
    Cell,
    Column,
    Figure,
    Item,
    Listing,
    Look,
    Mark,
    Paragraph,
    Part,
    Row,
    Section,
    Table,
    Tone,
)
from govcheck.report.docx import language_tag, render_docx
from govcheck.report.docx.picture import COLOURS, SIGNS, TALLEST
from govcheck.report.docx.setting import LINES_OF_CONTENTS
from govcheck.report.docx.styles import STYLES
from govcheck.report.docx.tables import TEXT_WIDTH, column_widths
from govcheck.report.palette import LIGHT
from govcheck.report.view.visible import visible
from report.made_document import BACKWARD, ENDLESS, GLYPHLESS, HOSTILE, every_block, small

if TYPE_CHECKING:
    from docx.document import Document as Word

    from govcheck.report.document import Block

FORBIDDEN = "a\x00b\x0bc\ud800d\ufffee\uffff\x1b]\x85<w:p>&amp;]]>"
ACCENT = ImageColor.getrgb(LIGHT["accent"])


@cache
def _bytes(words: str = "Two programmes only.") -> bytes:
    return render_docx(every_block(words=words))


def _open(data: bytes) -> Word:
    return docx.Document(BytesIO(data))


@pytest.fixture
def word() -> Word:
    return _open(_bytes())


def _made(*blocks: Block) -> Word:
    return _open(render_docx(small(*blocks)))  # type: ignore[arg-type]


def _all(word: Word, tag: str) -> list[Any]:
    return list(word.element.body.iter(qn(tag)))


def _words(element: Any) -> str:
    signs = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    return "".join(signs.get(part.tag) or part.text or "" for part in element.iter(qn("w:t"), *signs))


def _texts(word: Word, style: str) -> list[str]:
    """The texts of all paragraphs of a style, within tables and the contents too."""
    named = ((paragraph, paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")) for paragraph in _all(word, "w:p"))
    return [_words(paragraph) for paragraph, name in named if name.get(qn("w:val")) == style]


def test_all_that_is_told_is_there(word: Word) -> None:
    assert _texts(word, "Subtitle") == ["Smart Governance · Report"]
    assert _texts(word, "Title") == ["Villa Clara del Río"]
    assert _texts(word, "Heading1") == ["In short", "Scores", "Pictures", "Comparisons", "Next steps", "All answers"]
    assert "A quick check: 12 of 96 questions." in _texts(word, "IntenseQuote")
    assert _texts(word, "Lead")[0].startswith("The city names who answers for each service")
    assert _texts(word, "StrongText")[0] == "What is built is seldom looked at."
    assert "A study of 57 cities, 2019, page 12." in _texts(word, "Citation")
    assert "Like most: You do, as 44 % of the participants." in _texts(word, "Normal")
    assert "▲\tOpen data: Above the average." in _texts(word, "ListSign")
    assert "Write it down: Two programmes only." in _texts(word, "ListBullet")
    assert _texts(word, "ListNumber") == ["Name who answers for data", "A step that is told nowhere"]
    assert "A second line." in _texts(word, "ListContinue")
    assert _texts(word, "CardValue") == ["57 of 100", "41 of 100", "8 of 100"]
    assert "Too few questions are answered: 2 of 11." in _texts(word, "TableText")
    assert _texts(word, "FigureKey")[0] == "●\xa0Score     ▬\xa0Range     ◇\xa0With evidence"
    assert _texts(word, "Remark") == ["A remark on this comparison"] * 4
    assert "Nobody knew it." in _texts(word, "TableNote")
    assert _texts(word, "Colophon") == ["Made with govcheck 1.0.", "Identical answers give an identical report."]
    captions = _texts(word, "Caption")
    assert captions.count("Ladder of participation") == captions.count("Answers with their notes.") == 1


def test_every_style_that_is_used_is_one_of_the_file(word: Word) -> None:
    known = {style.get(qn("w:styleId")) for style in word.styles.element.findall(qn("w:style"))}
    used = {style.get(qn("w:val")) for tag in ("pStyle", "rStyle", "tblStyle") for style in _all(word, f"w:{tag}")}
    assert used <= known
    assert set(STYLES) <= known
    assert len(known) < 40


def test_no_heading_skips_a_level(word: Word) -> None:
    styles = [paragraph.style.name for paragraph in word.paragraphs if paragraph.style is not None]
    levels = [int(name[-1]) for name in styles if name.startswith("Heading")]
    assert levels[0] == 1
    assert set(levels) == {1, 2, 3}
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))


def test_deep_headings_stop_at_the_fourth() -> None:
    part = Part("Deepest", ())
    for level in range(6):
        part = Part(f"Level {level}", (part,))
    assert _texts(_made(part), "Heading4")[-1] == "Deepest"


def test_an_annex_begins_on_a_page_of_its_own(word: Word) -> None:
    broken = [mark.getparent().getparent() for mark in _all(word, "w:pageBreakBefore")]
    assert [_words(paragraph) for paragraph in broken] == ["All answers"]


def test_the_contents_are_filled_in_and_ask_for_nothing(word: Word) -> None:
    assert _texts(word, "TOCHeading") == ["Contents"]
    assert _texts(word, "TOC1") == _texts(word, "Heading1")
    assert _texts(word, "TOC2") == _texts(word, "Heading2")
    assert [words.text for words in _all(word, "w:instrText")] == [' TOC \\o "1-2" \\h \\z \\u ']
    kinds = [mark.get(qn("w:fldCharType")) for mark in _all(word, "w:fldChar")]
    assert kinds == ["begin", "separate", "end"]
    assert not any(mark.get(qn("w:dirty")) for mark in _all(word, "w:fldChar"))
    assert word.settings.element.find(qn("w:updateFields")) is None


def test_long_contents_name_the_sections_alone() -> None:
    parts = tuple(Part(f"Part {number}", ()) for number in range(LINES_OF_CONTENTS))
    sections = (Section("one", "The first section", parts), Section("two", "The second section", ()))
    word = _open(render_docx(replace(small(), sections=sections)))
    assert _texts(word, "TOC1") == ["The first section", "The second section"]
    assert not _texts(word, "TOC2")
    assert [words.text for words in _all(word, "w:instrText")] == [' TOC \\o "1-1" \\h \\z \\u ']


def test_links_lead_to_what_is_there(word: Word) -> None:
    marks = [mark.get(qn("w:name")) for mark in _all(word, "w:bookmarkStart")]
    assert len(marks) == len(set(marks))
    assert len({mark.get(qn("w:id")) for mark in _all(word, "w:bookmarkStart")}) == len(marks)
    links = {link.get(qn("w:anchor")): _words(link) for link in _all(word, "w:hyperlink")}
    assert set(links) <= set(marks)
    assert "A step that is told nowhere" not in links.values()
    styled = [_words(run) for run in _all(word, "w:r") if run.find(f".//{qn('w:rStyle')}") is not None]
    assert {"Name who answers for data", "Like most of them.", "Strategy", "50"} <= set(styled)


def test_a_remark_may_be_led_to() -> None:
    remark = Part("A remark", (Paragraph("Words."),), id="the.remark", look=Look.REMARK)
    word = _made(Listing((Item("See", label="There", link=remark.id),)), remark)
    link = _all(word, "w:hyperlink")[-1]
    assert _words(link) == "There"
    assert link.get(qn("w:anchor")) in {mark.get(qn("w:name")) for mark in _all(word, "w:bookmarkStart")}


def test_tables_have_a_head_and_rows_that_hold_together(word: Word) -> None:
    tables = _all(word, "w:tbl")
    assert len(tables) == 7
    for table in tables:
        rows = table.findall(qn("w:tr"))
        assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
        assert table.find(f".//{qn('w:tblLook')}").get(qn("w:firstRow")) == "1"
        widths = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
        assert TEXT_WIDTH - len(widths) <= sum(widths) <= TEXT_WIDTH
        for row in rows:
            spans = [cell.find(f".//{qn('w:gridSpan')}") for cell in row.findall(qn("w:tc"))]
            assert sum(1 if span is None else int(span.get(qn("w:val"))) for span in spans) == len(widths)
            assert all(cell.find(qn("w:p")) is not None for cell in row.findall(qn("w:tc")))
    captions = {caption.get(qn("w:val")) for caption in _all(word, "w:tblCaption")}
    assert captions <= set(_texts(word, "Caption"))


def test_a_caption_does_not_repeat_the_heading() -> None:
    table = Table("Scores", (Column("A"),), (Row((Cell("b"),)),))
    word = _made(Part("Scores", (table,)), Part("More", (table,)))
    assert _texts(word, "Caption") == ["Scores"]
    assert [caption.get(qn("w:val")) for caption in _all(word, "w:tblCaption")] == ["Scores"] * 2


def test_columns_of_sentences_are_wide_and_numbers_narrow() -> None:
    columns = (Column("Question", wide=True), Column("Worth", numeric=True), Column("Responsibility"))
    table = Table("", columns, (Row((Cell("word " * 40), Cell("50"), Cell("Yes"))),))
    wide, number, words = column_widths(table)
    assert wide > 3 * number
    assert words > number > 700
    assert not _texts(_made(table), "Caption")


def test_short_words_stay_whole_beside_sentences() -> None:
    columns = (Column("Step"), Column("Effort"), Column("Area"))
    table = Table("", columns, (Row((Cell("word " * 9), Cell("medium effort"), Cell("Transparency and more"))),))
    step, effort, area = column_widths(table)
    assert effort == 220 + 13 * 100
    assert step > area > effort
    crowded = Table("", columns * 6, (Row((Cell("word " * 9), Cell("medium effort"), Cell("Participation")) * 6),))
    assert sum(column_widths(crowded)) <= TEXT_WIDTH
    assert min(column_widths(crowded)) > 300


def test_cards_without_lines_and_five_of_them() -> None:
    word = _made(Cards(tuple(Card(f"Card {number}", str(number), "of 9", ()) for number in range(5))))
    assert [len(table.columns) for table in word.tables] == [3, 2]


def test_every_picture_says_what_it_shows(word: Word) -> None:
    told = [(shape.get("title"), shape.get("descr")) for shape in _all(word, "wp:docPr")]
    assert len(told) == 8
    assert ("Stage of open data", "Your city is building.") in told
    assert len({shape.get("id") for shape in _all(word, "wp:docPr")}) == len(told)
    assert all(shape.width < TEXT_WIDTH * 635 for shape in word.inline_shapes)


def test_pictures_have_a_palette_and_a_white_ground(word: Word) -> None:
    found = [part.blob for part in word.part.related_parts.values() if "image" in str(part.partname)]
    assert len(found) == 8
    for data in found:
        picture = Image.open(BytesIO(data))
        assert (picture.format, picture.mode) == ("PNG", "P")
        assert len(picture.getcolors()) <= COLOURS
        shown = picture.convert("RGB").getcolors()
        assert max(shown)[1] == (255, 255, 255)
        assert any(max(map(abs, map(sub, colour, ACCENT))) <= 4 for _, colour in shown)


def test_a_drawing_is_no_taller_than_a_page() -> None:
    rows = tuple(
        ScoreRow(4 + 46 * place, "Part", "57", strong=False, low=190, width=69, score=226, evidenced=127)
        for place in range(30)
    )
    chart = ScoresChart("scores-1", "Scores", "Many.", 1404, 1384, rows, ())
    word = _made(Figure("scores-1", "scores", chart, chart.title, chart.description))
    (shape,) = word.inline_shapes
    assert shape.height.mm == pytest.approx(TALLEST, abs=0.5)
    assert 50 < shape.width.mm < 70


def test_every_mark_has_a_sign_in_a_colour() -> None:
    assert set(SIGNS) == set(Mark)
    assert {colour for _, colour in SIGNS.values()} <= set(LIGHT)


def test_every_ordered_list_begins_afresh() -> None:
    ordered = Listing((Item("a", sign="▲"), Item("b")), ordered=True)
    word = _made(ordered, ordered)
    numbers = [number.get(qn("w:val")) for number in _all(word, "w:numId")]
    assert numbers == ["3", "3", "4", "4"]
    assert _texts(word, "ListNumber") == ["▲ a", "b"] * 2
    numbering = word.part.numbering_part.element
    starts = [start.get(qn("w:val")) for start in numbering.iter(qn("w:startOverride"))]
    assert starts == ["1", "1"]


def test_page_head_and_foot(word: Word) -> None:
    page = word.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)  # type: ignore[union-attr]
    assert [paragraph.text for paragraph in page.header.paragraphs] == [every_block().running_head]
    assert [paragraph.text for paragraph in page.footer.paragraphs] == ["Page 1 / 1"]
    fields = [words.text for words in page.footer.part.element.iter(qn("w:instrText"))]
    assert fields == [" PAGE ", " NUMPAGES "]


@pytest.mark.parametrize(("code", "tag"), [("en", "en-GB"), ("es", "es-ES"), ("fr", "fr-FR"), ("tlh", "tlh")])
def test_the_language_is_told(code: str, tag: str) -> None:
    assert language_tag(code) == tag
    if code != "tlh":

        class Spoken(Language):
            def text(self, template: str, /, **fields: object) -> str:
                return ENGLISH.text(template, **fields)

        word = _open(render_docx(every_block(Spoken(code))))
        assert word.core_properties.language == tag
        (told,) = word.styles.element.iter(qn("w:lang"))
        assert told.get(qn("w:val")) == tag


def test_properties(word: Word) -> None:
    told = word.core_properties
    assert (told.title, told.author, told.comments) == ("Villa Clara del Río: Smart Governance", "govcheck", "")
    assert told.created is not None and told.modified is not None
    day = datetime(2026, 11, 20)  # noqa: DTZ001 - the file tells no zone
    assert told.created.replace(tzinfo=None) == told.modified.replace(tzinfo=None) == day


def test_same_document_same_bytes_and_nothing_of_the_template() -> None:
    data = _bytes()
    assert render_docx(every_block()) == data
    assert len(data) < 500_000
    with ZipFile(BytesIO(data)) as packed:
        entries = packed.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    names = {entry.filename for entry in entries}
    assert entries[0].filename == "[Content_Types].xml"
    assert not any("thumbnail" in name or "customXml" in name or "WithEffects" in name for name in names)


@pytest.mark.parametrize("words", [HOSTILE, GLYPHLESS, BACKWARD, ENDLESS, FORBIDDEN, "two\nlines"])
def test_words_stay_words(words: str) -> None:
    word = _open(_bytes(words))
    shown = visible(words).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert shown in _texts(word, "IntenseQuote")
    assert shown in _texts(word, "TableText")
    assert f"Write it down: {shown}" in _texts(word, "ListBullet")
    plain = _open(_bytes())
    for tag in ("w:p", "w:tbl", "w:hyperlink", "w:fldChar", "w:drawing"):
        assert len(_all(word, tag)) == len(_all(plain, tag))


def test_hostile_names_everywhere() -> None:
    part = Part(FORBIDDEN, (Paragraph(FORBIDDEN, Tone.STRONG, FORBIDDEN),), id=FORBIDDEN)
    word = _open(render_docx(small(part, words=FORBIDDEN * 20)))
    assert len(word.core_properties.title) == 255
    assert _texts(word, "Heading2") == [visible(FORBIDDEN).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")]


def test_a_label_is_joined_as_the_language_does() -> None:
    class French(Language):
        def named(self, label: str, value: object) -> str:
            return f"{label}\u00a0: {value}"

    word = _open(render_docx(every_block(French())))
    assert "▼\tBudget\u00a0: Below the average." in _texts(word, "ListSign")


def test_a_report_of_nothing() -> None:
    word = _made()
    assert _texts(word, "Heading1") == ["The only section"]
    assert not _texts(word, "TOCHeading")
    assert not _texts(word, "Subtitle")
    assert not _texts(_open(render_docx(replace(small(), sections=()))), "TOCHeading")
