"""For each kind of fault a small benchmark with exactly that one, told with its code and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govcheck.errors import InputError
from govcheck.store.benchmarks import list_benchmarks, load_studies
from govcheck.store.check import check_benchmark

if TYPE_CHECKING:
    from pathlib import Path

SMALL = """\
schema_version: 1
id: small
edition: 2019
title: "Small"
participants: 10
who: "participating cities"
caution: "Only an example."
study: {title: "A study", publisher: "A publisher", text: "study.txt"}
blocks:
  - indicator: og.plan
    kind: share
    base: "all"
    line: "1"
    place: "A chapter"
    figures:
      - {category: "yes", value: 50}
  - indicator: og.development
    kind: order
    base: "all"
    line: "2"
    place: "A chapter"
    figures:
      - {category: participation, value: "highest", said: "highest"}
  - indicator: foresight.development
    kind: mean
    scale: "0-10"
    base: "all"
    line: "3"
    place: "A chapter"
    holds_for: {question: foresight.use, any_of: ["yes"]}
    figures:
      - {value: 5}
"""


def found(folder: Path, text: str) -> list[tuple[str, int | None]]:
    file = folder / "small.yaml"
    file.write_text(text, "utf-8")
    problems = check_benchmark(str(file))
    assert all(problem.location and problem.location.file == str(file) for problem in problems)
    return [(problem.code, problem.location.line) for problem in problems if problem.location]


def test_the_small_benchmark_has_no_fault(tmp_path: Path) -> None:
    assert found(tmp_path, SMALL) == []


@pytest.mark.parametrize("name", list_benchmarks())
def test_what_comes_with_govcheck_has_no_fault(name: str) -> None:
    assert [str(problem) for problem in check_benchmark(name)] == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("  - indicator: og.plan", "  - indicator: og.plam", "unknown-indicator"),
        ('      - {category: "yes", value: 50}', "      - {category: ja, value: 50}", "unknown-category"),
        ("      - {category: participation,", "      - {category: partcipation,", "unknown-category"),
        ("      - {category: participation,", "      - {", "unknown-category"),
        ("      - {value: 5}", "      - {category: all, value: 5}", "unknown-category"),
        ("    holds_for: {question: foresight.use", "    holds_for: {question: foresight.user", "unknown-question"),
        ('any_of: ["yes"]}', "any_of: [ja]}", "unknown-option"),
        ('      - {category: "yes", value: 50}', '      - {category: "yes", value: 150}', "value-error"),
        ('value: "highest", said', 'value: "highest", note', "value-error"),
        ("participants: 10", "participants: few", "int-type"),
        ("participants: 10", "participants: [10", "not-yaml"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, old: str, new: str, code: str) -> None:
    at = SMALL.index(old)
    if code == "value-error":  # a block is refused as a whole
        at = SMALL.rindex("  - indicator", 0, at)
    assert found(tmp_path, SMALL.replace(old, new)) == [(code, SMALL[:at].count("\n") + 1)]


def test_a_figure_that_stands_twice_is_told_of_the_second(tmp_path: Path) -> None:
    line = '      - {category: "yes", value: 50}\n'
    assert found(tmp_path, SMALL.replace(line, line * 2)) == [("duplicate-figure", 17)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('    kind: mean\n    scale: "0-10"\n', "    kind: share\n"),
        (
            "  - indicator: og.plan\n    kind: share\n",
            '  - indicator: foresight.use\n    kind: mean\n    scale: "0-100"\n',
        ),
    ],
)
def test_figures_that_no_answer_can_be_set_beside_are_faults_and_not_used(tmp_path: Path, old: str, new: str) -> None:
    assert old in SMALL
    assert "not-its-kind" in [code for code, _ in found(tmp_path, SMALL.replace(old, new))]
    with pytest.raises(InputError, match="no figures of the kind"):
        load_studies("smart-governance", "en", (str(tmp_path / "small.yaml"),))


def test_a_mean_on_another_scale_than_its_question_is_a_fault_and_not_used(tmp_path: Path) -> None:
    other = SMALL.replace('    scale: "0-10"\n', '    scale: "1-10"\n')
    assert [code for code, _ in found(tmp_path, other)] == ["not-its-scale"]
    with pytest.raises(InputError, match="It goes from 0 to 10"):
        load_studies("smart-governance", "en", (str(tmp_path / "small.yaml"),))


def test_a_benchmark_that_is_not_there_cannot_be_checked(tmp_path: Path) -> None:
    for name in ("nothing", str(tmp_path / "nothing.yaml")):
        with pytest.raises(InputError):
            check_benchmark(name)


def test_a_published_mean_lies_on_its_scale(tmp_path: Path) -> None:
    assert found(tmp_path, SMALL.replace("      - {value: 5}", "      - {value: 15}")) == [("off-the-scale", 32)]
