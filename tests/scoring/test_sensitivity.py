from __future__ import annotations

import math
from random import Random

import pytest
from hypothesis import given

from builders import answer_file, measures, node_data, question_data, questionnaire, result
from govcheck.model.scoring import SensitivityRules
from govcheck.scoring.leaf import find_leaves
from govcheck.scoring.routing import find_routes
from govcheck.scoring.sensitivity import SHAKEN, Shaking, Variations
from govcheck.scoring.traversal import Measure, roll_up
from real import real_cases
from strategies import FEWER, Case, cases


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


def means(given: dict[str, float]) -> set[float]:
    """The scores of the index in many variations that change no weight and leave no question out."""
    asked = questionnaire([question_data("a", "number"), question_data("b", "number")])
    answers = answer_file(given)
    count = 40
    leaves = {
        leaf: Measure(*(Variations([number] * count) for number in measure))
        for leaf, measure in find_leaves(asked, answers, find_routes(asked, answers)).items()
    }
    source = {"edition": 2019, "place": "Foresight"}
    rules = SensitivityRules(source=source, seed=1, variations=count, weight_change=0.0, geometric_floor=0.01)
    shaking = Shaking(rules, [("index", "a"), ("index", "b")], Random(1))  # noqa: S311
    found = roll_up(asked.scoring.trees[0].nodes, leaves, shaking)["index"]
    assert found.low.each == [pytest.approx(measures(asked, answers)["index"].low)] * count
    return {round(score, 9) for score in found.score.each}


def test_some_variations_take_the_geometric_mean_which_counts_no_score_below_its_floor() -> None:
    assert means({"a": 0, "b": 4}) == {0.2, round(math.sqrt(0.01 * 0.4), 9)}


def test_what_is_not_answered_has_no_part_in_any_mean() -> None:
    assert means({"b": 4}) == {0.4}


def test_a_tree_of_indicators_only_is_not_shaken() -> None:
    asked = questionnaire([question_data("q")], [node_data("only", {"q": 1}, kind="indicator")])
    assert result(asked, {"q": True}).sensitivity.nodes == ()
