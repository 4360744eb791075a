"""The prompter for a terminal: full texts printed with Rich, short menus below them.

This module, :mod:`govcheck.wizard.screen` and :mod:`govcheck.wizard.menu` alone need Rich and questionary; they
are imported when a terminal prompter is opened, and not before.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding

from govcheck.language import ENGLISH
from govcheck.unbroken import UnbrokenText as Text
from govcheck.wizard.cleaning import clean
from govcheck.wizard.menu import Confirmed, Menu, Row
from govcheck.wizard.navigation import KEY_OF, MORE, Navigation
from govcheck.wizard.prompter import Block, Choice, Given, Prompt, PromptKind, Tone, Written
from govcheck.wizard.reading import MisreadError, read_typed, several_fault
from govcheck.wizard.screen import Screen, choose_row, divide, find_letters, number_rows, type_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from govcheck.language import Language

_INDENT = 2
_LOOKS = {
    Tone.TITLE: ("bold cyan", ""),
    Tone.TEXT: ("", ""),
    Tone.QUIET: ("dim", ""),
    Tone.SAVED: ("green", "✓ "),
    Tone.NOTICE: ("yellow", "! "),
    Tone.COMMAND: ("", ""),
}


class TerminalPrompter:
    """Shows and asks in a terminal. Ticks and numbers not yet confirmed survive a look elsewhere."""

    def __init__(self, language: Language = ENGLISH, console: Console | None = None) -> None:
        """Nothing is shown yet."""
        self._language = language
        self._screen = Screen(language, console)
        self._drafts: dict[str, tuple[str, ...]] = {}
        self._frozen = False

    def show(self, *blocks: Block) -> None:
        """Print paragraphs; a title has an empty line above it."""
        for block in blocks:
            style, sign = _LOOKS[block.tone]
            if block.tone is Tone.TITLE:
                self._screen.print()
            text = Text(sign + clean(block.text), style)
            if block.tone is Tone.COMMAND:
                self._screen.print_whole(text)
            else:
                self._screen.print(text)

    def ask(self, prompt: Prompt) -> Given | Navigation:
        """Print the question in full, and ask below it."""
        if not self._frozen:
            # The questionnaire stays to the end: collecting garbage among it would hold up the drawing by 60 ms.
            gc.freeze()
            self._frozen = True
        height = self._print_question(prompt)
        draft = self._drafts.pop(prompt.id, prompt.chosen)
        while True:
            if prompt.kind is PromptKind.NUMBER:
                reply, draft = self._ask_number(prompt, draft)
            else:
                reply, draft = self._ask_options(prompt, draft, height)
            if reply == MORE:
                reply = self._ask_more(prompt)
            if isinstance(reply, Navigation):
                self._drafts[prompt.id] = draft
                return reply
            if isinstance(reply, Given):
                return reply

    def ask_text(self, question: str, *, hint: str = "", draft: str = "") -> Written:
        """Ask for a line; Esc turns back and keeps what was typed."""
        self._screen.print(Text(clean(question), "bold"))
        if hint:
            self._screen.print(Text(clean(hint), "dim"))
        back, text = type_line("", draft, {"escape": Navigation.BACK}, stays=True)
        turned = back is not None or text.strip() == "<"
        return Written("" if text.strip() == "<" else text, back=turned)

    def choose(self, question: str, choices: Sequence[Choice], *, default: str | None = None) -> str | None:
        """Let one row be chosen, the pointer on the default."""
        rows = [*number_rows(choices), self._screen.navigation_row(Navigation.BACK)]
        if choices:
            rows[-2] = divide(rows[-2])
        hint = self._language.text("Arrows and Enter, or a number.")
        start = next((row for row in rows if row.result == default), None)
        menu = self._screen.menu(clean(question), rows, hint, start=start)
        menu.hidden = {"escape": Navigation.BACK}
        chosen = choose_row(menu)
        return chosen if isinstance(chosen, str) and not isinstance(chosen, Navigation) else None

    def confirm(self, question: str, *, default: bool) -> bool:
        """Ask for yes or no, the pointer on the default."""
        yes, no = self._language.text("Yes"), self._language.text("No")
        rows = [Row(True, yes, ("1",), "1"), Row(False, no, ("2",), "2")]  # noqa: FBT003 - the results
        hint = self._language.text("Arrows and Enter, or a number.")
        menu = self._screen.menu(clean(question), rows, hint, start=rows[0 if default else 1])
        menu.hidden = {"n": False, no.casefold()[0]: False, "y": True, yes.casefold()[0]: True}
        return choose_row(menu) is True

    # A question.

    def _print_question(self, prompt: Prompt) -> int:
        """Print what stands above the menu; returns its lines, from the question's text on."""
        marks = [Text(clean(mark), "yellow") for mark in prompt.marks]
        if prompt.earlier:
            told = self._language.text("Earlier answer: {answer}", answer=clean(prompt.earlier))
            marks.append(Text(told, "green"))
        if prompt.brief:
            if marks:
                self._screen.print(Group(*marks))
            return self._screen.height
        options = [self._option(number, choice, prompt.kind) for number, choice in enumerate(prompt.choices, 1)]
        if not any(choice.detail for choice in prompt.choices):
            # The labels alone stand in the menu anyway.
            options = []
        body = Group(
            Text(clean(prompt.question), "bold"), *(Text(clean(hint), "dim") for hint in prompt.hints), *options, *marks
        )
        self._screen.print()
        self._screen.print(Text(clean(prompt.progress), "cyan"))
        self._screen.print(body)
        return self._screen.count_lines(body)

    def _option(self, number: int, choice: Choice, kind: PromptKind) -> RenderableType:
        """An option or a point of a scale, with what must be true for it."""
        place = "" if kind is PromptKind.NUMBER else f"{number} "
        label, detail = clean(choice.label), clean(choice.detail)
        named = self._language.named(label, detail) if detail else label
        text = Text(place + named)
        text.stylize("bold", len(place), len(place) + named.index(label) + len(label))
        return Padding(text, (0, 0, 0, _INDENT))

    def _ask_options(
        self, prompt: Prompt, draft: tuple[str, ...], height: int
    ) -> tuple[object, tuple[str, ...]]:  # fmt: skip
        several = prompt.kind is PromptKind.SEVERAL
        rows = number_rows(prompt.choices, tick=several)
        rows[-1] = divide(rows[-1])
        usual = [self._screen.navigation_row(name) for name in prompt.navigation if KEY_OF[name].usual]
        rows += [*usual, Row(MORE, self._language.text("More…"), (MORE,), MORE)]
        fits = height + len(rows) + 3 < self._screen.height
        message = self._language.text("Your answer") if fits else clean(prompt.question)
        if several:
            hint = self._language.text("Space or a number ticks, Enter confirms.")
            nothing = self._language.text("Nothing is ticked yet. To leave this question open, press s.")
        else:
            hint = self._language.text("Arrows and Enter, or a number.")
            nothing = self._language.text("Nothing is chosen yet. Move with the arrows, or press a number.")
        start = next((row for row in usual if row.result is Navigation.KEEP and not several), None)
        menu = self._screen.menu(message, rows, hint, nothing, start)
        menu.hidden = find_letters(prompt)
        if several:
            menu.ticked = [name for name in draft if any(choice.id == name for choice in prompt.choices)]
            menu.check = lambda: several_fault(_ids(menu), prompt, self._language)
            menu.unmoved = Navigation.KEEP if prompt.earlier else None
        chosen = choose_row(menu)
        ticked = _ids(menu)
        if isinstance(chosen, Confirmed):
            return Given(tuple(ticked)), ()
        if isinstance(chosen, Navigation) or chosen == MORE:
            return chosen, tuple(ticked)
        return Given(str(chosen)), ()

    def _ask_number(self, prompt: Prompt, draft: tuple[str, ...]) -> tuple[object, tuple[str, ...]]:
        if prompt.brief:
            self._screen.print(Text(clean(prompt.question), "bold"))
        typed = "".join(draft[:1])
        fault = ""
        letters = {**find_letters(prompt), MORE: MORE}
        while True:
            pressed, typed = type_line(self._number_message(prompt, fault), typed, letters)
            if pressed is not None:
                return pressed, (typed,) if typed else ()
            try:
                return read_typed(typed, prompt, self._language), ()
            except MisreadError as error:
                fault, typed = f"! {error}", ""

    def _number_message(self, prompt: Prompt, fault: str) -> str:
        low, high = f"{prompt.low:g}", f"{prompt.high:g}"
        scale = self._language.text("Type a number from {low} to {high}, or press a letter:", low=low, high=high)
        usual = (KEY_OF[name] for name in prompt.navigation if KEY_OF[name].usual)
        named = [*((key.letter, self._language.text(key.name)) for key in usual), (MORE, self._language.text("More…"))]
        letters = [f"{letter}\N{NO-BREAK SPACE}{name}" for letter, name in named]
        return "".join(f"{self._screen.fold(text)}\n " for text in (fault, scale, " · ".join(letters)) if text)

    def _ask_more(self, prompt: Prompt) -> Navigation | None:
        """The rarer things to do; ``None``: back to the question."""
        rare = [self._screen.navigation_row(name) for name in prompt.navigation if not KEY_OF[name].usual]
        back = Row(None, self._language.text("Back to the question"), ("b",), "b")
        rows = [*rare[:-1], divide(rare[-1]), back]
        menu = self._screen.menu(
            self._language.text("More"), rows, self._language.text("Arrows and Enter, or a letter.")
        )
        menu.hidden = {**find_letters(prompt), "escape": None}
        chosen = choose_row(menu)
        return chosen if isinstance(chosen, Navigation) else None


def _ids(menu: Menu) -> list[str]:
    return [str(result) for result in menu.ticked]
