"""The formulas of a sheet: which cells compute something, and which of them hold what a spreadsheet has computed."""

from __future__ import annotations

_VALUES = {"TRUE()": "1", "FALSE()": "0"}
"""Formulas that are values, and what is stored in their cells: so some programs write yes and no."""

_UNKNOWN = "0"
"""What programs store beside every formula that they do not compute."""


class FormulaCells:
    """Takes the formulas of a sheet and the values stored beside them, cell by cell."""

    def __init__(self, *, stored: bool) -> None:
        """Take whether the values can be relied on, from ``has_stored_values``."""
        self._stored = stored
        self._refused: list[tuple[int, int]] = []
        self._computed: list[tuple[int, int]] = []
        self._known = False
        self._formula: str | None = None
        self._value: str | None = None

    def begin(self) -> None:
        """A formula begins in the cell that is looked at."""
        self._formula, self._value = "", None

    def add_formula(self, text: str) -> None:
        """A piece of the formula."""
        self._formula = (self._formula or "") + text

    def add_value(self, text: str) -> None:
        """A piece of the value beside it; a text may be empty."""
        self._value = (self._value or "") + text

    def end(self, row: int, column: int, *, number: bool) -> None:
        """The cell ends; ``number``: it is said to hold one, or nothing is said of it."""
        formula, value = self._formula, self._value
        self._formula = self._value = None
        if formula is None:
            return
        value = None if value is None else value.strip()
        said = _VALUES.get(formula.strip())
        if said is None and value is not None and self._stored:
            self._computed.append((row, column))
            self._known |= not number or value != _UNKNOWN
        elif said is None or value != said:
            self._refused.append((row, column))

    def find(self) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
        """The cells whose value nobody has computed, and those that hold what a spreadsheet has.

        Where there is a zero beside each formula of a sheet, nothing shows that somebody has computed one.
        """
        if self._known:
            return tuple(self._refused), tuple(self._computed)
        return (*self._refused, *self._computed), ()
