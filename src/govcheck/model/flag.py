"""Flags: what in the answers deserves a second look."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from govcheck.language import template
from govcheck.model.record import Id


class FlagKind(StrEnum):
    """Why the answers deserve a second look."""

    NOT_APPLICABLE = "not-applicable"
    SAME_POSITION = "same-position"
    ALL_BEST = "all-best"
    CONTRADICTION = "contradiction"
    NOT_ASKED = "not-asked"


FLAG_NAMES = {
    FlagKind.NOT_APPLICABLE: template("many questions said not to apply"),
    FlagKind.SAME_POSITION: template("most answers at the same place of their scale"),
    FlagKind.ALL_BEST: template("every answer the best one"),
    FlagKind.CONTRADICTION: template("answers that contradict each other"),
    FlagKind.NOT_ASKED: template("answers to questions that are not asked"),
}
"""What the kinds are called where they are counted."""


@dataclass(frozen=True, kw_only=True)
class Flag:
    """Something that deserves a second look; nothing is changed because of it."""

    kind: FlagKind
    id: Id
    questions: tuple[Id, ...]
    text: str
