"""`govcheck score --engine spark`: what came of a survey is told in counts; what Spark does not do is refused."""

from __future__ import annotations

import json
from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest

from govcheck.batch.spark import session, survey
from govcheck.batch.spark.survey import Summary
from govcheck.errors import Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer.testing import Result

    from govcheck.batch.terms import Terms

    Call = Callable[..., Result]

COMMAND = ("score", "in.parquet", "-o", "out.parquet", "--engine", "spark")
ASKED = ("-q", "smart-governance")


@pytest.fixture
def outcome(monkeypatch: pytest.MonkeyPatch) -> Callable[[Summary], list[tuple[str, str, str]]]:
    """A cluster of which every survey ends alike, and what it was asked."""

    def ends(summary: Summary) -> list[tuple[str, str, str]]:
        asked = []

        def score(source: str, output: str, terms: Terms, master: str) -> Summary:
            assert terms.questionnaire.id == ASKED[1]
            assert [benchmark.id for benchmark in terms.benchmarks] == ["uclg-2019"]
            asked.append((source, output, master))
            return summary

        monkeypatch.setattr(survey, "score_on_spark", score)
        monkeypatch.setattr(session, "open_session", nullcontext)
        monkeypatch.setattr(session, "check_spark", lambda: None)
        return asked

    return ends


def test_a_survey_without_a_fault_ends_well(call: Call, outcome: Callable[..., list[tuple[str, str, str]]]) -> None:
    asked = outcome(Summary(5, 5, 0, 2, "", ()))
    told = call(*COMMAND, *ASKED, "--master", "spark://host:7077")
    assert told.exit_code == 0
    assert asked == [("in.parquet", "out.parquet", "spark://host:7077")]
    assert "Read: 5; scored: 5; left out: 0; with flags: 2." in told.stderr
    written, apart = told.stderr.splitlines()[-2:]
    assert (written, "second look" in apart) == ("Written: out.parquet", True)


def test_rows_that_are_left_out_are_told_and_listed(call: Call, outcome: Callable[..., object]) -> None:
    unknown = Problem("no-answer", "This is no answer.")
    outcome(Summary(5, 3, 2, 1, "out.errors.parquet", (unknown,)))
    told = call(*COMMAND, *ASKED, "--json")
    assert told.exit_code == 1
    assert json.loads(told.stdout) == {
        "read": 5, "scored": 3, "left_out": 2, "flagged": 1, "files": ["out.parquet", "out.errors.parquet"],
    }  # fmt: skip
    assert "This is no answer." in told.stderr
    assert "Written: out.errors.parquet" in told.stderr


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (ASKED[:0], "no-questionnaire"),
        ((*ASKED, "--jobs", "2"), "not-on-spark"),
        ((*ASKED, "--by", "region"), "not-on-spark"),
        ((*ASKED, "--min-group", "3"), "not-on-spark"),
        ((*ASKED, "--report", "reports"), "not-on-spark"),
        ((*ASKED, "--format", "pdf"), "not-on-spark"),
        ((*ASKED, "-o", "-"), "not-on-spark"),
        ((*ASKED, "more.parquet"), "not-on-spark"),
        ((*ASKED, "-o", "out.csv"), "not-on-spark"),
        ((*ASKED, "-o", "hdfs://host/out.XLSX/"), "not-on-spark"),
    ],
)
def test_what_a_cluster_does_not_do_is_refused(
    call: Call, outcome: Callable[..., list[tuple[str, str, str]]], options: tuple[str, ...], code: str
) -> None:
    asked = outcome(Summary(1, 1, 0, 0, "", ()))
    with pytest.raises(UsageError) as told:
        call(*COMMAND, *options)
    assert ([problem.code for problem in told.value.problems], asked) == ([code], [])


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".TXT", ".xlsx", ".ods", ".json", ".yaml", ".answers.yml"])
def test_what_cannot_be_parquet_is_refused_before_spark_starts(
    call: Call, outcome: Callable[[Summary], list[tuple[str, str, str]]], ending: str
) -> None:
    asked = outcome(Summary(1, 1, 0, 0, "", ()))
    with pytest.raises(UsageError) as told:
        call("score", f"in{ending}", *COMMAND[2:], *ASKED)
    (problem,) = told.value.problems
    assert (problem.code, problem.fields["file"], "write_parquet" in problem.hint) == (
        "not-on-spark",
        f"in{ending}",
        True,
    )
    assert asked == []


def test_a_folder_needs_no_ending(call: Call, outcome: Callable[[Summary], list[tuple[str, str, str]]]) -> None:
    asked = outcome(Summary(1, 1, 0, 0, "", ()))
    assert call("score", "survey", "-o", "results", "--engine", "spark", *ASKED).exit_code == 0
    assert [(source, output) for source, output, _ in asked] == [("survey", "results")]
