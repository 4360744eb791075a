"""What is left out: one answer in every variation, and what is claimed without a word of proof."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import SOURCE, answer_file, node_results, question_data, questionnaire, result
from govcheck.scoring.leaf import evidenced_leaves, find_leaves
from govcheck.scoring.routing import find_routes
from govcheck.scoring.sensitivity import find_gone
from govcheck.scoring.traversal import Measure
from strategies import FEWER, Case, cases

VARIATIONS = 40
ONLY_LEAVING_OUT = {
    "source": SOURCE, "seed": 7, "variations": VARIATIONS, "weight_change": 0.0, "geometric_floor": 0.01,
}  # fmt: skip
"""Rules under which a variation differs from the score only by its mean and by the answer it lacks."""


def test_every_variation_lacks_one_answered_question() -> None:
    # Half of the weight has the worst answer, half the best: with both of them the score is in the middle level
    # or, by the geometric mean, just above 0; with one of them it is 0 or 100. The third is not known, so that
    # leaving it out would change nothing.
    asked = questionnaire(
        [question_data(name, "number") for name in ("worst", "best", "unknown")],
        rules={"sensitivity": ONLY_LEAVING_OUT},
    )
    found = result(asked, {"worst": 0, "best": 10, "unknown": {"state": "dont-know"}})
    assert found.by_node["index"].score == 50
    shaken = found.sensitivity.nodes[0]
    assert shaken.unchanged == 0
    assert shaken.low == pytest.approx(0, abs=1.1), "the best answer was left out, at least once"
    assert shaken.high == pytest.approx(100), "the worst one was, and did not count as 0"


@FEWER
@given(cases(), st.lists(st.floats(0, 1, exclude_max=True), min_size=1))
def test_one_answered_question_is_left_out_of_each_variation(case: Case, places: list[float]) -> None:
    leaves = find_leaves(case.questionnaire, case.answers, find_routes(case.questionnaire, case.answers))
    answered = {leaf for leaf, measure in leaves.items() if measure.scored}
    gone = find_gone(leaves, places)
    assert gone.keys() <= answered
    left = sorted(variation for variations in gone.values() for variation in variations)
    assert left == (list(range(len(places))) if answered else [])


STEPS = {"begun": 0.2, "half": 0.5, "done": 0.9}


@pytest.mark.parametrize(
    ("remark", "proven"), [({}, 20), ({"note": "A note."}, 90), ({"evidence": ["Report, p. 3"]}, 90)]
)
def test_an_answer_without_note_or_evidence_counts_as_the_lowest_value_of_its_question(
    remark: dict[str, object], proven: float
) -> None:
    # 0 cannot be answered here: the city has at least begun.
    asked = questionnaire([question_data("stage", "single", options=STEPS)])
    answers = answer_file({"stage": {"value": "done", **remark}})
    leaves = find_leaves(asked, answers, find_routes(asked, answers))
    assert leaves["stage"].score == 0.9
    share = proven / 100
    assert evidenced_leaves(asked, answers, leaves)["stage"] == Measure(1.0, 1.0, share, share, share, 1.0)
    node = node_results(asked, answers)[0]
    assert (node.score, node.evidenced) == pytest.approx((90, proven))


def test_the_lowest_value_is_that_of_each_question_not_0_for_all() -> None:
    asked = questionnaire(
        [
            question_data("stage", "single", options=STEPS),
            question_data("plan"),
            question_data("scale", "number", min=1, max=5),
            question_data("ways", "several", options={"a": 1, "b": 1}),
        ]
    )
    answers = answer_file({"stage": "half", "plan": True, "scale": 5, "ways": ["a", "b"]})
    node = node_results(asked, answers)[0]
    assert node.score == pytest.approx(100 * (0.5 + 1 + 1 + 1) / 4)
    assert node.evidenced == pytest.approx(100 * (0.2 + 0 + 0 + 0) / 4)


def test_the_lowest_answer_needs_no_proof_and_what_is_not_asked_stays_0() -> None:
    gated = question_data("stage", "single", options=STEPS, ask_if={"question": "plan", "any_of": ["yes"]})
    asked = questionnaire([question_data("plan"), gated])
    for answers, proven in (
        (answer_file({"plan": {"value": True, "note": "A note."}, "stage": "begun"}), 60),
        (answer_file({"plan": False, "stage": "done"}), 0),
    ):
        node = node_results(asked, answers)[0]
        assert (node.score, node.evidenced) == pytest.approx((proven, proven))
