"""Where it all comes from: the method, its limits, the sources, and what exactly was scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.report.document import (
    Block,
    Column,
    Item,
    Listing,
    Look,
    Paragraph,
    Part,
    Section,
    Table,
)
from govcheck.report.story.plain_row import plain_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.report.view import View


def tell_method(view: View) -> Section:
    """How the numbers came about, and what they do not say."""
    labels = view.labels
    limits = Part(labels.limits, (Listing(tuple(Item(limit) for limit in view.limits)),))
    return Section("method", labels.method, (*(Paragraph(paragraph) for paragraph in view.method), limits))


def tell_sources(view: View) -> Section:
    """The studies that are cited, and what makes this assessment repeatable."""
    return Section("sources", view.labels.sources, tuple(_sources(view)))


def _sources(view: View) -> Iterator[Block]:
    labels = view.labels
    for source in view.sources:
        places = Listing(tuple(Item(place) for place in source.places))
        yield Part(
            source.title,
            (
                Paragraph(f"{source.publisher}, {source.edition}. {source.participants}."),
                *((Listing(tuple(Item(fact) for fact in source.facts)),) if source.facts else ()),
                *((Part(labels.places, (places,), look=Look.REMARK),) if source.places else ()),
            ),
        )
    rows = tuple(plain_row(fact.name, fact.value) for fact in view.identity)
    yield Part(labels.identity, (Table(labels.identity, (Column(labels.fact), Column(labels.value, wide=True)), rows),))
