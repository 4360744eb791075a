"""The suffix chooses the format; every format is the same each time; sections can be chosen."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import TypeAdapter

from govcheck.errors import UsageError
from govcheck.language import ENGLISH
from govcheck.model.result import Result
from govcheck.report.formats import FORMATS, SECTIONED, TEMPLATED, Matter, render
from govcheck.report.html import render_html
from govcheck.report.result_json import render_json
from real import smart_governance

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


BEGINNINGS = {
    ".html": b"<!DOCTYPE html>",
    ".pdf": b"%PDF-",
    ".docx": b"PK",
    ".xlsx": b"PK",
    ".md": b"Smart Governance",
    ".json": b"{",
}


@pytest.fixture
def matter_of(result_of: Callable[[str], Result]) -> Callable[..., Matter]:
    def make(kind: str, **options: Any) -> Matter:
        return Matter(result_of(kind), smart_governance(), ENGLISH, **options)

    return make


def test_the_suffix_chooses(matter_of: Callable[..., Matter], result_of: Callable[[str], Result]) -> None:
    matter = matter_of("half")
    page = render_html(matter.document, matter.view).encode()
    assert render(matter, "a/b.HTML").content == page
    assert render(matter, "b.json").content == render_json(result_of("half")).encode()
    assert set(BEGINNINGS) == set(FORMATS)
    for suffix, beginning in BEGINNINGS.items():
        assert render(matter, f"x{suffix}").content.startswith(beginning)


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_input_gives_the_same_bytes(suffix: str, matter_of: Callable[..., Matter]) -> None:
    assert render(matter_of("hostile"), f"x{suffix}").content == render(matter_of("hostile"), f"x{suffix}").content


@pytest.mark.parametrize("name", ["report.odt", "report", ".html"])
def test_an_unknown_suffix_names_the_known_ones(name: str, matter_of: Callable[..., Matter]) -> None:
    with pytest.raises(UsageError, match=r"\.html, \.pdf, \.docx, \.xlsx, \.md, \.json"):
        render(matter_of("half"), name)


@pytest.mark.parametrize("suffix", SECTIONED)
def test_of_the_sections_those_asked_for_are_written(suffix: str, matter_of: Callable[..., Matter]) -> None:
    matter = matter_of("half", only=("roadmap", "participation"))
    assert [section.id for section in matter.document.sections] == ["chapter-participation", "roadmap"]
    assert len(render(matter, f"x{suffix}").content) < len(render(matter_of("half"), f"x{suffix}").content)


def test_a_chosen_section_has_no_link_that_leads_nowhere(matter_of: Callable[..., Matter]) -> None:
    for only in (("summary",), ("roadmap", "participation"), ("roadmap",)):
        page = render(matter_of("half", only=only), "x.html").content.decode()
        targets = set(re.findall(r'\bid="([^"]+)"', page))
        links = set(re.findall(r'href="#([^"]+)"', page))
        assert links <= targets
        assert any(link.startswith("step-") for link in links) is (only == ("roadmap", "participation"))


@pytest.mark.parametrize(
    ("options", "name", "said"),
    [
        ({"only": ("roadmpa",)}, "x.md", "Did you mean roadmap?"),
        ({"only": ("xyz",)}, "x.html", "There are: summary, scores,"),
        ({"only": ("roadmap",)}, "x.json", "it has none"),
        ({"only": ("roadmap",)}, "x.xlsx", "it has none"),
    ],
)
def test_what_cannot_be_chosen_says_why(
    options: dict[str, Any], name: str, said: str, matter_of: Callable[..., Matter]
) -> None:
    with pytest.raises(UsageError, match=re.escape(said)):
        render(matter_of("half", **options), name)


def test_templates_shape_what_has_some(matter_of: Callable[..., Matter], tmp_path: Path) -> None:
    for suffix in set(FORMATS) - set(TEMPLATED):
        with pytest.raises(UsageError, match=r"\.html"):
            render(matter_of("half", template=tmp_path), f"x{suffix}")


def test_json_reads_back_as_the_same_result(result_of: Callable[[str], Result]) -> None:
    text = render_json(result_of("half"))
    assert text.endswith("}\n")
    assert TypeAdapter(Result).validate_json(text) == result_of("half")


def test_json_has_null_where_there_is_no_score(result_of: Callable[[str], Result]) -> None:
    nodes = json.loads(render_json(result_of("empty")))["nodes"]
    assert {node["score"] for node in nodes} == {None}
