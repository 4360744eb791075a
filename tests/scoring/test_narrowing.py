"""Narrowing: what the open and unsure answers leave of a range."""

from __future__ import annotations

import pytest
from hypothesis import given

from govcheck.model.scoring import NodeKind
from govcheck.scoring.leaf import find_leaves
from govcheck.scoring.narrowing import find_narrowings
from govcheck.scoring.routing import find_routes
from govcheck.scoring.traversal import Floats, roll_up
from strategies import FEWER, Case, cases


@FEWER
@given(cases())
def test_the_widths_of_an_index_sum_to_its_own(case: Case) -> None:
    asked = case.questionnaire
    leaves = find_leaves(asked, case.answers, find_routes(asked, case.answers))
    indices = [node for node in asked.scoring.nodes.values() if node.kind is NodeKind.INDEX]
    found = find_narrowings(asked, leaves)
    points = [round(n.points, 9) for n in found]
    assert points == sorted(points, reverse=True)
    assert all(n.points > 0 and leaves[n.question].high > leaves[n.question].low for n in found)
    if len(indices) == 1:
        measure = roll_up(indices, leaves, Floats())[indices[0].id]
        assert sum(n.points for n in found) == pytest.approx(100 * (measure.high - measure.low), abs=1e-9)
