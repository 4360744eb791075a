"""Flags: what in the answers deserves a second look."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from govcheck.model.record import Id


class FlagKind(StrEnum):
    """Why the answers deserve a second look."""

    NOT_APPLICABLE = "not-applicable"
    SAME_POSITION = "same-position"
    ALL_BEST = "all-best"
    CONTRADICTION = "contradiction"
    NOT_ASKED = "not-asked"


@dataclass(frozen=True, kw_only=True)
class Flag:
    """Something that deserves a second look; nothing is changed because of it."""

    kind: FlagKind
    id: Id
    questions: tuple[Id, ...]
    text: str
