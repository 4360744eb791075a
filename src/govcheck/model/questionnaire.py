"""A questionnaire: its questions, its scoring and its advice, whole and consistent."""

from functools import cached_property
from itertools import pairwise
from typing import Literal, Self

from pydantic import Field, model_validator

from govcheck.model.advice import Advice
from govcheck.model.condition import Condition
from govcheck.model.question import IfNotAsked, Option, Question, QuestionType
from govcheck.model.record import Id, Record, Text, Words
from govcheck.model.scoring import NodeKind, Scoring


class Section(Record):
    """A part of the questionnaire, asked in one go."""

    id: Id
    title: Words
    intro: Words


class QuestionFile(Record):
    """What ``questionnaire.yaml`` holds: the questions and their English texts."""

    schema_version: Literal[1]
    id: Id
    version: Text
    title: Words
    summary: Words
    studies: tuple[Id, ...] = Field(default=(), description="benchmarks that its indicators name")
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]


class Questionnaire(QuestionFile):
    """Everything that one folder under ``questionnaires/`` holds.

    ``hash`` is computed over the folder's files, so that an answer file can record exactly what
    it was answered with. Names in scoring and advice are checked against the questions here:
    a questionnaire that loads can be scored.
    """

    scoring: Scoring
    advice: Advice | None = None
    hash: str

    @cached_property
    def by_id(self) -> dict[str, Question]:
        """The questions by their ids, in order."""
        return {question.id: question for question in self.questions}

    def option(self, question: str, option: str) -> Option:
        """An option by the ids of its question and its own."""
        return self.by_id[question].by_id[option]

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        faults = [*_structure_faults(self), *_condition_faults(self), *_scoring_faults(self), *_advice_faults(self)]
        if faults:
            raise ValueError("; ".join(faults))
        return self


def _structure_faults(q: Questionnaire) -> list[str]:
    faults = []
    seen: set[str] = set()
    sections = {section.id for section in q.sections}
    for question in q.questions:
        if question.id in seen:
            faults.append(f"question {question.id} stands twice")
        seen.add(question.id)
        if question.section not in sections:
            faults.append(f"question {question.id} names the unknown section {question.section}")
    return faults


def _condition_faults(q: Questionnaire) -> list[str]:
    """Conditions name what exists, look only back, and keep scores from falling as answers rise."""
    faults = []
    asked: dict[str, Question] = {}
    for question in q.questions:
        condition = question.ask_if
        if condition is not None:
            gate = asked.get(condition.question)
            if gate is None:
                faults.append(f"question {question.id} depends on {condition.question}, which is not asked before it")
            else:
                faults += _name_faults(condition, gate, f"question {question.id}")
                if question.scored:
                    faults += _falling_faults(asked, question)
        asked[question.id] = question
    conditions = [(f"contradiction {c.id}", w) for c in q.scoring.flags.contradictions for w in c.when]
    conditions += [(f"path {p.id}", step.when) for p in q.scoring.paths for step in p.steps]
    for owner, condition in conditions:
        gate = asked.get(condition.question)
        if gate is None:
            faults.append(f"{owner} names the unknown question {condition.question}")
        else:
            faults += _name_faults(condition, gate, owner)
    return list(dict.fromkeys(faults))


def _falling_faults(known: dict[str, Question], question: Question) -> list[str]:
    """Why a scored question could make a score fall when an answer it depends on rises.

    Every question between it and a scored one must count 0 while it is not asked.
    """
    faults: list[str] = []
    below: list[Question] = []
    while question.ask_if is not None and question.ask_if.question in known:
        below.append(question)
        gate = known[question.ask_if.question]
        if gate.scored:
            faults += [
                f"question {one.id} depends on a scored question and needs if_not_asked: lowest"
                for one in below
                if one.if_not_asked is not IfNotAsked.LOWEST
            ]
            if not _rises(question.ask_if, gate):
                faults.append(f"question {question.id} must be asked for the better answers of {gate.id}")
        question = gate
    return faults


def _name_faults(condition: Condition, gate: Question, owner: str) -> list[str]:
    return [
        f"{owner} names the unknown option {option} of {gate.id}"
        for option in condition.options
        if option not in gate.by_id
    ]


def _rises(condition: Condition, gate: Question) -> bool:
    """Whether raising the gate's answer can only turn the condition from false to true."""
    if condition.at_least is not None:
        return True
    if condition.any_of is None:
        return False
    if gate.type is QuestionType.SEVERAL:
        return not any(gate.by_id[option].exclusive for option in condition.any_of if option in gate.by_id)
    inside = [o.value for o in gate.choices if o.id in condition.any_of]
    outside = [o.value for o in gate.choices if o.id not in condition.any_of]
    return not inside or not outside or min(inside) > max(outside)


def _scoring_faults(q: Questionnaire) -> list[str]:
    faults = []
    known = q.by_id
    used: set[str] = set()
    for tree in q.scoring.trees:
        nodes: set[str] = set()
        for node in (node for root in tree.nodes for node in root.walk()):
            for leaf in node.questions:
                if leaf not in known or not known[leaf].scored:
                    faults.append(f"node {node.id} names {leaf}, which is no maturity question")
                if leaf in nodes:
                    faults.append(f"{leaf} stands twice in the tree {tree.id}")
                nodes.add(leaf)
            if node.id in nodes or node.id in used or node.id in known:
                faults.append(f"node {node.id} stands twice, or has the id of a question")
            if node.kind is NodeKind.QUESTION:
                faults.append(f"node {node.id}: questions are listed under `questions`")
            if node.priority is not None and node.priority not in known:
                faults.append(f"node {node.id} names the unknown question {node.priority}")
            nodes.add(node.id)
        used |= {node for node in nodes if node not in known}
    singles = {leaf: known[leaf] for leaf in known if known[leaf].type is QuestionType.SINGLE}
    named = [leaf for ladder in q.scoring.ladders for leaf in ladder.questions]
    named += [stage.question for stage in q.scoring.stages]
    faults += [f"{leaf}, of a ladder or stage, is no single question" for leaf in named if leaf not in singles]
    faults += [
        f"{leaf}, of a ladder or stage, does not list its steps from the lowest"
        for leaf in named
        if leaf in singles and any(a.value >= b.value for a, b in pairwise(singles[leaf].options))
    ]
    return faults


def _advice_faults(q: Questionnaire) -> list[str]:
    if q.advice is None:
        return []
    faults = []
    known = q.by_id
    practices = {practice.id for practice in q.advice.practices}
    for leaf, steps in q.advice.steps.items():
        if leaf not in known or not known[leaf].scored:
            faults.append(f"advice is given for {leaf}, which is no maturity question")
            continue
        for step in steps:
            if step.to is not None and step.to not in known[leaf].by_id:
                faults.append(f"advice for {leaf} names the unknown option {step.to}")
            elif step.to is not None and not known[leaf].by_id[step.to].value:
                faults.append(f"advice for {leaf} leads to {step.to}, which is worth nothing")
            faults += [
                f"advice for {leaf} names the unknown practice {p}" for p in step.practices if p not in practices
            ]
    return faults
