"""The numbers of the sheets are those of the result, in whatever order a language tells them."""

from __future__ import annotations

from gettext import NullTranslations
from typing import TYPE_CHECKING

import pytest

from govcheck.assessment import assess
from govcheck.language import ENGLISH, Language
from govcheck.report.sheets.tell import tell_sheets
from govcheck.report.view import View, build_view
from govcheck.store.answer_file import load_answers
from govcheck.store.content import load_profile, load_questionnaire
from made_cohort import cohort
from report.workbook import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

ORDER = {
    "{part} of {whole}": "von {whole} {part}",
    "{points} of {most}": "von {most} {points}",
    "{score} of 100": "von 100 {score}",
    "{low} to {high}": "bis {high} ab {low}",
    "{number}%": "1/100 mal {number}",
    "no score": "keine der 7",
}


class OtherOrder(NullTranslations):
    """A language that says the numbers of a sentence the other way round, with further ones between them."""

    def gettext(self, message: str) -> str:
        return ORDER.get(message, message)


def views_of(sample: Path) -> tuple[View, View]:
    """The view of a made-up city in English, and in the other language."""
    answers = load_answers(sample).answers
    asked = load_questionnaire(answers.questionnaire)
    among = [cohort(asked.id, 40)]
    result = assess(asked, answers, among, load_profile())
    return build_view(result, asked, ENGLISH), build_view(result, asked, Language("de", OtherOrder()))


def numbers_of(view: View) -> dict[str, list[list[int | float]]]:
    """The numbers of each sheet, row by row."""
    return {
        sheet.title: [[cell for cell in row.cells if isinstance(cell, int | float)] for row in sheet.rows]
        for sheet in tell_sheets(view)
    }


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_numbers_are_the_same_in_a_language_that_tells_them_in_another_order(sample: Path) -> None:
    ours, theirs = views_of(sample)
    assert theirs.sensitivity[0].unchanged.startswith("von ")
    found, again = numbers_of(ours), numbers_of(theirs)
    assert found == again
    for title in ("Scores", "Trust", "How scores came about", "Answers", ours.labels.beside_cohort):
        assert any(found[title]), title


def test_the_numbers_are_those_of_the_result() -> None:
    ours, _ = views_of(SAMPLES[0])
    trust = next(sheet for sheet in tell_sheets(ours) if sheet.title == "Trust")
    varied = [row.cells[4:8] for row in trust.rows if row.cells[0] == ours.labels.sensitivity]
    assert varied == [(one.kept, one.variations, one.low, one.high) for one in ours.sensitivity]
    assert all(0 <= one.kept <= one.variations and one.low <= one.high for one in ours.sensitivity)
