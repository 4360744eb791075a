"""What is said under a label: there is no label with a colon and nothing behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govcheck.report.document import Columns, Item, Listing, Paragraph, Part
from govcheck.report.sheets import tell_sheets
from govcheck.report.story import tell_story
from govcheck.report.story.score_table import set_scores
from govcheck.report.view import View, build_view
from govcheck.report.view.labels import make_labels
from govcheck.store.catalogue import load_language
from govcheck.store.content import load_questionnaire

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from govcheck.model.result import Result
    from govcheck.report.document import Block


def labelled(blocks: Iterable[Block]) -> Iterator[Paragraph | Item]:
    for block in blocks:
        match block:
            case Paragraph(label=str(label)) if label:
                yield block
            case Listing(items=items):
                yield from (item for item in items if item.label)
            case Part(blocks=within) | Columns(parts=within):
                yield from labelled(within)


def test_a_label_leads_to_something(resilience_of: Callable[[str], Result]) -> None:
    view = build_view(resilience_of("full"), load_questionnaire("smart-resilience"))
    assert any(phase.next and not phase.asks for ladder in view.ladders for phase in ladder.phases)
    found = [one for section in tell_story(view).sections for one in labelled(section.blocks)]
    assert len(found) > 50
    assert not [one for one in found if not one.text]


@pytest.mark.parametrize("code", ["en", "es", "fr"])
def test_the_weight_that_is_answered_is_not_called_as_the_questions_are(code: str) -> None:
    labels = make_labels(load_language(code))
    heads = [column.title for column in set_scores(labels, ()).columns]
    assert heads[3] == labels.weight_answered
    weight = {"en": "weight", "es": "peso", "fr": "poids"}[code]
    assert weight in labels.weight_answered.lower() and labels.weight_answered not in {labels.answered, labels.weight}


def test_so_it_is_in_a_workbook(view_of: Callable[[str], View]) -> None:
    view = view_of("half")
    heads = {column.title for sheet in tell_sheets(view) for column in sheet.columns}
    assert view.labels.weight_answered in heads
    assert view.labels.answered not in heads
