"""The report as Markdown: what it looks like, and that no words in it are read as markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from govcheck.language import Language
from govcheck.model.visible import visible
from govcheck.report.document import (
    Card,
    Cards,
    Cell,
    Column,
    Columns,
    Figure,
    Item,
    Listing,
    Look,
    Paragraph,
    Part,
    Row,
    Table,
    Tone,
)
from govcheck.report.markdown import quote_markdown, render_markdown
from report.made_document import BACKWARD, ENDLESS, GLYPHLESS, HOSTILE, every_block, small

NASTY = (
    HOSTILE,
    GLYPHLESS,
    BACKWARD,
    ENDLESS,
    "1. a\n2) b\n- c\n+ d\n* e\n# f\n> g\n=====\n-----\n```\nh\n~~~\n    i\n\tj",
    "http://a.example https://b.example www.c.example ftp://d.example me@e.example mailto:me@e.example <f@g.example>",
    "@someone #12 GH-1 :smile: 10:30:45 mailto:x: $x$ $$y$$ [^1] [^1]: z [ ] - [x] w",
    "&lt;b&gt; &#60;i&#62; </summary></details><script>alert(1)</script> <!-- --> <![CDATA[x]]> <?php ?>",
    "*a* _b_ **c** __d__ ~~e~~ `f` ``g`` h\\ \\*i\\* [j](k) ![l](m) [n][o] [p]: q | r || ^s^ ==t== !",
    "a\\",
    "  \n ",
    "\x00\x1b[31m\x07\ufffe\uffff\ud800",
)


class _Read(HTMLParser):
    """The elements and the words of a page."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.words = ""
        self.links: list[str] = []
        self.anchors: list[str] = []
        read = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
        self.feed(read.render(markdown))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        if tag == "br":
            self.words += "\n"
        for name, value in attrs:
            if name == "href":
                self.links.append(value or "")
            elif name == "id":
                self.anchors.append(value or "")
            elif name != "style":
                self.elements.append(f"{tag} {name}")

    def handle_data(self, data: str) -> None:
        self.words += data


def test_a_report_reads_like_this() -> None:
    text = render_markdown(every_block())
    assert text.startswith(
        "Smart Governance · Report\n\n# Villa Clara del Río\n\n20 November 2026 · Spain, 84,000 people\n\n"
        "Answered by the Innovation department.\n\n> Made up: these answers belong to no city.\n\n"
        "> Two programmes only.\n\n**Contents**\n\n- [In short](#in-short)\n- [Scores](#scores)\n"
    )
    assert (
        '<a id="in-short"></a>\n\n## In short\n\n'
        "The city names who answers for each service and looks once a year at what came of it. It is furthest with "
        "services and least far with data.\n\n"
        "| Smart Governance | Resilience | Data | Participation |\n| --- | --- | --- | --- |\n"
        "| **57** of 100 | **41** of 100 |  | **8** of 100 |\n"
        "| Developing<br>Range: 48 to 66 | Basic | No score yet<br>Too few questions are answered: 2 of 11. "
        "| Initial<br>Two programmes only. |\n\n"
        "81 questions are answered, 12 are not known, 3 do not apply.\n\n> A quick check: 12 of 96 questions.\n\n"
        "### First steps\n\n1. [Name who answers for data](#step-1)<br>Data · small effort\n"
        "2. A step that is told nowhere<br>Two programmes only.<br>A second line.\n\n"
        "### What tells most\n\n- ▲ **Open data**: Above the average.<br>A study, 2019, page 12.\n"
        "- ▼ **Budget**: Below the average.\n- ● [Like most of them.](#comparisons)\n\n_A study of 57 cities, 2019._\n"
    ) in text
    assert (
        "### Smart Governance\n\n**All scores from 0 to 100.**\n\n"
        "| Part | Score | Level | With evidence |\n| --- | ---: | --- | ---: |\n"
        "| **Smart Governance** | **57**<br>48 to 66 | **Developing** | **31** |\n"
        "| [Strategy](#steps) | 72 | Advanced | 40 |\n| Data | Not enough answers: 2 of 11. |  |  |\n"
        "| Services<br>Half of it | 35 | Basic | – |\n"
    ) in text
    assert (
        "#### Does the city do the 4th thing that cities do?\n\n"
        "**Like most**: You do, as 44 % of the participants.\n\n_A study of 57 cities, 2019, page 12._\n\n"
        "<details>\n<summary>A remark on this comparison</summary>\n\nTwo programmes only.\n\n</details>\n"
    ) in text
    assert '<a id="step-2"></a>\n\n### 2\\. Publish the budget\n' in text
    assert text.endswith("\n---\n\nMade with govcheck 1.0.\n\nIdentical answers give an identical report.\n")
    assert "\n\n\n" not in text


def test_links_lead_to_what_is_there() -> None:
    page = _Read(render_markdown(every_block()))
    assert set(page.links) == {
        f"#{name}" for name in ("in-short", "scores", "pictures", "comparisons", "steps", "all-answers", "step-1")
    }
    assert {link[1:] for link in page.links} <= set(page.anchors)
    assert len(page.anchors) == len(set(page.anchors))


def test_no_heading_skips_a_level() -> None:
    levels = [int(tag[1]) for tag in _Read(render_markdown(every_block())).elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))


@pytest.mark.parametrize("words", NASTY)
def test_words_give_no_elements(words: str) -> None:
    plain, hostile = (_Read(render_markdown(every_block(words=some))) for some in ("Plain.", words.strip() or "Plain."))
    kept = {"br", "span"}
    assert [tag for tag in hostile.elements if tag not in kept] == [tag for tag in plain.elements if tag not in kept]
    assert (hostile.links, hostile.anchors) == (plain.links, plain.anchors)
    assert hostile.words.count(visible(words).strip()) >= 1


def _everywhere(words: str) -> tuple[Paragraph | Part, ...]:
    """Blocks that hold the words in every place a string may have, each in a paragraph."""
    return (
        *(Paragraph(words, tone, label) for tone in Tone for label in ("", words)),
        Part(words, (), look=Look.REMARK),
        Part(
            words,
            (
                Listing((Item(words, words, words, "only", (words,)), Item(words, link="only"))),
                Listing((Item(words),), ordered=True),
                Columns((Part("Part", (Paragraph(words),)),)),
                Table(words, (Column(words), Column("B")), (Row((Cell(words, (words,), "only"),), strong=True),)),
            ),
            id=words,
        ),
    )


@given(st.text(alphabet=st.sampled_from(list("\\`*_[]{}|~#^!@<>&$:;/.-+=()'\" \nax1wltmp\u00a0é")), max_size=30))
def test_any_words_stay_words(words: str) -> None:
    page = _Read(quote_markdown(words))
    assert set(page.elements) <= {"p", "br", "span"}
    assert page.words.rstrip("\n") == words.strip()
    around = _Read(render_markdown(small(*_everywhere(words.strip() or "x"))))
    bare = _Read(render_markdown(small(*_everywhere("x"))))
    kept = {"br", "span"}
    assert [tag for tag in around.elements if tag not in kept] == [tag for tag in bare.elements if tag not in kept]


def test_two_lists_stay_two() -> None:
    lists = (Listing((Item("a"),), ordered=True), Listing((Item("b"),), ordered=True))
    assert _Read(render_markdown(small(Part("Lists", lists)))).elements.count("ol") == 2


def test_a_caption_does_not_repeat_the_heading() -> None:
    table = Table("Scores", (Column("A"),), (Row((Cell("b"),)),))
    assert "**Scores**" not in render_markdown(small(Part("Scores", (table,))))
    assert "**Scores**" in render_markdown(small(Part("More", (table,))))


def drawing(title: str, description: str) -> Figure:
    return Figure("one", "scores", None, title, description)


def test_a_drawing_is_told_once() -> None:
    """By its table, by the text above it, or by its description, which may begin with its title."""
    table = Table("Scores", (Column("A"),), (Row((Cell("b"),)),))
    text = render_markdown(small(Part("Scores", (drawing("Scores", "City: 33.")._replace(twin=table),))))
    assert "City: 33." not in text and "| b |" in text
    said = (Listing((Item("City: 33."),)), drawing("Scores", "City: 33."))
    assert render_markdown(small(Part("Scores", said))).count("City: 33.") == 1
    parts = (Part("A", said), Part("B", (drawing("City", "City: 33. Trees: 67."),)))
    assert render_markdown(small(*parts)).endswith("\n- City: 33.\n\n### B\n\n**City**: 33\\. Trees: 67.\n\n---\n")


def test_deep_headings_stop_at_the_sixth() -> None:
    part = Part("Deepest", ())
    for level in range(6):
        part = Part(f"Level {level}", (part,))
    assert "\n###### Deepest\n" in render_markdown(small(part))


def test_a_label_is_joined_as_the_language_does() -> None:
    class French(Language):
        def named(self, label: str, value: object) -> str:
            return f"{label}\u00a0: {value}"

    text = render_markdown(every_block(French()))
    assert "- ▼ **Budget**\u00a0: Below the average.\n" in text


def test_a_remark_may_be_led_to() -> None:
    remark = Part("A remark", (Paragraph("Words."),), id="the.remark:1 é", look=Look.REMARK)
    text = render_markdown(small(Part("List", (Listing((Item("See", link=remark.id),)),)), remark))
    assert "- [See](#the.remark:1-20--e9-)" in text
    assert '<a id="the.remark:1-20--e9-"></a>\n\n<details>\n<summary>A remark</summary>' in text


def test_cards_without_a_number_have_no_row_for_it() -> None:
    none, some = Card("Data", "", "of 100", ("No score yet",)), Card("Trust", "40", "of 100", ())
    lines = render_markdown(small(Cards((none, none)))).splitlines()  # type: ignore[arg-type]
    assert "| Data | Data |" in lines
    assert [line for line in lines if not line.strip("| -") and "-" not in line and line] == []
    assert "|  | **40** of 100 |" in render_markdown(small(Cards((none, some)))).splitlines()  # type: ignore[arg-type]
