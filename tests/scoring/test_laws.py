"""Every law of the scoring, on random questionnaires with random answers."""

from __future__ import annotations

from dataclasses import asdict
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import measures, node_results, result
from govcheck.model.answer import Answer, AnswerState
from govcheck.model.questionnaire import Questionnaire
from govcheck.model.result import NodeReason
from govcheck.scoring.level import find_level
from govcheck.scoring.routing import Route, find_routes
from real import real_cases
from strategies import FEWER, Case, answers_with_value, cases, raised

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from govcheck.scoring.traversal import Measure


NEAR = 1e-9
ANY_CASE = cases() | real_cases()
SEEDS = st.integers(0, 999).map(Random)


@FEWER
@given(ANY_CASE)
def test_a_score_lies_within_its_interval_and_the_interval_within_the_scale(case: Case) -> None:
    for measure in measures(case.questionnaire, case.answers).values():
        assert 0 <= measure.low <= measure.high <= 1 + NEAR
        assert 0 <= measure.coverage <= 1 + NEAR
        if measure.scored:
            assert measure.low - NEAR <= measure.score <= measure.high + NEAR


@FEWER
@given(ANY_CASE, SEEDS)
def test_raising_an_answer_never_lowers_a_score(case: Case, random: Random) -> None:
    before = measures(case.questionnaire, case.answers)
    for name, answer in case.answers.answers.items():
        question = case.questionnaire.by_id[name]
        if not question.scored or answer.state is not AnswerState.ANSWERED or random.random() < 0.3:
            continue
        better = raised(question, answer, random)
        if better is not None:
            after = measures(case.questionnaire, case.answers.with_answer(name, better))
            for node in case.questionnaire.scoring.nodes:
                if before[node].scored and after[node].scored:
                    assert after[node].score >= before[node].score - NEAR, (name, node)
                    assert after[name].score >= before[name].score - NEAR


@FEWER
@given(cases(), SEEDS)
def test_not_applicable_is_the_same_as_removing_the_question(case: Case, random: Random) -> None:
    gates = {q.ask_if.question for q in case.questionnaire.questions if q.ask_if}
    name = random.choice([q.id for q in case.questionnaire.questions])
    if name in gates:
        return
    declined = case.answers.with_answer(name, Answer(state="not-applicable", reason="Not ours."))
    with_it = measures(case.questionnaire, declined)
    without = _without(case.questionnaire, name)
    if without is None:
        assert not any(with_it[node].present for node in case.questionnaire.scoring.nodes)
        return
    if find_routes(case.questionnaire, declined)[name] is Route.LOWEST:
        return  # the city lacks what it builds on: that is known, whatever is said of the question
    removed = measures(without, case.answers)
    for node in case.questionnaire.scoring.nodes:
        if node in removed:
            assert removed[node] == pytest.approx(with_it[node], abs=NEAR)
        else:
            assert not with_it[node].present


@settings(max_examples=150)
@given(ANY_CASE, st.data())
def test_answering_an_open_question_never_widens_an_interval(case: Case, data: st.DataObject) -> None:
    routes = find_routes(case.questionnaire, case.answers)
    before = measures(case.questionnaire, case.answers)
    for question in case.questionnaire.questions[:12]:
        state = case.answers.answer(question.id).state
        if not routes[question.id].asked or state not in {AnswerState.DONT_KNOW, AnswerState.SKIPPED}:
            continue
        answered = case.answers.with_answer(question.id, data.draw(answers_with_value(question)))
        after = measures(case.questionnaire, answered)
        for node in case.questionnaire.scoring.nodes:
            if after[node].present:
                assert _width(after[node]) <= _width(before[node]) + NEAR, (question.id, node)


@FEWER
@given(ANY_CASE, SEEDS)
def test_the_order_of_answers_and_of_children_changes_nothing(case: Case, random: Random) -> None:
    def shuffled(node: dict[str, Any]) -> dict[str, Any]:
        children = [shuffled(child) for child in node["children"]]
        return {
            **node,
            "children": random.sample(children, len(children)),
            "questions": dict(random.sample(list(node["questions"].items()), len(node["questions"]))),
        }

    reordered = dict(random.sample(list(case.answers.answers.items()), len(case.answers.answers)))
    answers = case.answers.model_copy(update={"answers": reordered})
    one, other = result(case.questionnaire, case.answers), result(_with_nodes(case.questionnaire, shuffled), answers)
    for node in one.nodes:
        _assert_near(asdict(node), asdict(other.by_node[node.id]))
    assert [flag.id for flag in one.flags] == [flag.id for flag in other.flags]
    assert [(r.question, r.to) for r in one.recommendations] == [(r.question, r.to) for r in other.recommendations]
    shaken = {node.id: asdict(node) for node in other.sensitivity.nodes}
    for held in one.sensitivity.nodes:
        _assert_near(asdict(held), shaken[held.id])


@FEWER
@given(ANY_CASE, st.sampled_from([0.001, 0.3, 7.0, 1000.0]), SEEDS)
def test_scaling_all_weights_of_a_node_changes_nothing(case: Case, factor: float, random: Random) -> None:
    chosen = random.choice(list(case.questionnaire.scoring.nodes))

    def scaled(node: dict[str, Any]) -> dict[str, Any]:
        by = factor if node["id"] == chosen else 1.0
        children = [{**scaled(child), "weight": child["weight"] * by} for child in node["children"]]
        return {**node, "children": children, "questions": {q: w * by for q, w in node["questions"].items()}}

    before = measures(case.questionnaire, case.answers)
    after = measures(_with_nodes(case.questionnaire, scaled), case.answers)
    for node in case.questionnaire.scoring.nodes:
        assert after[node] == pytest.approx(before[node], abs=NEAR)


@FEWER
@given(cases(complete=True))
def test_with_everything_answered_and_sure_the_interval_is_the_score(case: Case) -> None:
    for node in node_results(case.questionnaire, case.answers):
        if node.reason is NodeReason.NOT_APPLICABLE:
            continue  # all its questions do not concern this city
        assert node.score is not None
        assert node.low == pytest.approx(node.score, abs=NEAR)
        assert node.high == pytest.approx(node.score, abs=NEAR)
        assert node.coverage == pytest.approx(1)
        assert not node.withheld
        assert node.level is not None
        assert node.level.low == node.level.high


@FEWER
@given(ANY_CASE)
def test_a_score_is_shown_only_where_enough_is_answered(case: Case) -> None:
    scoring = case.questionnaire.scoring
    raw = measures(case.questionnaire, case.answers)
    for node in node_results(case.questionnaire, case.answers):
        own = scoring.nodes[node.id].minimum_coverage
        least = scoring.minimum_coverage if own is None else own
        if not raw[node.id].present:
            absent = {node.score, node.low, node.high, node.evidenced, node.coverage, node.level}
            assert absent == {None}
            assert node.reason is NodeReason.NOT_APPLICABLE
            assert not node.withheld
        elif node.first_look:
            look = scoring.first_look
            assert look is not None
            assert look.coverage - NEAR <= raw[node.id].coverage < least
            assert node.score == pytest.approx(100 * raw[node.id].score)
            assert not node.withheld
        elif raw[node.id].scored and raw[node.id].coverage >= least - NEAR:
            assert node.score == pytest.approx(100 * raw[node.id].score)
            assert node.reason is None
            assert not node.withheld
        else:
            assert node.withheld
            assert node.reason is NodeReason.TOO_FEW_ANSWERS
            assert node.score is None
            assert node.evidenced is None
            assert node.low is not None
            assert node.high is not None


@FEWER
@given(ANY_CASE)
def test_a_level_is_named_only_where_both_ends_fall_in_it(case: Case) -> None:
    levels = case.questionnaire.scoring.levels
    for node in node_results(case.questionnaire, case.answers):
        if node.level is not None:
            assert node.low is not None
            assert node.high is not None
            assert node.level.low == find_level(levels, node.low).id
            assert node.level.high == find_level(levels, node.high).id


@FEWER
@given(ANY_CASE)
def test_the_evidenced_score_is_never_above_the_claimed_one(case: Case) -> None:
    for node in node_results(case.questionnaire, case.answers):
        if node.score is not None:
            assert node.evidenced is not None
            assert 0 <= node.evidenced <= node.score + NEAR


@FEWER
@given(cases())
def test_with_a_note_to_every_answer_the_evidenced_score_is_the_claimed_one(case: Case) -> None:
    noted = {name: answer.model_copy(update={"note": "A note."}) for name, answer in case.answers.answers.items()}
    for node in node_results(case.questionnaire, case.answers.model_copy(update={"answers": noted})):
        assert node.evidenced == pytest.approx(node.score)


@FEWER
@given(ANY_CASE)
def test_an_answer_to_a_question_that_is_not_asked_is_flagged_and_not_scored(case: Case) -> None:
    found = result(case.questionnaire, case.answers)
    routes = find_routes(case.questionnaire, case.answers)
    ignored = {
        name
        for name, answer in case.answers.answers.items()
        if not routes[name].asked and answer.state is AnswerState.ANSWERED
    }
    assert {flag.id for flag in found.flags if flag.kind == "not-asked"} == ignored
    kept = {name: answer for name, answer in case.answers.answers.items() if name not in ignored}
    without = result(case.questionnaire, case.answers.model_copy(update={"answers": kept}))
    assert without.nodes == found.nodes
    assert without.recommendations == found.recommendations
    for name in ignored:
        assert found.by_question[name].state is AnswerState.NOT_ASKED
        assert found.by_question[name].score in {0.0, None}


@FEWER
@given(ANY_CASE)
def test_absence_never_counts_as_zero(case: Case) -> None:
    routes = find_routes(case.questionnaire, case.answers)
    found = measures(case.questionnaire, case.answers)
    for question in case.questionnaire.questions:
        if question.scored and routes[question.id].asked:
            answered = case.answers.answer(question.id).state is AnswerState.ANSWERED
            assert bool(found[question.id].scored) == answered
            assert bool(found[question.id].coverage) == answered


def _width(measure: Measure[float]) -> float:
    return measure.high - measure.low


def _assert_near(one: Mapping[str, Any], other: Mapping[str, Any]) -> None:
    for key, value in one.items():
        assert other[key] == (pytest.approx(value, abs=1e-7) if isinstance(value, float) else value), key


def _with_nodes(q: Questionnaire, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Questionnaire:
    data = q.model_dump()
    for tree in data["scoring"]["trees"]:
        tree["nodes"] = [change(node) for node in tree["nodes"]]
    return Questionnaire.model_validate(data)


def _without(q: Questionnaire, name: str) -> Questionnaire | None:
    """The questionnaire without a question; None where no scored one is left."""

    def pruned(node: dict[str, Any]) -> dict[str, Any] | None:
        children = [kept for child in node["children"] if (kept := pruned(child))]
        questions = {leaf: weight for leaf, weight in node["questions"].items() if leaf != name}
        return {**node, "children": children, "questions": questions} if children or questions else None

    data = q.model_dump()
    data["questions"] = [question for question in data["questions"] if question["id"] != name]
    trees = data["scoring"]["trees"]
    for tree in trees:
        tree["nodes"] = [kept for node in tree["nodes"] if (kept := pruned(node))]
    data["scoring"] |= {"trees": [tree for tree in trees if tree["nodes"]], "ladders": (), "stages": (), "paths": ()}
    data["scoring"]["flags"]["contradictions"] = ()
    return Questionnaire.model_validate({**data, "advice": None}) if data["scoring"]["trees"] else None
