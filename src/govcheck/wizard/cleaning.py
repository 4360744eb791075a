"""Text from people and files, made safe to show and to keep on one line."""

from __future__ import annotations

from unicodedata import category

from govcheck.model.seen import is_seen

_BREAKS = dict.fromkeys("\t\n\v\f\r\x85\u2028\u2029", " ")
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_NO_CHARACTERS = range(0xFDD0, 0xFDF0)


def clean(text: str) -> str:
    r"""The text without control characters, halves of characters and signs that turn its direction.

    Line breaks and tabs become spaces. Nothing is left where nothing of it can be seen.

    >>> clean("a\x1b[31mb\nc ")
    'a[31mb c'
    """
    shown = (_BREAKS.get(sign, sign) for sign in text)
    left = "".join(sign for sign in shown if not _unsafe(sign)).strip()
    return left if is_seen(left) else ""


def _unsafe(sign: str) -> bool:
    code = ord(sign)
    no_character = code in _NO_CHARACTERS or code & 0xFFFE == 0xFFFE  # noqa: PLR2004 - as Unicode defines them
    return sign in _TURNS or no_character or category(sign) in {"Cc", "Cs"}
