"""What is not known and would tell most: the answers that would narrow a range most."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.report.view.extent import word_points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.narrowing import Narrowing
    from govcheck.model.result import Result
    from govcheck.report.view.wording import Wording

MOST = 5
"""As many as can be found out before the next meeting."""


class NarrowingView(NamedTuple):
    """A question whose answer is open or unsure, and what knowing it would do."""

    question: str
    effect: str


def view_narrowings(words: Wording, result: Result) -> Iterator[NarrowingView]:
    """The five questions whose answers would narrow a range most, the widest first."""
    for narrowing in result.narrowings[:MOST]:
        yield NarrowingView(words.question(narrowing.question), _effect(words, narrowing))


def _effect(words: Wording, narrowing: Narrowing) -> str:
    fields = {"index": words.node(narrowing.node), "points": word_points(words, narrowing.points)}
    if narrowing.at_least:
        return words.say.text(
            "An answer without doubt would narrow the range of “{index}” by at least {points} of 100 points.", **fields
        )
    return words.say.text(
        "An answer without doubt would narrow the range of “{index}” by {points} of 100 points.", **fields
    )
