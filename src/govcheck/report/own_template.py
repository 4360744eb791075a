"""A template of one's own: a folder with a page, a style sheet or a logo, used without trusting what is in it."""

from __future__ import annotations

import traceback
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader, TemplateSyntaxError
from jinja2.exceptions import TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

from govcheck.errors import InputError, Location, Problem
from govcheck.report.environment import make_environment

if TYPE_CHECKING:
    from collections.abc import Mapping

STYLE = "style.css"
LOGOS = {"logo.svg": "image/svg+xml", "logo.png": "image/png"}
MOST_BYTES = 200_000
"""A logo or a style sheet that is larger is refused: it is in every copy of the report."""


class OwnTemplate(NamedTuple):
    """What a folder changes; ``logo`` is an address that holds the picture itself."""

    folder: Path | None = None
    page: bool = False
    style: str = ""
    logo: str = ""

    def render(self, name: str, filters: Mapping[str, Any], given: Mapping[str, object]) -> str:
        """The page, from the template of this name in the folder, or from the built-in one.

        Raises:
            InputError: a template in the folder has a fault; the place is named as well as it is known.
        """
        folder = str(self.folder)
        built_in = PackageLoader("govcheck", "report")
        named = PrefixLoader({"govcheck": PackageLoader("govcheck", "report/templates")})
        loader = ChoiceLoader([named, FileSystemLoader(folder), built_in])
        environment = make_environment(loader, ImmutableSandboxedEnvironment)
        environment.filters.update(filters)
        try:
            return environment.get_template(name if self.page else f"govcheck/{name}").render(given)
        except Exception as error:  # a template may go wrong in any way, and none of them is ours
            raise InputError(_fault(error, self.folder / name if self.folder else Path(name), folder)) from error


def load_own_template(folder: Path, page: str) -> OwnTemplate:
    """What of a page, a style sheet and a logo there is in the folder.

    Raises:
        InputError: there is no such folder, nothing of use in it, or what is in it cannot be used.
    """
    if not folder.is_dir():
        hint = "Name a folder that holds a template."
        raise InputError(Problem("no-template", "There is no such folder.", hint, Location(str(folder))))
    style = folder / STYLE
    found = OwnTemplate(
        folder, (folder / page).is_file(), _style(style) if style.is_file() else "", _logo(folder)
    )  # fmt: skip
    if not (found.page or found.style or found.logo):
        hint = "Put one of these files into it: {names}."
        fields = {"names": ", ".join((page, STYLE, *LOGOS))}
        raise InputError(
            Problem("no-template", "Nothing in this folder changes a report.", hint, Location(str(folder)), fields)
        )
    return found


def _style(file: Path) -> str:
    try:
        text = _bytes(file).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(_not_utf_8(file)) from None
    # Nothing in a style sheet may end the element that holds it.
    return "\n" + text.replace("\r\n", "\n").replace("</", "<\\/")


def _logo(folder: Path) -> str:
    for name, kind in LOGOS.items():
        if (folder / name).is_file():
            return f"data:{kind};base64,{b64encode(_bytes(folder / name)).decode()}"
    return ""


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        fields: dict[str, object] = {"reason": error.strerror or str(error)}
        problem = Problem("unreadable", "The file cannot be read: {reason}.", "", Location(str(file)), fields)
        raise InputError(problem) from None
    if len(data) > MOST_BYTES:
        fields = {"most": MOST_BYTES // 1000}
        message = "The file is larger than {most} kB."
        hint = "Make it smaller: it is in every copy of the report."
        raise InputError(Problem("large-template", message, hint, Location(str(file)), fields))
    return data


def _not_utf_8(file: Path) -> Problem:
    return Problem("not-utf-8", "The file is not written in UTF-8.", "Save it as UTF-8.", Location(str(file)))


def _fault(error: Exception, page: Path, folder: str) -> Problem:
    """What went wrong in a template, with the last place in the folder that led to it."""
    if isinstance(error, UnicodeDecodeError):
        return _not_utf_8(page)
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
