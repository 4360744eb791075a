"""What figures hold for, such as one event, beside what the city's answers are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.visible import one_line
from govcheck.report.view.lead import differs
from govcheck.report.view.wording import fixed_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.model.comparison import Comparison
    from govcheck.report.view.wording import Wording


def word_period(comparison: Comparison) -> str:
    """When a figure is from, and what it is about: the edition where there is no more to say."""
    return fixed_line(comparison.period) if comparison.period else str(comparison.edition)


def word_circumstance(words: Wording, comparison: Comparison) -> str:
    """What the figure and the city's answer are about, where that is not the same; else empty."""
    if not differs(comparison):
        return ""
    yours = _yours(comparison) or words.say.text("not said")
    return words.say.text("Theirs: {theirs}; yours: {yours}.", theirs=word_period(comparison), yours=yours)


def view_circumstances(words: Wording, comparisons: Sequence[Comparison]) -> Iterator[str]:
    """One sentence for each two things that figures and answers are about, where these are not the same."""
    say = words.say
    pairs = {(word_period(c), _yours(c)): None for c in comparisons if differs(c) and c.yours is not None}
    for theirs, yours in pairs:
        if yours:
            yield say.text(
                "Some figures are about {theirs}, your answers beside them about: {yours}. They are shown side by "
                "side, and nobody is ahead or behind.",
                theirs=theirs, yours=yours,
            )  # fmt: skip
        else:
            yield say.text(
                "Some figures are about {theirs}; what your answers beside them are about is not said. They are shown "
                "side by side, and nobody is ahead or behind.",
                theirs=theirs,
            )  # fmt: skip


def _yours(comparison: Comparison) -> str:
    """What the city said that its answers are about; empty where it said nothing."""
    return one_line(comparison.circumstance.yours or "") if comparison.circumstance else ""
