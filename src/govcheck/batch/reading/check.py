"""What is looked for in every row: a condition that finds the wrong cells, and the words for each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import polars as pl

    from govcheck.errors import Problem


class Check(NamedTuple):
    """A check of one column, or of the columns of a question together.

    Attributes:
        column: the column that is named in what is told.
        text: what stands there, for people.
        wrong: where it is wrong; never null.
        explain: the problems of a text that is wrong.
        line: the line that is told.
        told: its problems are told elsewhere.
    """

    column: str
    text: pl.Expr
    wrong: pl.Expr
    explain: Callable[[str], Iterable[Problem]]
    line: pl.Expr
    told: bool = False
