"""What a PDF is set from: the data that the template reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


def find_blocks(data: Any) -> Iterator[dict[str, Any]]:
    """All that has named parts, however deep it lies, what holds something before what it holds."""
    if isinstance(data, dict):
        yield data
        data = list(data.values())
    if isinstance(data, list):
        for part in data:
            yield from find_blocks(part)
