"""Ladders: the step of every phase, beside what is published of the participants."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.language import template
from govcheck.model.benchmark import FigureKind
from govcheck.model.comparison import Position
from govcheck.model.visible import one_line
from govcheck.report.view.answer import word_answer
from govcheck.report.view.circumstance import word_circumstance, word_period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.comparison import Comparison
    from govcheck.model.framework import LadderResult
    from govcheck.model.result import AnswerResult, Result
    from govcheck.model.scoring import Ladder
    from govcheck.report.view.wording import Wording


_STANDINGS: dict[Position | None, str] = {
    Position.BELOW: template("below them"),
    Position.WITHIN: template("within their range"),
    Position.ABOVE: template("above them"),
}


class LadderPhaseView(NamedTuple):
    """A phase. ``step`` counts from 1; ``band`` holds the ends published of the participants."""

    title: str
    step: int | None
    label: str
    place: str
    band: tuple[float, float] | None
    band_text: str
    standing: str
    standing_own: str
    next: str
    asks: str


class LadderView(NamedTuple):
    """A ladder: the labels of its steps, lowest first, and its phases, which ``column`` names together.

    ``theirs`` says whose what is published is, of when, and how it was read.
    """

    id: str
    title: str
    column: str
    steps: tuple[str, ...]
    phases: tuple[LadderPhaseView, ...]
    summary: str
    band_source: str
    description: str
    theirs: str


def view_ladders(words: Wording, result: Result) -> Iterator[LadderView]:
    """Every ladder of the questionnaire."""
    beside = {c.question: c for c in result.published if c.kind is FigureKind.INTERVAL}
    for ladder in words.questionnaire.scoring.ladders:
        found = [phase for phase in result.ladders if phase.ladder == ladder.id]
        phases = tuple(_phase(words, one, result.by_question[one.id], beside.get(one.id)) for one in found)
        steps = tuple(words.option(found[0].id, option.id) for option in words.questionnaire.by_id[found[0].id].choices)
        cited = [beside[phase.id] for phase in found if phase.id in beside]
        yield LadderView(
            id=ladder.id,
            title=one_line(ladder.title),
            column=one_line(ladder.phases_title) if ladder.phases_title else words.say.text("Part"),
            steps=steps,
            phases=phases,
            summary=_summary(words, ladder, found),
            band_source=_source(words, cited),
            description=" ".join(_describe(words, phase) for phase in phases),
            theirs=_whose(words, cited),
        )


def _phase(words: Wording, phase: LadderResult, answer: AnswerResult, beside: Comparison | None) -> LadderPhaseView:
    say = words.say
    place = say.text("step {step} of {of}", step=phase.step, of=phase.of) if phase.step else ""
    band = (beside.low, beside.high) if beside and beside.low is not None and beside.high is not None else None
    standing = _standing(words, beside)
    top = phase.step is not None and phase.next is None
    return LadderPhaseView(
        title=one_line(phase.phase),
        step=phase.step,
        label=word_answer(words, answer),
        place=say.text("{place}, unsure", place=place) if place and answer.unsure else place,
        band=band,
        band_text=(
            say.text("between {low} and {high}", low=words.number(band[0]), high=words.number(band[1])) if band else ""
        ),
        standing=standing,
        standing_own=say.text("your city: {standing}", standing=standing) if standing else "",
        next=words.option(phase.id, phase.next) if phase.next else say.text("the top is reached") if top else "",
        asks=words.criterion(phase.id, phase.next) if phase.next else "",
    )


def _standing(words: Wording, beside: Comparison | None) -> str:
    told = _STANDINGS.get(beside.position) if beside else None
    return words.say.text(told) if told else ""


def _summary(words: Wording, ladder: Ladder, found: list[LadderResult]) -> str:
    """The lowest and the highest phase; never a mean of steps."""
    say = words.say
    known = [(phase.step, phase) for phase in found if phase.step is not None]
    if not known:
        return say.text("Nothing in “{ladder}” has an answer.", ladder=one_line(ladder.title))
    low, high = min(step for step, _ in known), max(step for step, _ in known)
    lowest = [phase for step, phase in known if step == low]
    highest = [phase for step, phase in known if step == high]
    label = words.option(lowest[0].id, lowest[0].option or "")
    if len(found) == 1:
        return say.text("Your city stands at “{label}”, step {step} of {of}.", label=label, step=low, of=found[0].of)
    if len(known) == 1:
        return say.text(
            "Your city stands at “{label}” in {phase}; nothing else here has an answer.",
            label=label, phase=words.quoted([one_line(lowest[0].phase)]),
        )  # fmt: skip
    if low == high:
        return say.text(
            "Your city stands on the same step, “{label}”, in {phases}.",
            label=label, phases=words.quoted([one_line(phase.phase) for phase in lowest]),
        )  # fmt: skip
    return say.text(
        "Your city stands highest in {highest} (“{top}”) and lowest in {lowest} (“{bottom}”).",
        highest=words.quoted([one_line(phase.phase) for phase in highest]), bottom=label,
        lowest=words.quoted([one_line(phase.phase) for phase in lowest]),
        top=words.option(highest[0].id, highest[0].option or ""),
    )  # fmt: skip


def _whose(words: Wording, cited: list[Comparison]) -> str:
    """What stands beside its mark in a key."""
    if not cited:
        return ""
    return words.say.text("Participating cities, {period}: from the words of the study", period=word_period(cited[0]))


def _source(words: Wording, cited: list[Comparison]) -> str:
    if not cited:
        return ""
    source = words.say.text(
        "Participating cities, {period}: read from the words of the study, which publishes no numbers here.",
        period=word_period(cited[0]),
    )
    return f"{source} {word_circumstance(words, cited[0])}".strip()


def _describe(words: Wording, phase: LadderPhaseView) -> str:
    say = words.say
    own = say.named(phase.title, phase.label)
    if phase.place:
        own = say.text("{own}, {place}", own=own, place=phase.place)
    if not phase.band:
        return say.text("{own}.", own=own)
    return say.text("{own}; participating cities {band}.", own=own, band=phase.band_text)
