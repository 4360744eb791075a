"""Reports of a city whose answers hold hostile texts, and which of these a report does not show."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest

from govcheck.model.visible import one_line, visible
from govcheck.report.formats import render
from report.hostile_texts import TEXTS, held, hostile, small
from report.pdf_text import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.report.formats import Report


KINDS = list(TEXTS)
NAMES = [text for texts in TEXTS.values() for text in texts]
OF_A_NAME = [pytest.param(name, id=f"{kind}-{number}") for kind in KINDS for number, name in enumerate(TEXTS[kind])]
EVERYWHERE = [pytest.param(None, id="everywhere"), *OF_A_NAME]
ADDRESS = re.compile(r"\w@\w|://|www\.|\S\.[^\W\d_]{2}|(?<!\0)//\w|mailto:|xmpp:", re.IGNORECASE)
"""What programs that show Markdown make links of, though it has no markup."""


def written(suffix: str, name: str | None = None, *, harmless: bool = False) -> bytes:
    """The report with every text in every field, or of a city of such a name."""
    return _write(suffix, name, harmless=harmless).content


@cache
def _write(suffix: str, name: str | None, *, harmless: bool) -> Report:
    return render(hostile(harmless=harmless) if name is None else small(name), f"report{suffix}")


def missing(kind: str, told: str, shown: Callable[[str], str] = visible) -> list[str]:
    """The texts of the kind that are not told as often as they were written."""
    told = plain(told)
    return [
        text
        for text in TEXTS[kind]
        for words, times in Counter(held(text)).items()
        if told.count(plain(shown(words))) < times
    ]


def name_of(name: str, shown: Callable[[str], str] = visible) -> str:
    """The name as it is shown, without blanks."""
    return plain(shown(one_line(name[:200].strip())))
