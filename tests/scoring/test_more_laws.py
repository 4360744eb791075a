"""What raising an answer does to all figures of a node, not only to its score.

The law holds for the score, for both ends of the interval and for the evidenced score, as long as
the answer is raised and nothing else about it changes. Three things lie outside of it:

- A raised answer may open a question that is itself open: what was known to be 0 is now unknown.
  So coverage may fall, and a score that was shown may be withheld; where both are shown, it holds.
- It may open a question that does not apply: that 0 leaves the sum, and a node of nothing else
  vanishes.
- Raised by a little and no longer unsure, the high end may fall below what was possible before;
  score, low end and evidenced score still do not.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import answer_file, measures, node_data, node_results, question_data, questionnaire
from govcheck.model.answer import Answer, AnswerState
from govcheck.scoring.leaf import evidenced_leaves, find_leaves
from govcheck.scoring.routing import Route, find_routes
from govcheck.scoring.step import next_value
from govcheck.scoring.traversal import Floats, roll_up
from real import real_cases
from strategies import FEWER, Case, cases, raised

if TYPE_CHECKING:
    from govcheck.model.answer import AnswerFile
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.result import NodeResult
    from govcheck.scoring.traversal import Measure

NEAR = 1e-9
SEEDS = st.integers(0, 999).map(Random)


class Rise(NamedTuple):
    """One answer before and after it was raised."""

    question: str
    before: AnswerFile
    after: AnswerFile


def rises(case: Case, random: Random) -> list[Rise]:
    """Each answered question that counts, raised on its own; all of them one after the other at the end."""
    found, all_raised = [], case.answers
    for name, answer in case.answers.answers.items():
        question = case.questionnaire.by_id[name]
        if question.scored and answer.state is AnswerState.ANSWERED:
            better = raised(question, answer, random)
            if better is not None:
                found.append(Rise(name, case.answers, case.answers.with_answer(name, better)))
                all_raised = all_raised.with_answer(name, better)
    found = random.sample(found, min(len(found), 8))
    return [*found, Rise("all", case.answers, all_raised)]


def evidenced(asked: Questionnaire, answers: AnswerFile) -> dict[str, Measure[float]]:
    """The raw measure of every node by what is evidenced, withheld or not."""
    leaves = find_leaves(asked, answers, find_routes(asked, answers))
    roots = [root for tree in asked.scoring.trees for root in tree.nodes]
    return roll_up(roots, evidenced_leaves(asked, answers, leaves), Floats())


def opened(asked: Questionnaire, rise: Rise) -> set[str]:
    """The scored questions that are asked, or may be, only since the answer was raised."""
    before, after = find_routes(asked, rise.before), find_routes(asked, rise.after)
    changed = {name for name in before if before[name] is not after[name] and asked.by_id[name].scored}
    assert all(before[name] is Route.LOWEST for name in changed), "a better answer closes nothing"
    return changed


@settings(max_examples=150)
@given(cases() | real_cases(), SEEDS)
def test_raising_an_answer_lowers_neither_score_nor_interval_nor_evidenced_score(case: Case, random: Random) -> None:
    asked = case.questionnaire
    before, proven_before = measures(asked, case.answers), evidenced(asked, case.answers)
    for rise in rises(case, random):
        after, proven = measures(asked, rise.after), evidenced(asked, rise.after)
        for node in asked.scoring.nodes:
            old, new = before[node], after[node]
            if new.present:
                assert old.present, (rise.question, node)
                assert new.low >= old.low - NEAR, (rise.question, node)
                assert new.high >= old.high - NEAR, (rise.question, node)
            if new.scored:
                assert old.scored, (rise.question, node)
                assert new.score >= old.score - NEAR, (rise.question, node)
                assert proven[node].score >= proven_before[node].score - NEAR, (rise.question, node)


@settings(max_examples=150)
@given(cases() | real_cases(), SEEDS)
def test_a_node_vanishes_or_loses_coverage_only_by_a_question_that_was_opened(case: Case, random: Random) -> None:
    asked = case.questionnaire
    before = measures(asked, case.answers)
    for rise in rises(case, random):
        after, new = measures(asked, rise.after), opened(asked, rise)
        states = {leaf: rise.after.answer(leaf).state for leaf in new}
        for node in asked.scoring.nodes.values():
            below = new.intersection(node.leaves)
            if after[node.id].coverage < before[node.id].coverage - NEAR:
                assert any(states[leaf] is not AnswerState.ANSWERED for leaf in below), (rise.question, node.id)
            if after[node.id].present < before[node.id].present:
                gone = {leaf for leaf in node.leaves if not after[leaf].present and before[leaf].present}
                assert gone <= below, (rise.question, node.id)
                assert before[node.id].high == 0, "it was nothing but questions not asked"
            if not below:
                kept = ("present", "scored", "coverage")
                same = [getattr(before[node.id], part) for part in kept]
                assert [getattr(after[node.id], part) for part in kept] == pytest.approx(same, abs=NEAR)


@FEWER
@given(cases() | real_cases(), SEEDS)
def test_in_the_result_a_figure_that_is_shown_before_and_after_does_not_fall(case: Case, random: Random) -> None:
    rise = rises(case, random)[0]
    steps = [step.id for step in case.questionnaire.scoring.levels.steps]
    pairs = zip(
        node_results(case.questionnaire, rise.before), node_results(case.questionnaire, rise.after), strict=True
    )
    for old, new in pairs:
        for figure in ("score", "low", "high", "evidenced"):
            was, now = getattr(old, figure), getattr(new, figure)
            if was is not None and now is not None:
                assert now >= was - 100 * NEAR, (rise.question, old.id, figure)
        if old.level and new.level:
            assert steps.index(new.level.low) >= steps.index(old.level.low)
            assert steps.index(new.level.high) >= steps.index(old.level.high)


@FEWER
@given(cases() | real_cases())
def test_a_step_up_that_settles_a_doubt_lowers_no_score_and_no_low_end(case: Case) -> None:
    asked = case.questionnaire
    before, proven_before = measures(asked, case.answers), evidenced(asked, case.answers)
    for name, answer in list(case.answers.answers.items())[:20]:
        question = asked.by_id[name]
        value = next_value(question, answer) if question.scored else None
        if value is None:
            continue
        better = answer.model_copy(update={"value": value, "unsure": False})
        stepped = case.answers.with_answer(name, better)
        after, proven = measures(asked, stepped), evidenced(asked, stepped)
        for node in asked.scoring.nodes:
            if after[node].present:
                assert after[node].low >= before[node].low - NEAR, (name, node)
            if after[node].scored:
                assert after[node].score >= before[node].score - NEAR, (name, node)
                assert proven[node].score >= proven_before[node].score - NEAR, (name, node)
            if after[node].present and not answer.unsure:
                assert after[node].high >= before[node].high - NEAR, (name, node)


# Each exception, once as an example.


def only_node(asked: Questionnaire, given: dict[str, object]) -> NodeResult:
    return node_results(asked, answer_file(given))[0]


def test_the_high_end_may_fall_where_a_doubt_is_settled() -> None:
    asked = questionnaire([question_data("share", "number", max=100)])
    unsure = only_node(asked, {"share": {"value": 50, "unsure": True}})
    raised_still_unsure = only_node(asked, {"share": {"value": 51, "unsure": True}})
    raised_and_sure = only_node(asked, {"share": 51})
    assert (unsure.low, unsure.high) == pytest.approx((40, 60))
    assert (raised_still_unsure.low, raised_still_unsure.high) == pytest.approx((41, 61))
    assert (raised_and_sure.low, raised_and_sure.high) == pytest.approx((51, 51))


def test_a_raised_answer_may_open_a_question_so_that_too_little_is_known_to_show_a_score() -> None:
    gated = [question_data(name, ask_if={"question": "plan", "any_of": ["yes"]}) for name in ("told", "funded")]
    asked = questionnaire([question_data("plan"), *gated])
    no, yes = only_node(asked, {"plan": False}), only_node(asked, {"plan": True})
    assert (no.score, no.low, no.high, no.coverage) == (0, 0, 0, 1)
    assert (yes.score, yes.withheld) == (None, True)
    assert (yes.low, yes.high, yes.coverage) == pytest.approx((100 / 3, 100, 1 / 3))


def test_a_raised_answer_may_open_only_what_does_not_apply_so_that_a_node_vanishes() -> None:
    gated = question_data("port", ask_if={"question": "sea", "any_of": ["yes"]})
    nodes = [node_data("all", [node_data("coast", {"sea": 1}), node_data("harbour", {"port": 1})])]
    asked = questionnaire([question_data("sea"), gated], nodes)
    port = Answer(state="not-applicable", reason="The river is too shallow.")
    for sea, score, harbour in ((False, 0, 0), (True, 100, None)):
        found = {node.id: node for node in node_results(asked, answer_file({"sea": sea, "port": port}))}
        assert (found["all"].score, found["harbour"].score) == (score, harbour)


def test_raising_a_background_answer_may_lower_a_score_as_it_is_no_better_answer() -> None:
    # Only for questions that count is one answer better than another.
    size = question_data("size", "number", role="diagnostic")
    gated = question_data("metro", ask_if={"question": "size", "at_least": 5}, if_not_asked="absent")
    asked = questionnaire([size, question_data("bus"), gated])
    assert only_node(asked, {"size": 4, "bus": True, "metro": False}).score == 100
    assert only_node(asked, {"size": 5, "bus": True, "metro": False}).score == 50
