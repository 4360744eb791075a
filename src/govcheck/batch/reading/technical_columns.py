"""Columns that survey tools add by themselves: when a form was sent, from where, by which device."""

from __future__ import annotations

import re
from fnmatch import translate
from typing import TYPE_CHECKING

from govcheck.batch.reading.remark import Remark
from govcheck.errors import Problem
from govcheck.model.column import ProfileColumn
from govcheck.model.typed import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from govcheck.model.profile import Profile

_LONGEST = 200
"""No program gives a column a longer name."""

_MOST_NAMES = 1_000
"""Characters of a list of columns that are told."""


def find_technical(names: Iterable[str], known: Collection[str], profile: Profile) -> list[str]:
    """Those of the columns that are none of the table and that a survey tool adds, also within a group of them."""
    patterns = "|".join(translate(fold(pattern)) for pattern in profile.technical_columns)
    is_technical = re.compile(rf"(?:.*/)?(?:{patterns})", re.DOTALL).fullmatch if patterns else _never
    others = (name for name in names if name not in known and name not in {*ProfileColumn})
    return [name for name in others if len(name) <= _LONGEST and is_technical(fold(name))]


def _never(_: str) -> None:
    return None


def remark_technical(names: Collection[str]) -> list[Problem]:
    """What is told of them: they are passed over."""
    message = "Columns that a survey tool adds are not read: {columns}."
    fields = {"columns": ", ".join(name[:80] for name in names)[:_MOST_NAMES]}
    return [Problem(Remark.TOOL_COLUMNS, message, fields=fields)] if names else []
