"""For each kind of fault, a small questionnaire with exactly that one, told with its code, file and line."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from govcheck.errors import InputError
from govcheck.store.check import check_questionnaire
from govcheck.store.content import forget_questionnaires, list_questionnaires, load_questionnaire

SMALL = Path(__file__).with_name("small")


class Case(NamedTuple):
    """What is changed in which file, and on the line of which text which fault is told."""

    code: str
    part: str
    old: str
    new: str
    at: str = ""
    """Where empty, the change begins on the line."""
    told_in: str = ""
    """The file that the fault is told of; the changed one where empty."""


CASES = {
    group: [Case(**case) for case in cases]
    for group, cases in yaml.safe_load(Path(__file__).with_name("faults.yaml").read_text("utf-8")).items()
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A questionnaire without a fault, for a test to change."""
    forget_questionnaires()
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


def expected(folder: Path, case: Case) -> tuple[str, str, int]:
    """Make the change; the code, the file and the line of the fault that it leads to."""
    file = folder / f"{case.part}.yaml"
    text = file.read_text("utf-8")
    assert case.old in text
    changed = text.replace(case.old, case.new, 1)
    file.write_text(changed, "utf-8")
    told_in = folder / f"{case.told_in or case.part}.yaml"
    whole = told_in.read_text("utf-8")
    start = whole.index(case.at) if case.at else text.index(case.old)
    return case.code, str(told_in), whole[:start].count("\n") + 1


def found(folder: Path) -> list[tuple[str, str, int | None]]:
    return [(p.code, p.location.file, p.location.line) for p in check_questionnaire(str(folder)) if p.location]


def named(group: str) -> list[Any]:
    return [pytest.param(case, id=f"{case.code}-{number}") for number, case in enumerate(CASES[group])]


def test_the_small_questionnaire_has_no_fault(folder: Path) -> None:
    assert found(folder) == []
    assert load_questionnaire(str(folder)).id == "small"


@pytest.mark.parametrize("name", list_questionnaires())
def test_what_comes_with_govcheck_has_no_fault(name: str) -> None:
    assert [str(problem) for problem in check_questionnaire(name)] == []


@pytest.mark.parametrize("case", named("unusable"))
def test_a_fault_that_makes_it_unusable_is_told_by_the_check_and_when_it_is_loaded(folder: Path, case: Case) -> None:
    told = expected(folder, case)
    assert found(folder) == [told]
    with pytest.raises(InputError) as error:
        load_questionnaire(str(folder))
    assert [(p.code, p.location.file, p.location.line) for p in error.value.problems if p.location] == [told]
    assert all(problem.hint for problem in error.value.problems)


@pytest.mark.parametrize("case", named("worse"))
def test_a_fault_that_makes_it_worse_is_told_by_the_check_alone(folder: Path, case: Case) -> None:
    told = expected(folder, case)
    assert found(folder) == [told]
    assert load_questionnaire(str(folder)).id == "small"
    assert all(problem.hint for problem in check_questionnaire(str(folder)))


@pytest.mark.parametrize("case", named("of_one_file"))
def test_a_fault_of_one_file_is_told_with_its_line(folder: Path, case: Case) -> None:
    told = expected(folder, case)
    assert found(folder) == [told]
    with pytest.raises(InputError):
        load_questionnaire(str(folder))
