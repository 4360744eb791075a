"""Answers beside a cohort: figures of the questions themselves, for all cities and for the city's own groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from builders import PROFILE, answer_file, benchmark, question_data, questionnaire
from govcheck.assessment import assess
from made_cohort import EUROPE

if TYPE_CHECKING:
    from govcheck.model.comparison import Comparison

STEPS = {"informing": 0.0, "consulting": 0.5, "deciding": 1.0}
BARRIERS = [{"id": i, "value": 1.0, "label": i.title()} for i in ("staff", "money")]
YES, NO = True, False
ELSEWHERE = {"by": "region", "id": "africa", "title": "Africa"}
COUNTED = [{"category": c, "value": 100 * n / 20, "count": n} for c, n in (("informing", 3), ("consulting", 11))]
COUNTED += [{"category": "deciding", "value": 30, "count": 6}]
SHARE = [{"category": "yes", "value": 75.0, "count": 15}]


def beside(question: dict[str, Any], value: Any, *blocks: dict[str, Any]) -> tuple[Comparison, ...]:
    asked = questionnaire([question, question_data("filler")])
    figures = benchmark(*({"indicator": "q", "of": "question", "n": 20, **block} for block in blocks))
    answers = answer_file({"q": value}, city={"name": "Testville", "region": "europe"})
    return assess(asked, answers, [figures], PROFILE).comparisons


def test_a_share_of_yes() -> None:
    (found,) = beside(question_data("q"), NO, {"kind": "share", "figures": SHARE})
    assert found.text == "15 of 20 cities (75%, 95% interval 53 to 89%) answered yes. Your city answered no."
    assert (found.of, found.indicator, found.question, found.position) == ("question", "q", "q", "without")
    assert (found.place, found.line, found.group) == (None, None, None)


def test_a_distribution_counts_and_gives_no_percentile() -> None:
    block = {"kind": "distribution", "figures": COUNTED}
    (found,) = beside(question_data("q", "single", options=STEPS), "consulting", block)
    assert (found.below, found.at, found.above, found.position) == (3, 11, 6, None)
    assert found.text == "Of 20 cities, 3 gave a lower answer than your city, 11 the same and 6 a higher one."


def test_a_mean_of_numbers() -> None:
    block = {"kind": "mean", "scale": "0-10", "figures": [{"value": 4.25}]}
    (found,) = beside(question_data("q", "number"), 7, block)
    assert (found.position, found.value) == ("above", 4.25)


def test_each_option_of_a_list() -> None:
    rows = [{"category": c, "value": 50.0, "count": 10} for c in ("staff", "money")]
    found = beside(question_data("q", "several", options=BARRIERS), ["staff"], {"kind": "share", "figures": rows})
    assert [(one.category, one.position) for one in found] == [("staff", "named"), ("money", "not-named")]


def test_an_option_is_itself_though_an_indicator_of_the_same_name_joins_others() -> None:
    joined = [{"id": "q", "category": "informing", "options": ["informing", "consulting"]}]
    question = question_data("q", "single", options=STEPS, indicators=joined)
    (found,) = beside(question, "consulting", {"kind": "distribution", "figures": COUNTED})
    assert [(one.category, one.yours) for one in found.portions] == [
        ("informing", False), ("consulting", True), ("deciding", False),
    ]  # fmt: skip


def test_all_cities_and_the_citys_own_group_and_no_other() -> None:
    block = {"kind": "share", "figures": SHARE}
    found = beside(question_data("q"), YES, block, {**block, "group": EUROPE}, {**block, "group": ELSEWHERE})
    assert [one.group and one.group.id for one in found] == [None, "europe"]
    assert found[1].text.startswith("15 of 20 cities (Europe) (75%")


@pytest.mark.parametrize(
    "block",
    [
        {"kind": "mean", "scale": "0-10", "figures": [{"value": 4}]},
        {"kind": "share", "figures": [{"category": "maybe", "value": 50, "count": 10}]},
        {"kind": "share", "figures": SHARE, "indicator": "gone"},
    ],
)
def test_what_does_not_fit_the_question_is_left_out(block: dict[str, Any]) -> None:
    assert beside(question_data("q"), YES, block) == ()
