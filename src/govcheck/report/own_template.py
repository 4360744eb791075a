"""A template of one's own: a folder with a page, a style sheet or a logo, used without trusting what is in it."""

from __future__ import annotations

import traceback
from base64 import b64encode
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import BaseLoader, ChoiceLoader, PackageLoader, PrefixLoader, TemplateSyntaxError
from jinja2.exceptions import TemplateNotFound
from jinja2.loaders import split_template_path
from markupsafe import Markup

from govcheck.errors import InputError, Location, Problem
from govcheck.report.charts.figure import KINDS, render_figure
from govcheck.report.environment import make_environment
from govcheck.report.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import Environment

    from govcheck.report.document import Figure

    Draw = Callable[[Figure], str]
    MakeSetters = Callable[[Draw], Mapping[str, object]]

STYLE = "style.css"

DRAWINGS, DRAWING = "charts", ".svg.j2"
"""The folder of drawings of one's own, and how each of them ends after its kind."""

LOGOS = {"logo.svg": ("image/svg+xml", b"<svg"), "logo.png": ("image/png", b"\x89PNG\r\n\x1a\n")}
"""The names of a logo, each with its media type and what a file of that kind has near its beginning."""

MOST_BEFORE_MARK = 4000
"""Bytes; before the element of an SVG may stand its declaration and remarks."""

MOST_BYTES = 200_000
"""A file that is larger is refused: what is in it is in every copy of the report."""


class OwnTemplate(NamedTuple):
    """What a folder changes; ``logo`` is an address that holds the picture itself."""

    folder: Path | None = None
    page: bool = False
    style: str = ""
    logo: str = ""

    def render(self, name: str, make_setters: MakeSetters, given: Mapping[str, object]) -> str:
        """The page, from the template of this name in the folder, or from the built-in one.

        ``make_setters`` gives the functions that set a document, from what draws figures.

        Raises:
            InputError: a template in the folder has a fault; the place is named as well as it is known.
        """
        folder = self.folder or Path()
        environment = make_environment(_loader(folder if self.page else None), Sandbox)
        draw = partial(_draw, environment)
        environment.filters["drawn"] = draw
        try:
            page = environment.get_template(name if self.page else f"govcheck/{name}")
            return page.render(given, **make_setters(draw))
        except InputError:
            raise
        except Exception as error:  # a template may go wrong in any way, and none of them is ours
            raise InputError(_fault(error, folder / name, folder)) from error


class _Templates(PackageLoader):
    """Built-in templates; of what else lies beside them there is nothing to include."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool] | None]:
        if not template.endswith(".j2"):
            raise TemplateNotFound(template)
        return super().get_source(environment, template)


class _Folder(BaseLoader):
    """The templates in a folder, by their path in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:  # noqa: ARG002 - Jinja's
        file = self.folder.joinpath(*split_template_path(template))
        if not file.is_file():
            raise TemplateNotFound(template)
        return _text(file, self.folder), str(file), None


def _loader(folder: Path | None) -> BaseLoader:
    """Built-in templates, and those in the folder."""
    page = PrefixLoader({"govcheck": _Templates("govcheck", "report/templates")})
    return ChoiceLoader([page, _Folder(folder)]) if folder else page


def _draw(environment: Environment, figure: Figure) -> Markup:
    """The figure as SVG: by the macro in the folder's ``charts`` for its kind, or else by the built-in drawing."""
    try:
        template = environment.get_template(f"{DRAWINGS}/{figure.kind}{DRAWING}")
    except TemplateNotFound:
        return Markup(render_figure(figure))  # noqa: S704 - it escapes what it draws
    macro: Any = getattr(template.module, f"{figure.kind}_chart")
    return Markup(str.replace(macro(figure.chart), "\n<", "<"))  # noqa: S704 - what was escaped stays so


def load_own_template(folder: Path, page: str) -> OwnTemplate:
    """What of a page, a style sheet and a logo there is in the folder.

    Raises:
        InputError: there is no such folder, nothing of use in it, or what is in it cannot be used.
    """
    if not folder.is_dir():
        hint = "Name a folder that holds a template."
        raise InputError(Problem("no-template", "There is no such folder.", hint, Location(str(folder))))
    found = OwnTemplate(folder, (folder / page).is_file(), _style(folder), _logo(folder))
    if not (found.page or found.style or found.logo):
        hint = "Put one of these files into it: {names}."
        fields = {"names": ", ".join((page, STYLE, *LOGOS))}
        raise InputError(
            Problem("no-template", "Nothing in this folder changes a report.", hint, Location(str(folder)), fields)
        )
    if found.page:
        _check_drawings(folder)
    return found


def _check_drawings(folder: Path) -> None:
    """See to it that each drawing takes the place of a built-in one: it would be passed over in silence."""
    known = [f"{kind}{DRAWING}" for kind in KINDS]
    for file in sorted(folder.glob(f"{DRAWINGS}/*")):
        if file.suffix in {".j2", ".svg"} and file.name not in known:
            message = "{name} takes the place of no drawing."
            hint = "There are: {known}. A file that they share may stand beside the page."
            fields = {"name": file.name[:80], "known": ", ".join(known)}
            raise InputError(Problem("no-drawing", message, hint, Location(str(file)), fields))


def _style(folder: Path) -> str:
    file = folder / STYLE
    # Nothing in a style sheet may end the element that holds it.
    return "\n" + _text(file, folder).replace("\r\n", "\n").replace("</", "<\\/") if file.is_file() else ""


def _logo(folder: Path) -> str:
    for name, (kind, mark) in LOGOS.items():
        file = folder / name
        if file.is_file():
            data = _bytes(file, folder)
            if mark not in data[:MOST_BEFORE_MARK]:
                message, hint = "The file is no picture of the kind that its name says.", "Save it anew as {name}."
                raise InputError(Problem("no-picture", message, hint, Location(str(file)), {"name": name}))
            return f"data:{kind};base64,{b64encode(data).decode()}"
    return ""


def _text(file: Path, folder: Path) -> str:
    try:
        return _bytes(file, folder).decode("utf-8-sig")
    except UnicodeDecodeError:
        problem = Problem("not-utf-8", "The file is not written in UTF-8.", "Save it as UTF-8.", Location(str(file)))
        raise InputError(problem) from None


def _bytes(file: Path, folder: Path) -> bytes:
    """What is in a file of the folder; a link in it does not lead out of it."""
    place = Location(str(file))
    try:
        target = file.resolve()
        if not target.is_relative_to(folder.resolve()):
            message = "The file is a link that leads out of the folder of the template."
            raise InputError(Problem("outside-template", message, "Put a copy of the file into the folder.", place))
        with target.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        fields: dict[str, object] = {"reason": error.strerror or str(error)}
        problem = Problem("unreadable", "The file cannot be read: {reason}.", "", place, fields)
        raise InputError(problem) from None
    if len(data) > MOST_BYTES:
        fields = {"most": MOST_BYTES // 1000}
        message = "The file is larger than {most} kB."
        hint = "Make it smaller: it is in every copy of the report."
        raise InputError(Problem("large-template", message, hint, place, fields))
    return data


def _fault(error: Exception, page: Path, folder: Path) -> Problem:
    """What went wrong in a template, with the last place in the folder that led to it."""
    place = Location(str(page))
    for frame in traceback.extract_tb(error.__traceback__):
        if Path(frame.filename).is_relative_to(folder):
            place = Location(frame.filename, frame.lineno)
    what = str(error) or type(error).__name__
    if isinstance(error, TemplateSyntaxError):
        place = Location(error.filename or str(page), error.lineno)
    elif isinstance(error, TemplateNotFound):
        message = "The template names a file that is not there: {name}."
        hint = "Put it into the folder, or name a built-in one, such as govcheck/report.html.j2."
        return Problem("template", message, hint, place, {"name": str(error)})
    hint = "Mend the template; docs/templates.md says what it is given."
    return Problem("template", "The template cannot be used: {what}.", hint, place, {"what": what.rstrip(".")})
