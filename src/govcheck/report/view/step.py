"""Next steps: what to do, why it comes where it comes, how to start, and who has done it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.language import template
from govcheck.model.advice import Effort
from govcheck.model.recommendation import RecommendationKind
from govcheck.model.visible import one_line
from govcheck.report.view.target import word_aim

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from govcheck.model.advice import Practice
    from govcheck.model.recommendation import Recommendation
    from govcheck.model.result import Result
    from govcheck.model.scoring import Node
    from govcheck.report.view.wording import Wording

MOST = 15
"""More than this is no list of next steps."""

FIRST = 3
"""The steps that a summary names."""


_EFFORTS = {
    Effort.LOW: template("low effort"),
    Effort.MEDIUM: template("medium effort"),
    Effort.HIGH: template("high effort"),
}


class PracticeView(NamedTuple):
    """What a participating city did."""

    where: str
    title: str
    summary: str


class StepView(NamedTuple):
    """A next step. ``area`` is the part of the city's scores that it moves.

    ``for_size`` may be empty, as are ``target``, ``owner``, ``due`` and ``due_on`` where the city set itself no target.
    """

    rank: int
    title: str
    area: str
    section: str
    find_out: bool
    asks: str
    start: tuple[str, ...]
    for_size: str
    effort: str
    because: str
    gain: str
    priority: str
    practices: tuple[PracticeView, ...]
    goals: str
    target: str
    owner: str
    due: str
    due_on: date | None
    question: str


def view_steps(words: Wording, result: Result) -> Iterator[StepView]:
    """The next steps, the most useful first, numbered as they are shown.

    As many as anyone can take in, the first of every section, and those that the city has set
    itself a target for.
    """
    seen: set[str] = set()
    number = 0
    for found in result.recommendations:
        section = result.by_question[found.question].section
        if found.rank <= MOST or section not in seen or found.target:
            number += 1
            yield _step(words, result, found, number)
        seen.add(section)


def _step(words: Wording, result: Result, found: Recommendation, number: int) -> StepView:
    say = words.say
    goals = ", ".join(one_line(goal) for goal in found.goals)
    return StepView(
        rank=number,
        title=one_line(found.title),
        area=words.node(found.axis),
        section=result.by_question[found.question].section,
        find_out=found.kind is RecommendationKind.FIND_OUT,
        asks=one_line(found.asks),
        start=tuple(one_line(action) for action in found.start),
        for_size=_for_size(words, result, found),
        effort=say.text(_EFFORTS[found.effort]),
        because=one_line(found.because),
        gain=_gain(words, found),
        priority=_priority(words, result, found),
        practices=tuple(_practice(words, practice) for practice in found.practices),
        goals=say.count(
            "Sustainable Development Goals, target {goals}",
            "Sustainable Development Goals, targets {goals}",
            len(found.goals),
            goals=goals,
        )
        if goals
        else "",
        target=_target(words, found),
        owner=one_line(found.target.owner or "") if found.target else "",
        due=say.day(found.target.by) if found.target else "",
        due_on=found.target.by if found.target else None,
        question=words.question(found.question),
    )


def _for_size(words: Wording, result: Result, found: Recommendation) -> str:
    """How a city of this size begins; nothing where it is not known how large the city is."""
    if not found.for_size:
        return ""
    return words.say.text(
        "In a city of your size ({size}): {action}",
        size=one_line(result.city.band_title or ""), action=one_line(found.for_size),
    )  # fmt: skip


def _gain(words: Wording, found: Recommendation) -> str:
    """The points that the answer leaves open; with a decimal, since most of them are small."""
    index = next((node.id for node in _roots(words) if found.question in node.leaves), found.axis)
    return words.say.text(
        "Up to {points} of 100 points of “{index}” can still be gained here.",
        points=words.say.number(found.gap, 1), index=words.node(index),
    )  # fmt: skip


def _roots(words: Wording) -> Iterator[Node]:
    return (node for tree in words.questionnaire.scoring.trees for node in tree.nodes)


def _priority(words: Wording, result: Result, found: Recommendation) -> str:
    """What the city said of this area; nothing where it was not asked."""
    if found.priority_question is None:
        return ""
    if found.priority is None:
        return words.say.text("Your city has not said how high a priority this area is.")
    if found.priority_option is None:
        return words.say.text(
            "Your city's own priority for this area: {priority}.",
            priority=words.answer(found.priority_question, result.by_question[found.priority_question].value),
        )
    first = result.by_question[found.priority_question].value
    if isinstance(first, tuple) and found.priority_option in first:
        return words.say.text("Your city gives priority to this area.")
    return words.say.text("This area is not among those that come first for your city.")


def _practice(words: Wording, practice: Practice) -> PracticeView:
    say = words.say
    where = say.text("A participating city")
    if practice.city and practice.country and practice.city != practice.country:
        where = say.text("{city}, {country}", city=one_line(practice.city), country=one_line(practice.country))
    elif practice.city:
        where = one_line(practice.city)
    return PracticeView(where, one_line(practice.title), one_line(practice.summary))


def _target(words: Wording, found: Recommendation) -> str:
    target = found.target
    return word_aim(words, found.question, target.value, target.by, target.owner) if target else ""
