"""Text as it may stand in HTML and in SVG: nothing that people wrote acts as markup or on a screen."""

from __future__ import annotations

from functools import lru_cache

from govcheck.model.visible import visible


@lru_cache(maxsize=4096)
def escape_text(text: str) -> str:
    """The text as it may stand in an element, and in an attribute in double quotes.

    Most texts come several times in a report, and in the report of the next city again.

    >>> escape_text('<b title="a&b">')
    '&lt;b title=&#34;a&amp;b&#34;&gt;'
    """
    return escape_inside(text).replace('"', "&#34;")


@lru_cache(maxsize=4096)
def escape_inside(text: str) -> str:
    """The text as it may stand in an element.

    >>> escape_inside('a "b" <c')
    'a "b" &lt;c'
    """
    return visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
