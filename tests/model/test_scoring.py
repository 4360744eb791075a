"""What a question rates is one part of a tree, whoever asks."""

from __future__ import annotations

import pytest

from govcheck.model.scoring import NodeKind
from govcheck.store.content import list_questionnaires, load_questionnaire


@pytest.mark.parametrize("name", list_questionnaires())
def test_a_question_rates_the_smallest_element_that_holds_it_or_whose_priority_it_is(name: str) -> None:
    scoring = load_questionnaire(name).scoring
    nodes = scoring.nodes.values()
    elements = [node for node in nodes if node.kind is NodeKind.ELEMENT]
    held = {leaf for node in elements for leaf in node.leaves}
    assert held <= scoring.rated.keys()
    for question, node in scoring.rated.items():
        if question in held:
            assert question in node.leaves
            inner = [one for one in elements if one in node.walk() and one is not node]
            assert not any(question in one.leaves for one in inner)
        else:
            assert node.priority == question
    assert {node.priority for node in nodes if isinstance(node.priority, str)} <= scoring.rated.keys()
