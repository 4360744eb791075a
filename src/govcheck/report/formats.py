"""The formats of a report: the suffix of a file name chooses one.

A further format is a file of its own beside this one, a function here that imports it only when it
is asked for, and a line in ``FORMATS``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from govcheck.errors import Problem, UsageError
from govcheck.model.file_name import find_ending, unknown_ending

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from govcheck.language import Language
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.result import Result
    from govcheck.report.document import Document
    from govcheck.report.view import View


class Report(NamedTuple):
    """A written report, and what the reader of the command should know about it."""

    content: bytes
    remarks: tuple[Problem, ...] = ()


MISSING = "missing-characters"
"""The code of the remark that a report lacks characters, and is there all the same."""


@dataclass(frozen=True)
class Matter:
    """What a report is made of; the view and the document are made only for the formats that need them.

    ``only`` names the sections that are wanted, empty for all; ``template`` is a folder with the
    templates of one's own.
    """

    result: Result
    questionnaire: Questionnaire
    language: Language
    only: tuple[str, ...] = ()
    template: Path | None = None

    @cached_property
    def view(self) -> View:
        """The result in words."""
        from govcheck.report.view import build_view  # noqa: PLC0415 - only what is asked for is loaded

        return build_view(self.result, self.questionnaire, self.language)

    @cached_property
    def document(self) -> Document:
        """The story of the report, or the sections of it that are wanted."""
        from govcheck.report.selection import select_sections  # noqa: PLC0415 - see above
        from govcheck.report.story import tell_story  # noqa: PLC0415 - see above

        return select_sections(tell_story(self.view), self.only)


def _html(matter: Matter) -> Report:
    from govcheck.report.html import render_html  # noqa: PLC0415 - only what is asked for is loaded

    return Report(render_html(matter.document, matter.view, matter.template).encode())


def _pdf(matter: Matter) -> Report:
    from govcheck.report.pdf import render_pdf  # noqa: PLC0415 - only what is asked for is loaded

    pdf = render_pdf(matter.document)
    if not pdf.missing:
        return Report(pdf.data)
    message = "The fonts of the PDF lack: {characters}. They show as empty boxes, and the file is not PDF/UA."
    hint = "The HTML and the Word report show all characters that your computer has."
    remark = Problem(MISSING, message, hint, fields={"characters": " ".join(pdf.missing)})
    return Report(pdf.data, (remark,))


def _docx(matter: Matter) -> Report:
    from govcheck.report.docx import render_docx  # noqa: PLC0415 - only what is asked for is loaded

    return Report(render_docx(matter.document))


def _xlsx(matter: Matter) -> Report:
    from govcheck.report.xlsx import render_xlsx  # noqa: PLC0415 - only what is asked for is loaded

    return Report(render_xlsx(matter.view))


def _markdown(matter: Matter) -> Report:
    from govcheck.report.markdown import render_markdown  # noqa: PLC0415 - only what is asked for is loaded

    return Report(render_markdown(matter.document).encode())


def _json(matter: Matter) -> Report:
    from govcheck.report.result_json import render_json  # noqa: PLC0415 - only what is asked for is loaded

    return Report(render_json(matter.result).encode())


FORMATS: dict[str, Callable[[Matter], Report]] = {
    ".html": _html,
    ".pdf": _pdf,
    ".docx": _docx,
    ".xlsx": _xlsx,
    ".md": _markdown,
    ".json": _json,
}

SECTIONED = (".html", ".pdf", ".docx", ".md")
"""The formats that are documents, of which sections can be left out."""

TEMPLATED = (".html",)
"""The formats that one's own templates may shape."""


def render(matter: Matter, name: str) -> Report:
    """The report in the format that the suffix of ``name`` stands for.

    Raises:
        UsageError: no format has that suffix, or it has no sections, no templates or no such section.
        InputError: the templates cannot be used.
    """
    suffix = find_ending(name, FORMATS)
    if matter.only and suffix not in SECTIONED:
        message = "Sections cannot be chosen in a report that ends in {suffix}: it has none."
        raise UsageError(_unfit("no-sections", message, suffix, SECTIONED))
    if matter.template and suffix not in TEMPLATED:
        message = "Templates do not shape a report that ends in {suffix}."
        raise UsageError(_unfit("no-templates", message, suffix, TEMPLATED))
    return FORMATS[suffix](matter)


def check_suffix(form: str) -> str:
    """The suffix of a format that is named by it alone, with its dot or without.

    Raises:
        UsageError: no format has that suffix.
    """
    suffix = f".{form.removeprefix('.')}".lower()
    if suffix not in FORMATS:
        raise unknown_ending(form, FORMATS)
    return suffix


def _unfit(code: str, message: str, suffix: str, fit: tuple[str, ...]) -> Problem:
    fields = {"suffix": suffix, "known": ", ".join(fit)}
    return Problem(code, message, "Choose one of these endings: {known}.", fields=fields)
