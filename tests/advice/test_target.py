"""Targets: each is looked at again with the answers given now, and with the date of these answers."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from builders import advice_data, answer_file, html_of, question_data, questionnaire, result, step_data
from govcheck.advice.target import covers, is_reached
from govcheck.language import ENGLISH
from govcheck.model.answer import Answer, Target
from govcheck.model.question import Question
from govcheck.report.plain import render_plain
from govcheck.report.terminal import render_summary
from govcheck.report.view import build_view
from strategies import FEWER, Case, cases, raised, values

SCALE = {"never": 0.0, "rarely": 0.4, "seldom": 0.4, "often": 0.7, "always": 1.0}
NONE = {"id": "none", "value": 0.0, "label": "None", "exclusive": True}
LIST = [*({"id": i, "value": 1.0, "label": i.upper()} for i in "abc"), NONE]
DONT_KNOW = {"state": "dont-know"}
NA = {"state": "not-applicable", "reason": "Not ours."}
TODAY = "2026-11-20"


def one(kind: str, aim: Any, value: Any, by: str = "2027-12-31", **own: Any) -> Any:
    """The one target of a city that is asked one question more, and what it answers now."""
    asked = questionnaire([question_data("filler"), question_data("q", kind, **own)], [INDEX])
    given_now = {} if value is None else {"q": value}
    (found,) = result(asked, answer_file(given_now, targets={"q": {"value": aim, "by": by}})).targets
    return found


INDEX: Any = {"id": "index", "kind": "index", "title": "Index", "source": {"origin": "govcheck", "reason": "R"}}
INDEX |= {"questions": {"filler": 1}}


@pytest.mark.parametrize(
    ("kind", "own", "aim", "value", "state"),
    [
        ("yes-no", {}, True, True, "reached"),
        ("yes-no", {}, True, False, "not-reached"),
        ("yes-no", {}, False, True, "reached"),
        ("yes-no", {"role": "diagnostic"}, False, True, "not-reached"),
        ("yes-no", {"role": "diagnostic"}, False, False, "reached"),
        ("single", {"options": SCALE}, "often", "rarely", "not-reached"),
        ("single", {"options": SCALE}, "often", "often", "reached"),
        ("single", {"options": SCALE}, "often", "always", "reached"),
        ("single", {"options": SCALE}, "rarely", "seldom", "reached"),
        ("single", {"options": SCALE, "role": "context"}, "often", "always", "not-reached"),
        ("single", {"options": SCALE, "role": "context"}, "often", "often", "reached"),
        ("several", {"options": LIST}, ["a", "b"], ["b"], "not-reached"),
        ("several", {"options": LIST}, ["a", "b"], ["b", "c"], "not-reached"),
        ("several", {"options": LIST}, ["a", "b"], ["c", "b", "a"], "reached"),
        ("several", {"options": LIST}, ["none"], ["c"], "reached"),
        ("several", {"options": LIST, "role": "diagnostic"}, ["none"], ["c"], "not-reached"),
        ("several", {"options": LIST, "role": "diagnostic"}, ["none"], ["none"], "reached"),
        ("number", {}, 7, 6.5, "not-reached"),
        ("number", {}, 7, 7.0, "reached"),
        ("number", {}, 7.5, 8, "reached"),
        ("yes-no", {}, True, DONT_KNOW, "unknown"),
        ("yes-no", {}, True, {"state": "skipped"}, "unknown"),
        ("yes-no", {}, True, None, "unknown"),
        ("yes-no", {}, True, NA, "not-applicable"),
    ],
)
def test_a_target_is_reached_by_the_same_answer_or_a_better_one(
    kind: str, own: Any, aim: Any, value: Any, state: str
) -> None:
    assert one(kind, aim, value, **own).state == state


@pytest.mark.parametrize(
    ("value", "by", "days", "overdue"),
    [
        (False, "2026-11-19", -1, True),
        (False, "2026-11-20", 0, False),
        (False, "2026-11-21", 1, False),
        (True, "2026-11-19", -1, False),
        (DONT_KNOW, "2026-11-19", -1, True),
        (None, "2026-11-19", -1, True),
        (NA, "2026-11-19", -1, False),
    ],
)
def test_what_is_overdue_is_told_by_the_date_of_the_answers(value: Any, by: str, days: int, overdue: Any) -> None:
    found = one("yes-no", aim=True, value=value, by=by)
    assert (found.days, found.overdue) == (days, overdue)


@pytest.mark.parametrize(("gone", "state"), [("lowest", "not-reached"), ("absent", "not-applicable")])
def test_a_question_that_is_not_asked_says_why_in_the_data(gone: str, state: str) -> None:
    condition = {"question": "gate", "any_of": ["yes"]}
    questions = [question_data("gate", role="context"), question_data("q", ask_if=condition, if_not_asked=gone)]
    answers = answer_file({"gate": False, "q": True}, targets={"q": {"value": True, "by": "2026-01-31"}})
    (found,) = result(questionnaire(questions), answers).targets
    assert (found.state, found.answer, found.answer_state) == (state, None, "not-asked")
    assert found.overdue is (state == "not-reached")


@FEWER
@given(cases(), st.data(), st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_every_target_is_listed_and_what_is_reached_asks_for_nothing_more(
    case: Case, data: st.DataObject, by: date
) -> None:
    assume(case.questionnaire.advice)
    chosen = data.draw(st.lists(st.sampled_from(case.questionnaire.questions), unique_by=lambda q: q.id))
    targets = {q.id: {"value": data.draw(values(q)), "by": by.isoformat(), "owner": "The mayor"} for q in chosen}
    checked = answer_file({}, targets=targets).targets
    found = result(case.questionnaire, case.answers.model_copy(update={"targets": checked}))
    assert [t.question for t in found.targets] == [q.id for q in case.questionnaire.questions if q.id in targets]
    by_question = {target.question: target for target in found.targets}
    for target in found.targets:
        assert target.value == checked[target.question].value
        assert not (target.overdue and target.state in {"reached", "not-applicable"})
        assert not (target.overdue and target.by >= found.date)
        same = case.answers.answer(target.question).value
        assert target.state != "not-reached" or target.answer is None or same != target.value
    for recommendation in found.recommendations:
        if recommendation.target is not None:
            assert recommendation.target == checked[recommendation.question]
            assert by_question[recommendation.question].state != "reached"


@FEWER
@given(cases(), st.data(), st.integers(0, 2**16))
def test_a_better_answer_never_loses_a_target(case: Case, data: st.DataObject, seed: int) -> None:
    for question in (q for q in case.questionnaire.questions if q.scored):
        answer = case.answers.answer(question.id)
        if answer.value is None:
            continue
        better = raised(question, answer, Random(seed))  # noqa: S311 - an example, not a secret
        target = data.draw(values(question))
        assert is_reached(question, answer.value, answer.value)
        if better is not None and is_reached(question, target, answer.value):
            assert is_reached(question, target, better.value)


@pytest.mark.parametrize(
    ("kind", "own", "steps", "value", "aim", "shown"),
    [
        ("single", {"options": SCALE}, ["rarely", "often", "always"], "never", "often", True),
        ("single", {"options": SCALE}, ["rarely", "often", "always"], "rarely", "often", True),
        ("single", {"options": SCALE}, ["rarely", "often", "always"], "often", "often", False),
        ("single", {"options": SCALE}, ["always"], "rarely", "often", False),
        ("several", {"options": LIST}, ["a", "b"], ["c"], ["a", "c"], True),
        ("several", {"options": LIST}, ["a", "b"], ["c"], ["b"], False),
        ("number", {}, [None], 3, 5, True),
        ("number", {}, [None], 5, 5, False),
        ("yes-no", {}, ["yes"], DONT_KNOW, True, True),
    ],
)
def test_a_step_shows_the_target_that_it_leads_to(
    kind: str, own: Any, steps: Any, value: Any, aim: Any, shown: Any
) -> None:
    advice = advice_data({"q": [step_data(to) for to in steps]})
    asked = questionnaire([question_data("q", kind, **own)], advice=advice)
    target = {"value": aim, "by": "2027-12-31", "owner": "The mayor's office"}
    found = result(asked, answer_file({"q": value}, targets={"q": target}))
    (step,) = build_view(found, asked).steps
    assert ("by 31 December 2027. Responsible: The mayor's office" in step.target) is shown


def view(targets: Any, given_now: Any) -> Any:
    questions = [
        question_data("plan"), question_data("often", "single", options=SCALE), question_data("rate", "number"),
        question_data("list", "several", options=LIST), question_data("own"), question_data("late"),
    ]  # fmt: skip
    asked = questionnaire(questions, advice=advice_data({}))
    return build_view(result(asked, answer_file(given_now, targets=targets)), asked, ENGLISH)


TARGETS = {
    "plan": {"value": True, "by": "2027-01-01", "owner": "A\x1b[31m <b>"},
    "often": {"value": "often", "by": "2026-11-19"},
    "rate": {"value": 7, "by": "2026-11-21"},
    "list": {"value": ["a", "b"], "by": TODAY},
    "own": {"value": True, "by": "2026-10-20"},
    "late": {"value": True, "by": "2027-01-01"},
}
GIVEN = {"plan": True, "often": "rarely", "rate": {"value": 5, "unsure": True}, "list": ["a"], "own": DONT_KNOW}
GIVEN |= {"late": NA}


def test_each_target_is_told_in_the_words_of_its_question() -> None:
    rows = {row.question: row for row in view(TARGETS, GIVEN).targets.rows}
    told = {name.split()[2].rstrip("?"): (row.aim, row.mark, row.reached, row.told) for name, row in rows.items()}
    unknown = "Whether it is reached is not known: the question was answered with “don't know”."
    assert told == {
        "plan": ("Yes", "reached", True, "Reached: the answer is “Yes”."),
        "often": (
            "Often", "overdue", False,
            "Not reached yet: the answer is “Rarely”. Overdue by one day on the day of these answers.",
        ),
        "rate": (
            "7 of 10", "not reached yet", False,
            "Not reached yet: the answer is “5 of 10”, marked as unsure. Due one day after these answers.",
        ),
        "list": (
            "A; B", "not reached yet", False, "Not reached yet: the answer is “A”. Due on the day of these answers.",
        ),
        "own": ("Yes", "overdue", None, f"{unknown} Overdue by 31 days on the day of these answers."),
        "late": (
            "Yes", "does not apply", None, "The question does not apply to your city, so there is nothing to reach.",
        ),
    }  # fmt: skip


def test_targets_stand_in_every_form_of_the_report() -> None:
    shown = view(TARGETS, GIVEN)
    html, plain, screen = html_of(shown), render_plain(shown), render_summary(shown, 80, colour=False)
    for form in (html, plain, screen):
        words = " ".join(form.split())
        assert "your city's own targets" in words.lower().replace("&#39;", "'")
        assert "Overdue by 31 days on the day of these answers." in words
        assert "A␛[31m" in words
        assert "\x1b" not in words
    assert "A␛[31m <b>" not in html


def test_without_targets_nothing_is_said_of_them() -> None:
    shown = view({}, GIVEN)
    assert shown.targets is None
    for form in (html_of(shown), render_plain(shown), render_summary(shown, 80)):
        # But that there could be some, the roadmap says.
        assert "targets" not in form.split("<body>")[-1].lower().replace("below “targets” in", "")


def test_a_step_to_the_best_answer_is_the_same_named_or_not() -> None:
    options = [{"id": name, "value": worth, "label": name.title()} for name, worth in SCALE.items()]
    question = Question.model_validate(question_data("q", "single", options=options))
    target = Target(value="often", by=date(2027, 1, 1))
    for best in ("always", None):
        assert covers(question, target, Answer(value="never"), best) is False
    assert covers(question, target, Answer(value="never"), "often") is True
    assert covers(question, Target(value="always", by=target.by), Answer(value="never"), None) is True
