"""The port to the person who answers: what the conversation shows and asks, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.model.answer import Value
    from govcheck.wizard.navigation import Navigation


class EndOfInputError(Exception):
    """Nobody is there any more: the input ended."""


class Tone(StrEnum):
    """How a piece of text is meant; each prompter finds its own look for it. A command is never broken into lines."""

    TITLE = "title"
    TEXT = "text"
    QUIET = "quiet"
    SAVED = "saved"
    NOTICE = "notice"
    COMMAND = "command"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph to show."""

    text: str
    tone: Tone = Tone.TEXT


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: a short label, and in ``detail`` what must be true to choose it."""

    id: str
    label: str
    detail: str = ""
    exclusive: bool = False


class PromptKind(StrEnum):
    """How a question is answered on the screen."""

    ONE = "one"
    SEVERAL = "several"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question as it is put to a person.

    ``choices`` are the options; for a number, what some points of the scale from ``low`` to
    ``high`` mean. ``earlier`` words the answer given before (empty: none), ``chosen`` its option
    ids or its number as text. ``marks`` tell what is attached to the answer. ``brief``: the
    question was shown in full a moment ago, and is only asked again.
    """

    id: str
    kind: PromptKind
    progress: str
    question: str
    navigation: tuple[Navigation, ...]
    hints: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    low: float = 0.0
    high: float = 0.0
    at_most: int | None = None
    earlier: str = ""
    chosen: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """A value that was given: an option id, several of them, or a number."""

    value: Value


@dataclass(frozen=True, slots=True)
class Written:
    """Free text as it was left; ``back``: the person turned back without confirming it."""

    text: str
    back: bool = False


class Prompter(Protocol):
    """Whoever shows and asks. Every question may raise :class:`EndOfInputError` or ``KeyboardInterrupt``."""

    def show(self, *blocks: Block) -> None:
        """Show paragraphs, below what was shown before."""

    def ask(self, prompt: Prompt) -> Given | Navigation:
        """Put a question; the value fits the prompt's kind."""

    def ask_text(self, question: str, *, hint: str = "", draft: str = "") -> Written:
        """Ask for a line of text, starting from a draft."""

    def choose(self, question: str, choices: Sequence[Choice], *, default: str | None = None) -> str | None:
        """Let one thing be chosen by its id, ``default`` by Enter alone; ``None``: the person turned back."""

    def confirm(self, question: str, *, default: bool) -> bool:
        """Ask for yes or no."""
