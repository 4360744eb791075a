"""The commands as people and scripts call them: output, files, exit codes."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
from typer.testing import CliRunner

from govcheck.cli import boundary
from govcheck.cli.app import app
from govcheck.model.schema import find_schema
from govcheck.version import __version__

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "questionnaires" / "smart-governance" / "samples").glob("*.answers.yaml"))
OTHERS = sorted((ROOT / "questionnaires" / "smart-resilience" / "samples").glob("*.answers.yaml"))
MIDDLE = next(path for path in SAMPLES if path.name.startswith("villa-clara"))
COMMANDS = [
    "",
    "assess",
    "score",
    "report",
    "explain",
    "demo",
    "questionnaire",
    "questionnaire migrate",
    "questionnaire show",
    "benchmark",
    "benchmark show",
    "benchmark build",
]


def call(*arguments: str | Path) -> tuple[int, str]:
    """Exit code and standard output of a command, run in this process."""
    result = CliRunner().invoke(app, [str(a) for a in arguments], catch_exceptions=False)
    return result.exit_code, result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_as_it_was_looked_at(command: str, golden: Callable[[str, str], None]) -> None:
    code, text = call(*command.split(), "--help")
    assert code == 0
    shown = "\n".join(line.rstrip() for line in text.splitlines()) + "\n"
    golden(f"help{'-' if command else ''}{command.replace(' ', '-')}.txt", shown)


def test_the_version_is_told_with_and_without_the_quick_way(
    run_process: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    assert run_process("--version").stdout == f"govcheck {__version__}\n"
    assert call("--version") == (0, f"govcheck {__version__}\n")


@pytest.mark.parametrize("sample", [*SAMPLES, *OTHERS], ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_the_result_of_each_made_up_city_is_golden_and_fits_the_schema(
    sample: Path, golden: Callable[[str, str], None]
) -> None:
    code, text = call("score", sample, "--json")
    assert code == 0
    result = json.loads(text)
    jsonschema.validate(result, find_schema("result"))
    # The hash changes with every word of the questionnaire, the scores with none.
    result["questionnaire"]["hash"] = "sha256:…"
    golden(
        f"{sample.name.partition('.')[0]}.{sample.parts[-3]}.json",
        json.dumps(_rounded(result), ensure_ascii=False, indent=1) + "\n",
    )


def _rounded(value: object) -> object:
    """Without the last digits, in which processors may differ."""
    if isinstance(value, float):
        return round(value, 9)
    if isinstance(value, dict):
        return {key: _rounded(part) for key, part in value.items()}
    return [_rounded(part) for part in value] if isinstance(value, list) else value


def test_a_result_can_be_read_from_standard_input(
    run_process: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    piped = run_process("score", "-", "--json", text=MIDDLE.read_text("utf-8"))
    assert piped.returncode == 0
    assert json.loads(piped.stdout)["city"]["name"] == "Villa Clara del Río"


def test_a_summary_in_a_pipe_is_plain_text(run_process: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    shown = run_process("score", MIDDLE)
    assert shown.returncode == 0
    assert shown.stderr == ""
    assert "Villa Clara del Río" in shown.stdout
    assert "\x1b" not in shown.stdout
    assert max(map(len, shown.stdout.splitlines())) <= 80


def test_what_is_wrong_goes_to_standard_error_with_code_2(run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    missing = run("score", "nowhere.yaml")
    assert (missing.returncode, missing.stdout) == (2, "")
    assert missing.stderr.startswith("nowhere.yaml: There is no such file.\n    ")
    assert "Traceback" not in missing.stderr
    told = run("score", "nowhere.yaml", "--json")
    assert json.loads(told.stderr)["errors"][0]["code"] == "no-such-file"
    assert "Traceback" in run("score", "nowhere.yaml", "--debug").stderr
    assert run("score").returncode == 2
    assert run("nonsense").returncode == 2
    assert run("score", MIDDLE, "--lang", "xx").returncode == 2


def test_every_problem_of_a_file_is_told_at_once(
    run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    text = MIDDLE.read_text("utf-8").replace("participation.outreach: sometimes", "participation.outreach: somtimes")
    (tmp_path / "two.yaml").write_text(text.replace("country: ES", "country: Spain"), "utf-8")
    told = run("score", "two.yaml").stderr
    assert "two.yaml:5: Spain is not a country code" in told
    assert "Did you mean sometimes?" in told
    assert told.endswith("2 problems.\n")


def test_a_control_sequence_in_a_file_name_does_not_reach_the_terminal(
    run: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    assert "\x1b" not in run("score", "\x1b[31mred.yaml").stderr


def test_a_fault_of_the_program_is_code_3_and_says_what_to_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*, standalone_mode: bool) -> None:
        raise RuntimeError("the tree is upside down", standalone_mode)

    monkeypatch.setattr(boundary, "check_repeated", lambda *_: None)
    monkeypatch.setattr(boundary, "get_command", lambda app: broken)  # noqa: ARG005 - the shape of get_command
    monkeypatch.setattr(sys, "argv", ["govcheck", "score", "x", "--lang", "nonsense"])
    with pytest.raises(SystemExit) as ended:
        boundary.run()
    assert ended.value.code == 3
    told = capsys.readouterr().err
    assert "fault in govcheck" in told
    assert "the tree is upside down" in told
    assert "Traceback" not in told
    monkeypatch.setattr(sys, "argv", ["govcheck", "--debug"])
    with pytest.raises(SystemExit) as ended:
        boundary.run()
    assert ended.value.code == 3
    assert "Traceback" in capsys.readouterr().err


def test_a_report_is_written_whole_or_printed(
    run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    written = run("report", MIDDLE, "-o", "report.html")
    assert (written.returncode, written.stdout, written.stderr) == (0, "", "Report written: report.html\n")
    page = (tmp_path / "report.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert run("report", MIDDLE, "-o", "-").stdout == page
    assert run("report", MIDDLE, "-o", "r.json", "--quiet").stderr == ""
    assert json.loads((tmp_path / "r.json").read_text("utf-8"))["format"] == "govcheck.result/1"


@pytest.mark.parametrize(
    ("name", "said"),
    [("report.xyz", "xyz"), ("report", ".html, .pdf, .docx"), ("no/such/folder/report.html", "no folder"), (".", "")],
)
def test_a_report_that_cannot_be_written_says_why(
    name: str, said: str, run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    told = run("report", MIDDLE, "-o", name)
    assert told.returncode == 2
    assert said in told.stderr
    assert not list(tmp_path.iterdir())


def test_the_demo_leaves_answers_and_reports_and_keeps_what_was_changed(
    run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    first = run("demo")
    assert first.returncode == 0, first.stderr
    folder = tmp_path / "govcheck-demo"
    left = {path.name for path in folder.glob("*.answers.yaml")}
    seconds = {f"{path.name.partition('.')[0]}.smart-resilience.answers.yaml" for path in OTHERS}
    assert left == {path.name for path in SAMPLES} | seconds
    assert len(list(folder.glob("*.report.html"))) == len(SAMPLES) + len(OTHERS)
    assert "made up" in first.stdout.lower()
    changed = folder / MIDDLE.name
    changed.write_text(changed.read_text("utf-8").replace("og.plan: {value: true", "og.plan: {value: false"), "utf-8")
    assert run("demo", "-o", folder, "--quiet").stderr == ""
    assert "og.plan: {value: false" in changed.read_text("utf-8")
    (tmp_path / "file").write_text("")
    assert run("demo", "-o", "file").returncode == 2


def test_ones_own_questionnaire_is_named_by_its_folder(
    run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "questionnaires" / "smart-governance", tmp_path / "own")
    questions = tmp_path / "own" / "questionnaire.yaml"
    text = questions.read_text("utf-8").replace("id: smart-governance", "id: our-own")
    questions.write_text(text, "utf-8")
    shown = run("questionnaire", "show", "own").stdout
    assert shown.startswith("Smart Governance, version 1.0")
    assert re.search(r"\nQuick version: \d+ questions, about \d+ minutes when read aloud\nFull version: ", shown)
    answers = tmp_path / "own.answers.yaml"
    answers.write_text(MIDDLE.read_text("utf-8").replace("questionnaire: smart-governance", "questionnaire: our-own"))
    scored = run("score", answers, "-q", "own", "--json")
    assert json.loads(scored.stdout)["questionnaire"]["id"] == "our-own"
    assert run("score", answers).returncode == 2


def test_anyone_can_compute_every_score_anew_from_what_is_shown() -> None:
    shown = json.loads(call("questionnaire", "show", "smart-governance", "--json")[1])
    result = json.loads(call("score", MIDDLE, "--json")[1])
    leaves = {answer["question"]: answer for answer in result["answers"]}
    children: dict[tuple[str, str | None], list[dict[str, object]]] = {}
    for node in shown["nodes"]:
        children.setdefault((node["tree"], node["parent"]), []).append(node)

    def score(tree: str, node: dict[str, object]) -> float | None:
        parts = children.get((tree, str(node["id"])))
        if parts is None:
            return leaves[str(node["id"])]["score"]
        known = [(float(str(part["weight"])), value) for part in parts if (value := score(tree, part)) is not None]
        return sum(w * v for w, v in known) / sum(w for w, _ in known) if known else None

    for node in result["nodes"]:
        if node["score"] is not None:
            assert score(node["tree"], node) == pytest.approx(node["score"], abs=1e-9)


def test_lists_and_figures_are_shown_for_people_and_for_programs() -> None:
    assert "smart-governance" in call("questionnaire", "list")[1]
    assert json.loads(call("questionnaire", "list", "--json")[1])[0]["questions"] == 90
    assert "uclg-2019" in call("benchmark", "list")[1]
    assert json.loads(call("benchmark", "list", "--json")[1])[0]["participants"] == 24
    assert (
        "og.plan yes: 48 (share); 10 of 21; chapter “Open government”, line 755"
        in call("benchmark", "show", "uclg-2019")[1]
    )
    figures = json.loads(call("benchmark", "show", "uclg-2019", "--json")[1])["figures"]
    assert {"indicator", "category", "kind", "value", "n", "count", "scale", "base", "source", "note"} <= set(
        figures[0]
    )
    assert re.search(r"og\.plan +\[maturity, quick\]", call("questionnaire", "show", "smart-governance")[1])
    assert json.loads(call("questionnaire", "schema", "result")[1]) == find_schema("result")


@pytest.mark.parametrize("name", ["LC_ALL", "LANG"])
def test_an_unknown_language_of_the_environment_gives_english(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "tlh_QO.UTF-8")
    assert call("score", MIDDLE)[0] == 0


def test_a_report_never_takes_the_place_of_its_answers(
    run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    answers = tmp_path / "x.json"
    made = run("score", MIDDLE, "--json").stdout
    answers.write_text(made, "utf-8")
    (tmp_path / "link.html").symlink_to(MIDDLE)
    before = MIDDLE.read_bytes()
    told = run("report", MIDDLE, "-o", "link.html")
    assert (told.returncode, MIDDLE.read_bytes()) == (2, before)
    assert "is one of the files that are read" in told.stderr
    assert run("report", answers, "-o", answers).returncode == 2
    assert answers.read_text("utf-8") == made


def test_a_file_that_lies_about_does_not_shadow_a_published_benchmark(
    run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    (tmp_path / "uclg-2019").write_text("junk")
    assert run("score", MIDDLE, "--quiet").returncode == 0


@pytest.mark.parametrize(
    ("version", "said"), [("2.0", "a newer govcheck"), ("0.9", "has changed since"), ("x", "has changed")]
)
def test_a_file_of_another_version_is_told_as_what_it_is(version: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "a.answers.yaml"
    file.write_text(re.sub("version: '1.0'", f"version: '{version}'", MIDDLE.read_text("utf-8")), "utf-8")
    result = CliRunner().invoke(app, ["score", str(file), "--json"], catch_exceptions=False)
    assert result.exit_code == 0
    assert said in result.stderr
