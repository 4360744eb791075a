"""The files of a survey: each once, none lost in silence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from govcheck.batch.counts import COUNTS
from govcheck.errors import InputError, UsageError
from govcheck.survey.finding import find_files, is_table
from systems import needs_names_of_any_bytes, needs_pipes


def test_a_file_that_is_reached_by_several_names_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in" / "sub").mkdir(parents=True)
    (tmp_path / "in" / "a.answers.yaml").write_text("a", "utf-8")
    (tmp_path / "in" / "sub" / "b.csv").write_text("b", "utf-8")
    (tmp_path / "in" / "sub" / "link.yaml").symlink_to("../a.answers.yaml")
    (tmp_path / "in" / "sub" / "up").symlink_to("..")
    monkeypatch.chdir(tmp_path)
    found = find_files(["in", "in/../in", str(tmp_path / "in"), "in/sub/b.csv", "in/a.answers.yaml"]).files
    assert found == [Path("in/a.answers.yaml"), Path("in/sub/b.csv")]


def test_links_to_folders_are_followed_and_lead_in_no_circle(tmp_path: Path) -> None:
    for name in ("in/a.yaml", "elsewhere/b.yaml", "elsewhere/deep/c.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    (tmp_path / "in" / "year").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "round").symlink_to(tmp_path / "in")
    (tmp_path / "elsewhere" / "self").symlink_to(".")
    found = find_files([str(tmp_path / "in")]).files
    assert found == [tmp_path / "in" / name for name in ("a.yaml", "year/b.yaml", "year/deep/c.yaml")]


def test_hidden_files_and_folders_are_left_alone(tmp_path: Path) -> None:
    for name in (".a.yaml", ".git/b.yaml", "~$e.xlsx", "c.yaml", "d.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")
    assert find_files([str(tmp_path)]).files == [tmp_path / "c.yaml"]


def test_a_note_in_a_folder_is_no_table_unless_it_is_named(tmp_path: Path) -> None:
    for name in ("notes.txt", "a.csv"):
        (tmp_path / name).write_text("", "utf-8")
    assert find_files([str(tmp_path)]).files == [tmp_path / "a.csv"]
    assert find_files([str(tmp_path / "notes.txt")]).files == [tmp_path / "notes.txt"]


def test_tables_that_are_not_read_are_found_so_that_somebody_is_told(tmp_path: Path) -> None:
    for name in ("a.csv", "b.ods", "c.XLSM", "d.zip"):
        (tmp_path / name).write_text("", "utf-8")
    found = find_files([str(tmp_path)]).files
    assert [(file.name, is_table(file)) for file in found] == [("a.csv", True), ("b.ods", True), ("c.XLSM", True)]


def test_a_folder_that_cannot_be_looked_into_stops_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.yaml").write_text("", "utf-8")
    scandir = os.scandir

    def closed(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    with pytest.raises(InputError) as told:
        find_files([str(tmp_path)])
    assert [(one.code, one.location and one.location.file) for one in told.value.problems] == [
        ("unreadable", str(tmp_path / "closed"))
    ]


def test_an_empty_name_is_not_the_folder_one_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yaml").write_text("", "utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError) as told:
        find_files([""])
    assert told.value.problems[0].code == "no-name"


def test_standard_input_makes_no_survey() -> None:
    with pytest.raises(UsageError, match="Standard input holds one city"):
        find_files(["-"])


@needs_pipes
@pytest.mark.parametrize("name", ["a.csv", "a.parquet", "a.xlsx", "a.json", "a.yaml", "a.yml"])
def test_a_pipe_is_not_waited_for(name: str, tmp_path: Path, command_environment: dict[str, str]) -> None:
    os.mkfifo(tmp_path / name)
    look = (
        "import sys; from pathlib import Path; from govcheck.survey.finding import find_files\n"
        "print(*find_files([sys.argv[1]]).files)"
    )
    command = [sys.executable, "-c", look, str(tmp_path)]
    ended = subprocess.run(
        command, capture_output=True, text=True, timeout=30, env=command_environment, check=True
    )  # fmt: skip
    assert ended.stdout.strip() == str(tmp_path / name)


def test_a_folder_of_nothing_but_results_says_that_they_are_passed_over(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no answer file and no table"):
        find_files([str(tmp_path)])
    (tmp_path / "results.csv").write_text(",".join(COUNTS) + "\n", "utf-8")
    with pytest.raises(InputError, match="passed over") as told:
        find_files([str(tmp_path)])
    assert [(one.code, one.location and one.location.file) for one in told.value.problems] == [
        ("empty-folder", str(tmp_path))
    ]


@needs_names_of_any_bytes
def test_tables_that_govcheck_wrote_are_known_by_any_name(tmp_path: Path) -> None:
    own, other = (tmp_path / os.fsdecode(name) for name in (b"caf\xe9.parquet", b"other.parquet"))
    for path, columns in ((own, COUNTS), (other, ["city"])):
        with path.open("wb") as stream:
            pl.DataFrame(schema=dict.fromkeys(columns, pl.Int64)).write_parquet(stream)
    assert find_files([str(tmp_path)]) == ([other], 1)
