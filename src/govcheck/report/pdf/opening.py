"""Which sections of a PDF open a page: Typst sets what stands between two such places while it sets the rest.

Two cores take three quarters of the time for it, if there is about as much to set before the middle as after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.report.document import Section

MANY = 6
"""A report of fewer chapters stays as short as it can be: only its first annex opens a page."""


def find_openings(sections: Sequence[Section]) -> frozenset[str]:
    """The ids of the sections that open a page.

    They are the first annex, so that a report can be printed without any, the first of the chapters,
    and the one in their middle.
    """
    annexes = [section.id for section in sections if section.annex]
    chapters = [section.id for section in sections if section.chapter]
    halves = (chapters[0], chapters[len(chapters) // 2]) if len(chapters) >= MANY else ()
    return frozenset((*annexes[:1], *halves))
