"""`questionnaire check` and `benchmark check` as people and scripts call them; the times that `show` tells."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from govcheck.cli.app import app
from govcheck.errors import InputError
from govcheck.store.content import content_folder, forget_questionnaires, load_questionnaire

SMALL = Path(__file__).parents[1] / "lint" / "small"


def call(*arguments: str | Path) -> tuple[int, str]:
    """Exit code and standard output of a command, run in this process."""
    result = CliRunner().invoke(app, [str(a) for a in arguments], catch_exceptions=False)
    return result.exit_code, result.stdout


@pytest.fixture
def own(tmp_path: Path) -> Path:
    forget_questionnaires()
    return Path(shutil.copytree(SMALL, tmp_path / "own"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_nothing_is_found_in_what_comes_with_govcheck() -> None:
    told = "smart-governance: nothing found\nsmart-resilience: nothing found\n"
    assert call("questionnaire", "check") == (0, told)
    assert call("questionnaire", "check", "smart-governance", "--quiet") == (0, "")
    assert call("benchmark", "check", "uclg-2019") == (0, "uclg-2019: nothing found\n")
    code, text = call("benchmark", "check", "--json")
    assert (code, json.loads(text)) == (0, {"findings": []})


def test_all_findings_are_told_in_the_order_of_files_and_lines(own: Path) -> None:
    change(own / "advice.yaml", "practices: [p-one]", "practices: [p-on]")
    change(own / "scoring.yaml", "review: 2", "revue: 2")
    change(own / "questionnaire.yaml", "section: two", "section: three")
    change(own / "questionnaire.yaml", "studies: [uclg-2019]", "studies: [uclg-2019, uclg-2020]")
    code, text = call("questionnaire", "check", own)
    lines = text.splitlines()
    assert code == 1
    assert lines[0] == f"{own / 'questionnaire.yaml'}:6: There is no benchmark uclg-2020."
    assert lines[1] == "    Did you mean uclg-2021?"
    files = [line.partition(": ")[0].rpartition("/")[2] for line in lines if line.startswith("/")]
    parts = [file.partition(":") for file in files]
    assert [part for part, _, _ in parts] == ["questionnaire.yaml"] * 2 + ["scoring.yaml", "advice.yaml"]
    assert lines[-1] == "4 findings."


def test_findings_are_data_too(own: Path) -> None:
    change(own / "scoring.yaml", "review: 2", "revue: 2")
    code, text = call("questionnaire", "check", "smart-governance", own, "--json")
    file = str(own / "scoring.yaml")
    found = {"name": str(own), "code": "unknown-question", "message": "There is no question revue."}
    assert code == 1
    assert json.loads(text)["findings"] == [{**found, "hint": "Did you mean review?", "file": file, "line": 25}]


def test_what_is_wrong_with_several_files_is_told_together(own: Path) -> None:
    change(own / "questionnaire.yaml", "role: maturity", "role: maturty")
    change(own / "scoring.yaml", "review: 2", "review: [2")
    change(own / "practices.yaml", "edition: 2019", "edition: last")
    codes = [one["code"] for one in json.loads(call("questionnaire", "check", own, "--json")[1])["findings"]]
    assert codes == ["enum", "not-yaml", "int-parsing"]
    with pytest.raises(InputError) as error:
        load_questionnaire(str(own))
    assert [problem.code for problem in error.value.problems] == codes


def test_a_file_of_a_folder_stands_for_it(own: Path) -> None:
    assert call("questionnaire", "check", own / "scoring.yaml") == (0, f"{own / 'scoring.yaml'}: nothing found\n")


def test_what_cannot_be_read_is_no_finding(own: Path) -> None:
    (own / "scoring.yaml").unlink()
    change(own / "questionnaire.yaml", "role: maturity", "role: maturty")
    for name in (own, own / "nothing"):
        with pytest.raises(InputError) as error:
            call("questionnaire", "check", name)
        assert error.value.exit_code == 2
    with pytest.raises(InputError) as error:
        call("questionnaire", "check", own)
    assert [problem.code for problem in error.value.problems] == ["no-such-file", "enum"]


def test_what_cannot_be_read_does_not_hide_the_rest(own: Path) -> None:
    result = CliRunner().invoke(app, ["questionnaire", "check", "nothing", "smart-governance", str(own / "none")])
    assert result.stdout == "smart-governance: nothing found\n"
    assert isinstance(result.exception, InputError)
    assert [problem.code for problem in result.exception.problems] == ["unknown-questionnaire"] * 2


def test_what_stands_in_a_file_does_not_steer_the_terminal(own: Path) -> None:
    change(own / "questionnaire.yaml", "role: maturity", 'role: "\\e[31m"')
    assert "\x1b" not in call("questionnaire", "check", own)[1]


def test_a_questionnaire_without_advice_needs_none(own: Path) -> None:
    (own / "advice.yaml").unlink()
    assert call("questionnaire", "check", own)[0] == 0
    assert load_questionnaire(str(own)).advice is None


def test_practices_may_stand_in_the_file_of_the_advice(own: Path) -> None:
    practices = (own / "practices.yaml").read_text("utf-8")
    (own / "practices.yaml").unlink()
    with (own / "advice.yaml").open("a", encoding="utf-8") as file:
        file.write(practices)
    assert call("questionnaire", "check", own)[0] == 0
    change(own / "advice.yaml", "id: p-two", "id: p-one")
    found = json.loads(call("questionnaire", "check", own, "--json")[1])["findings"]
    assert [(Path(one["file"]).name, one["code"]) for one in found] == [("advice.yaml", "duplicate-id")]


def test_the_times_of_both_versions_are_told(own: Path) -> None:
    shown = call("questionnaire", "show", "smart-governance")[1].splitlines()
    assert shown[1].startswith("Quick version: 24 questions, about ")
    assert shown[2].startswith("Full version: 90 questions, about ")
    minutes = json.loads(call("questionnaire", "show", "smart-governance", "--json")[1])["minutes"]
    assert 0 < minutes["quick"] < minutes["full"]
    assert "Quick version" not in call("questionnaire", "show", own)[1]
    assert json.loads(call("questionnaire", "show", own, "--json")[1])["minutes"] == {"quick": None, "full": None}


def test_a_benchmark_of_ones_own_is_checked_by_its_file(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    shutil.copy(content_folder("benchmarks") / "uclg-2019.yaml", file)
    change(file, "indicator: og.plan", "indicator: og.plam")
    code, text = call("benchmark", "check", file)
    assert code == 1
    assert "No question of any questionnaire names the indicator og.plam.\n    Did you mean og.plan?" in text
    assert text.endswith("1 finding.\n")
