"""Titles that stand in one table can be told apart at a glance, in every language."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from govcheck.store.catalogue import list_languages
from govcheck.store.content import list_questionnaires, load_questionnaire


def bare(title: str) -> str:
    """The title without what makes one thing of it or several."""
    return re.sub(r"(es|s)\b|ones\b|ón\b", "", title.lower().replace("ones", "ón"))


@pytest.mark.parametrize("code", list_languages())
@pytest.mark.parametrize("name", list_questionnaires())
def test_no_two_parts_of_one_index_have_almost_the_same_name(name: str, code: str) -> None:
    asked = load_questionnaire(name, language=code)
    assert bare("Relaciones con la ciudadanía") == bare("Relación con la ciudadanía")
    for root in asked.scoring.roots:
        titles = [node.title for node in asked.scoring.nodes.values() if set(node.leaves) <= set(root.leaves)]
        alike = [(one, other) for one, other in combinations(dict.fromkeys(titles), 2) if bare(one) == bare(other)]
        assert alike == []
