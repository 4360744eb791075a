"""Values as one line of YAML that people can read, and that reads back as the same values."""

from __future__ import annotations

import re
from datetime import date

from govcheck.store.scalar import CONTROL

# Starts with a letter and holds nothing that YAML gives a meaning to.
_PLAIN = re.compile(r"[^\W\d_](?:[\w ./()'%+&!?;=-]*[\w./()'%+&!?;=-])?")
_OTHER_MEANING = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
_UNREADABLE = re.compile(f"{CONTROL.pattern[:-1]}\ud800-\udfff]")
_PERHAPS_ESCAPED = re.compile(r"[^\w !#-\[\]-~]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_WHOLE = 1e15
"""Below it, whole numbers are written without a fraction."""
_SHORT_ESCAPE = 0xFFFF
_SEEN = "\u200c\u200d\xa0"
"""Not printable by themselves, but part of words and of emoji."""


def readable(text: str) -> str:
    """The text without what no answer file may hold: control characters and halves of characters.

    A terminal may have passed them on. A sign in their place shows that something stood there.
    """
    return _UNREADABLE.sub("\ufffd", text)


def render_flow(value: object) -> str:
    """A value on one line.

    >>> render_flow({"value": "rarely", "unsure": True, "evidence": ["Report, p. 14"]})
    '{value: rarely, unsure: true, evidence: ["Report, p. 14"]}'
    >>> render_flow([7.0, 2.5, "yes", "2026-11-20", date(2026, 11, 20)])
    '[7, 2.5, "yes", "2026-11-20", 2026-11-20]'
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{render_text(str(key))}: {render_flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(render_flow(part) for part in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _WHOLE else repr(value)
    if isinstance(value, (int, date)):
        return str(value)
    return render_text(str(value))


def render_text(text: str) -> str:
    """A text, in quotes where any reader of YAML could take it for something else."""
    if _PLAIN.fullmatch(text) and text.lower() not in _OTHER_MEANING:
        return text
    return f'"{_PERHAPS_ESCAPED.sub(_escaped, readable(text))}"'


def _escaped(match: re.Match[str]) -> str:
    sign = match.group()
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    if sign.isprintable() or sign in _SEEN:
        return sign
    return f"\\U{ord(sign):08X}" if ord(sign) > _SHORT_ESCAPE else f"\\u{ord(sign):04X}"
