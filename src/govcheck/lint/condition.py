"""Conditions: they name what exists, look only back, and keep scores from falling as answers rise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.errors import Problem
from govcheck.lint.fault import QUESTIONNAIRE, SCORING, Fault, Path, find_records, unknown_option, unknown_question
from govcheck.model.condition import Condition
from govcheck.model.question import IfNotAsked, Question, QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govcheck.model.questionnaire import Questionnaire


def check_conditions(q: Questionnaire) -> Iterator[Fault]:
    """Conditions on questions and options that are not there, or that are asked only later."""
    places = {question.id: at for at, question in reversed(list(enumerate(q.questions)))}
    circles = _find_circles(q)
    for at, question in enumerate(q.questions):
        if question.ask_if is None:
            continue
        path: Path = ("questions", at, "ask_if")
        yield from find_misnamed(QUESTIONNAIRE, path, question.ask_if, q.by_id)
        if places.get(question.ask_if.question, -1) >= at:
            yield Fault(QUESTIONNAIRE, (*path, "question"), _ahead(question, circles))
    for path, condition in find_records(q.scoring, Condition):
        yield from find_misnamed(SCORING, path, condition, q.by_id)


def _ahead(question: Question, circles: set[str]) -> Problem:
    assert question.ask_if is not None
    fields = {"question": question.id, "gate": question.ask_if.question}
    if question.id in circles:
        message = "Whether {question} is asked depends, by way of {gate}, on its own answer."
        return Problem("circular-condition", message, "Let one question of the circle be asked of all.", fields=fields)
    message = "{question} depends on {gate}, which is not asked before it."
    return Problem("forward-condition", message, "Move {gate} before it, or let it depend on another.", fields=fields)


def _find_circles(q: Questionnaire) -> set[str]:
    """The questions that depend on themselves; each question depends on one, so a chain is followed once."""
    done: set[str] = set()
    circles: set[str] = set()
    for start in q.by_id:
        chain: dict[str, int] = {}
        name: str | None = start
        while name is not None and name not in done and name not in chain:
            chain[name] = len(chain)
            question = q.by_id.get(name)
            name = question.ask_if.question if question is not None and question.ask_if is not None else None
        if name in chain:
            circles.update(list(chain)[chain[name] :])
        done.update(chain)
    return circles


def find_misnamed(part: str, path: Path, condition: Condition, known: Mapping[str, Question]) -> Iterator[Fault]:
    """The question and the options of a condition that do not exist."""
    gate = known.get(condition.question)
    if gate is None:
        yield Fault(part, (*path, "question"), unknown_question(condition.question, known))
        return
    for key in ("any_of", "none_of"):
        for at, option in enumerate(getattr(condition, key) or ()):
            if option not in gate.by_id:
                yield Fault(part, (*path, key, at), unknown_option(option, gate.id, gate.by_id))
    for key in ("at_least", "below"):
        bound = getattr(condition, key)
        if isinstance(bound, str) and bound not in gate.by_id:
            yield Fault(part, (*path, key), unknown_option(bound, gate.id, gate.by_id))


def check_rising(q: Questionnaire) -> Iterator[Fault]:
    """Conditions by which a better answer could lower a score.

    Whatever stands between a scored question and a scored one that depends on it must be asked for
    the better answers, and count 0 while it is not asked.
    """
    before: dict[str, Question] = {}
    below_scored: set[str] = set()
    for question in q.questions:
        gate = before.get(question.ask_if.question) if question.ask_if is not None else None
        if gate is not None and (gate.scored or gate.id in below_scored):
            below_scored.add(question.id)
        before[question.id] = question
    above_scored: set[str] = set()
    for question in reversed(q.questions):
        if question.ask_if is not None and (question.scored or question.id in above_scored):
            above_scored.add(question.ask_if.question)
    for at, question in enumerate(q.questions):
        gate = before.get(question.ask_if.question) if question.ask_if is not None else None
        between = question.id in below_scored and (question.scored or question.id in above_scored)
        if question.ask_if is None or gate is None or not between:
            continue
        if question.if_not_asked is not IfNotAsked.LOWEST:
            message = "{question} depends on an answer that is scored, and does not count while it is not asked."
            problem = Problem(
                "score-could-fall", message, "Write if_not_asked: lowest.", fields={"question": question.id}
            )
            yield Fault(QUESTIONNAIRE, ("questions", at, "if_not_asked"), problem)
        if gate.scored and not _rises(question.ask_if, gate):
            message = "{question} is not asked for the better answers of {gate}: a better answer could lower the score."
            hint = "Name the better answers under any_of, or use at_least."
            problem = Problem("score-could-fall", message, hint, fields={"question": question.id, "gate": gate.id})
            yield Fault(QUESTIONNAIRE, ("questions", at, "ask_if"), problem)


def _rises(condition: Condition, gate: Question) -> bool:
    """Whether raising the gate's answer can only turn the condition from false to true.

    Of a list, every option that counts must make it true: two that do not may be worth more than
    one that does.
    """
    if condition.any_of is not None:
        named = set(condition.any_of)
    elif condition.at_least is not None:
        named = {option.id for option in gate.choices if _reaches(option.value, condition.at_least, gate)}
    else:
        return False
    if gate.type is QuestionType.SEVERAL:
        return all(option.id in named for option in gate.choices if option.value)
    inside = [option.value for option in gate.choices if option.id in named]
    outside = [option.value for option in gate.choices if option.id not in named]
    return not inside or not outside or min(inside) > max(outside)


def _reaches(value: float, bound: str | float, gate: Question) -> bool:
    """Whether a value is at least the bound; what is misnamed is told elsewhere."""
    if isinstance(bound, str):
        return bound not in gate.by_id or value >= gate.by_id[bound].value
    return value >= bound
