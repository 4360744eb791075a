"""The way through the questions: those that were shown, and those that are planned to follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Sequence


class Trail:
    """Stops with a place among them, as a browser keeps its pages.

    Stops that are not asked any more are passed over.
    """

    def __init__(self) -> None:
        """Start nowhere."""
        self._stops: list[str] = []
        self._at = -1

    @property
    def current(self) -> str | None:
        """The question that is being asked."""
        return self._stops[self._at] if self._stops else None

    @property
    def ahead(self) -> Sequence[str]:
        """The stops after the current one."""
        return self._stops[self._at + 1 :]

    def go(self, question: str) -> None:
        """Move to a question, or stay at it; what was planned after the current one is dropped."""
        del self._stops[self._at + 1 :]
        if question != self.current:
            self._stops.append(question)
            self._at += 1

    def plan(self, questions: Sequence[str]) -> None:
        """Put stops right after the current one."""
        self._stops[self._at + 1 : self._at + 1] = questions

    def advance(self, asked: Container[str]) -> bool:
        """Move to the next planned stop, if there is one."""
        place = next((n for n in range(self._at + 1, len(self._stops)) if self._stops[n] in asked), None)
        self._at = self._at if place is None else place
        return place is not None

    def back(self, asked: Container[str]) -> bool:
        """Move to the stop before, if there is one."""
        place = next((n for n in range(self._at - 1, -1, -1) if self._stops[n] in asked), None)
        self._at = self._at if place is None else place
        return place is not None

    def start_before(self, question: str) -> None:
        """Put a stop before all others and move there."""
        self._stops.insert(0, question)
        self._at = 0
