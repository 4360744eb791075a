"""The environment of all templates: everything is escaped, nothing may be undefined."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from govcheck.report.escape import escape_text

if TYPE_CHECKING:
    from jinja2 import BaseLoader


@cache
def built_in() -> Environment:
    """The templates that come with the program, by their path in this folder; text is escaped as in all of the page."""
    return make_environment(PackageLoader("govcheck", "report")).overlay(finalize=_escape)


def make_environment(loader: BaseLoader, kind: type[Environment] = Environment) -> Environment:
    """An environment of templates."""
    # Autoescape is on whatever a template is called: everything shown may come from people.
    return kind(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _escape(value: object) -> object:
    # What is marked as escaped is not escaped again.
    return Markup(escape_text(value)) if type(value) is str else value  # noqa: S704
