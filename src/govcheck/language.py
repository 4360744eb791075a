"""The language of what is shown: sentences, plural forms, numbers and dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, reduce
from gettext import NullTranslations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from babel.core import Locale

    from govcheck.errors import Problem

_OWN = "en"
"""The language of the code: its numbers and dates are written without looking anything up."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_FIRST = re.compile(r"\b1\b")


def template(words: str) -> str:
    """The words as they are: marks a template that stands in a table and is put into words elsewhere."""
    return words


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

    def as_it_is(self, template: str) -> str:
        """The sentence for ``template`` where whoever shows it fills in the fields."""
        return self.translations.gettext(template)

    def count(self, one: str, many: str, number: int, /, **fields: object) -> str:
        """The form of a sentence that fits ``number``, which it may name as ``{number}``."""
        return self.translations.ngettext(one, many, number).format(number=number, **fields)

    def named(self, label: str, value: object) -> str:
        """A label with what it names, such as "Range: 40 to 60"; a question needs no more than its own mark."""
        if is_asking(label):
            return f"{label} {value}"
        return self.text("{label}: {value}", label=label, value=value)

    def listed(self, parts: Iterable[str]) -> str:
        """Parts of a list that may hold commas themselves; those that are empty are left out."""
        given = [part for part in parts if part]
        return reduce(
            lambda first, further: self.text("{first}; {further}", first=first, further=further), given or [""]
        )

    def number(self, value: float, digits: int = 0) -> str:
        """A number with a fixed count of decimals, its thousands apart where the language writes them so."""
        written = f"{value:,.{digits}f}"
        return written if self.code == _OWN else written.translate(self._separators)

    def figure(self, value: float) -> str:
        """A number as it was published: one decimal, or none where it is whole."""
        return self.number(value, 0 if value == int(value) else 1)

    def given(self, value: float) -> str:
        """A number with the decimals that somebody gave it."""
        return self.number(value or 0, len(f"{value:.10g}".partition(".")[2]))

    def day(self, value: date) -> str:
        """A date in words."""
        if self.code == _OWN:
            return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
        from babel.dates import format_date  # noqa: PLC0415 - English needs no locale data, and starts faster

        day = format_date(value, "long", self._locale)
        # What Babel knows of no language: the first of a month may have a word of its own, as in "1er mai".
        return _FIRST.sub(self.text("1"), day, count=1) if value.day == 1 else day

    @cached_property
    def _separators(self) -> dict[int, str]:
        """What stands in numbers for the comma and the dot of English ones."""
        from babel.numbers import get_decimal_symbol, get_group_symbol  # noqa: PLC0415 - English needs no locale data

        return str.maketrans({",": get_group_symbol(self._locale), ".": get_decimal_symbol(self._locale)})

    @cached_property
    def _locale(self) -> Locale:
        from babel.core import Locale  # noqa: PLC0415 - English needs no locale data, and starts faster

        return Locale.parse(self.code)

    def problem(self, problem: Problem) -> tuple[str, str]:
        """What is wrong, and how to mend it (may be empty)."""
        message = self.text(problem.message, **problem.fields)
        return message, self.text(problem.hint, **problem.fields) if problem.hint else ""


ENGLISH = Language()
"""What is shown where no other language was asked for."""


def is_asking(label: str) -> bool:
    """Whether a label is a question, which needs no further mark before what it names."""
    return label.endswith("?")
