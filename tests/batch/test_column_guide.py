"""Every column of a result table is told in words, whatever the questionnaire."""

from __future__ import annotations

import polars as pl
import pytest

from govcheck.batch.column_guide import describe_columns
from govcheck.batch.result import result_columns
from govcheck.batch.wide_table import list_columns
from govcheck.store.benchmarks import load_studies
from govcheck.store.catalogue import list_languages, load_language
from govcheck.store.content import list_questionnaires, load_questionnaire
from govcheck.survey.scoring import OWN


@pytest.mark.parametrize("code", list_languages())
@pytest.mark.parametrize("name", list_questionnaires())
def test_no_column_is_left_unexplained(name: str, code: str) -> None:
    asked, studies = load_questionnaire(name, code), load_studies(name, code)
    _, names = result_columns(pl.LazyFrame(schema=list_columns(asked)), asked, studies)
    guide = describe_columns([*names, *OWN], asked, studies, language=load_language(code)).rows(named=True)
    assert [row["column"] for row in guide] == [*names, *OWN]
    assert not [row for row in guide if not row["title"] or not row["meaning"] or not row["unit"]]


def test_a_column_is_told_with_what_it_belongs_to() -> None:
    asked, studies = load_questionnaire("smart-governance"), load_studies("smart-governance", "en")
    named = "collaboration.challenges.legal-framework.position"
    guide = describe_columns(["strategic-management.foresight.low", "data.stage.step", named], asked, studies)
    low, step, beside = guide.rows(named=True)
    assert (low["title"], low["part_of"]) == ("Foresight", "Advanced strategic management")
    assert step["unit"] == "step, 1 to 5"
    label = asked.option("collaboration.challenges", "legal-framework").label
    assert beside["title"] == f"{asked.by_id['collaboration.challenges'].text} {label}"
