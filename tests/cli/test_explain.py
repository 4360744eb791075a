"""`govcheck explain`: a number opened down to its answers."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from govcheck.cli.app import app
from govcheck.cli.output import print_lines, tell
from govcheck.errors import UsageError
from govcheck.report.view.contribution import MOST_MOVES
from govcheck.store.catalogue import list_languages
from govcheck.store.sample import find_samples

if TYPE_CHECKING:
    from pathlib import Path

FORESIGHT = "strategic-management.foresight"
SAMPLE = next(file for file in find_samples("smart-governance") if file.name.startswith("villa-clara"))


def call(*arguments: str | Path, text: str | None = None) -> str:
    """What the command prints."""
    result = CliRunner().invoke(app, ["explain", *map(str, arguments)], input=text, catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def scores() -> dict[str, float | None]:
    return {one["id"]: one["score"] for one in json.loads(call(SAMPLE, "--json"))}


def test_without_a_name_all_scores_are_listed() -> None:
    listed = call(SAMPLE).splitlines()
    assert len(listed) == len(scores())
    assert any(line == f"{FORESIGHT}               Foresight: 49.1" for line in listed)


def test_lists_are_folded_between_words_on_a_screen_and_nowhere_else(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ["short", "  " + "some words " * 6, "", "x" * 50]
    print_lines(lines)
    assert capsys.readouterr().out.splitlines() == lines
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    print_lines(lines)
    assert capsys.readouterr().out.splitlines() == [
        "short",
        "  some words some words some words some",
        "      words some words some words",
        "",
        "x" * 40,
        "    " + "x" * 10,
    ]


def test_a_message_is_folded_where_it_is_no_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    message = "Open a report in a browser. Your own city: govcheck assess\n" + "x" * 50
    tell(message, folded=True)
    assert capsys.readouterr().err == message + "\n"
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    tell(message, folded=True)
    assert capsys.readouterr().err.splitlines() == [
        "Open a report in a browser. Your own",
        "    city: govcheck assess",
        "x" * 50,
    ]
    tell(message)
    assert capsys.readouterr().err == message + "\n"


@pytest.mark.parametrize("node", [FORESIGHT, "open-government", "pdca.check"])
def test_the_points_of_the_answers_are_the_score(node: str) -> None:
    found = json.loads(call(SAMPLE, node, "--json"))
    assert sum(part["points"] or 0 for part in found["contributions"]) == pytest.approx(scores()[node])
    assert found["score"] == pytest.approx(scores()[node])
    changes = [move["change"] for move in found["moves"]]
    assert changes == sorted(changes, reverse=True)


def test_a_score_that_is_withheld_is_told_nowhere(tmp_path: Path) -> None:
    file = tmp_path / "few.answers.yaml"
    text = SAMPLE.read_text("utf-8")
    file.write_text(f"{text[: text.index('answers:')]}answers:\n  og.plan: true\n", "utf-8")
    found = json.loads(call(file, "open-government", "--json"))
    assert found["score"] is None
    assert {part["points"] for part in found["contributions"]} == {None}
    assert {part["value"] for part in found["contributions"]} == {None, 1.0}
    assert not found["moves"]
    assert "100 of 100  og.plan" in call(file, "open-government")
    assert "Together" not in call(file, "open-government")


def test_it_is_told_in_words() -> None:
    lines = call(SAMPLE, FORESIGHT).splitlines()
    assert lines[0].startswith("Foresight: 4")
    assert " of 100, " in lines[0]
    assert f"  Together: {scores()[FORESIGHT]:.1f} of 100" in lines
    assert "What each answer gives, and the most that it could give:" in lines
    start = lines.index("The single answers that would move it most, one step up:")
    moves = lines[start + 1 :]
    assert 0 < len(moves) / 3 <= MOST_MOVES
    assert all(line.startswith("  +") for line in moves[::3])
    assert all(" → " in line for line in moves[2::3])


@pytest.mark.parametrize("code", list_languages())
def test_it_is_told_in_every_language(code: str) -> None:
    assert "foresight.use" in call(SAMPLE, FORESIGHT, "--lang", code)


def test_answers_may_come_from_standard_input() -> None:
    assert call("-", FORESIGHT, text=SAMPLE.read_text("utf-8")) == call(SAMPLE, FORESIGHT)


@pytest.mark.parametrize("title", ["Foresight", " foresight"])
def test_a_score_may_be_named_by_its_title(title: str) -> None:
    assert call(SAMPLE, title).splitlines()[0].startswith("Foresight: ")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("foresight.practise", "Did you mean foresight.practice"),
        ("Asessment", "Did you mean Assessment"),
        ("zzzz", "Leave the name out to see all"),
        ("og.plan", "Open a score that its answer counts in: open-government.strategy"),
        ("og.priority.open-data", "Its answer counts in no score"),
    ],
)
def test_an_unknown_score_is_told(name: str, hint: str) -> None:
    with pytest.raises(UsageError, match=hint):
        CliRunner().invoke(app, ["explain", str(SAMPLE), name], catch_exceptions=False)
