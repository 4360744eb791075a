"""Whether the values that a workbook holds beside its formulas are those that a spreadsheet computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.batch.reading.workbook_links import BOOK
from govcheck.batch.reading.workbook_parts import is_true, list_elements

if TYPE_CHECKING:
    from zipfile import ZipFile


def has_stored_values(archive: ZipFile) -> bool:
    """Whether the values of formulas can be relied on.

    Programs that write formulas without computing them put a zero beside each, and ask for all of them to be
    computed when the workbook is opened: until then nobody has seen its values.

    Raises:
        BadZipFile, expat.ExpatError, KeyError: the workbook cannot be parsed.
    """
    said = next((own for tag, own in list_elements(archive, str(BOOK)) if tag == "calcPr"), {})
    stale = said.get("calcMode") == "manual" and not is_true(said.get("calcOnSave", "1"))
    waits = is_true(said.get("fullCalcOnLoad", "0")) or not is_true(said.get("calcCompleted", "1"))
    return not (waits or stale)
