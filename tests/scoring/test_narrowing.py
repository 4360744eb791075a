"""Narrowing: what the open and unsure answers leave of a range."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import measures
from govcheck.model.scoring import NodeKind
from govcheck.scoring.narrowing import find_narrowings
from govcheck.scoring.routing import Route, find_routes
from govcheck.scoring.share import share_indices
from strategies import FEWER, Case, answers_with_value, cases

if TYPE_CHECKING:
    from govcheck.model.answer import AnswerFile
    from govcheck.model.questionnaire import Questionnaire


@FEWER
@given(cases())
def test_the_widths_of_an_index_sum_to_its_own(case: Case) -> None:
    asked = case.questionnaire
    routes = find_routes(asked, case.answers)
    known = measures(asked, case.answers)
    indices = [node for node in asked.scoring.nodes.values() if node.kind is NodeKind.INDEX]
    found = find_narrowings(asked, routes, known, share_indices(asked, known))
    points = [round(n.points, 9) for n in found]
    assert points == sorted(points, reverse=True)
    assert all(n.points > 0 and known[n.question].high > known[n.question].low for n in found)
    assert all(routes[n.question] is Route.ASKED for n in found)
    gates = {question.ask_if.question for question in asked.questions if question.ask_if}
    assert all(n.at_least == (n.question in gates) for n in found)
    if len(indices) == 1 and Route.OPEN not in routes.values():
        measure = known[indices[0].id]
        assert sum(n.points for n in found) == pytest.approx(100 * (measure.high - measure.low), abs=1e-9)


@FEWER
@given(cases(), st.data())
def test_an_answer_narrows_its_index_by_what_is_told_or_by_more(case: Case, data: st.DataObject) -> None:
    asked = case.questionnaire
    routes = find_routes(asked, case.answers)
    known = measures(asked, case.answers)
    found = find_narrowings(asked, routes, known, share_indices(asked, known))
    if not found:
        return
    narrowing = data.draw(st.sampled_from(found))
    answer = data.draw(answers_with_value(asked.by_id[narrowing.question], sure=True))
    narrower = _width(asked, case.answers.with_answer(narrowing.question, answer), narrowing.node)
    told = _width(asked, case.answers, narrowing.node) - narrowing.points
    assert narrower <= told + 1e-9 if narrowing.at_least else narrower == pytest.approx(told, abs=1e-9)


def _width(asked: Questionnaire, answers: AnswerFile, node: str) -> float:
    measure = measures(asked, answers)[node]
    return 100 * (measure.high - measure.low)
