"""`govcheck score` of many: one table, whatever the cities lie in; what cannot be read is told and stops nothing."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
import yaml
from polars.testing import assert_frame_equal

from builders import random_answers
from govcheck.store.answer_file import load_answers
from govcheck.store.content import load_questionnaire
from govcheck.store.sample import find_samples
from table_files import write_csv, write_parquet, write_xlsx
from tabulated import tabulate_answers

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from typer.testing import Result

    Run = Callable[..., subprocess.CompletedProcess[str]]
    Call = Callable[..., Result]

ASKED = load_questionnaire("smart-governance")
SAMPLES = find_samples("smart-governance")
CITIES = 50


def given(seed: int) -> dict[str, Any]:
    """An answer file as data, in the form in which people write it."""
    answers = random_answers(ASKED, seed, answered=0.8).answers
    return {
        "govcheck": 1,
        "questionnaire": ASKED.id,
        "version": ASKED.version,
        "city": {"name": f"Villa {seed:02} del Río", "country": "ES", "region": "europe", "population": 1000 + seed},
        "date": str(date(2026, 1, 1) + timedelta(days=seed)),
        "answers": {
            name: json.loads(answer.model_dump_json(exclude_defaults=True, exclude_unset=True))
            for name, answer in answers.items()
        },
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The same cities as YAML, JSON, CSV wide and long, XLSX and Parquet, each kind in a folder of its own."""
    rows, long = [], []
    for seed in range(CITIES):
        data = given(seed)
        for kind, text in (("yaml", yaml.safe_dump(data)), ("json", json.dumps(data))):
            file = tmp_path / kind / f"city-{seed:02}.answers.{kind}"
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
        long += answer_rows(data)
        rows.append(tabulate_answers(ASKED, [load_answers(file).answers]).to_dicts()[0])
    for kind, write in (("csv", write_csv), ("parquet", write_parquet), ("xlsx", write_xlsx)):
        (tmp_path / kind).mkdir()
        write(tmp_path / kind / f"cities.{kind}", rows)
    (tmp_path / "long").mkdir()
    write_csv(tmp_path / "long" / "answers.csv", long)
    return tmp_path


def answer_rows(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """An answer file as rows of a long table."""
    city = data["city"]
    profile = {"city": city["name"], **{name: city[name] for name in ("country", "region", "population")}}
    for question, answer in data["answers"].items():
        value = answer.get("value", answer.get("state"))
        if value == "skipped":
            continue  # in a table, what is skipped is not there
        value = ";".join(value) if isinstance(value, list) else value
        beside = {name: answer[name] for name in ("unsure", "note") if name in answer}
        yield {**profile, "date": data["date"], "question": question, "value": value, **beside}


def test_the_same_cities_give_the_same_table_whatever_they_lie_in(call: Call, folder: Path) -> None:
    tables = {}
    for kind in ("yaml", "json", "csv", "long", "parquet", "xlsx"):
        told = call("score", folder / kind, "-q", ASKED.id, "-o", f"{kind}.parquet")
        assert told.exit_code == 0, told.stderr
        assert f"Read: {CITIES}; scored: {CITIES}; left out: 0" in told.stderr
        table = pl.read_parquet(folder / f"{kind}.parquet")
        assert table["file"].str.contains(kind if kind != "long" else "answers.csv").all()
        tables[kind] = table.drop("file", "line")
    for kind, table in tables.items():
        assert table.columns == tables["yaml"].columns, kind
        assert_frame_equal(table, tables["yaml"], check_exact=False, abs_tol=1e-9)


def test_a_row_has_the_numbers_of_one_file_scored_alone(run: Run, tmp_path: Path) -> None:
    assert run("score", *SAMPLES, "-o", "all.json").returncode == 0
    rows = json.loads((tmp_path / "all.json").read_text("utf-8"))["results"]
    for sample, row in zip(SAMPLES, rows, strict=True):
        alone = json.loads(run("score", sample, "--json").stdout)
        assert row["city"] == alone["city"]["name"]
        assert {name: row[name] for name in alone["counts"]} == alone["counts"]
        for node in alone["nodes"]:
            for part in ("score", "low", "high", "coverage"):
                found = row[f"{node['id']}.{part}"]
                assert found == (None if node[part] is None else pytest.approx(node[part], abs=1e-9))
        assert row["flags"] == ";".join(f"{flag['kind']}:{flag['id']}" for flag in alone["flags"])
        assert {step["id"]: row[f"{step['id']}.step"] for step in alone["ladders"]} == {
            step["id"]: step["step"] for step in alone["ladders"]
        }


def test_what_cannot_be_read_is_told_and_stops_nothing(run: Run, folder: Path) -> None:
    (folder / "yaml" / "bad.answers.yaml").write_text("govcheck: 1\nquestionnaire: smart-governance\nanswers: {x: 1}\n")
    (folder / "yaml" / "cut.answers.json").write_text("{")
    told = run("score", "yaml", "-o", "out.csv")
    assert told.returncode == 1
    assert f"Read: {CITIES + 2}; scored: {CITIES}; left out: 2" in told.stderr
    with (folder / "out.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert len(list(csv.DictReader(stream))) == CITIES
    with (folder / "out.errors.csv").open(encoding="utf-8-sig", newline="") as stream:
        errors = list(csv.DictReader(stream))
    assert {error["file"].rpartition("/")[2] for error in errors} == {"bad.answers.yaml", "cut.answers.json"}
    assert all(error["code"] and error["reason"] for error in errors)


def test_strict_writes_nothing_where_anything_is_wrong(run: Run, folder: Path) -> None:
    (folder / "yaml" / "cut.answers.yaml").write_text("{")
    told = run("score", "yaml", "-o", "out.csv", "--strict")
    assert told.returncode == 2
    assert "cut.answers.yaml" in told.stderr
    assert not (folder / "out.csv").exists()


def test_a_file_of_another_questionnaire_is_left_out_and_told(run: Run, tmp_path: Path) -> None:
    other = find_samples("smart-resilience")[0]
    told = run("score", *SAMPLES, other, "-o", "out.xlsx")
    assert told.returncode == 1
    errors = pl.read_excel(tmp_path / "out.xlsx", sheet_name="errors")
    assert errors["code"].to_list() == ["other-questionnaire"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (SAMPLES, "-o results.csv"),
        ([SAMPLES[0], "--engine", "spark"], "-o results.parquet"),
        ([SAMPLES[0], "--by", "region"], "-o results.csv"),
        ([SAMPLES[0], "-o", "out.txt"], ".csv, .parquet, .xlsx, .json"),
        (["nowhere.yaml", "-o", "out.csv"], "nowhere.yaml"),
        ([".", "-o", "out.csv"], "no answer file"),
    ],
)
def test_what_makes_no_table_says_why(arguments: list[Any], said: str, run: Run, tmp_path: Path) -> None:
    told = run("score", *arguments)
    assert told.returncode == 2
    assert said in told.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("folder")
def test_a_table_alone_needs_to_be_told_its_questionnaire(run: Run) -> None:
    told = run("score", "csv", "-o", "out.csv")
    assert (told.returncode, "-q" in told.stderr) == (2, True)


def test_no_text_of_people_becomes_a_formula(run_process: Run, tmp_path: Path) -> None:
    data = given(1)
    data["city"]["name"] = "+Villa"
    (tmp_path / "one.answers.yaml").write_text(yaml.safe_dump(data), "utf-8")
    assert run_process("score", "one.answers.yaml", "-o", "out.csv").returncode == 0
    assert "\n'+Villa," in (tmp_path / "out.csv").read_text("utf-8-sig")
