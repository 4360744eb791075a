"""What `govcheck score` of many writes beside the table: groups, doubts and reports; and what it refuses."""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest
from openpyxl import load_workbook
from xlsxwriter import Workbook  # type: ignore[import-untyped]

from builders import answer_file, random_answers
from govcheck.batch.quality.check import CHECK_NAMES, Check
from govcheck.cli.cluster import check_cluster
from govcheck.errors import InputError, Problem, UsageError
from govcheck.model.flag import FLAG_NAMES, FlagKind
from govcheck.store.answer_file import render_answers
from govcheck.store.benchmarks import load_studies
from govcheck.store.catalogue import load_language
from govcheck.store.content import load_questionnaire
from govcheck.store.sample import find_samples
from govcheck.survey import reports
from systems import needs_names_of_any_bytes

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    from typer.testing import Result

    Run = Callable[..., subprocess.CompletedProcess[str]]
    Call = Callable[..., Result]

ASKED = load_questionnaire("smart-governance")
TODAY = date(2026, 11, 20)


def write_cities(folder: Path, regions: dict[str, int], day: date = TODAY) -> None:
    """So many made-up cities of each region."""
    folder.mkdir(exist_ok=True)
    for region, number in regions.items():
        for seed in range(number):
            city = {"name": f"Villa {seed} ({region})", "region": region, "population": 40_000}
            answers = random_answers(ASKED, seed + 100 * len(region), answered=0.9)
            given = answers.model_validate({**answers.model_dump(), "city": city, "date": day})
            (folder / f"{region}-{seed}.answers.yaml").write_text(render_answers(given, ASKED), "utf-8")


def test_figures_of_groups_hide_the_small_and_what_would_give_them_away(call: Call, tmp_path: Path) -> None:
    write_cities(tmp_path / "in", {"europe": 7, "africa": 6, "eurasia": 2})
    assert call("score", "in", "-o", "out.parquet", "--by", "region").exit_code == 0
    groups = pl.read_parquet(tmp_path / "out.groups.parquet")
    told = dict(groups.select("group", "suppressed").rows())
    assert told == {None: None, "europe": None, "africa": "would-reveal", "eurasia": "too-few"}
    results = pl.read_parquet(tmp_path / "out.parquet")
    mean = results.filter(region="europe")["open-government.score"].mean()
    assert groups.filter(group="europe")["open-government.mean"].item() == pytest.approx(mean, abs=1e-9)
    assert groups.filter(group="eurasia").select("cities", "open-government.mean").row(0) == (None, None)


def test_three_is_the_least_group_that_may_be_set(call: Call, tmp_path: Path) -> None:
    write_cities(tmp_path / "in", {"europe": 3, "africa": 3})
    assert call("score", "in", "-o", "out.parquet", "--by", "region", "--min-group", "3").exit_code == 0
    assert pl.read_parquet(tmp_path / "out.groups.parquet")["suppressed"].to_list() == [None] * 3
    with pytest.raises(UsageError):
        call("score", "in", "-o", "out.parquet", "--by", "region", "--min-group", "2")
    with pytest.raises(UsageError):
        call("score", "in", "-o", "out.parquet", "--by", "regions")


def test_a_group_that_is_larger_than_all_is_told(call: Call, tmp_path: Path) -> None:
    write_cities(tmp_path / "in", {"europe": 4, "africa": 3})
    asked = ("score", "in", "-o", "out.csv", "--by", "region", "--min-group")
    none = "No group has {} cities, so the figures of all groups are hidden.".format
    assert none(5) in call(*asked, "5").stderr
    assert none(9) in call(*asked, "9").stderr
    assert none(3) not in call(*asked, "3").stderr
    assert "No group has" not in call("score", "in", "-o", "out.csv").stderr


def test_groups_that_are_hidden_or_cannot_be_made_are_told(call: Call, tmp_path: Path) -> None:
    write_cities(tmp_path / "in", {"europe": 5, "africa": 3})
    once, absent = "Publish the figures of groups once", "No row that groups count gives what --by {} asks for".format
    told = call("score", "in", "-o", "out.csv", "--by", "region,country").stderr
    assert once in told and absent("country") in told and absent("region") not in told
    assert "groups are hidden: 2; and figures of others: 3." in told
    told = call("score", "in", "-o", "out.csv", "--by", "region", "--min-group", "3").stderr
    assert once in told and "groups are hidden: 0; and figures of others: 12." in told
    assert once not in call("score", "in", "-o", "out.csv").stderr


@needs_names_of_any_bytes
@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".xlsx", ".json"])
def test_names_that_are_not_in_utf8_stop_nothing(call: Call, tmp_path: Path, suffix: str) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9")
    write_cities(odd, {"europe": 5})
    (odd / "in.csv").write_text("city,og.plan\nA,yes\n", "utf-8")
    told = call("score", odd, "-o", odd / f"out{suffix}", "--report", odd / "reports", "--format", "json")
    assert told.exit_code == 1
    assert "A table cannot be opened by a name that is not in UTF-8." in told.stderr
    assert len([*(odd / "reports").iterdir()]) == 5
    assert (odd / f"out{suffix}").stat().st_size
    assert call("benchmark", "build", *odd.glob("*.yaml"), "-o", odd / "cohort.yaml").exit_code == 0
    assert "participants: 5" in (odd / "cohort.yaml").read_text("utf-8")


def test_a_table_that_is_not_written_is_not_looked_for(call: Call, tmp_path: Path) -> None:
    write_cities(tmp_path / "in", {"europe": 3})
    name = f"{'x' * 250}.csv"
    told = call("score", "in", "-o", name)
    assert (told.exit_code, f"Written: {name}" in told.stderr) == (0, True)
    with pytest.raises(InputError) as refused:
        call("score", "in", "-o", f"y{name[1:]}", "--by", "region")
    assert [problem.hint for problem in refused.value.problems] == ["Choose a shorter name."]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["in", name]


@pytest.mark.parametrize("command", [["score"], ["benchmark", "build"]])
@pytest.mark.parametrize("named", [",", " , ,", " "])
def test_groups_that_are_asked_for_without_a_name_are_no_request(call: Call, command: list[str], named: str) -> None:
    with pytest.raises(UsageError) as told:
        call(*command, *find_samples(ASKED.id), "-o", "out.json", "--by", named)
    assert [problem.code for problem in told.value.problems] == ["no-grouping"]


def test_levels_and_how_firm_a_score_is_stand_in_the_table_where_they_are_asked_for(call: Call, tmp_path: Path) -> None:
    few = tmp_path / "few.answers.yaml"
    few.write_text(render_answers(answer_file({"og.plan": True}, questionnaire=ASKED.id), ASKED), "utf-8")
    samples = [*find_samples(ASKED.id), few]
    assert call("score", *samples, "-o", "out.parquet", "--levels").exit_code == 0
    rows = {row["city"]: row for row in pl.read_parquet(tmp_path / "out.parquet").iter_rows(named=True)}
    firm = set()
    for sample in samples:
        result = json.loads(call("score", sample, "--json").stdout)
        row = rows[result["city"]["name"]]
        for node in result["nodes"]:
            level = node["level"] or {"low": None, "high": None}
            told = {"withheld": node["withheld"], "first_look": node["first_look"]}
            told |= {f"level_{end}": level[end] for end in ("low", "high")}
            assert {part: row[f"{node['id']}.{part}"] for part in told} == told
            firm.add((node["withheld"], node["first_look"]))
    assert firm == {(False, False), (True, False), (False, True)}
    call("score", *samples, "-o", "out.parquet")
    assert not [name for name in pl.read_parquet(tmp_path / "out.parquet").columns if "level_" in name]


def test_results_say_what_they_were_computed_with(call: Call, tmp_path: Path) -> None:
    for name in ("out.json", "out.parquet"):
        assert call("score", *find_samples(ASKED.id), "-o", name).exit_code == 0
    told = json.loads((tmp_path / "out.json").read_text("utf-8"))
    held = json.loads(pl.read_parquet_metadata(tmp_path / "out.parquet")["govcheck"])
    asked = {"id": ASKED.id, "version": ASKED.version, "hash": ASKED.hash}
    assert (told["format"], told["questionnaire"]) == ("govcheck.results/1", asked)
    assert {**told, **held} == told


def test_a_workbook_says_what_its_columns_tell(call: Call, tmp_path: Path) -> None:
    samples = find_samples(ASKED.id)
    told = call("score", *samples, "-o", "out.xlsx", "--report", "reports", "--format", "md", "--lang", "es")
    assert told.exit_code == 0, told.stderr
    book = load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames[:2] == ["results", "columns"]
    names = [cell.value for cell in book["results"][1]]
    guide = {row[0]: row[1:] for row in book["columns"].iter_rows(min_row=2, values_only=True)}
    assert list(guide) == names
    assert guide["population"][0] == "Población"
    assert not [row for row in guide.values() if not row[0] or not row[2] or not row[3]]
    call("score", *samples, "-o", "out.csv")
    assert not (tmp_path / "out.columns.csv").exists()


def test_an_exit_code_that_is_not_0_is_explained_at_the_end(call: Call, tmp_path: Path) -> None:
    (tmp_path / "extra.csv").write_text("city,og.plan,colour\nA,yes,red\n", "utf-8")
    (tmp_path / "wrong.csv").write_text("city,og.plan\nA,yes\nB,perhaps\n", "utf-8")
    extra = call("score", "extra.csv", "-q", ASKED.id, "-o", "out.csv")
    wrong = call("score", "wrong.csv", "-q", ASKED.id, "-o", "out.csv")
    assert (extra.exit_code, wrong.exit_code) == (1, 1)
    unused = "All rows count, but what is named above was not used or not written: the exit code is therefore 1.\n"
    assert extra.stderr.endswith(unused)
    assert wrong.stderr.endswith("Not everything is in the results, as told above: the exit code is therefore 1.\n")


def test_a_report_of_each_city_is_that_of_its_file(call: Call, tmp_path: Path) -> None:
    samples = find_samples(ASKED.id)
    told = call("score", *samples, "-o", "out.csv", "--report", "reports", "--format", "md", "--lang", "fr")
    assert told.exit_code == 0, told.stderr
    assert call("report", samples[0], "-o", "alone.md", "--lang", "fr").exit_code == 0
    reports = sorted((tmp_path / "reports").iterdir())
    assert len(reports) == len(samples)
    assert sorted(pl.read_csv(tmp_path / "out.csv")["report"]) == [file.name for file in reports]
    assert (tmp_path / "alone.md").read_bytes() in {file.read_bytes() for file in reports}


def test_rows_of_a_table_get_reports_too_and_cities_of_one_name_are_numbered(call: Call, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("city,og.plan,og.plan.note\nRío,yes,seen\nrio,no,\n../../x,yes,\n", "utf-8")
    told = call("score", "in.csv", "-q", ASKED.id, "-o", "out.csv", "--report", "reports", "--format", "json")
    assert told.exit_code == 0, told.stderr
    names = ["rio.report.json", "rio-2.report.json", "x.report.json"]
    assert sorted(file.name for file in (tmp_path / "reports").iterdir()) == sorted(names)
    assert pl.read_csv(tmp_path / "out.csv").select("city", "report").rows() == [
        ("Río", names[0]), ("rio", names[1]), ("../../x", names[2]),
    ]  # fmt: skip
    first = json.loads((tmp_path / "reports" / names[0]).read_text("utf-8"))
    answer = next(one for one in first["answers"] if one["question"] == "og.plan")
    assert (first["city"]["name"], answer["value"], answer["note"] != "") == ("Río", True, True)


def test_no_report_takes_the_place_of_the_results(call: Call, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("city,og.plan\nA,yes\n", "utf-8")
    asked = ("score", "in.csv", "-q", ASKED.id, "-o", "a.report.json", "--format", "json")
    with pytest.raises(UsageError) as told:
        call(*asked, "--report", ".")
    assert told.value.problems[0].code == "results-as-report"
    assert [file.name for file in tmp_path.iterdir()] == ["in.csv"]
    assert call(*asked, "--report", "reports").exit_code == 0


@pytest.mark.parametrize("form", ["exe", "../../x.html", "html/../x"])
def test_a_format_is_a_suffix_and_no_path(call: Call, tmp_path: Path, form: str) -> None:
    (tmp_path / "in.csv").write_text("city,og.plan\nA,yes\n", "utf-8")
    with pytest.raises(UsageError) as told:
        call("score", "in.csv", "-q", ASKED.id, "-o", "out.csv", "--report", "reports", "--format", form)
    assert told.value.problems[0].code == "unknown-format"
    assert not (tmp_path / "reports").exists()


def test_what_is_doubtful_is_listed_and_nothing_is_changed(call: Call, tmp_path: Path) -> None:
    write_cities(tmp_path / "in", {"europe": 2}, date.today() + timedelta(days=30))  # noqa: DTZ011 - as the command has it
    again = (tmp_path / "in" / "europe-0.answers.yaml").read_text("utf-8")
    (tmp_path / "in" / "zz.answers.yaml").write_text(again, "utf-8")
    told = call("score", "in", "-o", "out.json", "--json")
    assert told.exit_code == 0
    tables = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert len(tables["results"]) == 3
    found = [(one["file"].rpartition("/")[2], one["check"]) for one in tables["checks"]]
    twice = [("zz.answers.yaml", check) for check in ("duplicate-city", "same-answers", "future-date")]
    assert found == [(f"europe-{n}.answers.yaml", "future-date") for n in (0, 1)] + twice
    summary = json.loads(told.stdout)
    assert (summary["read"], summary["scored"], summary["left_out"]) == (3, 3, 0)
    assert summary["doubts"] == {"future-date": 3, "duplicate-city": 1, "same-answers": 1}


@pytest.mark.parametrize(
    ("language", "doubts"),
    [
        ("en", "Doubts: dates in the future (3); cities that stand there twice (1); answers like"),
        ("es", "Dudas: fechas en el futuro (3); "),
        ("fr", "dates dans le futur (3)"),
    ],
)
def test_the_summary_names_flags_and_doubts_in_words(call: Call, tmp_path: Path, language: str, doubts: str) -> None:
    write_cities(tmp_path / "in", {"europe": 2}, date.today() + timedelta(days=30))  # noqa: DTZ011 - as the command has it
    again = (tmp_path / "in" / "europe-0.answers.yaml").read_text("utf-8")
    (tmp_path / "in" / "zz.answers.yaml").write_text(again, "utf-8")
    told = call("score", "in", "-o", "out.parquet", "--lang", language)
    assert doubts in told.stderr
    kinds = {
        flag.split(":")[0] for row in pl.read_parquet(tmp_path / "out.parquet")["flags"] for flag in row.split(";")
    }
    assert kinds - {""}
    for kind in kinds - {""}:
        assert load_language(language).text(FLAG_NAMES[FlagKind(kind)]) in told.stderr
        assert kind not in told.stderr


def test_every_flag_and_every_check_has_a_name() -> None:
    assert (set(FLAG_NAMES), set(CHECK_NAMES)) == (set(FlagKind), set(Check))


def test_tables_that_cannot_be_read_are_counted_apart(call: Call, tmp_path: Path) -> None:
    (tmp_path / "good.csv").write_text("city,og.plan\nA,yes\n", "utf-8")
    (tmp_path / "bad.csv").write_text("place,og.plan\nA,yes\nB,yes\n", "utf-8")
    told = call("score", ".", "-q", ASKED.id, "-o", "out.parquet", "--json")
    assert told.exit_code == 1
    assert "Read: 1; scored: 1; left out: 0" in told.stderr
    assert "1 table could not be read: its rows are not among these." in told.stderr
    summary = json.loads(told.stdout)
    assert (summary["read"], summary["left_out"], summary["unread"]) == (1, 0, 1)


def test_a_workbook_of_another_kind_is_told_how_to_be_read(call: Call, tmp_path: Path) -> None:
    (tmp_path / "good.csv").write_text("city,og.plan\nA,yes\n", "utf-8")
    (tmp_path / "other.ods").write_bytes(b"PK")
    told = call("score", ".", "-q", ASKED.id, "-o", "out.csv")
    assert told.exit_code == 1
    assert "other.ods: Tables that end in .ods are not read.\n    Open it, and save it as XLSX or CSV." in told.stderr
    assert told.stderr.endswith("Not everything is in the results, as told above: the exit code is therefore 1.\n")


def test_a_sheet_that_is_not_read_is_not_everything(call: Call, tmp_path: Path) -> None:
    with Workbook(tmp_path / "in.xlsx") as workbook:
        for name in ("North", "South"):
            sheet = workbook.add_worksheet(name)
            for row, cells in enumerate((("city", "og.plan"), (name, "yes"))):
                sheet.write_row(row, 0, cells)
    told = call("score", "in.xlsx", "-q", ASKED.id, "-o", "out.csv")
    assert told.exit_code == 1
    assert "Only the sheet North was read" in told.stderr
    assert told.stderr.endswith("Not everything is in the results, as told above: the exit code is therefore 1.\n")


def test_reports_that_could_not_be_written_are_not_told_as_written(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in.csv").write_text("city,og.plan\nA,yes\nB,yes\n", "utf-8")

    def refuse(path: Path, _: bytes) -> None:
        if path.name.startswith("b"):
            raise InputError(Problem("refused", "The disk is full."))

    monkeypatch.setattr(reports, "write_file", refuse)
    asked = ("score", "in.csv", "-q", ASKED.id, "--report", "reports", "--format", "md", "--json")
    told = call(*asked, "-o", "out.csv")
    assert (told.exit_code, json.loads(told.stdout)["reports"]) == (1, 1)
    assert "1 of 2 reports are written: reports" in told.stderr
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    told = call(*asked, "-o", "out.csv")
    assert (told.exit_code, json.loads(told.stdout)["reports"]) == (0, 2)


def test_a_report_that_lacks_characters_is_written_and_that_is_told(call: Call, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("city,og.plan\nTokyo 東京,yes\n", "utf-8")
    told = call("score", "in.csv", "-q", ASKED.id, "-o", "out.csv", "--report", "reports", "--format", "pdf", "--json")
    assert (told.exit_code, json.loads(told.stdout)["reports"]) == (0, 1)
    [file] = (tmp_path / "reports").iterdir()
    assert f"reports/{file.name}: The fonts of the PDF lack: 東 京." in told.stderr


def test_an_output_never_takes_the_place_of_an_input(call: Call, tmp_path: Path) -> None:
    table = tmp_path / "in.csv"
    table.write_text("city,og.plan\nA,yes\n", "utf-8")
    with pytest.raises(UsageError) as told:
        call("score", "in.csv", "-q", ASKED.id, "-o", "./in.csv")
    assert told.value.problems[0].code == "would-overwrite"
    assert table.read_text("utf-8").startswith("city")


@pytest.mark.parametrize("options", [["in.errors.csv"], ["cities.csv", "--benchmark", "in.errors.csv"]])
def test_nor_does_a_table_beside_it(call: Call, tmp_path: Path, options: list[str]) -> None:
    for name in ("in.errors.csv", "cities.csv"):
        (tmp_path / name).write_text("city,og.plan\nA,yes\nB,perhaps\n", "utf-8")
    with pytest.raises(UsageError) as told:
        call("score", *options, "-q", ASKED.id, "-o", "in.csv")
    assert [(one.code, one.fields["file"]) for one in told.value.problems] == [("would-overwrite", "in.errors.csv")]
    assert (tmp_path / "in.errors.csv").read_text("utf-8").startswith("city")


@pytest.mark.parametrize("named", ["reports/aville.report.json", "elsewhere.json"])
@pytest.mark.parametrize("benchmark", [True, False])
def test_nor_does_a_report(call: Call, tmp_path: Path, named: str, *, benchmark: bool) -> None:
    (tmp_path / "reports").mkdir()
    read = tmp_path / "reports" / "aville.report.json"
    (tmp_path / "elsewhere.json").symlink_to(read)
    answers = answer_file({"og.plan": True}, questionnaire=ASKED.id, version=ASKED.version, city={"name": "Aville"})
    (tmp_path / "in.answers.yaml").write_text(render_answers(answers, ASKED), "utf-8")
    if benchmark:
        (study,) = load_studies(ASKED.id)
        read.write_text(study.model_copy(update={"id": "ours"}).model_dump_json(exclude_none=True), "utf-8")
        asked = ("in.answers.yaml", "--benchmark", named)
    else:
        read.write_text(answers.model_dump_json(exclude_defaults=True), "utf-8")
        asked = (named,)
    before = read.read_bytes()
    with pytest.raises(UsageError) as told:
        call("score", *asked, "-o", "out.csv", "--report", "reports", "--format", "json")
    assert [(one.code, one.fields["file"]) for one in told.value.problems] == [
        ("would-overwrite", str(Path("reports/aville.report.json")))
    ]
    assert (read.read_bytes(), (tmp_path / "out.csv").exists()) == (before, False)


def test_where_no_row_can_be_read_nothing_is_written(call: Call, tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("old", "utf-8")
    rows = "".join(f"City {number},zzz\n" for number in range(30))
    (tmp_path / "in.csv").write_text(f"city,og.plan\n{rows}", "utf-8")
    with pytest.raises(InputError) as told:
        call("score", "in.csv", "-q", ASKED.id, "-o", "out.csv")
    assert (tmp_path / "out.csv").read_text("utf-8") == "old"
    first, more = told.value.problems
    assert (first.location.line, more.code, more.fields) == (2, "more-problems", {"count": 29})  # type: ignore[union-attr]


def test_of_many_problems_the_first_of_each_kind_is_told_and_where_the_rest_stand(call: Call, tmp_path: Path) -> None:
    rows = "".join(f"City {number},zzz\n" for number in range(30))
    (tmp_path / "in.csv").write_text(f"city,og.plan\n{rows}Rio,yes\n", "utf-8")
    told = call("score", "in.csv", "-q", ASKED.id, "-o", "out.csv")
    assert (told.exit_code, "29 more of these kinds stand in out.errors.csv." in told.stderr) == (1, True)
    assert len(pl.read_csv(tmp_path / "out.errors.csv")) == 30
    told = call("score", "in.csv", "-q", ASKED.id, "-o", "-")
    assert "29 more of these kinds are not shown here." in told.stderr


def test_a_row_says_where_it_comes_from(call: Call, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("city,og.plan\nA,yes\nA,zzz\nA,no\n", "utf-8")
    assert call("score", "in.csv", "-q", ASKED.id, "-o", "out.parquet").exit_code == 1
    results, errors = (pl.read_parquet(tmp_path / f"out{part}.parquet") for part in ("", ".errors"))
    assert results.select("file", "line").rows() == [("in.csv", 2), ("in.csv", 4)]
    assert errors.select("file", "line").rows() == [("in.csv", 3)]


@pytest.mark.parametrize(
    ("engine", "answers", "options", "code"),
    [
        ("sparc", ["a"], {}, "unknown-engine"),
        ("spark", ["a", "b"], {}, "not-on-spark"),
        ("spark", ["a"], {"--by": True}, "not-on-spark"),
        ("spark", ["a"], {"--strict": True}, "not-on-spark"),
    ],
)
def test_what_a_cluster_does_not_do_is_said(
    engine: str, answers: list[str], options: dict[str, bool], code: str
) -> None:
    with pytest.raises(UsageError) as told:
        check_cluster(engine, answers, "out.parquet", {"--by": False, "--report": False, "--strict": False} | options)
    assert told.value.problems[0].code == code


def test_a_row_without_any_answer_is_no_city(call: Call, tmp_path: Path) -> None:
    """A sum below a table stands among the results, where it was read, and nowhere else."""
    rows = "".join(f"City {at},ES,europe,{('yes', 'no')[at % 2]}\n" for at in range(6))
    (tmp_path / "in.csv").write_text(f"city,country,region,og.plan\n{rows}Total,,,\n", "utf-8")
    asked = ("in.csv", "-q", "smart-governance")
    told = call("score", *asked, "-o", "out.csv", "--by", "region", "--report", "reports")
    assert told.exit_code == 0
    assert "Read: 7; scored: 7" in told.stderr
    assert "1 row has no answer at all: no group counts it, and it has no report." in told.stderr
    assert told.stderr.splitlines()[-1] == "Written: out.groups.csv"
    groups = pl.read_csv(tmp_path / "out.groups.csv")
    assert dict(groups.select("by", "cities").rows()) == {"all": 6, "region": 6}
    names = dict(pl.read_csv(tmp_path / "out.csv").select("city", "report").rows())
    assert names.pop("Total") is None
    assert sorted(names.values()) == sorted(file.name for file in (tmp_path / "reports").iterdir())
    built = call("benchmark", "build", *asked, "-o", "cohort.yaml")
    assert "Read: 7; counted: 6; left out: 0.\n1 row has no answer at all, and does not count." in built.stderr


def test_a_column_that_is_no_question_leaves_no_row_out(call: Call, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("city,og.plan,Contact person,og.plann\nA,yes,Ana,\n", "utf-8")
    told = " ".join(call("score", "in.csv", "-q", "smart-governance", "-o", "out.csv").stderr.split())
    assert "Contact person is neither a question of smart-governance nor a column of the profile" in told
    assert told.count("it is not read, and no row is left out for it.") == 2
    assert (told.count("Did you mean"), "Did you mean og.plan?" in told) == (1, True)
    assert "Read: 1; scored: 1; left out: 0" in told


def test_a_cohort_that_a_table_does_not_show_is_told(call: Call, tmp_path: Path) -> None:
    write_cities(tmp_path / "cities", {"europe": 6})
    assert call("benchmark", "build", "cities", "-o", "ours.yaml").exit_code == 0
    asked = ("score", "cities", "-o", "out.csv", "--benchmark", "ours.yaml")
    told = "The figures of cohort-ours stand beside cities in reports alone: with --report."
    assert told in call(*asked).stderr
    assert told not in call(*asked, "--report", "reports", "--format", "json").stderr
