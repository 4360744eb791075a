"""The questionnaire that comes with govcheck: what its texts and its numbers must keep to."""

from __future__ import annotations

from itertools import pairwise

import pytest

from builders import answer_file
from govcheck.model.question import Question, QuestionType, Role
from real import real_result, smart_governance

QUESTIONS = smart_governance().questions
SCORED = [q for q in QUESTIONS if q.scored]


def words(text: str) -> int:
    return len(text.split())


def named(questions: list[Question] | tuple[Question, ...]) -> list[object]:
    return [pytest.param(question, id=question.id) for question in questions]


@pytest.mark.parametrize("question", named(QUESTIONS))
def test_a_question_is_short_and_its_options_are_told_apart(question: Question) -> None:
    assert words(question.text) <= 35
    assert words(question.help) <= 80
    assert question.text.endswith("?")
    labels = [option.label for option in question.options]
    assert all(len(label) <= 30 for label in labels)
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("question", named(SCORED))
def test_a_maturity_question_says_what_must_be_true(question: Question) -> None:
    match question.type:
        case QuestionType.NUMBER:
            assert [anchor.at for anchor in question.anchors][:: len(question.anchors) - 1] == [
                question.min,
                question.max,
            ]
        case QuestionType.YES_NO:
            assert question.criterion
        case _:
            criteria = [option.criterion for option in question.options]
            assert all(criteria)
            assert len(set(criteria)) == len(criteria)


@pytest.mark.parametrize("question", named([q for q in SCORED if q.type is QuestionType.SINGLE]))
def test_a_scale_rises_in_its_order_up_to_one(question: Question) -> None:
    values = [option.value for option in question.options]
    assert all(a <= b for a, b in pairwise(values))
    assert values[-1] == 1
    assert values[0] < values[-1]


@pytest.mark.parametrize("question", named([q for q in QUESTIONS if q.type is QuestionType.SEVERAL]))
def test_a_checklist_ends_with_an_explicit_none(question: Question) -> None:
    assert [option.exclusive for option in question.options] == [False] * (len(question.options) - 1) + [True]


def test_each_maturity_question_feeds_exactly_one_index_and_nothing_else_does() -> None:
    indices = [node for node in smart_governance().scoring.nodes.values() if node.kind == "index"]
    leaves = [leaf for index in indices for leaf in index.leaves]
    assert sorted(leaves) == sorted(q.id for q in SCORED)


def test_the_quick_version_scores_something_of_every_axis() -> None:
    quick = {q.id for q in QUESTIONS if q.quick}
    assert 15 <= len(quick) <= 30
    assert all(smart_governance().by_id[q].scored for q in quick)
    for node in smart_governance().scoring.nodes.values():
        if node.kind in {"element", "phase"}:
            assert quick & set(node.leaves), node.id


@pytest.mark.parametrize("question", named(SCORED))
def test_advice_leads_up_step_by_step_to_the_best_answer(question: Question) -> None:
    advice = smart_governance().advice
    assert advice is not None
    steps = advice.steps[question.id]
    if question.type is QuestionType.NUMBER:
        assert [step.to for step in steps] == [None]
        return
    reached = [question.by_id[step.to].value for step in steps if step.to]
    assert len(reached) == len(steps)
    assert len({step.to for step in steps}) == len(steps)
    if question.type is QuestionType.SEVERAL:
        assert {step.to for step in steps} == {o.id for o in question.options if not o.exclusive}
    else:
        assert all(a < b for a, b in pairwise(reached))
        assert reached[-1] == 1


def test_an_axis_asks_for_the_priority_of_its_own() -> None:
    nodes = smart_governance().scoring.nodes.values()
    priorities = {node.id.split(".")[1]: node.priority for node in nodes if node.priority}
    assert len(priorities) == 8
    for axis, priority in priorities.items():
        assert str(priority).endswith(f".priority.{axis}")
        assert smart_governance().by_id[str(priority)].role is Role.PRIORITY


LADDER = ["without-consulting", "informing", "consulting", "collaborating", "empowering"]


@pytest.mark.parametrize("phase", ["design", "implementation", "evaluation"])
@pytest.mark.parametrize("step", range(5))
def test_the_ladder_of_each_phase(phase: str, step: int) -> None:
    name = f"participation.ladder.{phase}"
    found = {one.id: one for one in real_result(answer_file({name: LADDER[step]})).ladders}
    assert (found[name].step, found[name].of, found[name].phase) == (step + 1, 5, phase.title())
    assert found[name].next == ([*LADDER, None][step + 1])
    assert sum(one.step is None for one in found.values()) == 2


@pytest.mark.parametrize("step", range(5))
def test_the_stage_of_data_analytics(step: int) -> None:
    stages = ["measure", "measure-and-publish", "polish", "incorporate", "operate"]
    (found,) = real_result(answer_file({"data.stage": stages[step]})).stages
    assert (found.step, found.of, found.next) == (step + 1, 5, [*stages, None][step + 1])


def test_the_path_from_transparency_to_accountability() -> None:
    given = {"transparency.published": ["contracts"], "accountability.covers": ["compliance", "results"]}
    (path,) = real_result(answer_file(given)).paths
    assert {step.id: step.reached for step in path.steps} == {
        "publishing": True, "compliance": True, "justifying": False, "results": True, "failures": False,
    }  # fmt: skip


CONTRADICTIONS = {
    "stage-without-lead": {"data.stage": "incorporate", "data.lead": False},
    "stage-without-links": {"data.stage": "operate", "data.connected": "by-hand"},
    "stage-without-skills": {"data.stage": "incorporate", "data.skills": "few-people"},
    "mandate-plan-twice": {"accountability.mandate-plan": False, "planning.plans": ["mandate"]},
    "mandate-plan-missing": {"accountability.mandate-plan": True, "planning.plans": ["sector"]},
    "empowering-unreported": {
        "participation.ladder.design": "empowering", "participation.traceability": "not-reported",
    },
    "evaluation-without-assessment": {
        "participation.ladder.evaluation": "collaborating", "assessment.timing.final": "never",
    },
    "changes-without-assessment": {
        "assessment.changes": "sometimes", "assessment.timing.mid-term": "never", "assessment.timing.final": "never",
    },
    "foresight-rated-unused": {"asm.development.foresight": 7, "foresight.use": False},
    "open-data-rated-unpublished": {"og.development.open-data": 7, "open-data.access": "on-request"},
}  # fmt: skip


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_each_contradiction_is_found(name: str) -> None:
    flags = [flag for flag in real_result(answer_file(CONTRADICTIONS[name])).flags if flag.kind == "contradiction"]
    assert [flag.id for flag in flags] == [name]


def test_every_contradiction_has_its_example() -> None:
    assert [c.id for c in smart_governance().scoring.flags.contradictions] == list(CONTRADICTIONS)


def test_a_rating_of_oneself_never_counts_for_more_than_a_fifth_of_its_element() -> None:
    for element in (node for node in smart_governance().scoring.nodes.values() if node.kind == "element"):
        total = sum(child.weight for child in element.children)
        own = sum(child.weight for child in element.children if child.id.endswith(".self-rating"))
        assert own <= 0.2 * total + 1e-9, element.id
