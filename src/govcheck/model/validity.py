"""Whether an answer fits its question: the one check that every way in goes through."""

from __future__ import annotations

from itertools import islice

from govcheck.errors import Problem
from govcheck.model.answer import Answer, AnswerState, Value
from govcheck.model.nearest import nearest
from govcheck.model.question import Question, QuestionType

MOST_UNKNOWN = 20
"""So many unknown options of one answer are named; nobody reads more, and each takes time to word."""


def normalise(question: Question, answer: Answer) -> Answer:
    """The answer in the form that scoring reads: yes and no become true and false, lists are ordered.

    The order in which options were ticked says nothing, so they are kept in the question's order.
    """
    value = answer.value
    if question.type is QuestionType.YES_NO and isinstance(value, str):
        value = _SAID.get(value.lower(), value)
    elif question.type is QuestionType.SEVERAL and isinstance(value, tuple):
        value = tuple(option.id for option in question.choices if option.id in value)
    return answer if value == answer.value else answer.model_copy(update={"value": value})


def answer_problems(question: Question, answer: Answer) -> list[Problem]:
    """What is wrong with the answer; an empty list means that it fits."""
    if answer.state is not AnswerState.ANSWERED or answer.value is None:
        return []
    return value_problems(question, answer.value)


def value_problems(question: Question, value: Value) -> list[Problem]:
    """What is wrong with a value for this question."""
    match question.type:
        case QuestionType.YES_NO:
            return _yes_no(question, value)
        case QuestionType.NUMBER:
            return _number(question, value)
        case QuestionType.SINGLE:
            return _single(question, value)
        case QuestionType.SEVERAL:
            return _several(question, value)


def _yes_no(question: Question, value: Value) -> list[Problem]:
    if isinstance(value, bool) or (isinstance(value, str) and value.lower() in _SAID):
        return []
    return [_problem("not-yes-no", "{question} is answered with yes or no, not with {value}.", question, value)]


def _number(question: Question, value: Value) -> list[Problem]:
    low, high = question.min or 0.0, question.max or 0.0
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        message = "{question} is answered with a number from {low:g} to {high:g}, not with {value}."
        return [_problem("not-a-number", message, question, value, low=low, high=high)]
    if not low <= value <= high:
        message = "{value} is outside the scale of {question}, which goes from {low:g} to {high:g}."
        shown = show_value(value)
        if low <= float(shown) <= high:
            shown = repr(value)
        return [_problem("out-of-range", message, question, shown, low=low, high=high)]
    return []


def _single(question: Question, value: Value) -> list[Problem]:
    if not isinstance(value, str):
        message = "{question} takes one option, not {value}."
        return [_problem("not-an-option", message, question, value, hint=_OPTIONS)]
    return _unknown(question, value)


def _several(question: Question, value: Value) -> list[Problem]:
    if not isinstance(value, tuple):
        message = "{question} takes a list of options, not {value}."
        return [_problem("not-a-list", message, question, value, hint="Write [first, second]; " + _OPTIONS)]
    if not value:
        message = "{question} has an empty list, which says nothing."
        hint = "Choose options, leave the answer out if it is open, or take the option that says none."
        return [_problem("empty-list", message, question, value, hint=hint)]
    unknown = (problem for option in value for problem in _unknown(question, option))
    problems = list(islice(unknown, MOST_UNKNOWN))
    if problems:
        return problems
    if len(set(value)) != len(value):
        problems.append(_problem("option-twice", "{question} lists an option twice.", question, value))
    alone = next((o for o in question.choices if o.exclusive and o.id in value), None)
    if alone is not None and len(set(value)) > 1:
        message = "{question}: {option} stands alone and cannot be chosen together with others."
        problems.append(_problem("not-exclusive", message, question, value, option=alone.id))
    if question.at_most is not None and len(value) > question.at_most:
        message = "{question} takes at most {most} options, not {count}."
        problems.append(_problem("too-many", message, question, value, most=question.at_most, count=len(value)))
    return problems


_OPTIONS = "The options are: {options}."


def _unknown(question: Question, option: str) -> list[Problem]:
    if option in question.by_id:
        return []
    near = nearest(option, question.by_id)
    hint = "Did you mean {near}? " + _OPTIONS if near else _OPTIONS
    message = "{value} is not an option of {question}."
    return [_problem("unknown-option", message, question, option, hint=hint, near=near)]


def _problem(code: str, message: str, question: Question, value: Value, *, hint: str = "", **fields: object) -> Problem:
    shown = show_value(value) or '""'
    known = ", ".join(question.by_id)
    own = {"question": question.id, "value": shown[:80], "options": known}
    return Problem(code, message, hint or _HINTS.get(code, ""), fields={**own, **fields})


def show_value(value: Value | None, yes: str = "true", no: str = "false") -> str:
    """A value on one line, by default as it is written in an answer file; nothing where there is none."""
    match value:
        case None:
            return ""
        case bool():
            return yes if value else no
        case tuple():
            return ", ".join(value)
        case str():
            return value
        case _:
            return f"{value:g}"


_SAID = {"yes": True, "no": False, "true": True, "false": False}
"""Words that are more than text where a yes or no is asked for; quotes make text of true and false."""

_HINTS = {
    "not-yes-no": "Write yes or no, in English whatever the language; true and false mean the same.",
    "not-a-number": "Write the number plainly, such as 7 or 7.5, without quotes.",
    "out-of-range": "Choose a number on the scale.",
    "option-twice": "Name each option once.",
    "not-exclusive": "Remove it, or remove the others.",
    "too-many": "Keep those that matter most.",
}
