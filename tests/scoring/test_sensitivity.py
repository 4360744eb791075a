from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import answer_file, node_data, question_data, questionnaire, result
from govcheck.scoring.leaf import find_leaves
from govcheck.scoring.level import find_level, find_range
from govcheck.scoring.routing import find_routes
from govcheck.scoring.sensitivity import SHAKEN, draw, find_gone, find_scale, vary
from govcheck.scoring.traversal import ABSENT, Measure, roll_up
from govcheck.scoring.variation import MeanScale, Shaking, Variations
from real import real_cases, smart_governance
from strategies import FEWER, Case, cases, questionnaires

if TYPE_CHECKING:
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.scoring import Node


@FEWER
@given(cases() | real_cases())
def test_the_sensitivity_is_deterministic_and_bounded(case: Case) -> None:
    found = result(case.questionnaire, case.answers)
    assert found.sensitivity == result(case.questionnaire, case.answers).sensitivity
    rules = case.questionnaire.scoring.sensitivity
    assert (found.sensitivity.seed, found.sensitivity.variations) == (rules.seed, rules.variations)
    for node in found.sensitivity.nodes:
        score = found.by_node[node.id].score
        assert score is not None
        assert 0 <= node.low <= score <= node.high <= 100 + 1e-9
        assert 0 <= node.unchanged <= rules.variations
    firm = (node for node in found.nodes if node.score is not None and not node.first_look)
    shown = {node.id for node in firm if node.kind in SHAKEN}
    assert {node.id for node in found.sensitivity.nodes} == shown


def test_a_score_in_the_middle_of_a_level_holds_and_one_on_the_edge_does_not() -> None:
    data = [question_data(f"q{i}", "number") for i in range(6)]
    asked = questionnaire(data)
    steady = result(asked, {f"q{i}": 6 for i in range(6)}).sensitivity.nodes[0]
    assert steady.unchanged == 8
    assert (steady.low, steady.high) == pytest.approx((60, 60))
    edge = result(asked, {f"q{i}": (2, 6)[i % 2] for i in range(6)}).sensitivity.nodes[0]
    assert 0 < edge.unchanged < 8
    assert edge.low < 40 < edge.high


def test_a_node_of_one_answer_keeps_its_level_when_that_answer_is_left_out() -> None:
    node = result(questionnaire([question_data("q")]), {"q": True}).sensitivity.nodes[0]
    assert (node.unchanged, node.low, node.high) == (8, 100, 100)


def test_without_an_answer_nothing_is_shaken() -> None:
    assert result(questionnaire([question_data("q")]), {}).sensitivity.nodes == ()


def test_a_withheld_score_has_no_level_to_keep() -> None:
    asked = questionnaire([question_data("a"), question_data("b")])
    assert result(asked, {"a": True}).sensitivity.nodes == ()


def alone(asked: Questionnaire, variation: int, node: Node, leaves: dict[str, Measure[float]]) -> float | None:
    """The score of a node in one variation, mean by mean: what all of them together must agree with."""
    draws, rules = draw(asked), asked.scoring.sensitivity
    scores = {child.id: alone(asked, variation, child, leaves) for child in node.children}
    scores |= {leaf: leaves[leaf].score if leaves[leaf].scored else None for leaf in node.questions}
    known = {part: score for part, score in scores.items() if score is not None}
    weights = {part: draws.weights[node.id, part].each[variation] for part in known}
    if not known:
        return None
    if variation < rules.variations // 2:
        return sum(weights[part] * score for part, score in known.items()) / sum(weights.values())
    logs = sum(weights[part] * math.log(max(score, rules.geometric_floor)) for part, score in known.items())
    return math.exp(logs / sum(weights.values()))


@FEWER
@given(cases() | real_cases())
def test_all_variations_at_once_are_what_each_is_alone(case: Case) -> None:
    asked = case.questionnaire
    leaves = find_leaves(asked, case.answers, find_routes(asked, case.answers))
    found, gone, scale = vary(asked, leaves), find_gone(leaves, draw(asked).out), find_scale(asked)
    for variation in range(asked.scoring.sensitivity.variations):
        left = {leaf: ABSENT if variation in gone.get(leaf, ()) else measure for leaf, measure in leaves.items()}
        for name, node in asked.scoring.nodes.items():
            expected, measure = alone(asked, variation, node, left), found[name]
            scored = measure.scored.each[variation] if measure.scored.each else measure.scored.same
            assert scored == (expected is not None)
            if expected is not None:
                assert scale.outward(measure.score)[variation] == pytest.approx(expected, abs=1e-12)


@FEWER
@given(questionnaires())
def test_what_is_drawn_keeps_to_the_rules(asked: Questionnaire) -> None:
    draws, rules = draw(asked), asked.scoring.sensitivity
    assert len(draws.out) == rules.variations
    assert all(0 <= place < 1 for place in draws.out)
    declared = {(node.id, part): w for node in asked.scoring.nodes.values() for part, w in node.weights.items()}
    assert draws.weights.keys() == declared.keys()
    for edge, weights in draws.weights.items():
        assert len(weights.each) == rules.variations
        assert all(abs(weight / declared[edge] - 1) <= rules.weight_change + 1e-12 for weight in weights.each)


def test_two_cities_are_shaken_by_the_same_weights() -> None:
    asked = smart_governance()
    assert draw(asked) is draw(asked)
    again = draw.__wrapped__(asked)
    assert again.out == draw(asked).out
    assert [w.each for w in again.weights.values()] == [w.each for w in draw(asked).weights.values()]


@FEWER
@given(questionnaires(), st.floats(0, 100))
def test_a_level_is_found_in_its_range_and_nowhere_else(asked: Questionnaire, score: float) -> None:
    levels = asked.scoring.levels
    for level in levels.steps:
        low, high = find_range(levels, level)
        assert (low <= score < high) == (find_level(levels, score) is level)


def means(given: dict[str, float]) -> set[float]:
    """The scores of the index in many variations that change no weight and leave no question out."""
    asked = questionnaire([question_data("a", "number"), question_data("b", "number")])
    leaves = find_leaves(asked, answer_file(given), find_routes(asked, answer_file(given)))
    weights = {("index", "a"): Variations([1.0] * 40), ("index", "b"): Variations([1.0] * 40)}
    scale, nothing = MeanScale(20, 20, 0.01), Variations()
    numbers = {
        leaf: Measure(nothing, Variations(same=m.scored), scale.inward(m.score), nothing, nothing, nothing)
        for leaf, m in leaves.items()
    }
    found = scale.outward(roll_up(asked.scoring.roots, numbers, Shaking(weights, {}))["index"].score)
    return {round(score, 9) for score in found}


def test_some_variations_take_the_geometric_mean_which_counts_no_score_below_its_floor() -> None:
    assert means({"a": 0, "b": 4}) == {0.2, round(math.sqrt(0.01 * 0.4), 9)}


def test_what_is_not_answered_has_no_part_in_any_mean() -> None:
    assert means({"b": 4}) == {0.4}


def test_a_tree_of_indicators_only_is_not_shaken() -> None:
    asked = questionnaire([question_data("q")], [node_data("only", {"q": 1}, kind="indicator")])
    assert result(asked, {"q": True}).sensitivity.nodes == ()
