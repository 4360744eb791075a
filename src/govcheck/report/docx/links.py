"""Text with links that lead only to what is there: the places of a document, and labels with what they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.report.docx import wordml as w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement as Element

    from govcheck.report.document import Document


class Links:
    """The links of one document."""

    def __init__(self, document: Document) -> None:
        self._targets = document.targets
        self._joints = document.joints

    def link(self, run: Element, target: str) -> Element:
        """The run as a link to a place; as it is where there is no such place."""
        return w.link(run, w.bookmark(target)) if target in self._targets else run

    def name(self, label: str, text: Element, target: str = "") -> Iterator[Element]:
        """A label in bold with what it names, joined as the language joins the two; the label leads to the place."""
        if not label:
            yield text
            return
        before, between, after = self._joints.of(label)
        yield self.link(w.run(before + label, bold=True), target)
        yield w.run(between)
        yield text
        if after:
            yield w.run(after)
