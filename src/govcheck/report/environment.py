"""The environment of all templates: everything is escaped, nothing may be undefined."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_environment
from markupsafe import Markup

if TYPE_CHECKING:
    from jinja2 import BaseLoader

    from govcheck.report.document import Figure


@cache
def built_in() -> Environment:
    """The templates that come with the program, by their path in this folder."""
    return make_environment(PackageLoader("govcheck", "report"))


def make_environment(loader: BaseLoader, kind: type[Environment] = Environment) -> Environment:
    """An environment of templates; ``figure|drawn`` in one of them is the drawing of a figure."""
    # Autoescape is on whatever a template is called: everything shown may come from people.
    environment = kind(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["drawn"] = draw
    return environment


@pass_environment
def draw(environment: Environment, figure: Figure) -> Markup:
    """The figure as SVG; ``kind`` names the file of ``charts`` and its macro."""
    module: Any = environment.get_template(f"charts/{figure.kind}.svg.j2").module
    drawn = cast("Markup", getattr(module, f"{figure.kind}_chart")(figure.chart))
    return Markup(drawn.replace(Markup("\n<"), Markup("<")))  # noqa: S704 - what was escaped stays so
