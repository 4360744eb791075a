"""Spark gives what Polars gives, here and on a cluster, and writes all or nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from pickle import dumps
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from builders import PROFILE, random_answers
from govcheck.batch.dataframe import score_table
from govcheck.batch.reading.error_table import SCHEMA
from govcheck.batch.reading.table import read_table
from govcheck.batch.reading.words import learn_words
from govcheck.batch.reading.wrong_rows import MOST_TOLD
from govcheck.batch.result import result_columns
from govcheck.batch.spark import survey
from govcheck.batch.spark.session import open_session
from govcheck.batch.spark.survey import score_on_spark
from govcheck.batch.terms import Terms
from govcheck.errors import InputError, UsageError
from govcheck.language import Language
from govcheck.store.benchmarks import load_studies
from govcheck.store.catalogue import load_language
from govcheck.store.content import load_questionnaire
from spark_cluster import cluster
from table_files import SMALL, WORDS
from tabulated import tabulate_answers

if TYPE_CHECKING:
    from govcheck.model.questionnaire import Questionnaire

PLAIN = Language()
"""English without what the tests watch it with: that stays here, and terms go to other processes."""

TERMS = Terms(SMALL, (), WORDS, PROFILE, PLAIN)

pytestmark = [
    # PySpark leaves its sockets to the collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def made(asked: Questionnaire, rows: int) -> pl.DataFrame:
    """Answers in every state, the same in every run."""
    files = [random_answers(asked, seed, answered=(0.1, 0.4, 0.7, 1.0)[seed % 4]) for seed in range(rows)]
    table = tabulate_answers(asked, files)
    return table.with_columns(city=pl.format("City {}", pl.int_range(pl.len())))


def files_in(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def by_polars(path: Path, terms: Terms) -> pl.DataFrame:
    read = read_table(path, terms.questionnaire, terms.words, terms.profile)
    frame, names = result_columns(read.frame, terms.questionnaire, terms.benchmarks)
    return frame.select(names).collect()


def assert_same(found: Path, wanted: pl.DataFrame) -> None:
    given = pl.read_parquet(found / "*.parquet")
    assert given.columns == wanted.columns
    for left, right in zip(given.sort("city").to_dicts(), wanted.sort("city").to_dicts(), strict=True):
        for name, value in right.items():
            assert left[name] == (pytest.approx(value, abs=1e-9) if isinstance(value, float) else value), name


@pytest.mark.parametrize("name", [None, "smart-governance"])
def test_two_threads_give_what_polars_gives(tmp_path: Path, local: str, name: str | None) -> None:
    asked = load_questionnaire(name) if name else SMALL
    terms = Terms(asked, load_studies(name) if name else (), learn_words([(asked, PLAIN)]), PROFILE, PLAIN)
    source = tmp_path / "cities.parquet"
    made(asked, 200).write_parquet(source)
    found = score_on_spark(str(source), str(tmp_path / "results.parquet"), terms, local)
    assert (found.rows, found.scored, found.left_out, found.errors) == (200, 200, 0, "")
    wanted = by_polars(source, terms)
    assert found.flagged == wanted.filter(pl.col("flags") != "").height
    assert_same(tmp_path / "results.parquet", wanted)
    assert not list(tmp_path.glob("*.unfinished"))


def test_rows_with_a_wrong_cell_are_left_out_and_listed(tmp_path: Path, local: str) -> None:
    folder = tmp_path / "survey"
    folder.mkdir()
    good = {"plan": True, "scale": 5.0, "how": "often", "what.water": True, "what.air": False, "what.soil": False}
    bad: list[dict[str, Any]] = [
        {"city": "Unknown", "how": "oftn"},
        {"city": "Far", "scale": 11.0},
        {"city": "Many", "what.air": True, "what.soil": True},
    ]
    pl.DataFrame([{"city": "Good", **good}, {**good, **bad[0]}]).write_parquet(folder / "a.parquet")
    pl.DataFrame([{**good, **bad[1]}, {"city": "Fine", **good}, {**good, **bad[2]}]).write_parquet(folder / "b.parquet")
    found = score_on_spark(str(folder), str(tmp_path / "out.parquet"), TERMS, local)
    assert (found.rows, found.scored, found.left_out) == (5, 2, 3)
    assert set(pl.read_parquet(tmp_path / "out.parquet/*.parquet")["city"]) == {"Good", "Fine"}
    errors = pl.read_parquet(Path(found.errors) / "*.parquet").sort("line", "column")
    told = [(Path(row["file"]).name, row["line"], row["column"], row["code"]) for row in errors.to_dicts()]
    assert sorted(told) == [
        ("a.parquet", 2, "how", "unknown-option"),
        ("b.parquet", 1, "scale", "out-of-range"),
        ("b.parquet", 3, "what", "too-many"),
    ]


def test_the_table_of_errors_speaks_the_language_that_is_asked_for(tmp_path: Path, local: str) -> None:
    spanish = TERMS._replace(language=load_language("es"))
    table = pl.DataFrame([{"city": "A", "plan": True, "how": "oftn"}, {"city": "B", "plan": True, "how": "often"}])
    table.write_parquet(tmp_path / "cities.parquet")
    found = score_on_spark(str(tmp_path / "cities.parquet"), str(tmp_path / "out.parquet"), spanish, local)
    errors = pl.read_parquet(Path(found.errors) / "*.parquet")
    (problem,) = read_table(tmp_path / "cities.parquet", SMALL, WORDS, PROFILE).problems
    assert (errors["reason"][0], errors["hint"][0]) == spanish.language.problem(problem)
    assert errors["reason"][0] != PLAIN.problem(problem)[0]


def test_a_second_survey_takes_the_place_of_the_first(tmp_path: Path, local: str) -> None:
    source = tmp_path / "cities.parquet"
    for city in ("First", "Second"):
        pl.DataFrame({"city": [city], "plan": [True]}).write_parquet(source)
        score_on_spark(str(source), str(tmp_path / "out.parquet"), TERMS, local)
        assert list(pl.read_parquet(tmp_path / "out.parquet/*.parquet")["city"]) == [city]


def test_rows_of_which_not_every_problem_is_told_are_counted(tmp_path: Path, local: str) -> None:
    rows = 34_000  # with three problems each, these are more than are told of one part
    wrong = pl.DataFrame({"city": ["Bad"], "plan": ["perhaps"], "how": ["oftn"], "scale": [11.0]})
    table = pl.concat(
        [pl.concat([wrong] * rows), wrong.with_columns(city=pl.lit("Good"), plan=None, how=None, scale=5.0)]
    )
    table.write_parquet(tmp_path / "cities.parquet")
    found = score_on_spark(str(tmp_path / "cities.parquet"), str(tmp_path / "out.parquet"), TERMS, local)
    assert (found.rows, found.scored, found.left_out) == (rows + 1, 1, rows)
    errors = pl.read_parquet(Path(found.errors) / "*.parquet")
    assert errors.columns == list(SCHEMA)
    (more,) = errors.filter(code="more-problems").to_dicts()
    assert (Path(more["file"]).name, more["line"], errors.height) == ("cities.parquet", 1, MOST_TOLD + 1)
    assert more["reason"].startswith(f"{rows} of the {rows + 1} rows from this one on are left out")


def test_rows_that_are_blank_are_neither_read_nor_left_out(tmp_path: Path, local: str) -> None:
    table = pl.DataFrame({"city": ["A", None, " "], "plan": [True, None, None]})
    table.write_parquet(tmp_path / "cities.parquet")
    found = score_on_spark(str(tmp_path / "cities.parquet"), str(tmp_path / "out.parquet"), TERMS, local)
    assert (found.rows, found.scored, found.left_out, found.errors) == (1, 1, 0, "")
    assert {file.name for file in tmp_path.iterdir()} == {"cities.parquet", "out.parquet"}


@pytest.mark.parametrize("what", ["score_rows", "list_problems"])
def test_a_survey_that_fails_leaves_both_tables_as_they_were(
    tmp_path: Path, local: str, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    source, output = tmp_path / "cities.parquet", str(tmp_path / "out.parquet")
    pl.DataFrame({"city": ["Old A", "Old B"], "plan": ["yes", "perhaps"]}).write_parquet(source)
    score_on_spark(str(source), output, TERMS, local)
    pl.DataFrame({"city": ["New X", "New Y"], "plan": ["yes", "no way"]}).write_parquet(source)
    before = files_in(tmp_path)

    def fail(table: Any, *_: object) -> Any:
        return table.selectExpr("raise_error('the last straw') AS lost")

    monkeypatch.setattr(survey, what, fail)
    with pytest.raises(UsageError) as caught:
        score_on_spark(str(source), output, TERMS, local)
    assert [problem.code for problem in caught.value.problems] == ["spark-failed"]
    assert files_in(tmp_path) == before


def test_a_survey_without_problems_removes_the_errors_of_the_one_before(tmp_path: Path, local: str) -> None:
    source, output = tmp_path / "cities.parquet", str(tmp_path / "out.parquet")
    for plan in ("perhaps", "yes"):
        pl.DataFrame({"city": ["A"], "plan": [plan]}).write_parquet(source)
        found = score_on_spark(str(source), output, TERMS, local)
        assert (tmp_path / "out.errors.parquet").exists() == bool(found.errors) == (plan == "perhaps")
    assert {file.name for file in tmp_path.iterdir()} == {"cities.parquet", "out.parquet"}


def test_nothing_but_an_earlier_result_is_replaced(tmp_path: Path, local: str) -> None:
    source, other = tmp_path / "cities.parquet", tmp_path / "other"
    other.mkdir()
    (other / "mine.txt").write_text("mine")
    errors = tmp_path / "out.errors"
    errors.mkdir()
    (errors / "mine.txt").write_text("mine")
    made(SMALL, 3).write_parquet(source)
    with open_session(local) as session:  # a table that Spark wrote whole is no result for that alone
        session.read.parquet(str(source)).write.parquet(str(tmp_path / "answers"))
    before = files_in(tmp_path)
    for output in ("cities.parquet", "cities.parquet/out", "other", ".", "out", "answers"):
        with pytest.raises(UsageError) as caught:
            score_on_spark(str(source), str(tmp_path / output), TERMS, local)
        assert [problem.code for problem in caught.value.problems] == ["would-overwrite"]
    assert files_in(tmp_path) == before
    (tmp_path / "empty").mkdir()
    assert score_on_spark(str(source), str(tmp_path / "empty"), TERMS, local).scored == 3


def test_unknown_columns_are_told_and_not_read(tmp_path: Path, local: str) -> None:
    source = tmp_path / "cities.parquet"
    pl.DataFrame({"city": ["A"], "plan": [True], "plam": [True]}).write_parquet(source)
    (problem,) = score_on_spark(str(source), str(tmp_path / "out.parquet"), TERMS, local).problems
    assert (problem.code, problem.fields["near"]) == ("unknown-column", "plan")


@pytest.mark.parametrize(
    ("columns", "code"),
    [({"plan": [True]}, "no-city-column"), ({"city": ["A"]}, "no-questions"),
     ({"city": ["A"], "plan": [b"yes"]}, "column-type")],
)  # fmt: skip
def test_columns_that_hold_no_answers_are_refused(
    tmp_path: Path, local: str, columns: dict[str, list[Any]], code: str
) -> None:
    pl.DataFrame(columns).write_parquet(tmp_path / "cities.parquet")
    with pytest.raises(InputError) as caught:
        score_on_spark(str(tmp_path / "cities.parquet"), str(tmp_path / "out.parquet"), TERMS, local)
    assert code in {problem.code for problem in caught.value.problems}
    assert not (tmp_path / "out.parquet").exists()


def test_what_is_not_there_or_no_parquet_is_refused(tmp_path: Path, local: str) -> None:
    (tmp_path / "text.parquet").write_text("no table")
    for name, code in (("nowhere.parquet", "no-file"), ("text.parquet", "not-parquet")):
        with pytest.raises(InputError) as caught:
            score_on_spark(str(tmp_path / name), str(tmp_path / "out.parquet"), TERMS, local)
        assert [problem.code for problem in caught.value.problems] == [code]


def test_a_dataframe_of_spark_is_scored_where_it_lies(tmp_path: Path, local: str) -> None:
    assert local
    table = made(SMALL, 50)
    table.write_parquet(tmp_path / "cities.parquet")
    with open_session(local) as session:
        there = session.read.parquet(str(tmp_path / "cities.parquet"))
        found = score_table(there, TERMS)
        assert isinstance(found, type(there))
        scored = pl.DataFrame(pl.from_arrow(found.toArrow()))
        assert_frame_equal(scored.sort("city"), score_table(table, TERMS).sort("city"), abs_tol=1e-9)
        with pytest.raises(InputError, match="plan"):
            score_table(there.withColumnRenamed("plan", "plam"), TERMS)


def test_a_machine_without_java_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(UsageError, match="Java 17"), open_session("local[1]"):
        pass


def test_without_the_extra_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(UsageError, match=r"govcheck\[spark\]"), open_session("local[1]"):
        pass


CLUSTER = """
import sys
from pickle import load
from govcheck.batch.spark.survey import score_on_spark
with open(sys.argv[1], "rb") as stream:
    terms = load(stream)
print(score_on_spark(sys.argv[2], sys.argv[3], terms, sys.argv[4])[:4])
"""


def test_a_cluster_of_two_workers_gives_what_polars_gives(tmp_path: Path) -> None:
    source = tmp_path / "survey"
    source.mkdir()
    wrong = pl.int_range(pl.len()).is_in([3, 77])
    whole = made(SMALL, 120).with_columns(city=pl.when(wrong).then(pl.lit("=1+1")).otherwise("city"))
    for part in range(4):
        whole[part * 30 : part * 30 + 30].write_parquet(source / f"{part}.parquet")
    whole.write_parquet(tmp_path / "whole.parquet")
    # In a language of its own: the workers read its sentences for themselves.
    (tmp_path / "terms").write_bytes(dumps(TERMS._replace(language=load_language("fr"))))
    with cluster(tmp_path) as (master, environment):
        arguments = [str(tmp_path / "terms"), str(source), str(tmp_path / "out.parquet"), master]
        done = subprocess.run(
            [sys.executable, "-c", CLUSTER, *arguments],
            env=environment, capture_output=True, text=True, timeout=240, check=False,
        )  # fmt: skip
        log = "".join(file.read_text() for file in tmp_path.glob("worker-*/**/stderr"))
    wanted = by_polars(tmp_path / "whole.parquet", TERMS)
    told = f"(120, 118, 2, {wanted.filter(pl.col('flags') != '').height})"
    assert (done.stdout.strip(), done.stderr) == (told, ""), log[-2000:]
    assert_same(tmp_path / "out.parquet", wanted)
