"""The terminal prompter with keys from a pipe and the screen left out; what is printed goes to a string."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
import questionary
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from govcheck.wizard.menu import Menu, ask_with_keys
from govcheck.wizard.navigation import KEYS, Key, Navigation
from govcheck.wizard.prompter import Block, Choice, EndOfInputError, Given, Prompt, PromptKind, Tone
from govcheck.wizard.terminal import TerminalPrompter

if TYPE_CHECKING:
    from collections.abc import Iterator

UP, DOWN, ENTER, ESCAPE, CTRL_C, CTRL_D = "\x1b[A", "\x1b[B", "\r", "\x1b", "\x03", "\x04"
OPEN = tuple(key.navigation for key in KEYS if key.navigation is not Navigation.KEEP)
SETTLED = tuple(key.navigation for key in KEYS if key.navigation is not Navigation.SKIP)
OPTIONS = (Choice("low", "Low", "It is low."), Choice("high", "High"), Choice("none", "None", exclusive=True))


@contextmanager
def typing(*keys: str, width: int | None = 40) -> Iterator[tuple[TerminalPrompter, io.StringIO]]:
    with create_pipe_input() as source, create_app_session(input=source, output=DummyOutput()):
        screen = io.StringIO()
        prompter = TerminalPrompter(console=Console(file=screen, width=width, height=24))
        source.send_text("".join(keys))
        yield prompter, screen


def prompt(kind: PromptKind = PromptKind.ONE, **more: Any) -> Prompt:
    return Prompt("q", kind, "Question 1 of 2", "What?", **{"navigation": OPEN, "choices": OPTIONS, "high": 10, **more})


def ask(*keys: str, **more: Any) -> Given | Navigation:
    with typing(*keys) as (prompter, _):
        return prompter.ask(prompt(**more))


def test_no_line_breaks_where_it_may_not() -> None:
    with typing() as (prompter, screen):
        prompter.show(Block("mot\u00a0? " * 40))
    assert screen.getvalue().count("mot\u00a0?") == 40


def test_a_command_is_one_line_however_long_it_is() -> None:
    command = "govcheck assess villa-clara-del-rio.answers.yaml --quick --lang es"
    with typing() as (prompter, screen):
        prompter.show(Block(command, Tone.COMMAND), Block(command))
    assert screen.getvalue().count(command) == 1


def test_enter_takes_the_default_of_a_choice() -> None:
    with typing(ENTER) as (prompter, _):
        assert prompter.choose("Which?", OPTIONS, default="high") == "high"


def test_a_digit_chooses() -> None:
    assert ask("2") == Given("high")


def test_arrows_choose() -> None:
    assert ask(DOWN, DOWN, ENTER) == Given("high")
    assert ask(DOWN, DOWN, UP, ENTER) == Given("low")


@pytest.mark.parametrize("key", ["9", "x", "\N{LATIN SMALL LETTER SHARP S}"])
def test_a_sign_that_does_nothing_is_told(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(Menu, "_say", lambda _, text: told.append(text))
    assert ask(key, "2") == Given("high")
    assert told == [f"“{key}” does nothing here."]


def test_keys_that_write_nothing_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(Menu, "_say", lambda _, text: told.append(text))
    assert ask("\x1b[17~", "\x1b[3~", "2") == Given("high")
    assert told == []


def test_enter_alone_answers_nothing() -> None:
    assert ask(ENTER, ENTER, "s") is Navigation.SKIP
    assert ask(ENTER, "s", kind=PromptKind.SEVERAL) is Navigation.SKIP


def test_up_from_nowhere_starts_at_the_last_row() -> None:
    assert ask(UP, UP, ENTER) is Navigation.BACK


@pytest.mark.parametrize("kind", PromptKind)
@pytest.mark.parametrize("key", [key for key in KEYS if key.navigation in OPEN], ids=lambda key: key.letter)
def test_letters_act_at_once(kind: PromptKind, key: Key) -> None:
    assert ask(key.letter, kind=kind) is key.navigation
    assert ask(key.letter.upper(), kind=kind) is key.navigation


@pytest.mark.parametrize("kind", PromptKind)
def test_the_rarer_ones_stand_behind_more(kind: PromptKind) -> None:
    assert ask("m", "n", kind=kind) is Navigation.NOT_APPLICABLE
    assert ask("m", DOWN, DOWN, ENTER, kind=kind) is Navigation.UNSURE
    assert ask("m", "b", "b", kind=kind) is Navigation.BACK


def test_ticking() -> None:
    assert ask("1", "2", ENTER, kind=PromptKind.SEVERAL) == Given(("low", "high"))
    assert ask(DOWN, " ", DOWN, " ", " ", ENTER, kind=PromptKind.SEVERAL) == Given(("low",))
    assert ask("1", "2", "3", ENTER, kind=PromptKind.SEVERAL) == Given(("none",))
    assert ask("3", "1", ENTER, kind=PromptKind.SEVERAL) == Given(("low",))


def test_letters_of_questionary_tick_nothing() -> None:
    assert ask("a", "i", ENTER, "s", kind=PromptKind.SEVERAL) is Navigation.SKIP


def test_too_many_ticks_are_not_confirmed() -> None:
    assert ask("1", "2", ENTER, "2", ENTER, kind=PromptKind.SEVERAL, at_most=1) == Given(("low",))


def test_ticks_survive_a_look_elsewhere() -> None:
    with typing("1", "u", ENTER) as (prompter, _):
        assert prompter.ask(prompt(PromptKind.SEVERAL)) is Navigation.UNSURE
        assert prompter.ask(prompt(PromptKind.SEVERAL, brief=True)) == Given(("low",))


def test_a_number_survives_a_look_elsewhere() -> None:
    with typing("7", "t", ".5", ENTER) as (prompter, _):
        assert prompter.ask(prompt(PromptKind.NUMBER)) is Navigation.NOTE
        assert prompter.ask(prompt(PromptKind.NUMBER, brief=True)) == Given(7.5)


def test_a_wrong_number_is_asked_again() -> None:
    assert ask("11", ENTER, "7", ENTER, kind=PromptKind.NUMBER) == Given(7.0)


def test_enter_keeps_an_earlier_answer() -> None:
    earlier = {"navigation": SETTLED, "earlier": "Low", "chosen": ("low",)}
    assert ask(ENTER, **earlier) is Navigation.KEEP
    assert ask(ENTER, kind=PromptKind.SEVERAL, **earlier) == Given(("low",))
    assert ask(ENTER, kind=PromptKind.SEVERAL, navigation=SETTLED, earlier="don't know") is Navigation.KEEP
    assert ask(ENTER, kind=PromptKind.NUMBER, navigation=SETTLED, earlier="7", chosen=("7",)) == Given(7.0)
    assert ask(ENTER, kind=PromptKind.NUMBER, navigation=SETTLED, earlier="don't know") is Navigation.KEEP


@pytest.mark.parametrize("kind", PromptKind)
def test_interrupt_and_end(kind: PromptKind) -> None:
    with pytest.raises(KeyboardInterrupt):
        ask(CTRL_C, kind=kind)
    with pytest.raises(EndOfInputError):
        ask(CTRL_D, kind=kind)


def test_text_starts_from_a_draft() -> None:
    with typing(" and more", ENTER) as (prompter, _):
        assert prompter.ask_text("Note", draft="some").text == "some and more"


def test_letters_are_letters_in_text() -> None:
    with typing("best queue?", ENTER) as (prompter, _):
        assert prompter.ask_text("Note").text == "best queue?"


def test_escape_turns_back_and_keeps_the_text() -> None:
    with typing("half", ESCAPE) as (prompter, _):
        written = prompter.ask_text("Note", hint="A hint.")
        assert (written.text, written.back) == ("half", True)


def test_choose() -> None:
    for keys, chosen in ((("2",), "high"), ((DOWN, ENTER), "low"), (("b",), None), ((ESCAPE,), None)):
        with typing(*keys) as (prompter, _):
            assert prompter.choose("Which?", OPTIONS) == chosen


def test_confirm() -> None:
    for keys, answer in (((ENTER,), True), (("n",), False), (("2",), False), ((DOWN, ENTER), False)):
        with typing(*keys) as (prompter, _):
            assert prompter.confirm("Sure?", default=True) is answer


def test_nothing_is_cut_at_40_columns() -> None:
    with typing("1") as (prompter, screen):
        prompter.show(Block("https://example.org/" + "x" * 60), Block("word " * 30, Tone.NOTICE))
        prompter.ask(prompt(hints=("hint " * 20,), marks=("mark " * 20,), earlier="before " * 9))
    lines = screen.getvalue().splitlines()
    assert max(map(len, lines)) <= 40
    assert "".join(lines).count("x") >= 60


def test_text_from_people_is_shown_as_text() -> None:
    with typing() as (prompter, screen):
        prompter.show(Block("[bold]a[/bold] \x1b[31mred\x07 :smile:"))
    assert "[bold]a[/bold] [31mred :smile:" in screen.getvalue()


def test_what_the_terminal_says_of_its_cursor_is_no_key_of_a_menu() -> None:
    """It would count as any key, and the question as asked of a terminal that cannot tell."""
    asked = questionary.select("Which?", ["one", "two"])
    asked.unsafe_ask = lambda: None  # type: ignore[method-assign, assignment, return-value]
    ask_with_keys(asked, {"<any>": lambda _: None, "x": lambda _: None})
    bindings = asked.application.key_bindings
    assert bindings is not None
    eager = {key for binding in bindings.bindings if binding.eager() for key in binding.keys}
    assert "x" in eager
    assert Keys.Any not in eager


@pytest.mark.parametrize("width", range(24, 81, 4))
def test_a_letter_stays_beside_what_it_does(width: int) -> None:
    with typing(width=width) as (prompter, _):
        message = prompter._number_message(prompt(PromptKind.NUMBER), "")  # noqa: SLF001 - no screen shows it here
    for key in (key for key in KEYS if key.usual and key.navigation in OPEN):
        assert f"{key.letter}\u00a0{key.name.split()[0]}" in message
