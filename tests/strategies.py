"""Random questionnaires that the models accept, and random answers to them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from hypothesis import settings
from hypothesis import strategies as st

from builders import (
    advice_data,
    answer_file,
    node_data,
    question_data,
    questionnaire_data,
    scoring_data,
    step_data,
)
from govcheck.model.answer import Answer, AnswerFile
from govcheck.model.question import Question, QuestionType
from govcheck.model.questionnaire import Questionnaire

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

FEWER = settings(max_examples=50)
"""For what takes long: half as many examples as usual."""


@lru_cache(typed=True)
def pick(*values: Any) -> st.SearchStrategy[Any]:
    """One of the values; what is drawn from thousands of times is made and checked once."""
    return st.sampled_from(values)


WEIGHTS = pick(0.1, 0.5, 1.0, 1.0, 2.0, 3.7)
VALUES = pick(0.0, 0.2, 0.25, 0.5, 0.67, 1.0)
UNSURE = st.sampled_from([False, False, True])


@dataclass(frozen=True)
class Case:
    """A questionnaire with answers to it."""

    questionnaire: Questionnaire
    answers: AnswerFile


@st.composite
def conditions(draw: st.DrawFn, gate: dict[str, Any], *, rising: bool) -> dict[str, Any]:
    """A condition on a question; ``rising``: one that a better answer can only make true."""
    name = {"question": gate["id"]}
    if gate["type"] == "number":
        bound = draw(pick(2.0, 5.0))
        return {**name, ("at_least" if rising or draw(st.booleans()) else "below"): bound}
    options = gate.get("options") or [{"id": "no", "value": 0.0}, {"id": "yes", "value": 1.0}]
    open_options = [o for o in options if not o.get("exclusive")]
    best = max(open_options, key=lambda option: option["value"])["id"]
    if draw(st.booleans()):
        return {**name, "at_least": best}
    if rising and gate["type"] == "several":
        return {**name, "any_of": [o["id"] for o in open_options]}
    if rising:
        bar = draw(st.sampled_from(sorted({o["value"] for o in options})[1:] or [0.0]))
        return {**name, "any_of": [o["id"] for o in options if o["value"] >= bar]}
    return {**name, draw(pick("any_of", "none_of")): [draw(st.sampled_from(options))["id"]]}


@st.composite
def questions(draw: st.DrawFn, number: int, earlier: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """A question, perhaps asked only after certain answers to an earlier one."""
    kind = draw(pick("yes-no", "single", "several", "number"))
    role = draw(pick("maturity", "maturity", "maturity", "priority", "diagnostic")) if number else "maturity"
    own: dict[str, Any] = {"role": role, "section": draw(pick("s1", "s2"))}
    if kind == "single":
        values = draw(st.lists(VALUES, min_size=2, max_size=4))
        own["options"] = [{"id": f"o{i}", "value": v, "label": f"O{i}"} for i, v in enumerate(values)]
    elif kind == "several":
        values = [draw(pick(0.3, 0.5, 1.0)), *draw(st.lists(VALUES, min_size=1, max_size=3))]
        own["options"] = [{"id": f"o{i}", "value": v, "label": f"O{i}"} for i, v in enumerate(values)]
        if draw(st.booleans()):
            own["options"].append({"id": "none", "value": 0.0, "label": "None", "exclusive": True})
        own["at_most"] = draw(pick(None, None, 1, 2))
        own["enough"] = draw(st.sampled_from([None, 0.3, sum(values)]))
    elif kind == "number":
        own |= draw(st.sampled_from([{"min": 0, "max": 10}, {"min": 1, "max": 5}, {"min": -2, "max": 0.5}]))
    if earlier and draw(st.booleans()):
        gate = draw(st.sampled_from(earlier))
        bound = gate["role"] == "maturity" or gate["bound"]
        own["ask_if"] = draw(conditions(gate, rising=gate["role"] == "maturity"))
        own["if_not_asked"] = "lowest" if bound else draw(pick("absent", "lowest"))
        own["bound"] = bound
    return {"bound": False, **question_data(f"q{number}", kind, **own)}


@st.composite
def nodes(draw: st.DrawFn, leaves: Sequence[str], name: str, kind: str, depth: int = 0) -> dict[str, Any]:
    """A node over some questions, split into child nodes at random."""
    own = {"kind": kind, "weight": draw(WEIGHTS), "minimum_coverage": draw(pick(None, None, 0.3, 1.0))}
    if len(leaves) < 2 or depth == 2 or (kind != "cycle" and draw(st.booleans())):
        return node_data(name, {leaf: draw(WEIGHTS) for leaf in leaves}, **own)
    cut = draw(st.integers(1, len(leaves) - 1))
    below = {"cycle": "phase", "index": "element"}.get(kind, "indicator")
    parts = [leaves[:cut], leaves[cut:]]
    return node_data(
        name, [draw(nodes(part, f"{name}.{i}", below, depth + 1)) for i, part in enumerate(parts)], **own
    )  # fmt: skip


@st.composite
def questionnaires(draw: st.DrawFn, most: int = 8) -> Questionnaire:
    """A small questionnaire with up to two trees, gates, frameworks, contradictions and advice."""
    asked: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, most))):
        asked.append(draw(questions(number, asked)))
    for question in asked:
        del question["bound"]
    scored = [q["id"] for q in asked if q["role"] == "maturity"]
    trees = [[draw(nodes(draw(st.permutations(scored)), "tree-a", "index"))]]
    if draw(st.booleans()):
        some = draw(st.lists(st.sampled_from(scored), unique=True, min_size=1))
        trees.append([draw(nodes(some, "tree-b", "cycle"))])
    rules: dict[str, Any] = {"contradictions": [], "paths": [], "ladders": [], "stages": []}
    if len(asked) > 1:
        steps = [draw(conditions(draw(st.sampled_from(asked)), rising=False)) for _ in range(2)]
        rules["contradictions"] = [{"id": "c1", "text": "Cannot both be.", "when": steps}]
        named = [{"id": f"step{i}", "title": f"Step {i}", "when": when} for i, when in enumerate(steps)]
        rules["paths"] = [{"id": "p1", "title": "Path", "source": question["source"], "steps": named}]
    for question in asked:
        values = [option["value"] for option in question.get("options", ())]
        if question["type"] == "single" and values == sorted(set(values)):
            own = {"title": "Title", "source": question["source"]}
            rules["ladders"].append({"id": f"l-{question['id']}", "questions": [question["id"]], **own})
            rules["stages"].append({"question": question["id"], **own})
    steps = {q["id"]: [step_data(draw(pick("low", "high")))] for q in asked if q["id"] in scored}
    steps = {name: [{**one, "to": None} for one in some] for name, some in steps.items() if draw(st.booleans())}
    data = questionnaire_data(asked, scoring=scoring_data(trees, **rules), advice=advice_data(steps))
    return Questionnaire.model_validate(data)


def values(question: Question) -> st.SearchStrategy[Any]:
    """Any value that fits the question."""
    match question.type:
        case QuestionType.YES_NO:
            return st.booleans()
        case QuestionType.NUMBER:
            assert question.min is not None
            assert question.max is not None
            return st.floats(question.min, question.max) | pick(question.min, question.max)
        case QuestionType.SINGLE:
            return pick(*(option.id for option in question.options))
        case QuestionType.SEVERAL:
            free = [option.id for option in question.options if not option.exclusive]
            some = st.lists(st.sampled_from(free), unique=True, min_size=1, max_size=question.at_most)
            alone = [(option.id,) for option in question.options if option.exclusive]
            return some.map(tuple) | st.sampled_from(alone) if alone else some.map(tuple)


@st.composite
def answers_with_value(draw: st.DrawFn, question: Question, *, sure: bool = False) -> Answer:
    return Answer(
        value=draw(values(question)),
        unsure=not sure and draw(UNSURE),
        note=draw(pick("", "", "A note.")),
        evidence=draw(pick((), (), ("Report, p. 3",))),
    )


UNANSWERED = st.sampled_from(
    [Answer(state="dont-know"), Answer(state="skipped"), Answer(state="not-applicable", reason="Not ours.")]
)


@st.composite
def answer_files(draw: st.DrawFn, asked: Questionnaire, *, complete: bool = False) -> AnswerFile:
    """Answers in every state; ``complete``: every question answered and sure."""
    given: dict[str, Answer] = {}
    for question in asked.questions:
        choice = "answered" if complete else draw(pick("answered", "answered", "other", "nothing"))
        if choice == "answered":
            given[question.id] = draw(answers_with_value(question, sure=complete))
        elif choice == "other":
            given[question.id] = draw(UNANSWERED)
    return answer_file({}).model_copy(update={"answers": given})


@st.composite
def cases(draw: st.DrawFn, *, complete: bool = False) -> Case:
    """A small questionnaire with answers to it."""
    asked = draw(questionnaires())
    return Case(asked, draw(answer_files(asked, complete=complete)))


def raised(question: Question, answer: Answer, random: Random) -> Answer | None:
    """The same answer with a better value; None where there is none."""
    value = answer.value
    match question.type:
        case QuestionType.YES_NO:
            higher: list[Any] = [True] if value is False else []
        case QuestionType.NUMBER:
            assert question.max is not None
            higher = [value + (question.max - value) * part for part in (0.3, 1)] if value < question.max else []
        case QuestionType.SINGLE:
            own = question.by_id[value].value
            higher = [option.id for option in question.options if option.value > own]
        case QuestionType.SEVERAL:
            kept = tuple(o for o in value if not question.by_id[o].exclusive)
            more = [o.id for o in question.options if o.id not in kept and not o.exclusive]
            full = question.at_most is not None and len(kept) >= question.at_most
            higher = [] if full else [(*kept, one) for one in more]
    return answer.model_copy(update={"value": random.choice(higher)}) if higher else None
