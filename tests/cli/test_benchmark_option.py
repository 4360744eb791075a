"""`--benchmark`: answers and scores beside a cohort, in the commands that show a result."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import polars as pl
import pytest
from docx import Document
from openpyxl import load_workbook
from typer.testing import CliRunner

from govcheck.batch.result import result_columns
from govcheck.cli.app import app
from govcheck.cli.sitting import assign_benchmarks, list_parts
from govcheck.errors import InputError
from govcheck.language import ENGLISH
from govcheck.model.schema import find_schema
from govcheck.store.benchmarks import load_studies
from govcheck.store.content import load_questionnaire
from govcheck.store.sample import find_samples
from made_cohort import cohort, cohort_data, dump, provenance

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result as Called

GOVERNANCE, RESILIENCE = "smart-governance", "smart-resilience"
CITY = "villa-clara-del-rio"


def sample(questionnaire: str = GOVERNANCE) -> str:
    return str(next(path for path in find_samples(questionnaire) if path.name.startswith(CITY)))


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Writes a cohort into the folder in which the commands run; its name."""
    monkeypatch.chdir(tmp_path)

    def write(name: str = "ours.yaml", questionnaire: str = GOVERNANCE, cities: int = 12, **own: Any) -> str:
        Path(name).write_text(dump(cohort_data(questionnaire, cities, **own)), "utf-8")
        return str(tmp_path / name)

    return write


def call(*arguments: str) -> Called:
    return CliRunner().invoke(app, list(arguments), input="")


def refusal(*arguments: str) -> str:
    error = call(*arguments).exception
    assert isinstance(error, InputError)
    return str(error)


def test_score_shows_the_place_among_few_cities(made: Callable[..., str]) -> None:
    told = call("score", sample(), "--benchmark", made(), "--plain")
    assert told.exit_code == 0
    assert "BESIDE OTHER CITIES: OUR CITIES" in told.stdout
    assert "All 12 cities: above the average of 46; place 4 of 13" in told.stdout
    assert re.search(r"50,001 to 100,000 people, 6 cities: \w+ the average of \d+; place", told.stdout)
    assert "Europe" not in told.stdout.split("BESIDE OTHER CITIES")[1].split("HOW FAR")[0], "a larger group"


def test_a_terminal_shows_the_same(made: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    file = made()
    monkeypatch.setattr("govcheck.cli.screen.wants_plain", lambda **_: False)
    told = call("score", sample(), "--benchmark", file).stdout
    assert "Beside other cities: Our cities" in told
    assert "above the average of 46; place 4 of 13" in told


def test_score_shows_percentiles_of_many(made: Callable[..., str]) -> None:
    told = call("score", sample(), "--benchmark", made(cities=40), "--plain").stdout
    assert re.search(
        r"All 40 cities: \w+ the average of \d+; \d+ to \d+% of them score lower",
        " ".join(told.split()),
    )
    assert "percentile" not in told


def test_json_has_all_groups_and_fits_the_schema(made: Callable[..., str]) -> None:
    result = json.loads(call("score", sample(), "--benchmark", made(), "--json").stdout)
    jsonschema.validate(result, find_schema("result"))
    groups = {(one["group"] or {}).get("id"): one["reason"] for one in result["standings"]}
    assert groups == {None: None, "europe": None, "50001-100000": None, "ES": "suppressed"}
    assert {one["of"] for one in result["comparisons"]} == {"indicator", "question"}
    assert result["sources"][-1]["provenance"]["least_group"] == 5


@pytest.mark.parametrize("suffix", ["html", "pdf", "docx", "xlsx", "md", "json"])
def test_every_format_has_it(suffix: str, made: Callable[..., str]) -> None:
    told = call("report", sample(), "-o", f"report.{suffix}", "--benchmark", made())
    assert told.exit_code == 0, told.stderr
    if suffix in {"html", "md", "json"}:
        assert "Our cities" in Path(f"report.{suffix}").read_text("utf-8")
    if suffix == "docx":
        heads = [cell.text for table in Document("report.docx").tables for cell in table.rows[0].cells]
        assert "All 12 cities" in heads
    if suffix == "xlsx":
        book = load_workbook("report.xlsx")
        assert {"Beside other cities", "Answers beside other cities"} <= set(book.sheetnames)
        assert book["Beside other cities"].max_row == 1 + 2 * 17


@pytest.mark.parametrize("code", ["es", "fr"])
def test_it_is_told_in_other_languages(code: str, made: Callable[..., str]) -> None:
    told = call("score", sample(), "--benchmark", made(), "--plain", "--lang", code).stdout
    assert {"es": "puesto 4 de 13", "fr": "place 4 sur 13"}[code] in " ".join(told.split())
    told = call("score", sample(), "--benchmark", made("many.yaml", cities=40), "--plain", "--lang", code).stdout
    assert {"es": "tiene una puntuación más baja", "fr": "ont un score plus bas"}[code] in " ".join(told.split())
    assert not re.search("(per)?centil", told)


def test_another_version_of_the_questionnaire_is_remarked(made: Callable[..., str]) -> None:
    built = provenance(GOVERNANCE, 12) | {
        "questionnaire": {"id": GOVERNANCE, "version": "0.9", "hash": "sha256:" + 64 * "0"}
    }
    file = made(provenance=built)
    said = " ".join(call("score", sample(), "--benchmark", file, "--plain").stdout.split())
    assert "These cities answered version 0.9 of the questionnaire, and your city version" in said


def _spoil(name: str) -> None:
    """Change the figures of a cohort by hand, so that they cannot be."""
    data = json.loads(Path(name).read_text("utf-8"))
    first = data["blocks"][0]
    first["n"] = 13
    first["figures"][0]["ordered"].reverse()
    Path(name).write_text(dump(data), "utf-8")


@pytest.mark.parametrize(
    "command", [["score", "CITY"], ["report", "CITY", "-o", "out.html"], ["score", "CITY", "CITY2", "-o", "out.csv"]]
)
def test_what_the_check_faults_is_not_shown(command: list[str], made: Callable[..., str]) -> None:
    file = made()
    _spoil(file)
    checked = call("benchmark", "check", file)
    assert checked.exit_code == 1
    found = [line for line in checked.stdout.splitlines() if file in line]
    assert len(found) == 3
    paths = {"CITY": sample(), "CITY2": str(find_samples(GOVERNANCE)[1])}
    told = refusal(*(paths.get(word, word) for word in command), "--benchmark", file)
    assert all(line in told for line in found), (told, found)
    assert not Path(command[-1]).exists()


def test_assess_refuses_it_before_anything_is_asked(made: Callable[..., str]) -> None:
    file = made()
    _spoil(file)
    parts = list_parts([RESILIENCE, GOVERNANCE], ENGLISH)
    with pytest.raises(InputError, match="rising order"):
        assign_benchmarks(parts, [file], ENGLISH)


def test_another_questionnaire_is_refused(made: Callable[..., str]) -> None:
    said = refusal("score", sample(), "--benchmark", made(questionnaire=RESILIENCE))
    assert "This benchmark was built from answers to smart-resilience, and here smart-governance is answered." in said


def test_a_study_of_something_else_is_refused() -> None:
    assert "No figure of this benchmark belongs to anything" in refusal("score", sample(), "--benchmark", "uclg-2021")


def test_a_study_that_is_there_already_is_not_added_twice() -> None:
    assert [one.id for one in load_studies(GOVERNANCE, "en", ["uclg-2019"])] == ["uclg-2019"]


def test_two_cohorts_of_one_id_are_refused(made: Callable[..., str]) -> None:
    files = [made(), made("theirs.yaml", cities=20)]
    with pytest.raises(InputError, match="another benchmark with the id our-cities"):
        load_studies(GOVERNANCE, "en", files)
    assert len(load_studies(GOVERNANCE, "en", [files[0], files[0]])) == 2


def test_two_cohorts_stand_one_after_the_other(made: Callable[..., str]) -> None:
    other = made("theirs.yaml", cities=20, id="theirs")
    told = call("score", sample(), "--benchmark", made(), "--benchmark", other, "--plain").stdout
    assert told.index("All 12 cities") < told.index("All 20 cities")


def test_assess_says_what_is_wrong_with_a_benchmark_before_anything_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "none.yaml" in refusal("assess", "city.answers.yaml", "-q", GOVERNANCE, "--benchmark", "none.yaml")
    assert not Path("city.answers.yaml").exists()


def test_assess_shows_it_at_the_end_and_in_the_way_back(made: Callable[..., str]) -> None:
    file = made()
    shutil.copy(sample(), "city.answers.yaml")
    told = call("assess", "city.answers.yaml", "--benchmark", file, "--plain")
    assert f"--benchmark {file}" in told.stdout + told.stderr


def test_each_questionnaire_of_a_sitting_gets_its_own(made: Callable[..., str]) -> None:
    parts = list_parts([GOVERNANCE, RESILIENCE], ENGLISH)
    ours, theirs = made(), made("theirs.yaml", questionnaire=RESILIENCE)
    assert assign_benchmarks(parts, [ours, theirs], ENGLISH) == {GOVERNANCE: [ours], RESILIENCE: [theirs]}
    with pytest.raises(InputError, match="built from answers to smart-resilience"):
        assign_benchmarks(parts[:1], [theirs], ENGLISH)


def test_a_result_table_is_the_same_with_a_cohort() -> None:
    frame = pl.LazyFrame({"city": ["Testville"], "og.plan": [True]})
    asked, studies = load_questionnaire(GOVERNANCE), load_studies(GOVERNANCE)
    alone, beside = (result_columns(frame, asked, given)[1] for given in (studies, [*studies, cohort()]))
    assert alone == beside
