"""The known name that a wrong one was probably meant to be."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is most like ``name``, if any is like it at all.

    >>> nearest("participaton", ["participation", "foresight"]), nearest("xyz", ["participation"])
    ('participation', None)
    """
    return _nearest(name, tuple(known))


@lru_cache(maxsize=4096)
def _nearest(name: str, known: tuple[str, ...]) -> str | None:
    # Thousands of files with the same slip, or of another questionnaire, ask for the same names again and again.
    return next(iter(get_close_matches(name, known, n=1, cutoff=0.5)), None)
