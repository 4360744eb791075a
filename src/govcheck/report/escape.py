"""Text as it may stand in HTML and in SVG: nothing that people wrote acts as markup or on a screen.

``escape_text`` is for an element, and for an attribute in double quotes; ``escape_inside`` for an
element alone. Most texts come several times in a report, and in that of the next city again.

>>> escape_text('<b title="a&b">')
'&lt;b title=&#34;a&amp;b&#34;&gt;'
>>> escape_inside('a "b" <c')
'a "b" &lt;c'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.visible import visible
from govcheck.report.cache import TextCache

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_KEPT = 200
"""In letters. Labels, titles and most sentences are no longer."""


def _escape_inside(text: str) -> str:
    return visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _escape_text(text: str) -> str:
    return _escape_inside(text).replace('"', "&#34;")


KEPT_TEXT, KEPT_INSIDE = TextCache(_escape_text, LONGEST_KEPT), TextCache(_escape_inside, LONGEST_KEPT)

escape_text: Callable[[str], str] = KEPT_TEXT.__getitem__
escape_inside: Callable[[str], str] = KEPT_INSIDE.__getitem__
