"""Next steps: what to do, why it comes where it comes, how to start, and who has done it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govcheck.language import template
from govcheck.model.advice import Effort
from govcheck.model.recommendation import RecommendationKind
from govcheck.model.visible import one_line
from govcheck.report.view.score import is_partial
from govcheck.report.view.target import word_aim
from govcheck.report.view.wording import KEPT, Wording, fixed_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from govcheck.model.advice import Practice
    from govcheck.model.answer import Value
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.recommendation import Recommendation
    from govcheck.model.result import Result

MOST = 15
"""More than this is no list of next steps."""

FIRST = 3
"""The steps that a summary names."""


_FIND_OUT = RecommendationKind.FIND_OUT

_EFFORTS = {
    Effort.LOW: template("low effort"),
    Effort.MEDIUM: template("medium effort"),
    Effort.HIGH: template("high effort"),
}


class PracticeView(NamedTuple):
    """What a participating city did.

    Where an earlier step tells it already, ``told_in`` is the rank of that step, and the summary says no more than
    where it is told; else ``told_in`` is 0.
    """

    where: str
    title: str
    summary: str
    told_in: int = 0


class _Around(NamedTuple):
    """What a step depends on besides itself: which targets are ``late``, and what the steps before it have told.

    ``tips`` are what they said to a city of this size, ``practices`` in which of them each practice is told.
    """

    late: frozenset[str]
    tips: set[str]
    practices: dict[str, int]


class StepView(NamedTuple):
    """A next step. ``area`` is the part of the city's scores that it moves.

    ``for_size`` stands at the first step that begins in its way, and is empty at the others. Empty are, too,
    ``target``, ``owner``, ``due`` and ``due_on`` where the city set itself no target.
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
    indices = find_indices(words.questionnaire)
    seen: set[str] = set()
    around = _Around(frozenset(target.question for target in result.targets if target.overdue), set(), {})
    number = 0
    for found in result.recommendations:
        section = result.by_question[found.question].section
        if found.rank <= MOST or section not in seen or found.target:
            number += 1
            yield _step(words, result, found, number, indices.get(found.question, found.axis), around)
        seen.add(section)


def _step(words: Wording, result: Result, found: Recommendation, number: int, index: str, around: _Around) -> StepView:
    partly = is_partial(result.by_node[index])
    late = found.question in around.late
    return StepView(
        rank=number,
        title=fixed_line(found.title),
        area=words.node(found.axis),
        section=result.by_question[found.question].section,
        find_out=found.kind is _FIND_OUT,
        asks=fixed_line(found.asks),
        start=_lines(found.start),
        for_size=_tip(words, result, found.for_size, around.tips),
        effort=_effort(words, found.effort),
        because=fixed_line(found.because),
        gain=_gain(words, found.gap, index, partly=partly),
        priority=_priority(words, result, found),
        practices=tuple([_view_practice(words, one, number, around.practices) for one in found.practices]),
        goals=_goals(words, found.goals),
        target=_target(words, found, late=late),
        owner=one_line(found.target.owner or "") if found.target else "",
        due=_due(words, found.target.by, late=late) if found.target else "",
        due_on=found.target.by if found.target else None,
        question=words.question(found.question),
    )


def _due(words: Wording, by: date, *, late: bool) -> str:
    day = words.say.day(by)
    return words.say.text("{day}, overdue", day=day) if late else day


@lru_cache(maxsize=KEPT)
def _goals(words: Wording, goals: tuple[str, ...]) -> str:
    """The goals that a step serves; empty where there are none."""
    if not goals:
        return ""
    return words.say.count(
        "Sustainable Development Goals, target {goals}",
        "Sustainable Development Goals, targets {goals}",
        len(goals), goals=", ".join(one_line(goal) for goal in goals),
    )  # fmt: skip


@lru_cache(maxsize=KEPT)
def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(one_line, texts))


@lru_cache(maxsize=KEPT)
def _effort(words: Wording, effort: Effort) -> str:
    return words.say.text(_EFFORTS[effort])


def _tip(words: Wording, result: Result, action: str | None, told: set[str]) -> str:
    """How a city of this size begins in such a way; empty where an earlier step told it."""
    if not action or action in told:
        return ""
    told.add(action)
    return _for_size(words, result.city.band_title or "", action)


@lru_cache(maxsize=KEPT)
def _for_size(words: Wording, size: str, action: str) -> str:
    """How a city of this size begins."""
    return words.say.text("In a city of your size ({size}): {action}", size=one_line(size), action=one_line(action))


@lru_cache(maxsize=KEPT)
def _gain(words: Wording, gap: float, index: str, *, partly: bool) -> str:
    """The points that the answer leaves open; with a decimal, since most of them are small.

    Of an index that is answered in part they are no gain over its score today, which fewer answers make up.
    """
    fields = {"points": words.say.number(gap, 1), "index": words.node(index)}
    if partly:
        return words.say.text(
            "Once everything is answered, up to {points} of 100 points of “{index}” can be gained here.", **fields
        )
    return words.say.text("Up to {points} of 100 points of “{index}” can still be gained here.", **fields)


@lru_cache(maxsize=16)
def find_indices(questionnaire: Questionnaire) -> dict[str, str]:
    """The index that each question belongs to, the first where there are several; those of no index are left out."""
    roots = [node for tree in questionnaire.scoring.trees for node in tree.nodes]
    return {question: node.id for node in reversed(roots) for question in node.leaves}


def _priority(words: Wording, result: Result, found: Recommendation) -> str:
    """What the city said of this area; nothing where it was not asked."""
    if found.priority_question is None:
        return ""
    if found.priority is None:
        return words.say.text("Your city has not said how high a priority this area is.")
    if found.priority_option is None:
        return _own_priority(words, found.priority_question, result.by_question[found.priority_question].value)
    first = result.by_question[found.priority_question].value
    if isinstance(first, tuple) and found.priority_option in first:
        return words.say.text("Your city gives priority to this area.")
    return words.say.text("This area is not among those that come first for your city.")


@lru_cache(maxsize=KEPT)
def _own_priority(words: Wording, question: str, said: Value | None) -> str:
    return words.say.text("Your city's own priority for this area: {priority}.", priority=words.answer(question, said))


def _view_practice(words: Wording, found: Practice, number: int, told: dict[str, int]) -> PracticeView:
    """A practice in full at the first step that names it, and no more than a hint to that step at the others."""
    first = told.setdefault(found.id, number)
    shown = _practice(words, found.city, found.country, found.title, found.summary)
    return shown if first == number else shown._replace(summary=_see(words, first), told_in=first)


@lru_cache(maxsize=KEPT)
def _see(words: Wording, number: int) -> str:
    return words.say.text("See step {number}.", number=number)


@lru_cache(maxsize=KEPT)
def _practice(words: Wording, city: str | None, country: str | None, title: str, summary: str) -> PracticeView:
    say = words.say
    where = say.text("A participating city")
    if city and country and city != country:
        where = say.text("{city}, {country}", city=one_line(city), country=one_line(country))
    elif city:
        where = one_line(city)
    return PracticeView(where, one_line(title), one_line(summary))


def _target(words: Wording, found: Recommendation, *, late: bool) -> str:
    target = found.target
    aim = word_aim(words, found.question, target.value, target.by, target.owner) if target else ""
    return words.say.text("{target} It is overdue.", target=aim) if late else aim
