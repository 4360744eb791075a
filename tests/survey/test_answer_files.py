"""Many answer files: one table, whatever reads them, and nothing that cannot be used is lost or stops the rest."""

from __future__ import annotations

import os
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from polars.testing import assert_frame_equal

from builders import random_answers
from damaged_files import ASKED, KINDS, count_wrong, write_files
from govcheck.batch.origin import FILE, LINE, PATH, SAMPLE, VERSION
from govcheck.batch.row import make_row
from govcheck.batch.wide_table import list_columns
from govcheck.errors import GovcheckError
from govcheck.store.answer_file import render_answers, render_answers_json
from govcheck.survey import answer_files, processes
from govcheck.survey.answer_files import FilesRead, read_answer_files
from systems import needs_names_of_any_bytes

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The same answers as YAML and as JSON, one after the other."""
    for seed in range(30):
        answers = random_answers(ASKED, seed)
        for form, text in (
            ("yaml", render_answers(answers, ASKED)),
            ("json", render_answers_json(answers, ASKED)),
        ):
            file = tmp_path / "given" / f"city-{seed:02}.answers.{form}"
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
    return tmp_path / "given"


def read(files: list[Path], spool: Path, jobs: int = 1, name: str | None = None) -> tuple[FilesRead, list[int]]:
    spool.mkdir()
    done: list[int] = []
    return read_answer_files(files, ASKED, name, jobs=jobs, spool=spool, advance=done.append), done


def table(found: FilesRead) -> pl.DataFrame:
    assert found.frame is not None
    return found.frame.collect()


def test_a_row_says_what_the_file_says(folder: Path, tmp_path: Path) -> None:
    files = sorted(folder.iterdir())
    found, done = read(files, tmp_path / "spool")
    assert (found.rows, found.left_out, found.problems, done) == (60, 0, [], [60])
    rows = table(found)
    assert rows[FILE].to_list() == [str(file) for file in files]
    assert rows[LINE].null_count() == 60 and set(rows[VERSION]) == {"1.0"}
    for place, row in enumerate(rows.iter_rows(named=True)):
        answers = random_answers(ASKED, place // 2)
        said = {name: cell for name, cell in row.items() if cell is not None and name not in {FILE, VERSION}}
        assert said == {"city": "Testville", "date": date(2026, 11, 20), **make_row(ASKED, answers)}


def test_columns_have_the_types_and_the_order_of_the_table(folder: Path, tmp_path: Path) -> None:
    rows = table(read(sorted(folder.iterdir()), tmp_path / "spool")[0])
    known = list_columns(ASKED)
    assert rows.columns == [name for name in known if name in rows.columns]
    assert dict(rows.schema) == {name: known[name] for name in rows.columns}


def test_several_processes_give_the_same_table(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [*sorted(folder.iterdir()), tmp_path / "none.yaml"]
    (alone, _), (few, told) = read(files, tmp_path / "alone"), read(files, tmp_path / "few")
    assert told == [61]
    monkeypatch.setattr(answer_files, "CHUNK", 7)
    together, done = read(files, tmp_path / "together", jobs=2)
    assert done == [7] * 8 + [5]
    assert_frame_equal(table(alone), table(together))
    assert alone[1:] == few[1:] == together[1:]
    assert [problem.code for problem in together.problems] == ["no-such-file"]


def test_damaged_files_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "given").mkdir()
    codes = write_files(tmp_path / "given", 2 * len(KINDS), len(KINDS))
    found, _ = read(list(codes), tmp_path / "spool")
    assert (found.rows, found.left_out) == (2 * len(KINDS), len(KINDS))
    assert not count_wrong(codes, found)


@needs_names_of_any_bytes
def test_a_file_whose_name_is_not_in_utf8_is_read_like_any_other(folder: Path, tmp_path: Path) -> None:
    first, *_ = files = sorted(folder.iterdir())
    odd = folder / os.fsdecode(b"caf\xe9.answers.yaml")
    shutil.copy(first, odd)
    rows = table(read([odd, *files], tmp_path / "spool")[0])
    assert rows[FILE].to_list() == [str(folder / "caf\u2039U+DCE9\u203a.answers.yaml"), *map(str, files)]
    assert rows[PATH].to_list() == [os.fsencode(odd), *[None] * len(files)]
    assert rows.drop(FILE, PATH).row(0) == rows.drop(FILE, PATH).row(1)


def test_where_nothing_can_be_used_there_is_no_table(tmp_path: Path) -> None:
    empty, done = read([], tmp_path / "empty")
    assert (empty.frame, empty.rows, done) == (None, 0, [])
    missing, done = read([tmp_path / "gone.yaml"], tmp_path / "missing")
    assert (missing.frame, missing.rows, missing.left_out, done) == (None, 1, 1, [1])


def test_an_earlier_version_counts_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "old.answers.yaml"
    file.write_text(render_answers(random_answers(ASKED, 1).model_copy(update={"version": "0.9"}), ASKED), "utf-8")
    rows = table(read([file], tmp_path / "spool")[0])
    assert rows[VERSION].to_list() == ["0.9"]


def test_no_more_problems_are_held_than_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_files, "MOST_TOLD", 3)
    found, _ = read([tmp_path / f"{number}.yaml" for number in range(5)], tmp_path / "spool")
    assert [problem.code for problem in found.problems] == ["no-such-file"] * 3 + ["more-problems"]
    assert "5 rows are left out" in str(found.problems[-1])


def test_a_process_that_dies_is_told(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_files, "CHUNK", 2)
    monkeypatch.setattr(processes, "PAYS", 1)
    monkeypatch.setattr(answer_files, "ChunkReader", Deadly)
    with pytest.raises(GovcheckError, match="ended before its work was done"):
        read(sorted(folder.iterdir()), tmp_path / "spool", jobs=2)


class Deadly(answer_files.ChunkReader):
    def __call__(self, task: answer_files.ChunkTask) -> answer_files.ChunkDone:
        if task.start > 10:
            os._exit(9)
        return super().__call__(task)


def test_a_made_up_city_is_told_apart(folder: Path, tmp_path: Path) -> None:
    files = sorted(folder.glob("*.yaml"))[:3]
    assert SAMPLE not in table(read(files, tmp_path / "without")[0]).columns
    text = files[1].read_text("utf-8")
    files[1].write_text(f"sample: true\n{text}", "utf-8")
    assert table(read(files, tmp_path / "with")[0])[SAMPLE].to_list() == [None, True, None]
