"""Advice: it names what exists, and no answer below the best goes without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.errors import Problem
from govcheck.lint.fault import ADVICE, Fault, unknown, unknown_option, unknown_question
from govcheck.model.question import QuestionType
from govcheck.model.translation import BEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.model.advice import Step
    from govcheck.model.question import Option, Question
    from govcheck.model.questionnaire import Questionnaire


def check_advice_names(q: Questionnaire) -> Iterator[Fault]:
    """Steps for what is not scored; to what is not there, worth nothing or led to twice; with unknown practices."""
    if q.advice is None:
        return
    practices = {practice.id for practice in q.advice.practices}
    for name, steps in q.advice.steps.items():
        question = q.by_id.get(name)
        if question is None:
            yield Fault(ADVICE, ("steps", name), unknown_question(name, q.by_id))
        elif not question.scored:
            message, hint = "{question} is not scored: its role is {role}.", "Advice is given for maturity questions."
            fields = {"question": name, "role": question.role.value}
            yield Fault(ADVICE, ("steps", name), Problem("not-maturity", message, hint, fields=fields))
        else:
            yield from _goals(question, steps)
            yield from _twice(question, steps)
        for at, step in enumerate(steps):
            for k, practice in enumerate(step.practices):
                if practice not in practices:
                    message, hint = "There is no practice {name}.", "Add it to practices.yaml."
                    problem = unknown(
                        "unknown-practice", practice, practices, message=message, hint=hint, name=practice
                    )
                    yield Fault(ADVICE, ("steps", name, at, "practices", k), problem)


def _goals(question: Question, steps: tuple[Step, ...]) -> Iterator[Fault]:
    for at, step in enumerate(steps):
        path = ("steps", question.id, at, "to")
        if step.to is not None and step.to not in question.by_id:
            yield Fault(ADVICE, path, unknown_option(step.to, question.id, question.by_id))
        elif step.to is not None and not question.by_id[step.to].value:
            message = "The advice for {question} leads to {option}, which is worth nothing."
            problem = Problem(
                "step-to-nothing",
                message,
                "Lead to a better answer.",
                fields={"question": question.id, "option": step.to},
            )
            yield Fault(ADVICE, path, problem)


def _twice(question: Question, steps: tuple[Step, ...]) -> Iterator[Fault]:
    seen: set[str] = set()
    for at, step in enumerate(steps):
        # A translation finds a step by the answer that it leads to.
        goal = step.to or BEST
        if goal in seen:
            message = "The advice for {question} has a step to {option} already."
            hint = "Keep one; a step without `to` leads to the best answer, and is called best."
            problem = Problem("duplicate-step", message, hint, fields={"question": question.id, "option": goal})
            yield Fault(ADVICE, ("steps", question.id, at, "to"), problem)
        seen.add(goal)


def check_ways(q: Questionnaire, ways: Sequence[str]) -> Iterator[Fault]:
    """Steps that start in a way which the population bands do not speak of, or in none where others do.

    Without a way a step cannot say how a city of a given size begins; one that says it has none, since no way
    fits it, lacks none. Neither does a questionnaire that names none at all.
    """
    if q.advice is None:
        return
    placed = [(("steps", name, at), step) for name, steps in q.advice.steps.items() for at, step in enumerate(steps)]
    tagged = any(step.way is not None for _, step in placed)
    for path, step in placed:
        if step.way is not None and step.way not in ways:
            message = "The population bands of the profile do not speak of the way {way}."
            hint = "Name one that they speak of: {ways}."
            problem = unknown(
                "unknown-way", step.way, ways, message=message, hint=hint, way=step.way, ways=", ".join(ways)
            )
            yield Fault(ADVICE, (*path, "way"), problem)
        elif "way" not in step.model_fields_set and tagged and ways:
            message = "This step does not say in which way it starts, though others do."
            hint = "Add `way`, one of these: {ways}. Where none fits, say `way: null`."
            yield Fault(ADVICE, path, Problem("missing-way", message, hint, fields={"ways": ", ".join(ways)}))


def check_advice(q: Questionnaire) -> Iterator[Fault]:
    """Answers below the best that find no step.

    The step shown is the first that an answer has not reached. So a single choice needs a step that
    leads above every option but the best, a list one to every option that counts, and the others
    one to the best answer. A questionnaire without any advice lacks none.
    """
    if q.advice is None:
        return
    for question in q.questions:
        if not question.scored:
            continue
        steps = q.advice.steps.get(question.id, ())
        for option in _uncovered(question, steps):
            message = "There is no advice that leads to {option} of {question}, or further."
            if option is None:
                message = "There is no advice that leads to the best answer to {question}."
            hint = "Add a step in advice.yaml; without `to` it leads to the best answer."
            fields = {"question": question.id, "option": option.id if option else None}
            yield Fault(ADVICE, ("steps", question.id), Problem("advice-missing", message, hint, fields=fields))


def _uncovered(question: Question, steps: tuple[Step, ...]) -> list[Option | None]:
    """The answers that no step leads to; ``None`` stands for the best answer where there are no options to name."""
    reached = {step.to for step in steps}
    if None in reached:
        return []
    match question.type:
        case QuestionType.NUMBER:
            return [None]
        case QuestionType.YES_NO:
            return [] if "yes" in reached else [None]
        case QuestionType.SEVERAL:
            return [option for option in question.options if option.value and option.id not in reached]
        case QuestionType.SINGLE:
            least = min(option.value for option in question.options)
            highest = max((o.value for o in question.options if o.id in reached), default=least)
            return [option for option in question.options if option.value > max(least, highest)]
