"""What is told of how a table was read, though nothing of it is left out."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govcheck.errors import Problem


class Remark(StrEnum):
    """The codes of what is told for people to know, and not because anything is wrong."""

    DAY_NUMBERS = "day-numbers"
    DAY_ORDER = "day-order"
    GUESSED_COLUMNS = "guessed-columns"
    HEADER = "header-below"
    HIDDEN_COLUMNS = "hidden-columns"
    HIDDEN_ROWS = "hidden-rows"
    SPLIT_DAYS = "split-days"
    TOOL_COLUMNS = "tool-columns"


def leave_remarks_out(problems: Iterable[Problem]) -> list[Problem]:
    """The problems for which something is left out."""
    return [one for one in problems if one.code not in set(Remark)]
