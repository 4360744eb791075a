"""Levels that hang on the weights: they are marked wherever they are shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from govcheck.language import ENGLISH
from govcheck.report.explanation import render_explanation
from govcheck.report.markdown import render_markdown
from govcheck.report.plain import render_plain
from govcheck.report.sheets import tell_sheets
from govcheck.report.story import tell_story
from govcheck.report.terminal import render_summary
from govcheck.report.view import build_view
from govcheck.report.view.trust import word_unsteady
from govcheck.report.view.wording import Wording
from real import smart_governance

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.result import Result
    from govcheck.report.view import View


def with_threshold(share: float | None) -> Questionnaire:
    """The questionnaire, which marks levels that change in so many of the variations."""
    asked = smart_governance()
    rules = asked.scoring.sensitivity.model_copy(update={"unsteady": share})
    return asked.model_copy(update={"scoring": asked.scoring.model_copy(update={"sensitivity": rules})})


def unsteady(result: Result, share: float | None) -> dict[str, str]:
    return word_unsteady(Wording(with_threshold(share), ENGLISH), result)


def shaken(result: Result) -> Result:
    """Every level changed in some variations, the index's too."""
    nodes = tuple(replace(node, unchanged=58) for node in result.sensitivity.nodes)
    return replace(result, sensitivity=replace(result.sensitivity, nodes=nodes))


def all_marked(result: Result) -> View:
    return build_view(shaken(result), smart_governance())


def test_the_questionnaire_says_from_when_on_it_is_said(result_of: Callable[[str], Result]) -> None:
    result = result_of("full")
    changed = {node.id: result.sensitivity.variations - node.unchanged for node in result.sensitivity.nodes}
    some = max(changed.values())
    assert some > 0
    found = unsteady(result, some / 100)
    assert set(found) == {node for node, times in changed.items() if times == some}
    assert set(found.values()) == {"may change with other weights"}
    assert not unsteady(result, None)


@pytest.mark.parametrize("kind", ["full", "half"])
def test_an_opened_score_says_what_the_report_says(kind: str, result_of: Callable[[str], Result]) -> None:
    result = shaken(result_of(kind))
    view = build_view(result, smart_governance())
    for index, opened in zip(view.indices, result.explanations, strict=True):
        text = render_explanation(opened, result, smart_governance(), ENGLISH, 500)
        assert text.splitlines()[0] == index.score.sentence


def test_it_stands_beside_the_level_in_every_format(result_of: Callable[[str], Result]) -> None:
    view, told = all_marked(result_of("full")), "may change with other weights"
    assert all(row.unsteady == told for index in view.indices for row in index.rows if row.shown)
    assert all(phase.score.unsteady == told for cycle in view.cycles for phase in cycle.phases)
    assert told in " ".join(render_summary(view, 100, colour=False).split())
    assert f"({told})" in " ".join(render_plain(view).split())
    document = tell_story(view)
    summary, scores = (render_markdown(document).split(f"## {section.title}\n")[1] for section in document.sections[:2])
    assert told in summary.split("\n## ")[0] and told in scores.split("\n## ")[0]
    sheet = tell_sheets(view)[1]
    assert {row.cells[-1] for row in sheet.rows if row.depth < 2} == {told}
    assert {row.cells[-1] for row in sheet.rows if row.depth == 2} == {""}


def test_what_is_withheld_has_no_level_to_change(result_of: Callable[[str], Result]) -> None:
    view = all_marked(result_of("empty"))
    assert not any(row.unsteady for index in view.indices for row in index.rows)
