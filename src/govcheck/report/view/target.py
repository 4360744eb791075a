"""Targets: what the city set itself, where each stands now, and what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.answer import AnswerState
from govcheck.model.target import TargetState
from govcheck.model.visible import one_line

if TYPE_CHECKING:
    from datetime import date

    from govcheck.model.answer import Value
    from govcheck.model.result import Result
    from govcheck.model.target import TargetResult
    from govcheck.report.view.wording import Wording


class TargetView(NamedTuple):
    """A target in words. ``mark`` is its state in two or three words, ``told`` the same in full.

    ``reached`` is ``None`` where it cannot be told.
    """

    question: str
    aim: str
    by: str
    by_day: date
    owner: str
    now: str
    mark: str
    reached: bool | None
    told: str
    sentence: str


class TargetsView(NamedTuple):
    """All targets, with the heads of their columns; ``summary`` says in a line how many, and what is overdue."""

    title: str
    summary: str
    intro: str
    target: str
    due: str
    owner: str
    now: str
    rows: tuple[TargetView, ...]


def view_targets(words: Wording, result: Result) -> TargetsView | None:
    """Every target of the answer file; ``None`` where the city has set none."""
    if not result.targets:
        return None
    say = words.say
    return TargetsView(
        title=say.text("Your city's own targets"),
        summary=_summary(words, result),
        intro=say.text("Each target beside the answer of {day}.", day=say.day(result.date)),
        target=say.text("Target"),
        due=say.text("Due"),
        owner=say.text("Responsible"),
        now=say.text("Where it stands"),
        rows=tuple(_view(words, target) for target in sorted(result.targets, key=lambda target: target.by)),
    )


def _summary(words: Wording, result: Result) -> str:
    """How many targets are set, and which are overdue: the sections they are about, the earliest due first."""
    say = words.say
    counted = say.count("{number} target set", "{number} targets set", len(result.targets))
    overdue = sorted((target for target in result.targets if target.overdue), key=lambda target: target.by)
    if not overdue:
        return say.text("{targets}, none overdue.", targets=counted)
    sections = (words.section(words.questionnaire.by_id[target.question].section) for target in overdue)
    return say.count(
        "{targets}, {number} overdue: {about} (due {day}).",
        "{targets}, {number} overdue: {about} (the first due {day}).",
        len(overdue), targets=counted, about=", ".join(dict.fromkeys(sections)), day=say.day(overdue[0].by),
    )  # fmt: skip


def word_aim(words: Wording, question: str, value: Value, by: date, owner: str | None) -> str:
    """A target in a sentence: what is to be reached, by when, and who sees to it."""
    aim, day = words.answer(question, value), words.say.day(by)
    if owner:
        return words.say.text(
            "Your target: {aim}, by {day}. Responsible: {owner}.", aim=aim, day=day, owner=one_line(owner)
        )
    return words.say.text("Your target: {aim}, by {day}.", aim=aim, day=day)


def _view(words: Wording, target: TargetResult) -> TargetView:
    told = " ".join(part for part in (_stand(words, target), _due(words, target)) if part)
    reached = {TargetState.REACHED: True, TargetState.NOT_REACHED: False}.get(target.state)
    return TargetView(
        question=words.question(target.question),
        aim=words.answer(target.question, target.value),
        by=words.say.day(target.by),
        by_day=target.by,
        owner=one_line(target.owner or ""),
        now=words.answer(target.question, target.answer),
        mark=_mark(words, target),
        reached=reached,
        told=told,
        sentence=f"{word_aim(words, target.question, target.value, target.by, target.owner)} {told}",
    )


def _mark(words: Wording, target: TargetResult) -> str:
    if target.overdue:
        return words.say.text("overdue")
    marks = {
        TargetState.REACHED: words.say.text("reached"),
        TargetState.NOT_REACHED: words.say.text("not reached yet"),
        TargetState.UNKNOWN: words.say.text("no answer known"),
        TargetState.NOT_APPLICABLE: words.say.text("does not apply"),
    }
    return marks[target.state]


def _stand(words: Wording, target: TargetResult) -> str:
    """The answer now, and what it says about the target."""
    say = words.say
    now = words.answer(target.question, target.answer)
    if not now:
        return _stand_without_answer(words, target)
    if target.state is TargetState.REACHED:
        if target.unsure:
            return say.text("Reached, if the answer “{now}” holds, which is marked as unsure.", now=now)
        return say.text("Reached: the answer is “{now}”.", now=now)
    if target.unsure:
        return say.text("Not reached yet: the answer is “{now}”, marked as unsure.", now=now)
    return say.text("Not reached yet: the answer is “{now}”.", now=now)


def _stand_without_answer(words: Wording, target: TargetResult) -> str:
    say = words.say
    if target.state is TargetState.NOT_APPLICABLE:
        return say.text("The question does not apply to your city, so there is nothing to reach.")
    if target.state is TargetState.NOT_REACHED:
        return say.text("Not reached yet: your city still lacks what this builds on, so the question is not asked.")
    if target.answer_state is AnswerState.DONT_KNOW:
        return say.text("Whether it is reached is not known: the question was answered with “don't know”.")
    return say.text("Whether it is reached is not known: the question is not answered.")


def _due(words: Wording, target: TargetResult) -> str:
    """How far away the day is, for what is still to be reached."""
    say = words.say
    if target.state in {TargetState.REACHED, TargetState.NOT_APPLICABLE}:
        return ""
    if target.overdue:
        return say.count(
            "Overdue by one day on the day of these answers.",
            "Overdue by {number} days on the day of these answers.",
            -target.days,
        )
    if target.days == 0:
        return say.text("Due on the day of these answers.")
    return say.count("Due one day after these answers.", "Due {number} days after these answers.", target.days)
