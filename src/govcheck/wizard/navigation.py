"""What can be done at a question besides answering it: the one table of letters and names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Navigation(StrEnum):
    """Something to do at a question other than giving a value."""

    KEEP = "keep"
    DONT_KNOW = "dont-know"
    SKIP = "skip"
    BACK = "back"
    NOT_APPLICABLE = "not-applicable"
    UNSURE = "unsure"
    NOTE = "note"
    EVIDENCE = "evidence"
    HELP = "help"
    SECTIONS = "sections"
    REVIEW = "review"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Key:
    """The letter of a navigation, its name in a menu, and what it does.

    ``usual`` ones stand in the menu of every question, the others one step behind it.
    ``name`` and ``meaning`` are English templates for :meth:`govcheck.language.Language.text`.
    """

    navigation: Navigation
    letter: str
    name: str
    meaning: str
    usual: bool = False


KEYS = (
    Key(Navigation.KEEP, "k", "Keep this answer", "leave the earlier answer as it is and go on", usual=True),
    Key(Navigation.DONT_KNOW, "d", "Don't know", "an answer exists, but you do not have it", usual=True),
    Key(Navigation.SKIP, "s", "Skip for now", "leave it open; it comes back later", usual=True),
    Key(Navigation.BACK, "b", "Back", "to the question shown before", usual=True),
    Key(Navigation.NOT_APPLICABLE, "n", "Not applicable", "it makes no sense for your city; you say why"),
    Key(Navigation.UNSURE, "u", "Unsure", "mark your answer as unsure; once more takes the mark off"),
    Key(Navigation.NOTE, "t", "Note", "write a note about your answer"),
    Key(Navigation.EVIDENCE, "e", "Evidence", "name a document or a link that shows it"),
    Key(Navigation.HELP, "h", "Help", "explains the question and these letters"),
    Key(Navigation.SECTIONS, "j", "Jump to a section", "choose another part of the questionnaire"),
    Key(Navigation.REVIEW, "o", "Open questions", "see what is still open or doubtful, and go there"),
    Key(Navigation.LEAVE, "q", "Save and leave", "continue later where you stopped"),
)
"""In the order of the menus. Letters are the same in every language, so that they can be learned."""

KEY_OF = {key.navigation: key for key in KEYS}
"""The key of each navigation."""

MORE = "m"
"""The letter of the menu with the less usual ones, where a prompter has one."""
