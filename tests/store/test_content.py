"""Questionnaires: those that come with govcheck, and one's own."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from govcheck.errors import InputError
from govcheck.store import content
from govcheck.store.content import (
    content_folder,
    find_questionnaire_folder,
    forget_questionnaires,
    list_questionnaires,
    load_built_in,
    load_profile,
    load_questionnaire,
)
from govcheck.store.sample import find_samples

if TYPE_CHECKING:
    from pathlib import Path

BUILT_IN = content_folder("questionnaires") / "smart-governance"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of a questionnaire, for a test to change."""
    forget_questionnaires()
    folder = tmp_path / "own"
    shutil.copytree(BUILT_IN, folder)
    return folder


def change(file: Path, old: str, new: str) -> int:
    """Change a text that stands once in a file; the line on which it stood."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def codes(error: InputError) -> list[str]:
    return [problem.code for problem in error.problems]


def test_what_comes_with_govcheck_loads() -> None:
    assert "smart-governance" in list_questionnaires()
    for name in list_questionnaires():
        assert load_questionnaire(name) is load_built_in(name)
        assert load_questionnaire(name).id == name
    assert "europe" in load_profile().region_ids


def test_a_package_without_content_is_told_where_it_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(content, "_ROOTS", (tmp_path / "a", tmp_path / "b"))
    assert content_folder("questionnaires") == tmp_path / "a" / "questionnaires"
    assert list_questionnaires() == []
    (tmp_path / "b" / "questionnaires").mkdir(parents=True)
    assert content_folder("questionnaires") == tmp_path / "b" / "questionnaires"


def test_a_questionnaire_of_ones_own_works_as_the_built_in_ones_do(own: Path) -> None:
    same = load_questionnaire(str(own))
    assert same.hash == load_questionnaire("smart-governance").hash
    assert find_questionnaire_folder(str(own)) == own
    assert len(find_samples(str(own))) == len(find_samples("smart-governance")) > 0


def test_the_hash_covers_every_file(own: Path) -> None:
    hashes = {load_questionnaire("smart-governance").hash}
    for number, name in enumerate(["questionnaire.yaml", "scoring.yaml", "advice.yaml", "practices.yaml"]):
        folder = own.with_name(f"own{number}")
        shutil.copytree(own, folder)
        with (folder / name).open("a", encoding="utf-8") as stream:
            stream.write("# changed\n")
        hashes.add(load_questionnaire(str(folder)).hash)
    assert len(hashes) == 5


def test_advice_and_practices_may_be_missing(own: Path) -> None:
    (own / "advice.yaml").unlink()
    (own / "practices.yaml").unlink()
    assert load_questionnaire(str(own)).advice is None


@pytest.mark.parametrize("name", ["smart-goverment", "nothing-like-it", "../..", "questionnaire.yaml"])
def test_unknown_names(name: str) -> None:
    for load in (load_questionnaire, load_built_in):
        if load is load_questionnaire and name == "../..":
            continue  # a folder of that name may be meant
        with pytest.raises(InputError) as caught:
            load(name)
        assert codes(caught.value)[0].startswith("unknown-")


def test_the_nearest_name_is_offered() -> None:
    with pytest.raises(InputError, match="Did you mean smart-governance"):
        load_questionnaire("smart-goverment")


def test_what_lies_on_the_disk_is_no_built_in_questionnaire(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(own.parent)
    assert load_questionnaire("own").id == "smart-governance"
    with pytest.raises(InputError, match="-q FOLDER"):
        load_built_in("own")


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("questionnaire.yaml", "schema_version: 1", "schema_version: 2", "literal-error"),
        ("questionnaire.yaml", "schema_version: 1", "schema_version: 1\nshema: 1", "unknown-key"),
        ("scoring.yaml", "minimum_coverage: ", "minimum_coverge: ", "missing"),
        ("advice.yaml", "priority_unknown: 0.5", "priority_unknown: half", "float-type"),
        ("practices.yaml", "{id: p2019-02, ", "{id: P 2019 02, ", "string-pattern-mismatch"),
        ("practices.yaml", "practices:", "practises:", "missing"),
    ],
)
def test_a_fault_is_told_with_its_own_file_and_line(own: Path, name: str, old: str, new: str, code: str) -> None:
    line = change(own / name, old, new)
    with pytest.raises(InputError) as caught:
        load_questionnaire(str(own))
    problem = caught.value.problems[0]
    assert problem.code == code and problem.location is not None
    assert problem.location.file == str(own / name)
    assert problem.location.line in {1, line, line + 1}
    assert problem.hint


@pytest.mark.parametrize("name", ["questionnaire.yaml", "scoring.yaml", "advice.yaml", "practices.yaml"])
@pytest.mark.parametrize(
    ("text", "code"),
    [("- a list\n", "not-a-mapping"), ("", "empty"), ("a: 1\na: 2\n", "duplicate-key"), ("just text", "not-a-mapping")],
)
def test_a_file_that_is_something_else(own: Path, name: str, text: str, code: str) -> None:
    (own / name).write_text(text)
    with pytest.raises(InputError) as caught:
        load_questionnaire(str(own))
    assert codes(caught.value)[0] == code
    assert str(own / name) in str(caught.value)


@pytest.mark.parametrize("name", ["questionnaire.yaml", "scoring.yaml"])
def test_a_file_that_is_missing(own: Path, name: str) -> None:
    (own / name).unlink()
    with pytest.raises(InputError) as caught:
        load_questionnaire(str(own))
    assert codes(caught.value) == ["no-such-file"]


def test_faults_between_questions_and_scoring_are_told(own: Path) -> None:
    change(own / "scoring.yaml", "questions: {og.plan: 1, og.enablers: 1}", "questions: {og.plam: 1, og.enablers: 1}")
    with pytest.raises(InputError, match=r"og\.plam"):
        load_questionnaire(str(own))
