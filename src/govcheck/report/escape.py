"""Text as it may stand in HTML and in SVG: nothing that people wrote acts as markup or on a screen.

Most texts come several times in a report, and in that of the next city again: as long as the program
runs, the latest short ones are kept, those of cities too.
"""

from __future__ import annotations

from functools import lru_cache

from govcheck.model.visible import visible

KEPT = 4096
"""So many texts are kept: a report has about 1,400."""

LONGEST_KEPT = 200
"""In letters. Labels, titles and most sentences are no longer; what is, such as long notes, comes but once."""


def escape_text(text: str) -> str:
    """The text as it may stand in an element, and in an attribute in double quotes.

    >>> escape_text('<b title="a&b">')
    '&lt;b title=&#34;a&amp;b&#34;&gt;'
    """
    return _kept_text(text) if len(text) <= LONGEST_KEPT else _escape_text(text)


def escape_inside(text: str) -> str:
    """The text as it may stand in an element.

    >>> escape_inside('a "b" <c')
    'a "b" &lt;c'
    """
    return _kept_inside(text) if len(text) <= LONGEST_KEPT else _escape_inside(text)


def _escape_text(text: str) -> str:
    return _escape_inside(text).replace('"', "&#34;")


def _escape_inside(text: str) -> str:
    return visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_kept_text = lru_cache(maxsize=KEPT)(_escape_text)
_kept_inside = lru_cache(maxsize=KEPT)(_escape_inside)
