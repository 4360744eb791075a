"""`govcheck score … -o -`: the table on standard output, and nothing else with it."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from govcheck.errors import UsageError
from govcheck.store.sample import find_samples

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from typer.testing import Result

    Run = Callable[..., subprocess.CompletedProcess[str]]
    Call = Callable[..., Result]

SAMPLES = find_samples("smart-governance")


def test_it_is_the_csv_that_a_file_would_hold_without_the_mark_of_its_encoding(run: Run, tmp_path: Path) -> None:
    told = run("score", *SAMPLES, "-o", "-")
    assert told.returncode == 0, told.stderr
    rows = list(csv.DictReader(io.StringIO(told.stdout)))
    assert len(rows) == len(SAMPLES)
    assert next(iter(rows[0])) == "city"
    assert f"scored: {len(SAMPLES)}" in told.stderr
    assert "Written" not in told.stderr
    assert not list(tmp_path.iterdir())
    assert run("score", *SAMPLES, "-o", "out.csv").returncode == 0
    assert (tmp_path / "out.csv").read_text("utf-8-sig") == told.stdout


def test_with_json_it_is_the_json_that_a_file_would_hold(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("city,og.plan\nA,yes\nB,perhaps\n", "utf-8")
    told = run("score", "in.csv", "-q", "smart-governance", "-o", "-", "--json", "--by", "region")
    assert told.returncode == 1
    tables = json.loads(told.stdout)
    assert ([row["city"] for row in tables["results"]], tables["errors"][0]["line"]) == (["A"], 3)
    assert run("score", "in.csv", "-q", "smart-governance", "-o", "out.json", "--by", "region").returncode == 1
    assert (tmp_path / "out.json").read_text("utf-8") == told.stdout


def test_it_says_where_the_rest_is_to_be_had(call: Call, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("city,og.plan\nA,yes\nB,perhaps\n", "utf-8")
    told = call("score", "in.csv", "-q", "smart-governance", "-o", "-")
    assert told.exit_code == 1
    assert "further tables with -o FILE or --json" in told.stderr
    assert "in.csv:3" in told.stderr


def test_quiet_leaves_the_table_alone(call: Call) -> None:
    told = call("score", SAMPLES[0], "-o", "-", "--quiet")
    assert (told.exit_code, told.stderr, len(told.stdout.splitlines())) == (0, "", 2)


def test_reports_may_be_written_beside_it(call: Call, tmp_path: Path) -> None:
    told = call("score", *SAMPLES, "-o", "-", "--report", "reports", "--format", "md")
    assert told.exit_code == 0
    assert len(list((tmp_path / "reports").iterdir())) == len(SAMPLES)
    assert len(told.stdout.splitlines()) == len(SAMPLES) + 1


def test_figures_of_groups_have_no_place_in_it(call: Call) -> None:
    with pytest.raises(UsageError) as told:
        call("score", *SAMPLES, "-o", "-", "--by", "region")
    assert told.value.problems[0].code == "one-table"
