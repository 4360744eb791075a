"""Benchmarks: those that come with govcheck, and one's own."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from govcheck.errors import InputError
from govcheck.store.benchmarks import list_benchmarks, load_benchmark
from govcheck.store.content import content_folder

if TYPE_CHECKING:
    from pathlib import Path


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
