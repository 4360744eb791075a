"""The styles of a workbook under which a number is shown a hundred times as large, as a percentage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govcheck.batch.reading.workbook_links import list_links
from govcheck.batch.reading.workbook_parts import find_part, list_elements

if TYPE_CHECKING:
    from zipfile import ZipFile

_STYLES = "styles"
_KNOWN = {"9", "10"}
"""The formats of percentages that no workbook spells out: 0% and 0.00%."""

_SAID = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
"""What a format shows as it is, and its colours and conditions."""


def find_percent_styles(archive: ZipFile) -> frozenset[str]:
    """The styles of cells, by the number under which cells name them.

    Raises:
        BadZipFile, expat.ExpatError: the part cannot be parsed.
    """
    part = next((link.part for link in list_links(archive).values() if link.kind == _STYLES), "")
    if find_part(archive, part) is None:
        return frozenset()
    formats = set(_KNOWN)
    styles: list[str] = []
    within = ""
    for tag, own in list_elements(archive, part):
        if tag == "numFmt" and "%" in _SAID.sub("", own.get("formatCode", "")):
            formats.add(own.get("numFmtId", ""))
        elif tag in {"cellStyleXfs", "cellXfs"}:
            within = tag
        elif tag == "xf" and within == "cellXfs":
            styles.append(own.get("numFmtId", ""))
    return frozenset(str(place) for place, one in enumerate(styles) if one in formats)
