"""The formulas of a sheet: cells that compute something, but for those that say yes or no by a formula."""

from __future__ import annotations

_VALUES = {"TRUE()": "1", "FALSE()": "0"}
"""Formulas that are values, and what is stored in their cells: so some programs write yes and no."""


class FormulaCells:
    """Takes the formulas of a sheet and the values stored beside them, cell by cell."""

    def __init__(self) -> None:
        self.refused: list[tuple[int, int]] = []
        """The line and the column of the cells that compute something."""
        self._formula: str | None = None
        self._value = ""

    def begin(self) -> None:
        """A formula begins in the cell that is looked at."""
        self._formula = ""

    def add_formula(self, text: str) -> None:
        """A piece of the formula."""
        self._formula = (self._formula or "") + text

    def add_value(self, text: str) -> None:
        """A piece of the value beside it."""
        self._value += text

    def end(self, row: int, column: int) -> None:
        """The cell ends. One that says yes holds it as well: programs that compute nothing store no."""
        if self._formula is not None and _VALUES.get(self._formula.strip()) != self._value.strip():
            self.refused.append((row, column))
        self._formula, self._value = None, ""
