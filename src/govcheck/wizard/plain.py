"""The plain prompter: numbered lines, one below the other, for screen readers, pipes and dumb terminals."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, TextIO

from govcheck.language import ENGLISH
from govcheck.model.typed import fold_typed
from govcheck.wizard.cleaning import clean
from govcheck.wizard.navigation import KEY_OF, Navigation
from govcheck.wizard.prompter import Block, Choice, EndOfInputError, Given, Prompt, PromptKind, Tone, Written
from govcheck.wizard.reading import MisreadError, read_choice, read_typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.language import Language

_LIST = "?"
_BACK = "<"


class PlainPrompter:
    """Writes lines to ``output`` and reads lines from ``source``; nothing shown is ever changed.

    ``width``: where lines are broken; ``None`` leaves that to whoever shows them.
    """

    def __init__(
        self, source: TextIO, output: TextIO, language: Language = ENGLISH, *, width: int | None = None
    ) -> None:
        """Nothing is written yet."""
        self._source = source
        self._output = output
        self._language = language
        self._width = width

    def show(self, *blocks: Block) -> None:
        """Write paragraphs; a title has an empty line above it."""
        for block in blocks:
            if block.tone is Tone.TITLE:
                self._line()
            self._line(block.text)

    def ask(self, prompt: Prompt) -> Given | Navigation:
        """Write the question with its numbered options, and read until a line fits."""
        if not prompt.brief:
            self._line()
            self._line(prompt.progress)
        self._line(prompt.question)
        if not prompt.brief:
            for hint in prompt.hints:
                self._line(hint)
        self._options(prompt)
        for mark in prompt.marks:
            self._line(mark)
        if prompt.earlier:
            self._line(self._language.text("Earlier answer: {answer}. Enter keeps it.", answer=prompt.earlier))
        self._line(self._instruction(prompt))
        while True:
            typed = self._read()
            if typed == _LIST:
                self._list(prompt)
                continue
            try:
                return read_typed(typed, prompt, self._language)
            except MisreadError as error:
                self._line(str(error))

    def ask_text(self, question: str, *, hint: str = "", draft: str = "") -> Written:
        """Read one line; an empty one keeps the draft, a single ``<`` turns back."""
        self._line(question)
        if draft:
            self._line(self._language.text("Until now: {draft}. Enter keeps it.", draft=draft))
        if hint:
            self._line(hint)
        typed = self._read()
        return Written("", back=True) if typed == _BACK else Written(typed or draft)

    def choose(self, question: str, choices: Sequence[Choice], *, default: str | None = None) -> str | None:
        """Write a numbered list; ``b`` turns back, as an empty line does where there is no default."""
        self._line(question)
        self._numbered(choices)
        self._line(self._language.text("Type a number, or b to go back."))
        for choice in choices:
            if choice.id == default:
                self._line(self._language.text("Enter means: {answer}", answer=choice.label))
        while True:
            typed = fold_typed(self._read())
            if not typed and default is not None:
                return default
            if typed in {"", _BACK, KEY_OF[Navigation.BACK].letter}:
                return None
            try:
                return read_choice(typed, choices, self._language)
            except MisreadError as error:
                self._line(str(error))

    def confirm(self, question: str, *, default: bool) -> bool:
        """Read yes or no; an empty line takes the default."""
        yes, no = self._language.text("Yes"), self._language.text("No")
        self._line(f"{question} (1 {yes}, 2 {no})")
        self._line(self._language.text("Enter means: {answer}", answer=yes if default else no))
        words = {"": default}
        for word, meaning in ((no, False), (yes, True)):
            words |= dict.fromkeys((word.casefold(), word.casefold()[0]), meaning)
        words |= {"1": True, "2": False, "y": True, "n": False}
        while True:
            typed = self._read().casefold()
            if typed in words:
                return words[typed]
            self._line(self._language.text("Type 1 or 2."))

    def _options(self, prompt: Prompt) -> None:
        if prompt.kind is not PromptKind.NUMBER:
            self._numbered(prompt.choices, details=not prompt.brief)
        elif not prompt.brief:
            for choice in prompt.choices:
                self._line(self._language.named(choice.label, choice.detail), indent="  ")

    def _numbered(self, choices: Sequence[Choice], *, details: bool = True) -> None:
        for number, choice in enumerate(choices, 1):
            named = self._language.named(choice.label, choice.detail) if choice.detail and details else choice.label
            self._line(f"{number}. {named}", indent="  ")

    def _instruction(self, prompt: Prompt) -> str:
        if prompt.kind is PromptKind.NUMBER:
            low, high = f"{prompt.low:g}", f"{prompt.high:g}"
            return self._language.text("Type a number from {low} to {high}, or ? for more.", low=low, high=high)
        if prompt.kind is PromptKind.SEVERAL:
            return self._language.text("Type numbers such as 1,3, or ? for more.")
        return self._language.text("Type a number, or ? for more.")

    def _list(self, prompt: Prompt) -> None:
        self._line(self._language.text("Besides an answer you can type:"))
        for navigation in prompt.navigation:
            key = KEY_OF[navigation]
            meaning = f"{self._language.text(key.name)}, {self._language.text(key.meaning)}"
            self._line(self._language.named(key.letter, meaning), indent="  ")

    def _read(self) -> str:
        self._put("> ")
        try:
            line = self._source.readline()
        except KeyboardInterrupt:
            self._line()
            raise
        if not line:
            self._line()
            raise EndOfInputError
        if not self._source.isatty():
            # What was typed is not to be seen, so neither is its line break.
            self._line()
        return clean(line)

    def _line(self, text: str = "", indent: str = "") -> None:
        text = clean(text)
        if self._width is not None and text:
            width = max(self._width - 1, 10)
            text = textwrap.fill(
                text, width, initial_indent=indent, subsequent_indent=indent * 2, break_on_hyphens=False
            )
        elif text:
            text = indent + text
        self._put(f"{text}\n")

    def _put(self, text: str) -> None:
        # An output of few letters shows a question mark for the others rather than failing.
        encoding = getattr(self._output, "encoding", None) or "utf-8"
        self._output.write(text.encode(encoding, "replace").decode(encoding))
        self._output.flush()
