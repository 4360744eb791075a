"""A row says the same as the answer file that it is made of, and the other way round."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from builders import question, questionnaire
from govcheck.batch.row import StandIns, make_row, read_row
from govcheck.model.answer import AnswerFile
from strategies import FEWER, Case, cases

STAND_INS = StandIns(note="in the table", reason="not in the table")
TODAY = date(2026, 11, 20)


@FEWER
@given(cases())
def test_a_row_becomes_the_answers_that_it_was_made_of(case: Case) -> None:
    row = make_row(case.questionnaire, case.answers)
    again = read_row(case.questionnaire, {"city": "Villa", **row}, STAND_INS, TODAY)
    assert make_row(case.questionnaire, again) == row
    assert AnswerFile.model_validate(again.model_dump()) == again


def test_no_words_are_put_into_the_mouth_of_a_city() -> None:
    asked = questionnaire([question("plan"), question("open")])
    row = {"plan.state": "not-applicable", "open": True, "open.documented": True}
    given = read_row(asked, {"city": "Villa", **row}, STAND_INS, TODAY).answers
    assert (given["plan"].reason, given["open"].note) == ("not in the table", "in the table")


def test_a_row_has_the_profile_of_its_city_and_the_day_or_today() -> None:
    asked = questionnaire([question("plan")])
    row = {"name": "Villa", "country": "ES", "region": "europe", "population": 84000, "date": date(2026, 1, 2)}
    file = read_row(asked, {**row, "city": row["name"]}, STAND_INS, TODAY, "0.9")
    assert file.city.model_dump() == {name: row[name] for name in ("name", "country", "region", "population")}
    assert (file.date, file.version) == (date(2026, 1, 2), "0.9")
    alone = read_row(asked, {"city": "Villa"}, STAND_INS, TODAY)
    assert (alone.city.country, alone.date, alone.version) == (None, TODAY, asked.version)
    assert not alone.answers
