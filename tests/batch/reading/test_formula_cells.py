"""What stands in a cell is forgotten when the next one begins."""

from __future__ import annotations

import time

from govcheck.batch.reading.formula_cells import FormulaCells


def test_a_sheet_of_many_values_takes_no_longer_for_each_of_them() -> None:
    cells = FormulaCells()
    start = time.perf_counter()
    for row in range(300_000):
        cells.add_value("3.3333333333333335")
        cells.end(row, 1)
    assert time.perf_counter() - start < 5
    assert cells.refused == []


def test_a_value_is_that_of_its_own_cell() -> None:
    cells = FormulaCells()
    for row, (formula, value) in enumerate([("", "1"), ("TRUE()", ""), ("TRUE()", "1"), ("1+0", "1")], 1):
        if formula:
            cells.begin()
            cells.add_formula(formula)
        cells.add_value(value)
        cells.end(row, 2)
    assert cells.refused == [(2, 2), (4, 2)]
