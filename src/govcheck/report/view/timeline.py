"""The timeline: the city's own targets in the order in which they are due, from the day of the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.report.view.target import TargetView, view_targets

if TYPE_CHECKING:
    from govcheck.model.result import Result
    from govcheck.model.target import TargetResult, TargetState
    from govcheck.report.view.wording import Wording


MOST = 6
"""With more targets than this the drawing is taller than a page; the table tells them all."""


class TimelineRowView(NamedTuple):
    """A target: ``days`` from the answers to the day it is due, negative where that has passed."""

    days: int
    state: TargetState
    overdue: bool
    target: TargetView


class TimelineView(NamedTuple):
    """All targets, the earliest first; ``heads`` are those of a table of them."""

    id: str
    title: str
    description: str
    start: str
    rows: tuple[TimelineRowView, ...]
    heads: tuple[str, ...]


def view_timeline(words: Wording, result: Result) -> TimelineView | None:
    """The targets over time; ``None`` where the city has set none, or more than a page could draw."""
    targets = view_targets(words, result)
    if targets is None or len(targets.rows) > MOST:
        return None

    def due(pair: tuple[TargetResult, TargetView]) -> int:
        return pair[0].days

    pairs = list(zip(sorted(result.targets, key=lambda target: target.by), targets.rows, strict=True))
    return TimelineView(
        id="targets",
        title=words.say.text("Your city's targets over time"),
        description=" ".join(words.say.named(view.question, view.sentence) for _, view in pairs),
        start=words.say.text("These answers: {day}", day=words.say.day(result.date)),
        rows=tuple(TimelineRowView(target.days, target.state, target.overdue, view) for target, view in pairs),
        heads=(targets.target, targets.due, targets.owner, targets.now),
    )
