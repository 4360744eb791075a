"""Reach: conditions that no answers can fulfil."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.errors import Problem
from govcheck.lint.condition import find_misnamed
from govcheck.lint.fault import QUESTIONNAIRE, SCORING, Fault
from govcheck.model.answer import Answer
from govcheck.model.question import Question, QuestionType
from govcheck.scoring.condition import holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govcheck.model.answer import Value
    from govcheck.model.condition import Condition
    from govcheck.model.questionnaire import Questionnaire


def check_reach(q: Questionnaire) -> Iterator[Fault]:
    """Questions that are never asked, and contradictions and steps of paths that never hold."""
    never_asked = set()
    for at, question in enumerate(q.questions):
        if question.ask_if is not None and _is_impossible(q, [question.ask_if]):
            never_asked.add(question.id)
            message = "{question} is never asked: no answer to {gate} fulfils its condition."
            fields = {"question": question.id, "gate": question.ask_if.question}
            problem = Problem("unreachable-question", message, "Change the condition.", fields=fields)
            yield Fault(QUESTIONNAIRE, ("questions", at, "ask_if"), problem)
    hint = "Remember that a question has an answer only where its own condition holds."
    for at, contradiction in enumerate(q.scoring.flags.contradictions):
        if _is_impossible(q, _with_gates(q, contradiction.when, never_asked)):
            message = "No answers fulfil the conditions of {id} together: it is never told."
            problem = Problem("never-holds", message, hint, fields={"id": contradiction.id})
            yield Fault(SCORING, ("flags", "contradictions", at, "when"), problem)
    for at, path in enumerate(q.scoring.paths):
        for k, step in enumerate(path.steps):
            if _is_impossible(q, _with_gates(q, [step.when], never_asked)):
                message = "No answer fulfils the condition of {id}: the step is never reached."
                problem = Problem("never-holds", message, hint, fields={"id": step.id})
                yield Fault(SCORING, ("paths", at, "steps", k, "when"), problem)


def _with_gates(q: Questionnaire, conditions: Iterable[Condition], never_asked: set[str]) -> list[Condition]:
    """The conditions, and those under which their questions are asked; what is told already is left out."""
    found: list[Condition] = []
    seen = set(never_asked)
    for condition in conditions:
        found.append(condition)
        question = q.by_id.get(condition.question)
        while question is not None and question.id not in seen and question.ask_if is not None:
            seen.add(question.id)
            found.append(question.ask_if)
            question = q.by_id.get(question.ask_if.question)
    return found


def _is_impossible(q: Questionnaire, conditions: Sequence[Condition]) -> bool:
    """Whether the conditions on some question exclude each other; what is misnamed is told elsewhere."""
    if any(next(find_misnamed(QUESTIONNAIRE, (), condition, q.by_id), None) for condition in conditions):
        return False
    on: dict[str, list[Condition]] = {}
    for condition in conditions:
        on.setdefault(condition.question, []).append(condition)
    return any(not _is_possible(q.by_id[name], together) for name, together in on.items())


def _is_possible(question: Question, conditions: Sequence[Condition]) -> bool:
    return any(
        all(holds(condition, question, Answer(value=value)) for condition in conditions)
        for value in _values(question, conditions)
    )


def _values(question: Question, conditions: Sequence[Condition]) -> Iterator[Value]:
    """Answers among which there is one that fulfils the conditions, if any answer does."""
    match question.type:
        case QuestionType.YES_NO:
            yield from (True, False)
        case QuestionType.SINGLE:
            yield from question.by_id
        case QuestionType.NUMBER:
            assert question.min is not None and question.max is not None
            # Where any number fulfils them, the least that is not below a bound does.
            bounds = [c.at_least for c in conditions if isinstance(c.at_least, (int, float))]
            yield from (value for value in (question.min, *bounds) if question.min <= value <= question.max)
        case QuestionType.SEVERAL:
            yield from ((option,) for option in question.by_id)
            kept = [option.id for option in question.choices if not option.exclusive]
            refused = {option for condition in conditions for option in condition.none_of or ()}
            wanted = {option for condition in conditions for option in condition.any_of or ()}
            yield from (tuple(kept), tuple(o for o in kept if o not in refused))
            yield tuple(o for o in kept if o in wanted - refused)
