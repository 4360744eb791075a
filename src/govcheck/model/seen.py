"""Whether a text shows anything to whoever reads it."""

from unicodedata import category

_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800")
"""Letters and signs that stand for an empty place."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Mn", "Me"})
"""Controls, spaces, and marks that show only on a letter before them."""


def is_seen(text: str) -> bool:
    r"""Whether one of its characters can be seen.

    >>> is_seen("Río"), is_seen("市"), is_seen("\u200b\u3164 \u0301")
    (True, True, False)
    """
    return any(category(sign) not in _UNSEEN and sign not in _BLANK for sign in text)
