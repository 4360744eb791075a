"""A command line that cannot work: told in the language of the reader, with how to mend it."""

from __future__ import annotations

import json
import subprocess
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import pytest
import typer
from typer.exceptions import TyperException
from typer.main import get_command

from govcheck.cli import boundary
from govcheck.cli.app import app
from govcheck.cli.settings import LANGUAGE_VARIABLE
from govcheck.cli.usage import usage_error
from govcheck.language import ENGLISH
from govcheck.store.sample import find_samples

if TYPE_CHECKING:
    from collections.abc import Callable

    Told = tuple[int, str, str]

LANGUAGES = ("en", "es", "fr")
SPACE = "\N{NO-BREAK SPACE}"
# What is typed, what it is told as in each language, and what the mending names.
WRONG = [
    (
        "scor x",
        ("govcheck has no command scor.", "govcheck no tiene el comando scor.", "govcheck n’a pas de commande scor."),
        " score",
    ),
    (
        "scor'x",
        (
            "govcheck has no command scor'x.",
            "govcheck no tiene el comando scor'x.",
            "govcheck n’a pas de commande scor'x.",
        ),
        " score",
    ),
    (
        "benchmark zzz",
        (
            "govcheck benchmark has no command zzz.",
            "govcheck benchmark no tiene el comando zzz.",
            "govcheck benchmark n’a pas de commande zzz.",
        ),
        "list, show, build, check",
    ),
    (
        "--lang {language}",
        (
            "govcheck needs one more word: a command.",
            "A govcheck le falta una palabra más: un comando.",
            f"Il manque un mot après govcheck{SPACE}: une commande.",
        ),
        "assess, score, report",
    ),
    (
        "score --bogus",
        (
            "govcheck score has no option --bogus.",
            "govcheck score no tiene la opción --bogus.",
            "govcheck score n’a pas d’option --bogus.",
        ),
        "--lang, --json, --quiet",
    ),
    (
        "score x --lan es",
        (
            "govcheck score has no option --lan.",
            "govcheck score no tiene la opción --lan.",
            "govcheck score n’a pas d’option --lan.",
        ),
        " --lang",
    ),
    (
        "score x -z",
        (
            "govcheck score has no option -z.",
            "govcheck score no tiene la opción -z.",
            "govcheck score n’a pas d’option -z.",
        ),
        "--help",
    ),
    (
        "--quiet demo",
        (
            "govcheck has no option --quiet.",
            "govcheck no tiene la opción --quiet.",
            "govcheck n’a pas d’option --quiet.",
        ),
        "govcheck demo --quiet",
    ),
    (
        "questionnaire --lang",
        (
            "govcheck questionnaire has no option --lang.",
            "govcheck questionnaire no tiene la opción --lang.",
            "govcheck questionnaire n’a pas d’option --lang.",
        ),
        "govcheck questionnaire list --lang",
    ),
    (
        "score",
        ("ANSWERS is missing.", "Falta RESPUESTAS.", "Il manque RÉPONSES."),
        "`govcheck score --help`",
    ),
    (
        "questionnaire migrate x",
        ("--output is missing.", "Falta --output.", "Il manque --output."),
        "--output ",
    ),
    (
        "explain my file.yaml too",
        (
            "govcheck explain takes nothing more: too.",
            "govcheck explain no admite nada más: too.",
            f"govcheck explain ne prend rien de plus{SPACE}: too.",
        ),
        "`govcheck explain --help`",
    ),
    (
        "score x --lang",
        ("--lang needs a value.", "--lang necesita un valor.", "--lang demande une valeur."),
        "--lang ",
    ),
    (
        "score x -q a -o b --questionnaire=c -q d",
        (
            "--questionnaire is given twice, and takes one value.",
            "--questionnaire aparece dos veces y solo admite un valor.",
            "--questionnaire figure deux fois et ne prend qu’une valeur.",
        ),
        "",
    ),
    ("report x -o", ("-o needs a value.", "-o necesita un valor.", "-o demande une valeur."), "-o "),
    (
        "score x --plain=1",
        ("--plain takes no value.", "--plain no admite ningún valor.", "--plain ne prend pas de valeur."),
        " --plain",
    ),
]  # fmt: skip


@pytest.fixture
def tell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    """Run a command line in a language: exit code, standard output and standard error."""

    # Otherwise the program would be called what pytest was started as.
    monkeypatch.setattr(sys.modules["__main__"], "__package__", None)

    def run(line: str, language: str = "en") -> Told:
        monkeypatch.setenv(LANGUAGE_VARIABLE, language)
        monkeypatch.setattr(sys, "argv", ["govcheck", *line.format(language=language).split()])
        with pytest.raises(SystemExit) as ended:
            boundary.run()
        return ended.value.code, *capsys.readouterr()

    return run


@pytest.mark.parametrize(("line", "sentences", "mending"), WRONG, ids=[line for line, *_ in WRONG])
@pytest.mark.parametrize("language", LANGUAGES)
def test_wrong_usage_is_told_in_every_language(
    language: str, line: str, sentences: tuple[str, ...], mending: str, tell: Callable[..., Told]
) -> None:
    ended, shown, told = tell(line, language)
    assert (ended, shown) == (2, "")
    message, hint = told.splitlines()
    assert message == sentences[LANGUAGES.index(language)]
    assert hint.startswith("    ")
    assert mending in hint
    if language != "en":
        assert hint != tell(line)[2].splitlines()[1]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("scor x --json", "no-such-command"),
        ("score --bogus --json", "no-such-option"),
        ("score --json", "missing-argument"),
        ("questionnaire migrate x --json", "missing-option"),
        ("benchmark show a b --json", "too-many-arguments"),
        ("score --json --lang", "missing-value"),
        ("score --json --plain=1", "unwanted-value"),
    ],
)
def test_wrong_usage_is_told_to_programs_like_any_other_problem(
    line: str, code: str, tell: Callable[..., Told]
) -> None:
    ended, shown, told = tell(line, "es")
    assert (ended, shown) == (2, "")
    [error] = json.loads(told)["errors"]
    message, hint = tell(line.replace(" --json", ""), "es")[2].splitlines()
    assert (error["message"], error["hint"]) == (message, hint.strip())
    assert (error["code"], error["file"], error["line"]) == (code, None, None)


class _Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def _paint(
    *, colour: Annotated[_Colour, typer.Option("-c", "--colour")], times: Annotated[int, typer.Option(min=1)] = 1
) -> None:
    raise AssertionError(colour, times)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("-c green", "The value of --colour cannot be used: 'green' is not one of 'red', 'blue'"),
        ("-c red --times many", "--times takes a whole number. Write it after the option, as in --times TIMES."),
        ("-c red --times 0", "--times takes a whole number of at least 1. Write it after the option"),
        ("-c red --times", "--times needs a value. Write it after the option, as in --times TIMES."),
    ],
)
def test_a_value_that_typer_refuses_is_told_with_its_reason(line: str, said: str) -> None:
    made_up = typer.Typer(name="paint")
    made_up.command()(_paint)
    command = get_command(made_up)
    with pytest.raises(TyperException) as caught:
        command(line.split(), standalone_mode=False)
    assert str(usage_error(caught.value, command, line.split(), ENGLISH)).startswith(said)


def test_what_typer_says_in_other_words_is_passed_on() -> None:
    error = usage_error(TyperException("The {moon} is full."), get_command(app), ["report"], ENGLISH)
    assert str(error) == (
        "The command cannot be understood: The {moon} is full. "
        "Usage: govcheck report [OPTIONS] {ANSWERS}; `govcheck report --help` tells more."
    )


@pytest.mark.parametrize(
    ("ends", "code", "told"),
    [
        (None, 0, ""),
        (typer.Exit(), 0, ""),
        (typer.Exit(1), 1, ""),
        (SystemExit(7), 7, ""),
        (KeyboardInterrupt(), 130, ""),
        (typer.Abort(), 1, "Interrompu.\n"),
        (EOFError(), 1, "\nInterrompu.\n"),
        (BrokenPipeError(32, "Broken pipe"), 1, ""),
    ],
    ids=repr,
)
def test_a_command_ends_with_its_own_code(
    ends: BaseException | None, code: int, told: str, monkeypatch: pytest.MonkeyPatch, tell: Callable[..., Told]
) -> None:
    made_up = typer.Typer(name="end")

    @made_up.command()
    def end() -> None:
        if ends is not None:
            raise ends

    streams = sys.stdout, sys.stderr
    monkeypatch.setattr(boundary, "app", made_up)
    assert tell("", "fr") == (code, "", told)
    sys.stdout, sys.stderr = streams


def test_a_group_that_is_called_bare_shows_its_help_and_no_more(
    monkeypatch: pytest.MonkeyPatch, tell: Callable[..., Told]
) -> None:
    code, shown, told = tell("benchmark")
    assert (code, told) == (2, "")
    assert "Usage: govcheck benchmark [OPTIONS] COMMAND [ARGS]..." in shown
    monkeypatch.setattr("typer.core.HAS_RICH", False)
    code, shown, told = tell("benchmark")
    assert (code, shown) == (2, "")
    assert told.startswith("Usage: govcheck benchmark [OPTIONS] COMMAND [ARGS]...\n")


@pytest.mark.parametrize("command", ["-h", "assess -h", "benchmark build -h"])
def test_the_short_name_of_help_is_known(command: str, tell: Callable[..., Told]) -> None:
    code, shown, told = tell(command)
    assert (code, told) == (0, "")
    assert "Usage: govcheck" in shown


def test_what_may_be_given_again_is_not_refused(tell: Callable[..., Told]) -> None:
    sample = find_samples("smart-governance")[0]
    code, _, told = tell(f"--lang es report {sample} -o - --only summary --only scores --quiet --quiet --lang fr")
    assert (code, told) == (0, "")


def test_every_option_that_is_given_twice_is_told(tell: Callable[..., Told]) -> None:
    code, _, told = tell("score x -o a -o b -q a -q b --json")
    assert code == 2
    assert [error["message"].split()[0] for error in json.loads(told)["errors"]] == ["--output", "--questionnaire"]


@pytest.mark.parametrize(("typed", "offered"), [("govcheck scor", "score"), ("govcheck score --pl", "--plain")])
def test_a_shell_completes_commands_and_options(
    typed: str, offered: str, monkeypatch: pytest.MonkeyPatch, tell: Callable[..., Told]
) -> None:
    monkeypatch.setenv("_GOVCHECK_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(len(typed.split()) - 1))
    assert tell("") == (0, f"{offered}\n", "")


def test_a_command_that_works_pays_nothing_for_those_that_do_not(command_environment: dict[str, str]) -> None:
    look = (
        "import sys; from govcheck.cli.boundary import run\n"
        "sys.argv = ['govcheck', 'questionnaire', 'list']\n"
        "try: run()\n"
        "except SystemExit: print({'govcheck.cli.usage', 'govcheck.cli.help', 'typer.rich_utils'} & set(sys.modules))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, env=command_environment, check=True
    )
    assert ended.stdout.endswith("set()\n")


def test_the_score_of_one_file_needs_nothing_for_surveys_or_faults(command_environment: dict[str, str]) -> None:
    unneeded = {
        "govcheck.cli.survey_summary",
        "govcheck.model.glossary",
        "govcheck.store.catalogue",
        "govcheck.store.link_fault",
    }
    look = (
        "import sys; from govcheck.cli.boundary import run\n"
        f"sys.argv = ['govcheck', 'score', {str(find_samples('smart-governance')[0])!r}, '--json']\n"
        f"try: run()\nexcept SystemExit: print({unneeded!r} & set(sys.modules))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, env=command_environment, check=True
    )
    assert ended.stdout.endswith("}\nset()\n")


def test_the_commands_are_known_without_what_they_need(command_environment: dict[str, str]) -> None:
    look = (
        "import sys, govcheck.cli.app\n"
        "print({'babel', 'jinja2', 'polars', 'pydantic', 'questionary', 'rich', 'yaml'} & set(sys.modules))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, env=command_environment, check=True
    )
    assert ended.stdout == "set()\n"
