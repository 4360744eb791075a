"""The formats of a report: the suffix of a file name chooses one.

A further format is a file of its own beside this one, a function here that imports it only when it
is asked for, and a line in ``FORMATS``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from govcheck.errors import Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.language import Language
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.result import Result
    from govcheck.report.view import View


@dataclass(frozen=True, slots=True)
class Matter:
    """What a report is made of; the view is built only by the formats that need it."""

    result: Result
    questionnaire: Questionnaire
    language: Language

    def view(self) -> View:
        """The result in words."""
        from govcheck.report.view import build_view  # noqa: PLC0415 - only what is asked for is loaded

        return build_view(self.result, self.questionnaire, self.language)


def _html(matter: Matter) -> str:
    from govcheck.report.html import render_html  # noqa: PLC0415 - only what is asked for is loaded

    return render_html(matter.view())


def _json(matter: Matter) -> str:
    from govcheck.report.result_json import render_json  # noqa: PLC0415 - only what is asked for is loaded

    return render_json(matter.result)


FORMATS: dict[str, Callable[[Matter], str | bytes]] = {
    ".html": _html,
    ".json": _json,
}


def render(result: Result, questionnaire: Questionnaire, language: Language, name: str) -> bytes:
    """The bytes of the report in the format that the suffix of ``name`` stands for.

    Raises:
        UsageError: no format has that suffix.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in FORMATS:
        message = "{name} does not end like a report that can be written."
        fields = {"name": name, "known": ", ".join(FORMATS)}
        raise UsageError(Problem("unknown-format", message, "Choose one of these endings: {known}.", fields=fields))
    report = FORMATS[suffix](Matter(result, questionnaire, language))
    return report if isinstance(report, bytes) else report.encode()
