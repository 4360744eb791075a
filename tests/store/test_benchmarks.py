"""Benchmarks: those that come with govcheck, and one's own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from govcheck.errors import InputError
from govcheck.store.benchmarks import forget_benchmarks, list_benchmarks, load_benchmark, load_studies
from govcheck.store.content import content_folder


def test_what_comes_with_govcheck_loads() -> None:
    assert "uclg-2019" in list_benchmarks()
    for name in list_benchmarks():
        assert load_benchmark(name).figures


@pytest.mark.parametrize("name", ["uclg-2018", "nothing-like-it", "../.."])
def test_unknown_names(name: str) -> None:
    with pytest.raises(InputError) as caught:
        load_benchmark(name)
    assert [problem.code for problem in caught.value.problems] == ["unknown-benchmark"]


def test_a_benchmark_of_ones_own_is_named_by_its_file(tmp_path: Path) -> None:
    file = tmp_path / "ours"
    shutil.copy(content_folder("benchmarks") / "uclg-2019.yaml", file)
    assert load_benchmark(str(file)).id == load_benchmark("uclg-2019").id
    with pytest.raises(InputError) as caught:
        load_benchmark(str(tmp_path / "no.yaml"))
    assert [problem.code for problem in caught.value.problems] == ["no-such-file"]


def test_an_answer_file_is_told_to_be_no_benchmark(tmp_path: Path) -> None:
    file = tmp_path / "city.answers.yaml"
    file.write_text("govcheck: 1\nquestionnaire: smart-governance\ncity: {name: A}\nanswers: {}\n", "utf-8")
    with pytest.raises(InputError, match="an answer file, not a benchmark"):
        load_benchmark(str(file))


def test_changed_figures_are_read_when_the_earlier_ones_are_forgotten(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(content_folder("questionnaires") / "smart-resilience", tmp_path / "own"))
    name = load_studies(str(folder))[0].id
    file = Path(shutil.copy(content_folder("benchmarks") / f"{name}.yaml", folder))
    title = load_studies(str(folder))[0].title
    file.write_text(file.read_text("utf-8").replace(title, "Ours of today", 1), "utf-8")
    assert load_studies(str(folder))[0].title == title
    forget_benchmarks()
    assert load_studies(str(folder))[0].title == "Ours of today"
