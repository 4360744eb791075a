"""The rules of docs/scoring.md once more, as plainly as they can be written: every result follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from builders import measures
from govcheck.scoring.worth import worth
from real import real_cases
from strategies import FEWER, Case, cases

if TYPE_CHECKING:
    from govcheck.model.answer import AnswerFile
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.scoring import Node
    from govcheck.scoring.traversal import Measure


NEAR = 1e-9
ANY_CASE = cases() | real_cases()


@FEWER
@given(ANY_CASE)
def test_the_result_is_what_the_rules_say_when_they_are_written_down_plainly(case: Case) -> None:
    found = measures(case.questionnaire, case.answers)
    for tree in case.questionnaire.scoring.trees:
        for root in tree.nodes:
            for node in root.walk():
                _assert_same(found[node.id], _plain(case.questionnaire, case.answers, node))


Plain = dict[str, float | None]


def _plain(q: Questionnaire, answers: AnswerFile, node: Node) -> Plain | None:
    parts = [(child.weight, _plain(q, answers, child)) for child in node.children]
    parts += [(weight, _plain_leaf(q, answers, leaf)) for leaf, weight in node.questions.items()]
    present = [(weight, part) for weight, part in parts if part is not None]
    if not present:
        return None
    scored = [(weight, part) for weight, part in present if part["score"] is not None]
    return {
        "score": _mean(scored, "score") if scored else None,
        "low": _mean(present, "low"),
        "high": _mean(present, "high"),
        "coverage": _mean(present, "coverage"),
    }


def _mean(parts: list[tuple[float, Any]], key: str) -> float:
    return sum(weight * part[key] for weight, part in parts) / sum(weight for weight, _ in parts)


def _plain_leaf(q: Questionnaire, answers: AnswerFile, leaf: str) -> Plain | None:
    answer, asked = answers.answer(leaf), _plain_asked(q, answers, leaf)
    if asked == "lowest":
        return {"score": 0, "low": 0, "high": 0, "coverage": 1}
    if asked == "absent" or answer.state == "not-applicable":
        return None
    if answer.state in {"dont-know", "skipped"}:
        return {"score": None, "low": 0, "high": 1, "coverage": 0}
    value, low, high = worth(q.by_id[leaf], answer)
    return {"score": value, "low": 0 if asked == "open" else low, "high": 1 if asked == "open" else high, "coverage": 1}


def _plain_asked(q: Questionnaire, answers: AnswerFile, leaf: str) -> str:
    """Asked, absent, lowest, or open: that hangs on an answer that is not known."""
    condition = q.by_id[leaf].ask_if
    if condition is None:
        return "asked"
    above = _plain_asked(q, answers, condition.question)
    gate, answer = q.by_id[condition.question], answers.answer(condition.question)
    if above in {"open", "absent"}:
        return above
    if above == "asked":
        if answer.state == "not-applicable":
            return "absent"
        if answer.state != "answered":
            return "open"
        value = answer.value
        chosen = {True: ["yes"], False: ["no"]}[value] if isinstance(value, bool) else value
        chosen = [chosen] if isinstance(chosen, str) else chosen
        size = value if gate.type == "number" else max(gate.by_id[o].value for o in chosen)
        bound = next((b for b in (condition.at_least, condition.below) if b is not None), None)
        bound = gate.by_id[bound].value if isinstance(bound, str) else bound
        tests = [
            condition.any_of is not None and bool(set(condition.any_of) & set(chosen)),
            condition.none_of is not None and not set(condition.none_of) & set(chosen),
            condition.at_least is not None and size >= bound,
            condition.below is not None and size < bound,
        ]
        if any(tests):
            return "asked"
    return str(q.by_id[leaf].if_not_asked)


def _assert_same(found: Measure[float], plain: Plain | None) -> None:
    if plain is None:
        assert not found.present
        return
    assert found.present
    assert bool(found.scored) == (plain["score"] is not None)
    for key, value in plain.items():
        if value is not None:
            assert getattr(found, key) == pytest.approx(value, abs=NEAR)
