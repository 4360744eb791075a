"""What is not known: what to find out first, and every question that has no sure answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.report.document import Block, Item, Listing, Paragraph, Part, Section, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.report.view import View
    from govcheck.report.view.answer import UnknownView


def tell_unknown(view: View) -> Section:
    """Open answers, by what is known of them."""
    return Section("unknown", view.labels.unknown, tuple(_blocks(view)))


def _blocks(view: View) -> Iterator[Block]:
    labels = view.labels
    yield Paragraph(f"{', '.join(view.counts)}.")
    if view.extent:
        indices = tuple(Item(index) for index in view.extent.indices)
        summary = Paragraph(view.extent.summary)
        yield Part(labels.quick, (summary, Listing(indices)) if indices else (summary,))
    if view.narrowings:
        found = tuple(Item(n.question, under=(n.effect,)) for n in view.narrowings)
        yield Part(labels.narrowing, (Paragraph(labels.narrowing_intro, Tone.SOFT), Listing(found, ordered=True)))
    yield from _listed(view, labels.dont_know, view.unknown.dont_know)
    yield from _listed(view, labels.not_applicable, view.unknown.not_applicable)
    yield from _listed(view, labels.unsure, view.unknown.unsure)
    yield from _listed(view, labels.skipped, view.unknown.skipped)


def _listed(view: View, title: str, found: tuple[UnknownView, ...]) -> Iterator[Part]:
    if found:
        yield Part(title, (Listing(tuple(_item(view, one) for one in found)),))


def _item(view: View, one: UnknownView) -> Item:
    reason = view.language.named(view.labels.reason, one.reason) if one.reason else ""
    return Item(one.question, under=tuple(line for line in (one.section, reason, one.waits) if line))
