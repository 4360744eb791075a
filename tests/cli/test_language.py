"""The language of a command: asked for in it, before it, or by the environment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from govcheck.cli.output import printable
from govcheck.store.sample import find_samples

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Say = Callable[..., tuple[int, str]]

LANGUAGES = ("GOVCHECK_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture
def say(run: Callable[..., subprocess.CompletedProcess[str]], monkeypatch: pytest.MonkeyPatch) -> Say:
    """Exit code, and all that a command says in an environment with no other languages than those given."""

    def start(*arguments: str, **environment: str) -> tuple[int, str]:
        with monkeypatch.context() as changed:
            for name in LANGUAGES:
                changed.setenv(name, environment.get(name, ""))
            ended = run(*arguments)
        return ended.returncode, ended.stdout + ended.stderr

    return start


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (["questionnaire", "list", "--lang", "es"], {}),
        (["questionnaire", "list", "--lang=es"], {"LANG": "fr_FR.UTF-8"}),
        (["--lang", "es", "questionnaire", "list"], {}),
        (["questionnaire", "list"], {"LANG": "es_MX.UTF-8"}),
        (["questionnaire", "list"], {"LC_ALL": "es_ES", "LANG": "fr_FR"}),
        (["questionnaire", "list"], {"GOVCHECK_LANG": "es", "LC_ALL": "C"}),
        (["questionnaire", "list"], {"LANGUAGE": "es:en", "LANG": "fr_FR.UTF-8"}),
    ],
)
def test_a_language_is_chosen(arguments: list[str], environment: dict[str, str], say: Say) -> None:
    assert say(*arguments, **environment)[1].startswith("smart-governance  Gobernanza inteligente")


@pytest.mark.parametrize(
    "environment", [{}, {"LANG": "C.UTF-8"}, {"LANG": "xx_YY"}, {"LANG": "POSIX"}, {"LANG": "esperanto"}]
)
def test_what_is_not_known_is_english(environment: dict[str, str], say: Say) -> None:
    assert say("questionnaire", "list", **environment)[1].startswith("smart-governance  Smart Governance")


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (["score", "nowhere.yaml", "--lang", "es"], {}),
        (["score", "nowhere.yaml", "--lang=es"], {}),
        (["--lang", "es", "score", "nowhere.yaml"], {}),
        (["score", "nowhere.yaml"], {"LANG": "es"}),
        (["score", "x", "--lang", "xx"], {"GOVCHECK_LANG": "es"}),
        (["scor", "x", "--lang", "es"], {}),
        (["--lang=es", "scor", "x"], {"GOVCHECK_LANG": "fr"}),
        (["score"], {"GOVCHECK_LANG": "es", "LANG": "fr_FR.UTF-8"}),
    ],
)
def test_errors_are_told_in_it(arguments: list[str], environment: dict[str, str], say: Say) -> None:
    code, said = say(*arguments, **environment)
    assert code == 2
    assert re.search("No existe ese archivo|no existe el idioma xx|no tiene el comando scor|Falta RESPUESTAS", said)


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (["--help", "--lang", "es"], {}),
        (["--lang", "es", "--help"], {}),
        (["demo", "-h", "--lang=es"], {}),
        ([], {"LANG": "es_ES.UTF-8"}),
        (["questionnaire"], {"LANG": "es_ES.UTF-8"}),
    ],
)
def test_help_is_in_it(arguments: list[str], environment: dict[str, str], say: Say) -> None:
    said = say(*arguments, **environment)[1]
    assert "Opciones" in said
    assert "Uso: " in said
    assert "Muestra esta ayuda y termina." in said


def test_an_unknown_language_is_an_error_wherever_it_is_asked_for(say: Say) -> None:
    for arguments, environment in (
        (["score", "x", "--lang", "xx"], {}),
        (["--lang", "xx", "score", "x"], {}),
        (["score", "x"], {"GOVCHECK_LANG": "../es"}),
    ):
        code, said = say(*arguments, **environment)
        assert code == 2
        assert "There are: en, es, fr." in said


def test_french_spaces_survive_the_cleaning_of_messages(say: Say) -> None:
    said = say("score", "nowhere.yaml", "--lang", "xx", GOVCHECK_LANG="fr")[1] + say("score", "-", "--lang", "fr")[1]
    assert "\N{REPLACEMENT CHARACTER}" not in said
    assert printable("a\N{NO-BREAK SPACE}: b\N{NARROW NO-BREAK SPACE}c\x1b[0m") == (
        "a\N{NO-BREAK SPACE}: b\N{NARROW NO-BREAK SPACE}c\N{REPLACEMENT CHARACTER}[0m"
    )


@pytest.mark.parametrize("arguments", [["--lang", "es", "assess"], ["assess", "--lang", "es"]])
def test_the_way_back_is_in_the_language_that_was_asked_for(arguments: list[str], say: Say, tmp_path: Path) -> None:
    file = tmp_path / "a.answers.yaml"
    file.write_bytes(find_samples("smart-governance")[0].read_bytes())
    # A long command is wrapped where it is shown.
    assert f"govcheck assess {file} --lang es".replace(" ", "") in "".join(say(*arguments, str(file))[1].split())
