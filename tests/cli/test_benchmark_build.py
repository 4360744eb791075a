"""`govcheck benchmark build`: many cities in, a benchmark out that works as the built-in ones do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

from builders import random_answers
from govcheck.model.schema import find_schema
from govcheck.store.answer_file import load_answers
from govcheck.store.benchmarks import load_benchmark
from govcheck.store.content import load_questionnaire
from govcheck.store.sample import find_samples
from govcheck.version import __version__
from table_files import write_csv, write_parquet
from tabulated import tabulate_answers

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]

ASKED = load_questionnaire("smart-resilience")
SAMPLES = find_samples("smart-resilience")
PLACES = [("ES", "europe"), ("ES", "europe"), ("FR", "europe"), ("KE", "africa")]


def given(seed: int) -> dict[str, Any]:
    """An answer file as data; three in four cities lie in Europe, every second one is small."""
    country, region = PLACES[seed % 4]
    people = 20_000 if seed % 2 else 400_000
    answers = random_answers(ASKED, seed, answered=0.9).answers
    return {
        "govcheck": 1,
        "questionnaire": ASKED.id,
        "version": ASKED.version,
        "city": {"name": f"City {seed:02}", "country": country, "region": region, "population": people},
        "date": f"2026-01-{seed % 28 + 1:02}",
        "answers": {
            name: json.loads(answer.model_dump_json(exclude_defaults=True, exclude_unset=True))
            for name, answer in answers.items()
        },
    }


def write_cities(folder: Path, number: int) -> list[Path]:
    folder.mkdir(exist_ok=True)
    files = [folder / f"city-{seed:02}.answers.yaml" for seed in range(number)]
    for seed, file in enumerate(files):
        file.write_text(yaml.safe_dump(given(seed)), "utf-8")
    return files


@pytest.fixture
def cities(tmp_path: Path) -> Path:
    """Twelve cities in a folder."""
    write_cities(tmp_path / "cities", 12)
    return tmp_path / "cities"


def test_the_built_benchmark_is_golden_checked_and_shown(
    run_process: Run, run: Run, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    write_cities(tmp_path / "cities", 12)
    options = ("-o", "cohort.yaml", "--by", "region,country", "--built-by", "The league", "--title", "Our cities")
    told = run_process("benchmark", "build", "cities", *options)
    assert (told.returncode, told.stdout) == (0, "")
    assert "Read: 12; counted: 12; left out: 0." in told.stderr
    assert "Publish this cohort once" in told.stderr
    text = (tmp_path / "cohort.yaml").read_text("utf-8")
    head = text[: text.index("blocks:")].replace(ASKED.hash, "HASH").replace(f'"{__version__}"', "VERSION")
    blocks = text[text.index("blocks:") :].splitlines()
    golden("benchmark-build.yaml", head + "\n".join(blocks[:40]) + "\n")
    jsonschema.validate(yaml.safe_load(text), find_schema("benchmark"))
    checked = run("benchmark", "check", "cohort.yaml")
    assert (checked.returncode, checked.stdout) == (0, "cohort.yaml: nothing found\n")
    shown = run("benchmark", "show", "cohort.yaml")
    assert shown.returncode == 0
    assert "Built by: The league" in shown.stdout
    assert "Kenya: too few cities" in shown.stdout
    data = json.loads(run("benchmark", "show", "cohort.yaml", "--json").stdout)
    assert data["provenance"]["cities"] == data["participants"] == 12
    first = data["figures"][0]
    assert {"indicator", "category", "kind", "value", "n", "count", "scale", "base", "source", "note"} <= set(first)
    assert (first["of"], first["kind"], first["n"]) == ("node", "score", 12)
    assert {figure["group"]["id"] for figure in data["figures"] if figure["group"]}.isdisjoint({"KE", "FR", "africa"})


def test_what_the_cities_lie_in_and_their_order_change_nothing(run: Run, tmp_path: Path) -> None:
    files = write_cities(tmp_path / "cities", 12)
    rows = [tabulate_answers(ASKED, [load_answers(file).answers]).to_dicts()[0] for file in files]
    write_csv(tmp_path / "cities.csv", rows)
    write_parquet(tmp_path / "cities.parquet", rows[::-1])
    for name, sources in {
        "folder": ["cities"], "again": files[::-1], "csv": ["cities.csv"], "parquet": ["cities.parquet"],
    }.items():  # fmt: skip
        (tmp_path / f"to-{name}").mkdir()
        told = run("benchmark", "build", *sources, "-o", f"to-{name}/out.yaml", "-q", ASKED.id, "--quiet")
        assert (told.returncode, told.stderr) == (0, "")
    texts = {
        name: (tmp_path / f"to-{name}" / "out.yaml").read_bytes() for name in ("folder", "again", "csv", "parquet")
    }
    assert texts["folder"] == texts["again"]
    assert texts["csv"] == texts["parquet"] == texts["folder"].replace(b"files: 12", b"files: 1")


def test_json_and_standard_output_hold_the_same(run: Run, cities: Path, tmp_path: Path) -> None:
    assert run("benchmark", "build", cities, "-o", "cohort.json").returncode == 0
    printed = run("benchmark", "build", cities, "-o", "-")
    assert "Written" not in printed.stderr
    (tmp_path / "printed.yaml").write_text(printed.stdout, "utf-8")
    named, unnamed = (load_benchmark(str(tmp_path / file)) for file in ("cohort.json", "printed.yaml"))
    assert (named.id, unnamed.id) == ("cohort", f"cohort-{ASKED.id}-{unnamed.edition}")
    assert named == unnamed.model_copy(update={"id": named.id})


def test_the_file_is_the_same_in_every_language_and_is_read_in_ones_own(run: Run, cities: Path, tmp_path: Path) -> None:
    options = ("-o", "cohort.yaml", "--by", "country", "--min-group", "3")
    texts = []
    for code in ("es", "en"):
        assert run("benchmark", "build", cities, *options, "--lang", code).returncode == 0
        texts.append((tmp_path / "cohort.yaml").read_bytes())
    assert texts[0] == texts[1]
    shown = {code: run("benchmark", "show", tmp_path / "cohort.yaml", "--lang", code).stdout for code in ("en", "es")}
    for code, title, country, caution in (
        ("en", "Cohort of 12 cities, 2026", "; Spain", "These cities answered for themselves"),
        ("es", "Cohorte de 12 ciudades, 2026", "; España", "Estas ciudades respondieron por sí mismas"),
    ):
        assert shown[code].startswith(title)
        assert country in shown[code]
        assert caution in shown[code]
    told = run("score", SAMPLES[0], "--benchmark", tmp_path / "cohort.yaml", "--lang", "es", "--json").stdout
    source = json.loads(told)["sources"][-1]
    assert source["title"] == "Cohorte de 12 ciudades, 2026"
    assert source["caution"].startswith("Estas ciudades")


def test_a_name_or_a_title_that_shows_nothing_is_none(run: Run, cities: Path, tmp_path: Path) -> None:
    told = run("benchmark", "build", cities, "-o", "cohort.yaml", "--built-by", "\u200b", "--title", " \u2060 ")
    assert told.returncode == 0, told.stderr
    bench = load_benchmark(str(tmp_path / "cohort.yaml"))
    assert bench.provenance is not None
    assert (bench.provenance.built_by, "12" in bench.title) == (None, True)


def test_a_title_and_a_builder_may_be_as_long_as_a_name(run: Run, cities: Path, tmp_path: Path) -> None:
    longest = "x" * 200
    told = run("benchmark", "build", cities, "-o", "cohort.yaml", "--built-by", longest, "--title", longest)
    assert told.returncode == 0, told.stderr
    bench = load_benchmark(str(tmp_path / "cohort.yaml"))
    assert bench.title == bench.study.publisher == longest


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("x" * 60, f"cohort-{'x' * 60}"),
        ("x" * 61, f"cohort-{'x' * 60}"),
        (f"{'x' * 59} y", f"cohort-{'x' * 59}"),
        (f"cohort-{'x' * 60}", f"cohort-{'x' * 53}"),
    ],
)
def test_sixty_letters_of_the_name_of_the_file_stand_in_the_id(
    stem: str, name: str, run: Run, cities: Path, tmp_path: Path
) -> None:
    assert run("benchmark", "build", cities, "-o", f"{stem}.yaml").returncode == 0
    assert load_benchmark(str(tmp_path / f"{stem}.yaml")).id == name


@pytest.mark.parametrize(("number", "named"), [(3, 3), (4, 3)])
def test_three_cities_that_stand_there_twice_are_named(number: int, named: int, run: Run, cities: Path) -> None:
    for seed in range(number):
        (cities / f"copy-{seed}.answers.yaml").write_bytes((cities / f"city-{seed:02}.answers.yaml").read_bytes())
    told = " ".join(run("benchmark", "build", cities, "-o", "cohort.yaml").stderr.split())
    said = told[told.index(f"{number} cities stand in several rows") :]
    assert [f"City {seed:02}" in said for seed in range(number)] == [seed < named for seed in range(number)]


def test_what_cannot_be_read_is_left_out_and_told(run: Run, cities: Path, tmp_path: Path) -> None:
    (cities / "bad.answers.yaml").write_text("govcheck: 1\nquestionnaire: smart-resilience\nanswers: {x: 1}\n")
    told = run("benchmark", "build", cities, "-o", "cohort.yaml", "-q", ASKED.id)
    assert told.returncode == 1
    assert "bad.answers.yaml" in told.stderr
    assert "Read: 13; counted: 12; left out: 1." in told.stderr
    assert load_benchmark(str(tmp_path / "cohort.yaml")).participants == 12
    (tmp_path / "cohort.yaml").unlink()
    strict = run("benchmark", "build", cities, "-o", "cohort.yaml", "-q", ASKED.id, "--strict")
    assert (strict.returncode, (tmp_path / "cohort.yaml").exists()) == (2, False)


def test_a_city_that_stands_there_twice_is_told_and_counts_twice(run: Run, cities: Path, tmp_path: Path) -> None:
    (cities / "copy.answers.yaml").write_bytes((cities / "city-03.answers.yaml").read_bytes())
    told = run("benchmark", "build", cities, "-o", "cohort.yaml")
    assert told.returncode == 0
    assert "1 city stands in several rows, of which the latest counts: City 03" in told.stderr
    said = " ".join(told.stderr.split())
    assert "Doubts: cities that stand there twice (1); answers like those of another row (1) The checks" in said
    doubted = run("score", cities, "-o", "table.csv").stderr
    assert next(line for line in doubted.splitlines() if line.startswith("Doubts")) in told.stderr
    assert load_benchmark(str(tmp_path / "cohort.yaml")).participants == 12


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([*SAMPLES, "-o", "out.yaml"], "At least 5 are needed"),
        ([*SAMPLES, "-o", "out.yaml", "--min-group", "2"], "The least that may be asked for is 3."),
        ([*SAMPLES, "-o", "out.yaml", "--by", "regoin"], "Did you mean region?"),
        ([*SAMPLES, "-o", "out.yaml", "--by", "size"], "region, band, country"),
        ([*SAMPLES, "-o", "out.csv"], ".yaml, .yml, .json"),
        ([*SAMPLES, "-o", SAMPLES[0]], "one of the files that are read"),
        ([*SAMPLES, "-o", "out.yaml", "--title", "x" * 201], "Take at most 200."),
        (["nowhere.answers.yaml", "-o", "out.yaml"], "nowhere.answers.yaml"),
        ([".", "-o", "out.yaml"], "no answer file"),
    ],
)
def test_what_makes_no_benchmark_says_why_and_writes_nothing(
    arguments: list[Any], said: str, run: Run, tmp_path: Path
) -> None:
    before = SAMPLES[0].read_bytes()
    told = run("benchmark", "build", *arguments)
    assert told.returncode == 2
    assert said in told.stderr
    assert not list(tmp_path.iterdir())
    assert SAMPLES[0].read_bytes() == before


def test_three_cities_are_enough_where_three_are_asked_for(run: Run, tmp_path: Path) -> None:
    files = write_cities(tmp_path / "cities", 3)
    told = run("benchmark", "build", *files, *SAMPLES, "-o", "out.yaml", "--min-group", "3", "--by", "")
    assert told.returncode == 0, told.stderr
    assert "3 rows are of made-up cities (sample: true): no group counts them." in told.stderr
    bench = load_benchmark(str(tmp_path / "out.yaml"))
    assert (bench.participants, {block.group for block in bench.blocks}) == (3, {None})


def test_made_up_cities_do_not_count(run: Run) -> None:
    told = run("benchmark", "build", *SAMPLES, "-o", "out.yaml", "--min-group", "3")
    assert told.returncode == 2
    assert "those of made-up cities (sample: true) do not count" in told.stderr


def test_text_from_people_stays_text(run: Run, cities: Path, tmp_path: Path) -> None:
    name = 'A"b: [c] {{d}} \x1b[31m # e'
    told = run("benchmark", "build", cities, "-o", "cohort.yaml", "--by", "", "--built-by", name, "--title", name)
    assert told.returncode == 0, told.stderr
    bench = load_benchmark(str(tmp_path / "cohort.yaml"))
    assert bench.title == bench.study.publisher == name.replace("\x1b", "�")
