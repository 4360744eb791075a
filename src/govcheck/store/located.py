"""Data that remembers where it was written: mappings and lists with the lines of their parts."""

from __future__ import annotations

from typing import Any


class LocatedDict(dict[str, Any]):
    """A mapping that knows on which line it and each of its keys stand."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        """Start empty, on a line."""
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class LocatedList(list[Any]):
    """A list that knows on which line each item stands."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        """Start empty, on a line."""
        super().__init__()
        self.line = line
        self.lines: list[int] = []


def line_at(data: Any, path: tuple[object, ...]) -> int | None:
    """The line of what stands at a path of keys and positions; that of the last part that exists."""
    line: int | None = getattr(data, "line", None)
    for part in path:
        if not _has(data, part):
            break
        line, data = data.lines[part], data[part]
    return line


def _has(data: object, part: object) -> bool:
    if isinstance(data, LocatedDict):
        return part in data.lines
    return isinstance(data, LocatedList) and part in range(len(data))
