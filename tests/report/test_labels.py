"""What is said under a label: there is no label with a colon and nothing behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.report.document import Columns, Item, Listing, Paragraph, Part
from govcheck.report.story import tell_story
from govcheck.report.view import build_view
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
