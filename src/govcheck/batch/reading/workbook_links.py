"""The parts of a workbook that it names itself: by the links that it holds to them."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from govcheck.batch.reading.workbook_parts import list_elements

if TYPE_CHECKING:
    from zipfile import ZipFile

BOOK = PurePosixPath("xl/workbook.xml")
_LINKS = "xl/_rels/workbook.xml.rels"


class Link(NamedTuple):
    """A link of the workbook: what kind of part it leads to, such as ``styles``, and the part."""

    kind: str
    part: str


def list_links(archive: ZipFile) -> dict[str, Link]:
    """The links of a workbook, by their ids.

    Raises:
        BadZipFile, expat.ExpatError, KeyError: they are missing, or cannot be parsed.
    """
    found = {}
    for tag, own in list_elements(archive, _LINKS):
        if tag == "Relationship":
            target = own["Target"]
            part = target.lstrip("/") if target.startswith("/") else str(BOOK.parent / target)
            found[own["Id"]] = Link(own.get("Type", "").rpartition("/")[2], part)
    return found
