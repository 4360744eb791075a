"""A menu in which letters act at once, and nothing is chosen until the person chooses.

The list is questionary's. Its ``select`` always points at a choice, so that Enter alone would answer, cuts long
labels, and builds three applications (30 ms, where one takes 10): so the menu around the list is made here.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window
from questionary.constants import DEFAULT_SELECTED_POINTER
from questionary.prompts.common import InquirerControl
from questionary.styles import merge_styles_default

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from prompt_toolkit.key_binding.key_processor import KeyPressEvent

STYLE = questionary.Style(
    [
        ("qmark", "fg:ansicyan bold"),
        ("question", "bold"),
        ("pointer", "fg:ansicyan bold"),
        ("highlighted", "fg:ansicyan bold"),
        ("separator", "italic"),
    ]
)

LINE_STYLE = questionary.Style([("question", "")])
"""For a line to type in."""

_NOWHERE = -1
_POINTER = 3
"""Columns that questionary takes in front of a row."""
_NARROWEST = 16
_ESCAPE_SECONDS = 0.05
"""How long an Esc is waited for to become an arrow key."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a menu: what choosing it returns, its label, and the keys that choose it at once.

    The first key is shown. A ``tick`` row is ticked instead of chosen; an ``exclusive`` one alone.
    A ``divider`` stands below the row.
    """

    result: object
    label: str
    keys: tuple[str, ...] = ()
    shown: str = ""
    tick: bool = False
    exclusive: bool = False
    divider: bool = False


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The ticked rows were confirmed."""


class Menu:
    """A menu to be asked once.

    What may be set before asking: ``ticked``, the results of the rows that are ticked, to be read afterwards
    whatever was chosen; ``check``, which says what is wrong with the ticks (empty: nothing); ``hidden``, further keys
    and their results; ``unmoved``, what Enter means with no row pointed at and none ticked (``None``: nothing).
    """

    def __init__(
        self,
        message: str,
        rows: Sequence[Row],
        *,
        width: int,
        hint: str,
        nothing: str,
        unknown: Callable[[str], str],
        start: Row | None = None,
    ) -> None:
        """``hint`` stands below the rows; ``nothing`` is said when Enter is pressed with no row pointed at.

        ``unknown`` says that a sign that was typed does nothing here.
        """
        self.ticked: list[object] = []
        self.check: Callable[[], str] = str
        self.hidden: dict[str, object] = {}
        self.unmoved: object = None
        self._message = message
        self._rows = rows
        self._width = width
        self._hint = hint
        self._nothing = nothing
        self._unknown = unknown
        self._start = start
        self._typed = ""

    def ask(self) -> object:
        """The result of the row or the hidden key that was chosen, or :class:`Confirmed`.

        Raises:
            EOFError: the input ended.
        """
        self._choices = [questionary.Choice(self._title(row), value=row.shown + row.label) for row in self._rows]
        self._status = questionary.Separator(self._wrap(self._hint))
        lines: list[Any] = []
        self._row_at: dict[int, Row] = {}
        for row, choice in zip(self._rows, self._choices, strict=True):
            self._row_at[len(lines)] = row
            lines += [choice, questionary.Separator(" ")] if row.divider else [choice]
        self._list = InquirerControl([*lines, self._status], pointer=DEFAULT_SELECTED_POINTER, use_indicator=False)
        self._list.pointed_at = next((n for n, row in self._row_at.items() if row is self._start), _NOWHERE)
        return ask_with_keys(questionary.Question(self._application()), self._bindings())

    def _application(self) -> Application[object]:
        message = textwrap.fill(self._message, max(self._width - _POINTER, _NARROWEST), subsequent_indent="  ")
        above = FormattedTextControl([("class:qmark", "?"), ("class:question", f" {message}")])
        look = partial(Window, wrap_lines=True, always_hide_cursor=True)
        layout = Layout(HSplit([look(above, dont_extend_height=True), look(self._list)]))
        return Application(layout, style=merge_styles_default([STYLE]), erase_when_done=True)

    def _bindings(self) -> dict[str, Callable[[KeyPressEvent], None]]:
        """What each key does; a row's key wins over a hidden one."""
        bindings = {key: partial(_leave, result) for key, result in self.hidden.items()}
        for row in self._rows:
            bindings |= dict.fromkeys(row.keys, partial(self._choose, row))
        if any(len(row.shown) > 1 and row.shown.isdigit() for row in self._rows):
            bindings |= {digit: partial(self._point, digit) for digit in "0123456789"}
        moves = {"down": self._down, "c-n": self._down, "up": self._up, "c-p": self._up}
        ways = {"enter": self._enter, " ": self._space, "c-c": _interrupt, "<sigint>": _interrupt}
        return {**bindings, **moves, **ways, "<any>": self._wonder}

    def _down(self, _event: KeyPressEvent) -> None:
        self._list.select_next()
        while not self._list.is_selection_valid():
            self._list.select_next()

    def _up(self, _event: KeyPressEvent) -> None:
        # From nowhere, the way up starts below the last line.
        self._list.pointed_at = max(self._list.pointed_at, 0)
        self._list.select_previous()
        while not self._list.is_selection_valid():
            self._list.select_previous()

    def _point(self, digit: str, _event: KeyPressEvent) -> None:
        """Point at the row of the number typed so far; a digit that leads nowhere begins a new number."""
        numbers = {row.shown: place for place, row in self._row_at.items()}
        self._typed = next((typed for typed in (self._typed + digit, digit) if typed in numbers), "")
        self._list.pointed_at = numbers.get(self._typed, self._list.pointed_at)

    def _wonder(self, event: KeyPressEvent) -> None:
        """Say that a sign does nothing here; keys that write none are passed over."""
        if event.data.isprintable():
            self._say(self._unknown(event.data))

    def _pointed(self) -> Row | None:
        return self._row_at.get(self._list.pointed_at)

    def _choose(self, row: Row, event: KeyPressEvent) -> None:
        if row.tick:
            self._toggle(row)
        else:
            event.app.exit(result=row.result)

    def _space(self, event: KeyPressEvent) -> None:
        row = self._pointed()
        if row is not None:
            self._choose(row, event)

    def _enter(self, event: KeyPressEvent) -> None:
        row = self._pointed()
        if row is not None and not row.tick:
            event.app.exit(result=row.result)
        elif self.ticked or row is not None:
            fault = self.check()
            if fault:
                self._say(fault)
            else:
                event.app.exit(result=Confirmed())
        elif self.unmoved is not None:
            event.app.exit(result=self.unmoved)
        else:
            self._say(self._nothing)

    def _toggle(self, row: Row) -> None:
        if row.result in self.ticked:
            self.ticked.remove(row.result)
        else:
            cleared = {other.result for other in self._rows if row.exclusive or other.exclusive}
            self.ticked[:] = [result for result in self.ticked if result not in cleared] + [row.result]
        for other, choice in zip(self._rows, self._choices, strict=True):
            choice.title = self._title(other)
        self._say(self._hint)

    def _say(self, text: str) -> None:
        self._status.title = self._wrap(text)

    def _title(self, row: Row) -> str:
        box = ("[x] " if row.result in self.ticked else "[ ] ") if row.tick else ""
        return self._wrap(row.label, f"{row.shown:>2} {box}")

    def _wrap(self, text: str, start: str = "") -> str:
        return textwrap.fill(
            text,
            max(self._width - _POINTER - 1, _NARROWEST),
            initial_indent=start,
            subsequent_indent=" " * (_POINTER + len(start)),
            break_on_hyphens=False,
        )


def ask_with_keys(question: questionary.Question, keys: Mapping[str, Callable[[KeyPressEvent], None]]) -> object:
    """Ask, with keys of our own before those of questionary; the end of input is told by ``EOFError``."""
    own = KeyBindings()
    for key, act in {"c-d": _end, **keys}.items():
        # What stands for any key would also take what the terminal says of itself, such as where its cursor is.
        own.add(key, eager=key != "<any>")(act)
    application = question.application
    application.key_bindings = merge_key_bindings([application.key_bindings or KeyBindings(), own])
    application.ttimeoutlen = _ESCAPE_SECONDS
    return question.unsafe_ask()


def _leave(result: object, event: KeyPressEvent) -> None:
    event.app.exit(result=result)


def _end(event: KeyPressEvent) -> None:
    event.app.exit(exception=EOFError)


def _interrupt(event: KeyPressEvent) -> None:
    event.app.exit(exception=KeyboardInterrupt)
