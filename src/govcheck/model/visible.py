"""Words from people and from files, made safe to show: nothing in them can act on a screen."""

from __future__ import annotations

import re

from govcheck.model.sign import UNSEEN

_CONTROL_PICTURES = 0x2400
_DELETE = 0x7F
_SYMBOL_FOR_DELETE = "\u2421"
_LAST_CONTROL = 0x1F

# And what is half a character.
_UNSEEN = re.compile(rf"[{UNSEEN}\ud800-\udfff]")


def visible(text: str) -> str:
    r"""The text with every character that could act on a screen shown as a sign instead.

    Line feeds stay: a note may have several lines. Tabs become spaces.

    >>> visible("a\x1b[31mb\tc"), visible("x\u202ey")
    ('a\u241b[31mb c', 'x\u2039U+202E\u203ay')
    """
    if text.replace("\n", "").isprintable() or not _UNSEEN.search(text):
        return text
    text = text.replace("\r\n", "\n").replace("\t", " ")
    return _UNSEEN.sub(_sign, text)


def one_line(text: str) -> str:
    r"""The same on one line.

    >>> one_line(" Villa\n Clara ")
    'Villa Clara'
    """
    if "\n" not in text and "  " not in text and text[:1] != " " != text[-1:]:
        return text if text.isprintable() else visible(text)
    # Of white space, a blank and a line feed alone: a no-break space is there to stay.
    return " ".join(word for word in visible(text).replace("\n", " ").split(" ") if word)


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code <= _LAST_CONTROL:
        return chr(_CONTROL_PICTURES + code)
    return _SYMBOL_FOR_DELETE if code == _DELETE else f"\u2039U+{code:04X}\u203a"
