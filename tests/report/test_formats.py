"""The suffix chooses the format; JSON holds the result as it is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from pydantic import TypeAdapter

from govcheck.errors import UsageError
from govcheck.language import ENGLISH
from govcheck.model.result import Result
from govcheck.report.formats import render
from govcheck.report.html import render_html
from govcheck.report.result_json import render_json
from real import smart_governance

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.report.view import View


def test_the_suffix_chooses(result_of: Callable[[str], Result], view_of: Callable[[str], View]) -> None:
    result = result_of("half")
    assert render(result, smart_governance(), ENGLISH, "a/b.HTML") == render_html(view_of("half")).encode()
    assert render(result, smart_governance(), ENGLISH, "b.json") == render_json(result).encode()


@pytest.mark.parametrize("name", ["report.odt", "report", ".html"])
def test_an_unknown_suffix_names_the_known_ones(name: str, result_of: Callable[[str], Result]) -> None:
    with pytest.raises(UsageError, match=r"\.html, \.json"):
        render(result_of("half"), smart_governance(), ENGLISH, name)


def test_json_reads_back_as_the_same_result(result_of: Callable[[str], Result]) -> None:
    text = render_json(result_of("half"))
    assert text.endswith("}\n")
    assert TypeAdapter(Result).validate_json(text) == result_of("half")


def test_json_has_null_where_there_is_no_score(result_of: Callable[[str], Result]) -> None:
    nodes = json.loads(render_json(result_of("empty")))["nodes"]
    assert {node["score"] for node in nodes} == {None}
