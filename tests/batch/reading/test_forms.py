"""The same cities give the same table, in whatever form they come."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from builders import random_answers
from govcheck.batch.origin import ORIGIN
from govcheck.batch.reading.table import read_table
from govcheck.batch.reading.words import learn_words
from govcheck.batch.row import make_row
from govcheck.language import ENGLISH, Language
from govcheck.model.question import QuestionType
from govcheck.store.content import list_questionnaires, load_profile, load_questionnaire
from table_files import SMALL, csv_of, rows_of, told, write_csv, write_parquet, write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from govcheck.model.answer import AnswerFile
    from govcheck.model.questionnaire import Questionnaire

PROFILES = ("city", "country", "region", "population", "date")


def profile(place: int) -> dict[str, Any]:
    return {"city": f"Villa {place}", "country": "ES", "region": "europe", "population": 1000 + place,
            "date": date(2026, 11, 1 + place % 28)}  # fmt: skip


def people_write(asked: Questionnaire, file: AnswerFile, *, labels: bool) -> dict[str, Any]:
    """The answers of a file as a row that a person writes: one column a question, lists in a cell, notes beside."""
    row: dict[str, Any] = {}
    for question in asked.questions:
        answer = file.answer(question.id)
        value: Any = answer.value
        if answer.state in {"dont-know", "not-applicable"}:
            value = str(answer.state)
        elif isinstance(value, tuple):
            value = ";".join(question.by_id[one].label if labels else one for one in value)
        elif question.type is QuestionType.SINGLE and value is not None and labels:
            value = question.by_id[value].label
        row[question.id] = value
        row[f"{question.id}.unsure"] = answer.unsure or None
        row[f"{question.id}.note"] = answer.note or None
        row[f"{question.id}.evidence"] = "; ".join(answer.evidence) or None
    return row


def as_texts(row: dict[str, Any]) -> dict[str, str | None]:
    return {name: None if value is None else str(value) for name, value in row.items()}


def said(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}


@pytest.mark.parametrize("name", list_questionnaires())
def test_fifty_cities_give_the_same_table_in_every_form(name: str, tmp_path: Path) -> None:
    asked = load_questionnaire(name)
    spanish = load_questionnaire(name, "es")
    files = [random_answers(asked, seed) for seed in range(50)]
    expected = [said(profile(place) | make_row(asked, file)) for place, file in enumerate(files)]
    ids = [profile(place) | people_write(asked, file, labels=False) for place, file in enumerate(files)]
    own = [profile(place) | people_write(spanish, file, labels=True) for place, file in enumerate(files)]
    long = [
        {**profile(place), "question": question.id, "value": row[question.id],
         **{part: row[f"{question.id}.{part}"] for part in ("unsure", "note", "evidence")}}
        for place, row in enumerate(own) for question in asked.questions
        if row[question.id] is not None
    ]  # fmt: skip
    texts = [as_texts(row) for row in long]
    made = [
        write_csv(tmp_path / "ids.csv", ids),
        write_csv(tmp_path / "labels.csv", own, ";"),
        write_csv(tmp_path / "tabs.tsv", own, "\t"),
        write_csv(tmp_path / "long.csv", long),
        write_xlsx(tmp_path / "labels.xlsx", own),
        write_xlsx(tmp_path / "long.xlsx", long),
        write_parquet(tmp_path / "canonical.parquet", expected),
        write_parquet(tmp_path / "texts.parquet", [as_texts(row) for row in own]),
        write_parquet(tmp_path / "long.parquet", texts),
    ]  # fmt: skip
    words = learn_words([(asked, ENGLISH), (spanish, Language("es"))])
    for path in made:
        found = read_table(path, asked, words, load_profile())
        assert not found.problems, (path.name, found.problems[:3])
        assert (found.rows, found.left_out) == (50, 0)
        frame = found.frame.drop(*ORIGIN).collect(engine=found.engine)
        for row, wanted in zip(frame.to_dicts(), expected, strict=True):
            assert said(row) == wanted, path.name


def test_a_canonical_table_is_taken_as_it_is(tmp_path: Path) -> None:
    asked = load_questionnaire("smart-governance")
    rows = [profile(place) | make_row(asked, random_answers(asked, place)) for place in range(20)]
    path = write_parquet(tmp_path / "cities.parquet", rows)
    found = read_table(path, asked, learn_words([(asked, ENGLISH)]), load_profile())
    again = found.frame.drop(*ORIGIN).collect(engine=found.engine)
    before = pl.read_parquet(path)
    assert again.equals(before.select(again.columns))
    assert set(again.columns) == set(before.columns)


@pytest.mark.parametrize("country", ["Côte d’Ivoire", "Côte d'Ivoire", "COTE D'IVOIRE", "cote d’ivoire"])
def test_a_country_is_known_by_its_name_with_either_apostrophe(country: str, tmp_path: Path) -> None:
    words = learn_words([(SMALL, ENGLISH)], [load_profile("fr")])
    found = read_table(csv_of(tmp_path, f"city,country,plan\nA,{country},yes"), SMALL, words, load_profile())
    assert (told(found), rows_of(found)[0]["country"]) == ([], "CI")


@pytest.mark.parametrize(
    ("country", "region"), [("España", "ÁFRICA"), ("ESPANA", "africa"), ("Espagne", "Afrique"), ("es", "AFRICA")]
)
def test_countries_and_regions_are_known_by_name_and_by_code(country: str, region: str, tmp_path: Path) -> None:
    words = learn_words([(SMALL, ENGLISH)], map(load_profile, ("en", "es", "fr")))
    path = csv_of(tmp_path, f"city,country,region,plan\nA,{country},{region},yes\nB,Atlantis,Spain,yes")
    found = read_table(path, SMALL, words, load_profile())
    assert told(found) == [(3, "unknown-country"), (3, "unknown-region")]
    assert [(row["country"], row["region"]) for row in rows_of(found)] == [("ES", "africa")]
