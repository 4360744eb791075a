"""The environment of all templates: everything is escaped, nothing may be undefined."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_environment
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from jinja2 import BaseLoader, nodes
    from jinja2.compiler import Frame

    from govcheck.report.document import Figure


@cache
def built_in() -> Environment:
    """The templates that come with the program, by their path in this folder."""
    return make_environment(PackageLoader("govcheck", "report"), _BuiltIn)


class _Plainly(CodeGenerator):
    """Compiles templates that escape what they show by `escape_any`: all but a few of a report's values are numbers."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.escape_any(")
        else:
            super()._output_child_pre(node, frame, finalize)


class _BuiltIn(Environment):
    """The environment of the built-in templates, in which all attributes stand in double quotes."""

    code_generator_class = _Plainly

    @staticmethod
    def escape_any(value: object) -> str:
        """The value as it may be shown: text is escaped, numbers and what is HTML already are not."""
        kind = type(value)
        if kind is int or kind is float:
            return str(value)
        return escape_text(cast("str", value)) if kind is str else escape(value)


def escape_text(text: str) -> str:
    """The text as it may stand in an element, and in an attribute in double quotes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;")


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
    drawn = getattr(module, f"{figure.kind}_chart")(figure.chart)
    return Markup(str.replace(drawn, "\n<", "<"))  # noqa: S704 - what was escaped stays so
