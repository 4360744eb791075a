"""The sheets of a workbook: the view as plain data, one thing a row."""

from govcheck.report.sheets.sheet import Column, Row, Sheet
from govcheck.report.sheets.tell import tell_sheets

__all__ = ["Column", "Row", "Sheet", "tell_sheets"]
