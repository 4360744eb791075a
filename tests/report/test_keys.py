"""The key below a drawing: it names the marks that the drawing has, and no others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from govcheck.report.document import Mark
from govcheck.report.story.drawings import key_cycle
from govcheck.report.view.cycle import view_cycles
from govcheck.report.view.labels import make_labels
from govcheck.report.view.wording import Wording
from govcheck.store.catalogue import load_language
from govcheck.store.content import load_questionnaire

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.model.result import Result


@pytest.mark.parametrize("code", ["en", "es", "fr"])
@pytest.mark.parametrize("many", [0, 1, 2])
def test_a_cycle_names_its_weakest_phase_as_the_drawing_does(
    result_of: Callable[[str], Result], code: str, many: int
) -> None:
    result, say = result_of("full"), load_language(code)
    (cycle,) = result.cycles
    named = tuple(phase.id for phase in cycle.phases[:many])
    words = Wording(load_questionnaire("smart-governance", language=code), say)
    every = named or tuple(phase.id for phase in cycle.phases)
    (view,) = view_cycles(words, replace(result, cycles=(replace(cycle, weakest=every),)))
    dashes = [key.text for key in key_cycle(make_labels(say), view) if key.mark is Mark.DASHES]
    assert dashes == list(dict.fromkeys(phase.mark for phase in view.phases if phase.mark))
    assert len(dashes) == min(many, 1)
