"""Text from people and files, made safe to show and to keep on one line."""

from __future__ import annotations

import re

from govcheck.model.seen import is_seen
from govcheck.model.sign import UNSEEN

_BREAKS = dict.fromkeys(map(ord, "\t\n\v\f\r\x85\u2028\u2029"), " ")
_UNSEEN = re.compile(rf"[{UNSEEN}\ud800-\udfff]")
_NO_CHARACTERS = range(0xFDD0, 0xFDF0)


def clean(text: str) -> str:
    r"""The text without what nobody sees: control characters, halves of characters, signs that turn its direction.

    Line breaks and tabs become spaces. Nothing is left where nothing of it can be seen.

    >>> clean("a\x1b[31mb\nc ")
    'a[31mb c'
    """
    shown = _UNSEEN.sub("", text.translate(_BREAKS))
    left = "".join(sign for sign in shown if _is_character(ord(sign))).strip()
    return left if is_seen(left) else ""


def _is_character(code: int) -> bool:
    return code not in _NO_CHARACTERS and code & 0xFFFE != 0xFFFE  # noqa: PLR2004 - as Unicode defines them
