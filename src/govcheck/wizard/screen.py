"""What every menu and every line of the terminal prompter needs: a width, printed texts, rows and keys."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import questionary
from rich.console import Console, Group, RenderableType

from govcheck.wizard.cleaning import clean
from govcheck.wizard.menu import LINE_STYLE, Menu, Row, ask_with_keys
from govcheck.wizard.navigation import KEY_OF, Navigation
from govcheck.wizard.prompter import EndOfInputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prompt_toolkit.key_binding.key_processor import KeyPressEvent

    from govcheck.language import Language
    from govcheck.wizard.prompter import Choice, Prompt

_WIDEST = 88


class Screen:
    """A terminal on which texts are printed and menus shown, never wider than one likes to read."""

    def __init__(self, language: Language, console: Console | None = None) -> None:
        """Nothing is shown yet."""
        self._language = language
        self._console = console or Console(highlight=False, markup=False, emoji=False)

    @property
    def width(self) -> int:
        """How many letters a line has."""
        return min(self._console.width, _WIDEST)

    @property
    def height(self) -> int:
        """How many lines can be seen at once."""
        return self._console.height

    def print(self, what: RenderableType = "") -> None:
        """Print a text; without one, an empty line."""
        # In a group, since Rich joins what it prints by itself into a text of its own, which breaks anywhere.
        self._console.print(Group(what), width=self.width, overflow="fold")

    def print_whole(self, what: RenderableType) -> None:
        """Print what is copied: where it is too long for a line, the terminal folds it and knows that it is one."""
        self._console.print(what, soft_wrap=True)

    def count_lines(self, what: RenderableType) -> int:
        """How many lines a text takes."""
        return len(self._console.render_lines(what, self._console.options.update_width(self.width), pad=False))

    def fold(self, text: str) -> str:
        """Text for a message of prompt_toolkit, which would break it within words."""
        return "\n ".join(textwrap.wrap(text, max(self.width - 2, 10), break_on_hyphens=False))

    def menu(self, message: str, rows: list[Row], hint: str, nothing: str = "", start: Row | None = None) -> Menu:
        """A menu that was not shown yet; ``nothing`` is said to who confirms without having chosen."""
        return Menu(
            message, rows, width=self.width, hint=hint, nothing=nothing or hint, unknown=self._unknown, start=start
        )

    def _unknown(self, sign: str) -> str:
        return self._language.text("“{sign}” does nothing here.", sign=clean(sign))

    def navigation_row(self, name: Navigation) -> Row:
        """The row of a menu that leads elsewhere."""
        key = KEY_OF[name]
        return Row(name, self._language.text(key.name), (key.letter, key.letter.upper()), key.letter)


def choose_row(menu: Menu) -> object:
    """Show a menu; what its chosen row gives.

    Raises:
        EndOfInputError: nobody can answer any more.
    """
    try:
        return menu.ask()
    except EOFError:
        raise EndOfInputError from None


def type_line(
    message: str, draft: str, letters: dict[str, object], *, stays: bool = False
) -> tuple[object, str]:  # fmt: skip
    """The result of the letter that was pressed, or ``None``; and what was typed, which ``stays`` visible.

    Raises:
        EndOfInputError: nobody can answer any more.
    """
    question = questionary.text(f"{message}>", default=draft, qmark="", style=LINE_STYLE, erase_when_done=not stays)
    typed = question.application.current_buffer
    try:
        pressed = ask_with_keys(question, {letter: partial(_leave, result) for letter, result in letters.items()})
    except EOFError:
        raise EndOfInputError from None
    return (pressed.result, typed.text) if isinstance(pressed, _Pressed) else (None, str(pressed))


def find_letters(prompt: Prompt) -> dict[str, object]:
    """What the letters do that may be pressed at a question."""
    letters: dict[str, object] = {"?": Navigation.HELP}
    for name in prompt.navigation:
        letter = KEY_OF[name].letter
        letters |= {letter: name, letter.upper(): name}
    return letters


def number_rows(choices: Sequence[Choice], *, tick: bool = False) -> list[Row]:
    """A row for each choice, with its number."""
    # With ten rows and more a digit may be the first of two: then numbers point, and Enter chooses.
    one_digit = len(choices) < 10  # noqa: PLR2004
    return [
        Row(
            choice.id,
            clean(choice.label),
            (str(number),) if one_digit else (),
            str(number),
            tick=tick,
            exclusive=choice.exclusive,
        )
        for number, choice in enumerate(choices, 1)
    ]


def divide(row: Row) -> Row:
    """The row with a line below it."""
    return replace(row, divider=True)


@dataclass(frozen=True, slots=True)
class _Pressed:
    result: object


def _leave(result: object, event: KeyPressEvent) -> None:
    event.app.exit(result=_Pressed(result))
