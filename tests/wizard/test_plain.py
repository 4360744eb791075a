from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest

from govcheck.wizard.interview import Interview
from govcheck.wizard.navigation import KEYS, Key, Navigation
from govcheck.wizard.outcome import OutcomeKind
from govcheck.wizard.plain import PlainPrompter
from govcheck.wizard.prompter import Block, Choice, EndOfInputError, Given, Prompt, PromptKind, Tone
from wizard.fakes import MemorySaver, answer_file, small_questionnaire

ALL = tuple(key.navigation for key in KEYS)
OPTIONS = (Choice("low", "Low", "It is low."), Choice("high", "High"), Choice("none", "None", exclusive=True))


class Plain(PlainPrompter):
    def __init__(self, *lines: str, width: int | None = None) -> None:
        self.screen = io.StringIO()
        super().__init__(io.StringIO("".join(f"{line}\n" for line in lines)), self.screen, width=width)


def prompter(*lines: str, width: int | None = None) -> Plain:
    return Plain(*lines, width=width)


def written(plain: Plain) -> str:
    return plain.screen.getvalue()


def prompt(kind: PromptKind, **more: Any) -> Prompt:
    return Prompt("q", kind, "Question 1 of 2", "What?", ALL, choices=OPTIONS, low=0, high=10, at_most=2, **more)


def ask(kind: PromptKind, *lines: str, **more: Any) -> tuple[Given | Navigation, str]:
    plain = prompter(*lines)
    return plain.ask(prompt(kind, **more)), written(plain)


@pytest.mark.parametrize("typed", ["1", " 1 ", "low", "LOW", "Low"])
def test_one(typed: str) -> None:
    assert ask(PromptKind.ONE, typed)[0] == Given("low")


@pytest.mark.parametrize("typed", ["d'accord", "D’ACCORD"])
def test_an_option_is_known_by_its_label_with_either_apostrophe(typed: str) -> None:
    options = (Choice("yes", "D’accord"), Choice("no", "Non"))
    plain = prompter(typed, typed)
    assert plain.ask(replace(prompt(PromptKind.ONE), choices=options)) == Given("yes")
    assert plain.choose("What?", options) == "yes"


@pytest.mark.parametrize("typed", ["1,2", "1, 2", "1 2", "2;1", "low,high", "1,2,1"])
def test_several(typed: str) -> None:
    assert set(ask(PromptKind.SEVERAL, typed)[0].value) == {"low", "high"}


@pytest.mark.parametrize(("typed", "number"), [("7", 7.0), ("7.5", 7.5), ("7,5", 7.5), ("0", 0.0), ("10", 10.0)])
def test_number(typed: str, number: float) -> None:
    assert ask(PromptKind.NUMBER, typed)[0] == Given(number)


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        (PromptKind.ONE, "", "Nothing was chosen"),
        (PromptKind.ONE, "4", "not in the list"),
        (PromptKind.ONE, "0", "not in the list"),
        (PromptKind.ONE, "1,2", "not in the list"),
        (PromptKind.ONE, "²", "not in the list"),
        (PromptKind.SEVERAL, ",", "Nothing is ticked"),
        (PromptKind.SEVERAL, "1,9", "not in the list"),
        (PromptKind.SEVERAL, "1,3", "stands alone"),
        (PromptKind.SEVERAL, "1,2,3", "stands alone"),
        (PromptKind.NUMBER, "11", "outside the scale"),
        (PromptKind.NUMBER, "-1", "outside the scale"),
        (PromptKind.NUMBER, "nan", "Type a number from 0 to 10."),
        (PromptKind.NUMBER, "1e3", "Type a number from 0 to 10."),
        (PromptKind.NUMBER, "9" * 5000, "Type a number from 0 to 10."),
    ],
)
def test_what_does_not_fit_is_said_and_asked_again(kind: PromptKind, typed: str, said: str) -> None:
    reply, text = ask(kind, typed, "s")
    assert reply is Navigation.SKIP
    assert said in text


@pytest.mark.parametrize("key", KEYS)
def test_letters_and_names(key: Key) -> None:
    for typed in (key.letter, key.letter.upper(), key.navigation.value, key.name):
        assert ask(PromptKind.ONE, typed)[0] is key.navigation


def test_a_question_mark_lists_what_can_be_typed() -> None:
    _, text = ask(PromptKind.ONE, "?", "1")
    assert all(f"{key.letter}: {key.name}" in text for key in KEYS)


def test_an_empty_line_keeps_an_earlier_answer() -> None:
    assert ask(PromptKind.ONE, "", earlier="Low")[0] is Navigation.KEEP


def test_shows_all_there_is() -> None:
    _, text = ask(PromptKind.ONE, "1", hints=("A hint.",), marks=("Note: x",), earlier="Low")
    for part in (
        "Question 1 of 2",
        "What?",
        "A hint.",
        "1. Low: It is low.",
        "2. High",
        "Note: x",
        "Earlier answer: Low",
    ):
        assert part in text


def test_nothing_is_longer_than_the_width() -> None:
    plain = prompter("1", width=40)
    plain.show(Block("word " * 40, Tone.TEXT))
    plain.ask(prompt(PromptKind.ONE))
    assert max(map(len, written(plain).splitlines())) < 40


def test_the_end_of_input() -> None:
    for act in (
        lambda plain: plain.ask(prompt(PromptKind.ONE)),
        lambda plain: plain.ask_text("?"),
        lambda plain: plain.choose("?", OPTIONS),
        lambda plain: plain.confirm("?", default=True),
    ):
        with pytest.raises(EndOfInputError):
            act(prompter())


def test_text() -> None:
    assert prompter("hello").ask_text("?").text == "hello"
    assert prompter("").ask_text("?", draft="old").text == "old"
    assert prompter("<").ask_text("?", draft="old").back


def test_choose() -> None:
    assert prompter("9", "2").choose("?", OPTIONS) == "high"
    assert prompter("b").choose("?", OPTIONS) is None
    assert prompter("").choose("?", OPTIONS) is None


def test_an_empty_line_is_the_default_of_a_choice() -> None:
    plain = prompter("")
    assert plain.choose("?", OPTIONS, default="high") == "high"
    assert "Enter means: High" in written(plain)
    assert prompter("b").choose("?", OPTIONS, default="high") is None


@pytest.mark.parametrize(("typed", "answer"), [("", "yes"), ("1", "yes"), ("y", "yes"), ("no", "no"), ("2", "no")])
def test_confirm(typed: str, answer: str) -> None:
    assert prompter("perhaps", typed).confirm("?", default=True) is (answer == "yes")


def test_control_characters_are_not_written() -> None:
    plain = prompter()
    plain.show(Block("a\x1b[2Jb\u202e"))
    assert written(plain) == "a[2Jb\n"


def test_an_output_without_the_letters_does_not_fail() -> None:
    bytes_out = io.BytesIO()
    plain = PlainPrompter(io.StringIO(), io.TextIOWrapper(bytes_out, encoding="ascii"))
    plain.show(Block("Villa Clara del Río · 東京"))
    assert bytes_out.getvalue() == b"Villa Clara del R?o ? ??\n"


def test_a_whole_interview_through_a_pipe() -> None:
    plain = prompter("2", "low", "t", "my note", "7,5", "1,2", "d", "n", "no ranks", "1")
    saver = MemorySaver()
    outcome = Interview(small_questionnaire(), plain, saver, file="x.answers.yaml").run(answer_file())
    assert outcome.kind is OutcomeKind.FINISHED
    assert outcome.open == 0
    assert outcome.answers.answer("first.level").note == "my note"
    assert outcome.answers.answer("second.list").value == ("one", "two")
