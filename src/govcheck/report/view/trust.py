"""How far the results can be trusted: counts, flags, and what happens when weights change."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.scoring import NodeKind
from govcheck.model.visible import one_line
from govcheck.scoring.level import SLACK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.result import Counts, Result
    from govcheck.report.view.wording import Wording


_PHASE = NodeKind.PHASE


class FlagView(NamedTuple):
    """Something that deserves a second look, with the questions it is about."""

    text: str
    questions: tuple[str, ...]


class SensitivityView(NamedTuple):
    """How one score held up when weights, mean and questions were varied.

    ``kept`` of the ``variations`` left its level as it is; ``low`` and ``high`` are rounded as ``interval`` has them.
    """

    title: str
    unchanged: str
    interval: str
    kept: int
    variations: int
    low: float
    high: float


def view_flags(words: Wording, result: Result) -> Iterator[FlagView]:
    """All flags."""
    for flag in result.flags:
        yield FlagView(one_line(flag.text), tuple(words.question(question) for question in flag.questions))


def view_sensitivity(words: Wording, result: Result) -> Iterator[SensitivityView]:
    """The indices, elements and phases that have a score; a withheld one is not shown this way either."""
    whole = result.sensitivity.variations
    for shaken in result.sensitivity.nodes:
        node = result.by_node[shaken.id]
        if node.score is None:
            continue
        title = words.node(shaken.id)
        low, high = words.rounded(shaken.low), words.rounded(shaken.high)
        yield SensitivityView(
            words.say.text("Cycle: {phase}", phase=title) if node.kind is _PHASE else title,
            words.say.text("{part} of {whole}", part=shaken.unchanged, whole=whole),
            low.shown if low == high else words.range(low=low.shown, high=high.shown),
            kept=shaken.unchanged,
            variations=whole,
            low=low.number,
            high=high.number,
        )


def word_unsteady(words: Wording, result: Result) -> dict[str, str]:
    """What is said beside the levels that often change when the weights do, by the ids of their nodes."""
    share, whole = words.questionnaire.scoring.sensitivity.unsteady, result.sensitivity.variations
    if share is None:
        return {}
    told = words.say.text("may change with other weights")
    return {one.id: told for one in result.sensitivity.nodes if whole - one.unchanged >= share * whole - SLACK}


def count_answers(words: Wording, counts: Counts) -> tuple[str, ...]:
    """How many questions were asked, and what became of them; only what is there."""
    say = words.say
    parts = [
        say.text("{answered} of {asked} questions answered", answered=counts.answered, asked=counts.asked),
        say.count("{number} unsure", "{number} unsure", counts.unsure) if counts.unsure else "",
        say.count("{number} “don't know”", "{number} “don't know”", counts.dont_know) if counts.dont_know else "",
        say.count("{number} does not apply", "{number} do not apply", counts.not_applicable)
        if counts.not_applicable
        else "",
        say.count("{number} still open", "{number} still open", counts.skipped) if counts.skipped else "",
    ]
    return tuple(part for part in parts if part)
