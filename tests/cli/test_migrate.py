"""`govcheck questionnaire migrate`: the new file, what is told of it, and what is never written over."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from govcheck.cli import boundary
from govcheck.cli.app import app
from govcheck.store.answer_file import load_answers, render_answers
from govcheck.store.content import forget_questionnaires, load_questionnaire
from govcheck.store.sample import find_samples

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE = Path(__file__).resolve().parents[1] / "migration"
SMALL = EXAMPLE / "small"
COMMAND = ("questionnaire", "migrate")


@pytest.fixture(autouse=True)
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The old answers and the questionnaire, in a folder of their own."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SMALL, tmp_path / "small")
    forget_questionnaires()
    return Path(shutil.copy(EXAMPLE / "old.answers.yaml", "old.answers.yaml"))


def call(*arguments: str | Path) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of the command, run in this process."""
    result = CliRunner().invoke(app, [*COMMAND, *map(str, arguments)], catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


def refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str | Path, command: str = ""
) -> str:
    """What a command says that ends with exit code 2."""
    start = command.split() or [*COMMAND]
    monkeypatch.setattr("sys.argv", ["govcheck", *start, *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        boundary.run()
    assert ended.value.code == 2
    return capsys.readouterr().err


def test_the_small_example_is_golden(golden: Callable[[str, str], None]) -> None:
    code, shown, told = call("old.answers.yaml", "-o", "new.answers.yaml", "-q", "small")
    assert code == 1
    assert told == "Answers written: new.answers.yaml\n"
    golden("migrate-small.txt", shown)
    golden("migrate-small.answers.yaml", mask(Path("new.answers.yaml").read_text("utf-8")))


def test_in_a_terminal_the_scores_stand_in_a_table(
    golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("govcheck.cli.migrate.wants_plain", lambda plain: plain)
    _, shown, _ = call("old.answers.yaml", "-o", "new.answers.yaml", "-q", "small")
    golden("migrate-small-table.txt", shown[shown.index("Score ") :])
    _, shown, _ = call("old.answers.yaml", "-o", "-", "-q", "small", "--plain", "--quiet")
    assert shown == Path("new.answers.yaml").read_text("utf-8")


def mask(text: str) -> str:
    return text.replace(load_questionnaire("small").hash, "sha256:…")


def test_the_new_file_is_read_and_a_second_time_changes_nothing() -> None:
    assert call("old.answers.yaml", "-o", "old.answers.yaml", "-q", "small")[0] == 1
    once = Path("old.answers.yaml").read_text("utf-8")
    code, shown, told = call("old.answers.yaml", "-o", "old.answers.yaml", "-q", "small")
    assert code == 0
    assert Path("old.answers.yaml").read_text("utf-8") == once
    assert "Whole: old 100, new 100, difference 0.0" in shown
    assert "open now" not in shown
    assert told == "old.answers.yaml answers version 1.1 already, and is left as it is.\n"
    assert len(load_answers("old.answers.yaml", "small").answers.kept) == 3
    result = CliRunner().invoke(app, ["score", "old.answers.yaml", "-q", "small"], catch_exceptions=False)
    assert result.stderr == "3 earlier questions have answers that fit no more: kept in the file, not scored.\n"


def test_a_file_of_the_present_version_is_left_as_somebody_wrote_it() -> None:
    path = Path("own.answers.yaml")
    sample = find_samples("smart-governance")[0].read_text("utf-8")
    own = re.sub("^hash: .*\n", "", sample.replace("population: ", "population:   "), flags=re.MULTILINE)
    path.write_text(own, "utf-8")
    for more in ([], ["--json"]):
        code, shown, told = call(path, "-o", path, *more)
        assert (code, shown != "") == (0, True)
        assert told == "own.answers.yaml answers version 1.0 already, and is left as it is.\n"
    assert path.read_text("utf-8") == own
    assert call(path, "-o", "copy.answers.yaml")[2] == "Answers written: copy.answers.yaml\n"
    assert load_answers("copy.answers.yaml").answers.answers == load_answers(path).answers.answers


def test_json_holds_the_same(old: Path) -> None:
    code, shown, told = call(old, "-o", "new.answers.json", "-q", "small", "--json", "--quiet")
    assert (code, told) == (1, "")
    data = json.loads(shown)
    assert data["format"] == "govcheck.migration/1"
    assert (data["from"]["version"], data["to"]["version"]) == ("1.0", "1.1")
    assert {move["outcome"] for move in data["moves"]} == {"carried-over", "renamed", "kept"}
    assert data["open"] == ["channels", "trust", "privacy"]
    whole = data["scores"][0]
    assert whole["difference"] == whole["new"] - whole["old"]
    assert data["scores"][-1] == {"id": "wires", "title": "Wires", "old": 0.0, "new": None, "difference": None}
    assert load_answers("new.answers.json", "small").answers.kept


@pytest.mark.parametrize("before", [None, "elsewhere"])
def test_an_old_version_that_is_not_at_hand_is_said_to_be_missing_unless_it_is_named(before: str | None) -> None:
    shutil.move("small/versions/1.0", "elsewhere")
    named = ["--before", before] if before else []
    code, shown, _ = call("old.answers.yaml", "-o", "new.answers.yaml", "-q", "small", *named)
    assert code == 1
    assert ("Version 1.0 is not at hand as it was answered: new scores alone." in shown) == (before is None)
    assert ("Whole: 100\n" in shown) == (before is None)
    assert ("Whole: old 62, new 100, difference +37.8\n" in shown) == (before is not None)


def test_an_old_version_that_is_not_valid_is_told_and_done_without(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = Path("small/versions/1.0/questionnaire.yaml")
    broken.write_text(broken.read_text("utf-8").replace("id: small", "id: 7"), "utf-8")
    code, shown, told = call("old.answers.yaml", "-o", "new.answers.yaml", "-q", "small")
    assert code == 1
    assert told.startswith("Version 1.0 cannot be used as it lies in its folder:\n    small/versions/1.0/question")
    assert "Version 1.0 is not at hand as it was answered: new scores alone." in shown
    assert "Whole: 100\n" in shown
    assert load_answers("new.answers.yaml", "small").answers.kept
    code, shown, told = call("old.answers.yaml", "-o", "new.answers.json", "-q", "small", "--json", "--quiet")
    assert told == ""
    data = json.loads(shown)
    assert (data["old_scores"], data["no_old_scores"]) == (False, "not-at-hand")
    # Named, it is what was asked for.
    named = ("old.answers.yaml", "-o", "other.answers.yaml", "-q", "small", "--before", "small/versions/1.0")
    assert "small/versions/1.0/question" in refused(capsys, monkeypatch, *named)
    assert not Path("other.answers.yaml").exists()


def test_without_the_old_version_the_table_has_the_new_scores_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govcheck.cli.migrate.wants_plain", lambda plain: plain)
    shutil.rmtree("small/versions")
    _, shown, _ = call("old.answers.yaml", "-o", "new.answers.yaml", "-q", "small")
    assert "\nScore                 new\nWhole                 100\nWays of working  no score\n" in shown


def test_old_answers_that_fit_not_even_their_version_give_no_old_scores(old: Path) -> None:
    old.write_text(old.read_text("utf-8").replace("  plan: true", "  plan: true\n  plam: true"), "utf-8")
    _, shown, _ = call(old, "-o", "new.answers.yaml", "-q", "small")
    assert "The answers do not fit version 1.0 as it is at hand: new scores alone." in shown
    assert "  plam: plam is no question of small." in shown


def test_another_state_of_the_old_version_is_told(old: Path) -> None:
    text = old.read_text("utf-8").replace("[web, letter]", "[web, counter]")
    old.write_text(text.replace("city:", "hash: other\ncity:"), "utf-8")
    _, shown, _ = call(old, "-o", "new.answers.yaml", "-q", "small")
    assert "  channels: web, counter → web, desk\n" in shown
    assert "The answers were given to another state of version 1.0" in shown


def test_the_folder_of_another_version_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("old.answers.yaml", "-o", "new.answers.yaml", "-q", "small", "--before", "small")
    said = refused(capsys, monkeypatch, *arguments)
    assert "The folder holds version 1.1 of small; version 1.0 of small is needed." in said
    assert not Path("new.answers.yaml").exists()


def test_a_version_is_no_path(old: Path) -> None:
    old.write_text(old.read_text("utf-8").replace('version: "1.0"', "version: ../versions/1.0"), "utf-8")
    _, shown, _ = call(old, "-o", "new.answers.yaml", "-q", "small")
    assert "is not at hand" in shown


def test_another_file_is_never_written_over(
    old: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Path("other.answers.yaml")
    other.write_text("mine", "utf-8")
    said = refused(capsys, monkeypatch, old, "-o", other, "-q", "small")
    assert "other.answers.yaml is there already and is not the file that is migrated." in said
    assert other.read_text("utf-8") == "mine"
    assert "ends with .answers.yaml" in refused(capsys, monkeypatch, old, "-o", "new.txt", "-q", "small")
    said = refused(capsys, monkeypatch, old, "-o", "-", "-q", "small", "--json")
    assert "cannot both go to standard output" in json.loads(said)["errors"][0]["message"]


def test_an_interruption_while_writing_leaves_the_old_file_and_no_other(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    before = old.read_bytes()
    monkeypatch.setattr(os, "fsync", interrupted)
    for output in (old, Path("new.answers.yaml")):
        CliRunner().invoke(app, [*COMMAND, str(old), "-o", str(output), "-q", "small"])
        assert old.read_bytes() == before
        assert {path.name for path in Path().iterdir()} == {"small", "old.answers.yaml"}


def test_a_file_that_is_changed_meanwhile_is_left_alone(
    old: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*arguments: Any) -> str:
        old.write_text("changed", "utf-8")
        return render_answers(*arguments)

    monkeypatch.setattr("govcheck.store.answer_file.render_answers", slow)
    assert "changed by somebody else" in refused(capsys, monkeypatch, old, "-o", old, "-q", "small")
    assert old.read_text("utf-8") == "changed"


def test_reading_an_older_file_names_the_command(
    old: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    hint = "`govcheck questionnaire migrate old.answers.yaml -q small -o new.answers.yaml`"
    said = refused(capsys, monkeypatch, old, "-q", "small", command="score")
    assert said.count(hint) == 8
    # Of the same version, a misspelt name is told as ever.
    old.write_text(old.read_text("utf-8").replace('"1.0"', '"1.1"'), "utf-8")
    assert hint not in refused(capsys, monkeypatch, old, "-q", "small", command="score")


def test_an_older_file_that_fits_is_scored_and_told_what_changed(old: Path) -> None:
    text = old.read_text("utf-8")
    old.write_text(text.partition("answers:")[0] + "answers:\n  plan: true\n", "utf-8")
    result = CliRunner().invoke(app, ["score", str(old), "-q", "small"], catch_exceptions=False)
    assert result.exit_code == 0
    assert "(version 1.0, now 1.1)" in result.stderr
    assert "  Version 1.1: Privacy is asked, the fax no longer;" in result.stderr
    assert "-o new.answers.yaml` writes the new file" in result.stderr
    old.write_text(old.read_text("utf-8").replace('"1.0"', '"1.1"\nhash: other'), "utf-8")
    same = CliRunner().invoke(app, ["score", str(old), "-q", "small"], catch_exceptions=False)
    assert "(version 1.1, now 1.1)" in same.stderr and "migrate" not in same.stderr
    quiet = CliRunner().invoke(app, ["score", str(old), "-q", "small", "--quiet"], catch_exceptions=False)
    assert quiet.stderr == ""


def test_the_commands_that_are_told_work_as_typed(
    old: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.move("small", "our small")
    mine = old.rename("our answers.yaml")
    said = refused(capsys, monkeypatch, mine, "-q", "our small", command="score")
    typed = run_as_typed(said)
    assert typed == ["questionnaire", "migrate", "our answers.yaml", "-q", "our small", "-o", "new.answers.yaml"]
    text = mine.read_text("utf-8")
    mine.write_text(text.partition("answers:")[0] + "answers:\n  plan: true\n", "utf-8")
    scored = CliRunner().invoke(app, ["score", str(mine), "-q", "our small"], catch_exceptions=False)
    assert run_as_typed(scored.stderr) == typed
    mine.write_text(text.replace('"1.0"', '"1.1"').replace("plan: true", "zzz: true"), "utf-8")
    said = refused(capsys, monkeypatch, mine, "-q", "our small", command="score")
    assert run_as_typed(said) == ["questionnaire", "show", "our small"]


def run_as_typed(said: str) -> list[str]:
    """The words of the first command between backticks, after it has run."""
    program, *words = shlex.split(said.split("`")[1])
    assert program == "govcheck"
    assert CliRunner().invoke(app, words, catch_exceptions=False).exit_code in {0, 1}
    Path("new.answers.yaml").unlink(missing_ok=True)
    return words


def test_comments_that_json_cannot_take_are_told(old: Path) -> None:
    code, _, told = call(old, "-q", "small", "-o", "new.answers.json")
    assert code in {0, 1}
    assert f"JSON takes no comments: those in {old} stay behind there." in told
