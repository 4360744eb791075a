"""The known name that a wrong one was probably meant to be."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKE = 0.65
"""So much of both names is the same: a slip or two, or one is most of the other; not what words share by chance."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is most like ``name``, if any is so much like it that it may have been meant.

    >>> nearest("participaton", ["participation", "foresight"]), nearest("xyz", ["participation"])
    ('participation', None)
    >>> nearest("Contact person", ["og.enablers.none", "country"])
    """
    return _nearest(name, tuple(known))


@lru_cache(maxsize=4096)
def _nearest(name: str, known: tuple[str, ...]) -> str | None:
    # Thousands of files with the same slip, or of another questionnaire, ask for the same names again and again.
    return next(iter(get_close_matches(name, known, n=1, cutoff=_LIKE)), None)
