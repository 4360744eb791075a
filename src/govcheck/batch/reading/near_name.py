"""The known name nearest to a wrong one, for as many wrong names as anybody reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

SHOWN = 80
"""So many characters of what is wrong are shown."""

_MOST = 500
"""Each search takes time; a hostile table has a million wrong names."""


class NearNames:
    """Finds nearest names until it has done so often enough for one table."""

    def __init__(self) -> None:
        self._left = _MOST

    def find(self, name: str, known: Iterable[str]) -> str | None:
        """The nearest of the known names; ``None`` where none is like it, or enough have been looked for."""
        return nearest(name[:SHOWN], known) if self.may_look() else None

    def may_look(self) -> bool:
        """Whether one more name may be looked for, which counts it."""
        may = self._left > 0
        self._left -= may
        return may
