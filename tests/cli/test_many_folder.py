"""`govcheck score` of a folder again and again: what govcheck wrote, and answers to something else, are passed over."""

from __future__ import annotations

import os
import re
import shutil
import signal
from typing import TYPE_CHECKING

import pytest
from xlsxwriter import Workbook  # type: ignore[import-untyped]

from govcheck.store.sample import find_samples
from govcheck.survey import scoring
from govcheck.survey.own_files import is_own

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The made-up cities with their answers to both questionnaires, as the demo leaves them."""
    folder = tmp_path / "cities"
    folder.mkdir()
    for name in ("smart-governance", "smart-resilience"):
        for sample in find_samples(name):
            shutil.copy(sample, folder / f"{sample.name.split('.')[0]}.{name}.answers.yaml")
    return folder


@pytest.mark.parametrize("ending", ["csv", "parquet", "xlsx", "json"])
def test_what_was_written_into_the_folder_is_not_read_again(run: Run, folder: Path, ending: str) -> None:
    for _ in range(2):
        done = run("score", folder, "-q", "smart-governance", "-o", folder / f"results.{ending}", "--by", "country")
        assert (done.returncode, "Read: 3; scored: 3; left out: 0" in done.stderr) == (0, True)
    assert "files that govcheck wrote itself" in done.stderr or "1 file that govcheck wrote itself" in done.stderr
    assert all(is_own(file) for file in folder.iterdir() if file.name.startswith("results."))


def test_answers_to_another_questionnaire_than_the_one_that_is_named_are_passed_over(run: Run, folder: Path) -> None:
    done = run("score", folder, "-q", "smart-resilience", "-o", "results.csv")
    assert done.returncode == 0
    assert "Passed over: 3 files that answer another questionnaire." in done.stderr
    done = run("score", folder, "-o", "results.csv")
    assert done.returncode == 1, "without a name nobody said that they are not wanted"


def test_a_questionnaire_that_no_file_answers_is_told(run: Run, folder: Path) -> None:
    wanted = sorted(folder.glob("*.smart-governance.*"))
    done = run("score", *wanted, "-q", "smart-resilience", "-o", "results.csv")
    assert done.returncode == 2
    assert "No file answers smart-resilience." in done.stderr
    (folder / "table.parquet").write_bytes(b"nothing of the kind")
    done = run("score", *wanted, folder / "table.parquet", "-q", "smart-resilience", "-o", "results.csv")
    assert done.returncode == 2
    assert "table.parquet: " in done.stderr and "No file answers smart-resilience." in done.stderr


def test_of_many_files_none_of_which_can_be_read_the_first_problems_of_each_kind_are_told(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "wrong").mkdir()
    for number in range(30):
        (tmp_path / "wrong" / f"{number}.answers.yaml").write_text("govcheck: 1\nquestionnaire: nowhere\n", "utf-8")
    done = run("score", tmp_path / "wrong", "-o", "results.csv")
    assert done.returncode == 2
    assert "118 more of these kinds are not shown here." in " ".join(done.stderr.split())


def test_a_benchmark_is_passed_over_and_answers_are_not(run: Run, folder: Path, tmp_path: Path) -> None:
    for number in range(3):
        for file in sorted(folder.glob("*.smart-governance.*")):
            text = file.read_text("utf-8").replace("sample: true", "sample: false")
            text = re.sub('name: "?', rf"\g<0>{number}. ", text, count=1)
            (folder / f"{number}-{file.name}").write_text(text, "utf-8")
    done = run("benchmark", "build", folder, "-q", "smart-governance", "-o", folder / "ours.yaml")
    assert done.returncode == 0, done.stderr
    assert is_own(folder / "ours.yaml")
    assert not any(is_own(file) for file in folder.glob("*.answers.yaml"))
    table = tmp_path / "cities.csv"
    table.write_text("city,og.plan\nA,yes\n", "utf-8")
    assert not is_own(table)


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_workbooks_of_reports_are_passed_over(run: Run, folder: Path, language: str) -> None:
    asked = ("score", folder, "-q", "smart-governance", "-o", folder / "results.csv")
    assert run(*asked, "--report", folder, "--format", "xlsx", "--lang", language).returncode == 0
    assert sum(is_own(file) for file in folder.glob("*.report.xlsx")) == 3
    done = run(*asked)
    assert (done.returncode, "Read: 3; scored: 3; left out: 0" in done.stderr) == (0, True)


def test_a_workbook_of_somebody_else_is_not_passed_over_for_its_properties(tmp_path: Path) -> None:
    with Workbook(tmp_path / "mine.xlsx") as book:
        book.set_custom_property("Format", "for govcheck", "text")
        book.add_worksheet().write_row(0, 0, ["city", "og.plan"])
    assert not is_own(tmp_path / "mine.xlsx")


@pytest.mark.parametrize(
    "command",
    [("score", "{file}"), ("explain", "{file}", "open-government"), ("benchmark", "show", "uclg-2019"),
     ("questionnaire", "migrate", "{file}", "-o", "new.answers.yaml")],
)  # fmt: skip
def test_json_that_was_printed_and_kept_is_passed_over(run: Run, folder: Path, command: tuple[str, ...]) -> None:
    (file, *_) = folder.glob("*.smart-governance.*")
    kept = folder / "kept.json"
    done = run(*(part.replace("{file}", str(file)) for part in command), "--json")
    kept.write_text(done.stdout, "utf-8")
    assert (done.returncode, is_own(kept)) == (0, True)


def test_a_request_to_end_is_an_interruption(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def end(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    monkeypatch.setattr(scoring, "score_survey", end)
    try:
        done = run("score", folder, "-q", "smart-governance", "-o", folder / "results.csv")
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert (done.returncode, "nothing was written" in done.stderr) == (130, True)
    assert not [file for file in folder.iterdir() if "results" in file.name]
