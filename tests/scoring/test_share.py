from __future__ import annotations

import pytest
from hypothesis import given

from builders import answer_file, measures, node_data, question_data, questionnaire
from govcheck.model.scoring import NodeKind
from govcheck.scoring.share import Share, find_shares, share_indices
from real import real_cases
from strategies import FEWER, Case, cases

INNER = node_data("inner", {"a": 1, "b": 3}, kind="element", weight=2)
OUTER = node_data("outer", {"c": 1}, kind="element", weight=1)
NESTED = questionnaire([question_data(name) for name in "abc"], [node_data("index", [INNER, OUTER])])


def test_shares_follow_the_weights_from_node_to_node() -> None:
    counts = dict.fromkeys(["inner", "outer", "a", "b", "c"], 1.0)
    assert find_shares(NESTED.scoring.nodes["index"], counts) == [
        Share("a", ("inner",), pytest.approx(2 / 3 * 1 / 4)),
        Share("b", ("inner",), pytest.approx(2 / 3 * 3 / 4)),
        Share("c", ("outer",), pytest.approx(1 / 3)),
    ]


def test_what_is_absent_leaves_its_share_to_the_others() -> None:
    answers = answer_file({"a": True, "c": {"state": "not-applicable", "reason": "Not ours."}})
    (shares,) = share_indices(NESTED, measures(NESTED, answers)).values()
    assert [share.part for share in shares] == [0.25, 0.75, 0]


@FEWER
@given(cases() | real_cases())
def test_the_shares_of_an_index_sum_to_one_unless_it_is_absent(case: Case) -> None:
    known = measures(case.questionnaire, case.answers)
    shares = share_indices(case.questionnaire, known)
    nodes = case.questionnaire.scoring.nodes
    assert list(shares) == [name for name, node in nodes.items() if node.kind is NodeKind.INDEX]
    for index, below in shares.items():
        assert [share.question for share in below] == list(nodes[index].leaves)
        assert sum(share.part for share in below) == pytest.approx(1 if known[index].present else 0)
        assert all(share.part == 0 for share in below if not known[share.question].present)
