"""The answer file of a running assessment: nobody's answers are lost, whoever else is at work."""

from __future__ import annotations

import multiprocessing
import os
import signal
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import pytest

from govcheck.errors import ChangedError, InputError, LockedError
from govcheck.model.answer import Answer, AnswerFile
from govcheck.store.answer_file import load_answers
from govcheck.store.content import load_questionnaire
from govcheck.store.notebook import Notebook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ASKED = load_questionnaire("smart-governance")
START = AnswerFile.model_validate(
    {"govcheck": 1, "questionnaire": ASKED.id, "version": "1.0", "city": {"name": "X"}, "date": date(2026, 11, 20)}
)
ONE = START.with_answer("og.plan", Answer(value=True))
TWO = ONE.with_answer("data.stage", Answer(value="polish"))
PROCESSES = multiprocessing.get_context("fork")


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_saves_and_goes_on_where_it_left_off(tmp_path: Path) -> None:
    path = tmp_path / "x.answers.yaml"
    with Notebook(path, ASKED) as notebook:
        assert notebook.load() is None
        notebook.save(ONE)
        notebook.save(TWO)
        assert load_answers(path).answers == TWO
    with Notebook(path, ASKED) as notebook:
        assert notebook.load() == TWO
        notebook.save(ONE)
    assert names(tmp_path) == ["x.answers.yaml"]


def test_keeps_comments_that_were_there(tmp_path: Path) -> None:
    path = tmp_path / "x.answers.yaml"
    with Notebook(path, ASKED) as notebook:
        notebook.save(ONE)
    path.write_text(path.read_text("utf-8").replace("og.plan: true", "og.plan: true # asked Ana"), "utf-8")
    with Notebook(path, ASKED) as notebook:
        notebook.load()
        notebook.save(TWO)
        notebook.save(TWO)
    assert path.read_text("utf-8").count("og.plan: true  # asked Ana\n") == 1


def test_writes_json_where_the_name_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    with Notebook(path, ASKED) as notebook:
        notebook.save(TWO)
        assert notebook.save_beside(ONE) == tmp_path / "x.mine1.json"
    assert path.read_text("utf-8").startswith("{\n")
    with Notebook(tmp_path / "y.answers.JSON", ASKED) as notebook:
        assert notebook.save_beside(ONE) == tmp_path / "y.mine1.json"
    assert load_answers(path).answers == TWO


def test_a_questionnaire_of_ones_own_needs_no_place_among_the_built_in_ones(tmp_path: Path) -> None:
    own = ASKED.model_copy(update={"id": "of-our-own"})
    with Notebook(tmp_path / "x.yaml", own) as notebook:
        answers = ONE.model_copy(update={"questionnaire": own.id})
        notebook.save(answers)
        assert notebook.load() == answers


@pytest.mark.parametrize("change", ["by hand", "removed", "turned into a folder", "made too large"])
def test_a_file_changed_meanwhile_is_not_overwritten(tmp_path: Path, change: str) -> None:
    path = tmp_path / "x.answers.yaml"
    with Notebook(path, ASKED) as notebook:
        notebook.save(ONE)
        path.unlink()
        if change == "by hand":
            path.write_text("by hand")
        elif change == "turned into a folder":
            path.mkdir()
        elif change == "made too large":
            path.write_bytes(b"#" * 3_000_000)
        before = names(tmp_path)
        with pytest.raises(ChangedError, match=r"changed or removed by somebody else .* beside it"):
            notebook.save(TWO)
        assert names(tmp_path) == before
        assert change != "by hand" or path.read_text() == "by hand"


def test_a_file_that_appeared_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "x.answers.yaml"
    with Notebook(path, ASKED) as notebook:
        notebook.load()
        path.write_text("of somebody else")
        with pytest.raises(ChangedError):
            notebook.save(ONE)
    assert path.read_text() == "of somebody else"


def test_saves_beside_without_overwriting_anything(tmp_path: Path) -> None:
    path = tmp_path / "x.answers.yaml"
    (tmp_path / "x.mine1.answers.yaml").write_text("there already")
    (tmp_path / "x.mine2.answers.yaml").symlink_to(tmp_path / "nowhere")
    with Notebook(path, ASKED) as notebook:
        assert notebook.save_beside(TWO) == tmp_path / "x.mine3.answers.yaml"
        assert notebook.save_beside(ONE) == tmp_path / "x.mine4.answers.yaml"
    assert (tmp_path / "x.mine1.answers.yaml").read_text() == "there already"
    assert not (tmp_path / "nowhere").exists()
    assert load_answers(tmp_path / "x.mine3.answers.yaml").answers == TWO


def test_what_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "x.answers.yaml"
    long = {q.id: Answer(state="dont-know", note="字" * 10_000) for q in ASKED.questions}
    with Notebook(path, ASKED) as notebook:
        notebook.save(ONE)
        for bad, code in (
            (START.with_answer("data.stage", Answer(value="polsh")), "unknown-option"),
            (START.with_answer("data.stags", Answer(value="polish")), "unknown-question"),
            (START.model_copy(update={"answers": long}), "too-large"),
        ):
            with pytest.raises(InputError) as caught:
                notebook.save(bad)
            assert caught.value.problems[0].code == code
        assert load_answers(path).answers == ONE
        notebook.save(TWO)
    assert load_answers(path).answers == TWO


def test_a_broken_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "x.answers.yaml"
    path.write_text("answers: [")
    with Notebook(path, ASKED) as notebook, pytest.raises(InputError):
        notebook.load()
    assert path.read_text() == "answers: ["
    assert names(tmp_path) == ["x.answers.yaml"]


def test_clears_away_what_a_killed_process_left(tmp_path: Path) -> None:
    path = tmp_path / "x.answers.yaml"
    for name in (".x.answers.yaml.0123abcd.tmp", ".y.answers.yaml.0123abcd.tmp"):
        (tmp_path / name).write_bytes(b"half")
    with Notebook(path, ASKED):
        assert names(tmp_path) == [".x.answers.yaml.lock", ".y.answers.yaml.0123abcd.tmp"]


def test_makes_no_folders(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no folder"), Notebook(tmp_path / "typo" / "x.yaml", ASKED):
        pass
    assert names(tmp_path) == []


def test_a_folder_that_cannot_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notebook = Notebook(tmp_path / "x.yaml", ASKED)

    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(notebook._lock, "acquire", refuse)  # noqa: SLF001 # whoever runs the tests may write everywhere
    with pytest.raises(InputError, match="cannot be written to: Permission denied"), notebook:
        pass


@contextmanager
def held_elsewhere(path: Path) -> Iterator[int]:
    """Another process that holds the lock; its number."""
    ready, told = PROCESSES.Pipe(duplex=False)

    def hold() -> None:
        with Notebook(path, ASKED):
            told.send("held")
            signal.pause()

    process = PROCESSES.Process(target=hold, daemon=True)
    process.start()
    try:
        assert ready.recv() == "held"
        assert process.pid is not None
        yield process.pid
    finally:
        process.kill()
        process.join()


def test_a_second_process_is_refused_until_the_first_ends_however_it_ends(tmp_path: Path) -> None:
    path = tmp_path / "x.answers.yaml"
    link = tmp_path / "folder" / "link.yaml"
    link.parent.mkdir()
    link.symlink_to(path)
    with held_elsewhere(path) as process:
        for name in (path, link, tmp_path / "folder" / ".." / "x.answers.yaml"):
            with (
                pytest.raises(LockedError, match=r"Another govcheck is working on this file\. Finish there"),
                Notebook(name, ASKED),
            ):
                pass
        with Notebook(tmp_path / "y.answers.yaml", ASKED):
            pass
        os.kill(process, signal.SIGKILL)
        os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
        with Notebook(path, ASKED) as notebook:
            notebook.save(ONE)
    with Notebook(path, ASKED) as notebook:
        assert notebook.load() == ONE


def test_a_second_notebook_in_the_same_process_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.answers.yaml"
    with Notebook(path, ASKED), pytest.raises(LockedError), Notebook(path, ASKED):
        pass
    with Notebook(path, ASKED):
        pass


def test_links_that_lead_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.answers.yaml").symlink_to("a.answers.yaml")
    with pytest.raises(InputError, match="The links of this name lead in a circle"):
        Notebook(tmp_path / "a.answers.yaml", ASKED)
