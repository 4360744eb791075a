"""What is not known and would tell most: the answers that would narrow a range most."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.report.view.extent import word_points

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        effect = words.say.text(
            "A sure answer would narrow the range of “{index}” by {points} of 100 points.",
            index=words.node(narrowing.node), points=word_points(words, narrowing.points),
        )  # fmt: skip
        yield NarrowingView(words.question(narrowing.question), effect)
