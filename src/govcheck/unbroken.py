"""Text that Rich does not break at a no-break space, as it would by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text

if TYPE_CHECKING:
    from rich.containers import Lines

_HELD = {0x00A0: 0xE000, 0x202F: 0xE001}
"""No-break spaces, and what stands for them while lines are broken: signs that mean nothing, one cell wide."""
_LET_GO = {held: space for space, held in _HELD.items()}


class UnbrokenText(Text):
    """Text whose no-break spaces hold what stands on either side of them together.

    It is printed inside a group: text that is printed by itself Rich joins into text of its own.
    """

    def wrap(self, *room: Any, **how: Any) -> Lines:
        """The lines of the text."""
        held = self.copy()
        held.plain = held.plain.translate(_HELD)
        lines = held.wrap(*room, **how)
        for line in lines:
            line.plain = line.plain.translate(_LET_GO)
        return lines
