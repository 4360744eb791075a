"""Sums, averages and made-up cities are scored and told, and neither groups nor cohorts count them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import pytest

from govcheck.batch.cohort.build import Design, build_benchmark
from govcheck.language import ENGLISH
from govcheck.model.cohort import GroupKind
from govcheck.store.sample import find_samples
from govcheck.survey.gathering import Gathered, Reading, gather
from govcheck.survey.scoring import ScoringOptions, score_survey
from govcheck.survey.terms import learn_terms

if TYPE_CHECKING:
    from pathlib import Path

    from govcheck.batch.terms import Terms

NAME = "smart-governance"
TODAY = date(2026, 11, 20)
PEOPLE = (20_100, 84_200, 120_300, 7_400, 950_500, 33_600)
HEAD = "city,country,region,population,"


@pytest.fixture
def survey(tmp_path: Path) -> tuple[Gathered, Terms]:
    """Six cities, their sum by name and by people, an average, a row without answers, and all samples."""
    terms = learn_terms([tmp_path / "a.csv"], NAME, (), ENGLISH)
    question = next(one for one in terms.questionnaire.questions if one.type == "number" and one.ask_if is None)
    rows = [f"City {at},ES,europe,{people},{at + 1}" for at, people in enumerate(PEOPLE)]
    others = [f"All cities,ES,europe,{sum(PEOPLE)},5", "Promedio,ES,europe,,4", "Total,,,,"]
    (tmp_path / "a.csv").write_text("\n".join([HEAD + question.id, *rows, others[0]]), "utf-8")
    (tmp_path / "b.csv").write_text("\n".join([HEAD + question.id, *others[1:]]), "utf-8")
    files = [*find_samples(NAME), tmp_path / "a.csv", tmp_path / "b.csv"]
    (tmp_path / "spool").mkdir()
    return gather(files, terms, NAME, Reading(1, tmp_path / "spool", lambda _: None, [])), terms


def test_groups_leave_them_out_and_the_outcome_counts_them(survey: tuple[Gathered, Terms], tmp_path: Path) -> None:
    options = ScoringOptions(str(tmp_path / "out.csv"), (GroupKind.REGION,), 5, TODAY)
    outcome = score_survey(*survey, options)
    samples = len(find_samples(NAME))
    assert (outcome.scored, outcome.totals, outcome.samples, outcome.unanswered) == (9 + samples, 2, samples, 1)
    checks = pl.read_csv(tmp_path / "out.checks.csv")
    assert checks.filter(check="total-row")["city"].to_list() == ["All cities", "Promedio"]
    assert checks.filter(check="sample").height == samples
    groups = pl.read_csv(tmp_path / "out.groups.csv", infer_schema=False)
    assert set(groups["cities"].drop_nulls()) <= {"6"}
    assert "6" in groups["cities"]


def test_a_cohort_leaves_them_out(survey: tuple[Gathered, Terms]) -> None:
    gathered, terms = survey
    whole = pl.concat(gathered.frames, how="diagonal_relaxed")
    built = build_benchmark(whole, terms.questionnaire, terms.profile, Design((GroupKind.REGION,), 5, TODAY))
    assert built.participants == len(PEOPLE)
    assert built.provenance is not None and built.provenance.files == 1
