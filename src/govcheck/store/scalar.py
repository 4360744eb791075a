"""Words of a document: which of them are more than text, and which characters no text may hold.

Only true, false, null and decimal numbers are more than text. ``yes``, ``no``, ``on``, dates,
``0x10``, ``1_000`` and ``010`` stay text: whoever wrote them is asked rather than guessed at.
"""

from __future__ import annotations

import re

MOST_DIGITS = 40
"""Longer rows of digits are no numbers of a city; reading them as such would only cost time."""

_TRUE = dict.fromkeys(("true", "True", "TRUE"), True)
_FALSE = dict.fromkeys(("false", "False", "FALSE"), False)
_NOTHING = dict.fromkeys(("", "~", "null", "Null", "NULL"))
_WORDS: dict[str, bool | None] = {**_TRUE, **_FALSE, **_NOTHING}
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)\.[0-9]*|\.[0-9]+|(?:0|[1-9][0-9]*)(?=[eE]))(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"([-+]?)\.(?:inf|Inf|INF|nan|NaN|NAN)")

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""What steers a terminal or a program, or is no character at all; tab and the ends of lines are none of these."""


def plain_value(text: str) -> str | float | bool | None:
    """What an unquoted word stands for; a number that is not finite comes back as infinity.

    >>> [plain_value(word) for word in ("true", "yes", "7", "1e3", "2.50", "010", "1_000", "2026-11-20")]
    [True, 'yes', 7, 1000.0, 2.5, '010', '1_000', '2026-11-20']
    """
    if text in _WORDS:
        return _WORDS[text]
    # Most words start with a letter; only numbers and signs need a closer look.
    if text[0] not in "+-.0123456789" or len(text) > MOST_DIGITS:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return float("inf") if _NOT_FINITE.fullmatch(text) else text
