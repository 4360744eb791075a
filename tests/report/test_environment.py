"""The built-in templates escape as Jinja does, though they go about it in fewer steps."""

from __future__ import annotations

from html import unescape
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, UndefinedError
from markupsafe import Markup

from govcheck.model.visible import visible
from govcheck.report.document import Mark
from govcheck.report.environment import built_in
from govcheck.report.escape import escape_inside, escape_text

ANYTHING = st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.none(), st.sampled_from(Mark))


class Box(NamedTuple):
    """Something with a field."""

    held: object


@given(ANYTHING, st.sampled_from(["{{ box.held }}", '<a b="{{ box.held }}">', "{{ [box.held]|first }}"]))
def test_what_is_shown_is_escaped(held: object, template: str) -> None:
    shown = built_in().from_string(template).render(box=Box(held))
    usual = Environment(autoescape=True).from_string(template).render(box=Box(held))
    assert shown.replace("'", "&#39;") == visible(usual)


@given(st.text())
def test_a_text_ends_neither_an_element_nor_an_attribute_and_what_is_escaped_stays_so(text: str) -> None:
    shown = escape_text(text)
    assert not set(shown) & set('<>"')
    assert unescape(shown) == visible(text)
    assert escape_inside(text).replace('"', "&#34;") == shown
    done = Markup(shown)  # noqa: S704 - that it is not escaped twice is the point
    assert built_in().from_string("{{ text }}").render(text=done) == shown


def test_words_that_stand_in_a_template_are_escaped_too_unless_they_are_told_not_to_be() -> None:
    for template, shown in (
        ("{{ '<b>' }}", "&lt;b&gt;"),
        ("{{ '<b>'|safe }}", "<b>"),
        ("{{ box.held|safe }}", "<i>"),
        ("{% autoescape false %}{{ box.held }}{% endautoescape %}", "&lt;i&gt;"),
        ("{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}{{ bold(box.held) }}", "<b>&lt;i&gt;</b>"),
    ):
        assert built_in().from_string(template).render(box=Box("<i>")) == shown


@pytest.mark.parametrize("template", ["{{ nothing }}", "{{ box.nothing }}"])
def test_what_is_not_there_is_a_fault(template: str) -> None:
    with pytest.raises(UndefinedError):
        built_in().from_string(template).render(box=Box(1))
