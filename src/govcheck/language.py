"""The language of what is shown: sentences, plural forms, numbers and dates."""

from __future__ import annotations

from dataclasses import dataclass, field
from gettext import NullTranslations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from govcheck.errors import Problem


@dataclass(frozen=True)
class Language:
    """Turns the English templates of the code into what a reader sees.

    ``code`` is an ISO 639-1 code; ``translations`` a gettext catalogue (English needs none).
    """

    code: str = "en"
    translations: NullTranslations = field(default_factory=NullTranslations)

    def text(self, template: str, /, **fields: object) -> str:
        """The sentence for ``template``, its named fields filled in."""
        return self.translations.gettext(template).format(**fields)

    def count(self, one: str, many: str, number: int, /, **fields: object) -> str:
        """The form of a sentence that fits ``number``, which it may name as ``{number}``."""
        return self.translations.ngettext(one, many, number).format(number=number, **fields)

    def number(self, value: float, digits: int = 0) -> str:
        """A number with a fixed count of decimals."""
        return f"{value:,.{digits}f}"

    def figure(self, value: float) -> str:
        """A number as it was published: one decimal, or none where it is whole."""
        return self.number(value, 0 if value == int(value) else 1)

    def day(self, value: date) -> str:
        """A date in words."""
        return f"{value.day} {value:%B} {value.year}"

    def problem(self, problem: Problem) -> tuple[str, str]:
        """What is wrong, and how to mend it (may be empty)."""
        message = self.text(problem.message, **problem.fields)
        return message, self.text(problem.hint, **problem.fields) if problem.hint else ""


ENGLISH = Language()
"""What is shown where no other language was asked for."""
