"""Small questionnaires, answers and benchmarks written by hand, with all that a test does not care about filled in."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from govcheck.assessment import assess
from govcheck.language import ENGLISH
from govcheck.model.answer import Answer, AnswerFile
from govcheck.model.benchmark import Benchmark
from govcheck.model.profile import Profile
from govcheck.model.question import Question, QuestionType
from govcheck.model.questionnaire import Questionnaire
from govcheck.report.html import render_html
from govcheck.report.story import tell_story
from govcheck.scoring.leaf import evidenced_leaves, find_leaves
from govcheck.scoring.node import measure_nodes, score_nodes
from govcheck.scoring.routing import find_routes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govcheck.model.comparison import Comparison
    from govcheck.model.result import NodeResult, Result
    from govcheck.report.view import View
    from govcheck.scoring.traversal import Measure

SOURCE = {"origin": "govcheck", "reason": "an example"}

COHORT = {
    "source": SOURCE, "least_group": 5, "lowest_least_group": 3, "percentiles_from": 30, "ordered_digits": 1,
    "quantiles": [10, 25, 50, 75, 90], "table_quantiles": [25, 50, 75],
}  # fmt: skip

CHECKS = {
    "source": SOURCE, "same_answers_from": 3, "fewest_people": 100, "most_people": 40_000_000, "times_as_many": 2,
    "first_year": 2000, "totals": ["total", "average", "moyenne générale"], "summed_from": 3,
}  # fmt: skip

PROFILE = Profile.model_validate(
    {
        "source": SOURCE,
        "regions": [{"id": "europe", "title": "Europe"}],
        "bands": [
            {"id": "small", "title": "small", "up_to": 50_000, "starting": {"try": "Try it in a street."}},
            {"id": "large", "title": "large", "starting": {"try": "Try it in a district."}},
        ],
        "countries": {"ES": "Spain"},
        "cohort": COHORT,
        "checks": CHECKS,
    }
)


def question_data(name: str, kind: str = "yes-no", **own: Any) -> dict[str, Any]:
    """A question; options may be given as a mapping of ids to values."""
    data = {"id": name, "section": "s1", "type": kind, "role": "maturity", "source": SOURCE, **own}
    data = {"text": f"Text of {name}?", "help": f"Help for {name}.", **data}
    if isinstance(own.get("options"), dict):
        data["options"] = [{"id": o, "value": v, "label": o.title()} for o, v in own["options"].items()]
    if kind == "number":
        data = {"min": 0, "max": 10, **data}
    if "ask_if" in own:
        data.setdefault("if_not_asked", "lowest")
    return data


def question(name: str, kind: str = "yes-no", **own: Any) -> Question:
    return Question.model_validate(question_data(name, kind, **own))


def node_data(name: str, parts: Mapping[str, float] | Sequence[dict[str, Any]], **own: Any) -> dict[str, Any]:
    """A node of questions (a mapping to weights) or of child nodes."""
    key = "questions" if isinstance(parts, dict) else "children"
    return {"id": name, "kind": "index", "title": f"Title of {name}", "source": SOURCE, key: parts, **own}


def scoring_data(trees: Sequence[Sequence[dict[str, Any]]], **own: Any) -> dict[str, Any]:
    """The scoring over trees, each given by its top nodes."""
    flags = {
        "source": SOURCE, "not_applicable_share": 0.2, "same_position_share": 0.8,
        "same_position_questions": 10, "all_best_questions": 10, "contradictions": own.pop("contradictions", ()),
    }  # fmt: skip
    return {
        "minimum_coverage": 0.6666666667,
        "minimum_coverage_source": SOURCE,
        "option_values_source": SOURCE,
        "levels": {
            "source": SOURCE,
            "steps": [{"id": i, "title": i, "at_least": at} for i, at in (("low", 0), ("middle", 40), ("top", 80))],
        },
        "trees": [{"id": f"tree{number}", "nodes": nodes} for number, nodes in enumerate(trees)],
        "flags": flags,
        "sensitivity": {
            "source": SOURCE, "seed": 7, "variations": 8, "weight_change": 0.25, "geometric_floor": 0.01,
        },
        "comparison": {"source": SOURCE, "about": 0.05},
        **own,
    }  # fmt: skip


def questionnaire_data(questions: Sequence[Any], nodes: Any = None, **own: Any) -> dict[str, Any]:
    """A questionnaire; without nodes, one index over all maturity questions, all of weight 1."""
    data = [q if isinstance(q, dict) else q.model_dump(exclude_none=True) for q in questions]
    if nodes is None:
        nodes = [node_data("index", {q["id"]: 1 for q in data if q["role"] == "maturity"})]
    scoring = own.pop("scoring", None) or scoring_data([nodes], **own.pop("rules", {}))
    sections = [{"id": s, "title": f"Section {s}", "intro": "An intro."} for s in ("s1", "s2")]
    return {
        "schema_version": 1, "id": "small", "version": "1.0", "title": "Small", "summary": "A small one.",
        "sections": sections, "questions": data, "scoring": scoring, "hash": "sha256:" + 64 * "0", **own,
    }  # fmt: skip


def questionnaire(questions: Sequence[Any], nodes: Any = None, **own: Any) -> Questionnaire:
    return Questionnaire.model_validate(questionnaire_data(questions, nodes, **own))


def step_data(to: str | None = None, effort: str = "low", **own: Any) -> dict[str, Any]:
    """A step of advice."""
    return {"to": to, "title": f"Reach {to}", "asks": "A.", "start": ["S."], "effort": effort, "because": "B.", **own}


def advice_data(steps: Mapping[str, Any], **own: Any) -> dict[str, Any]:
    ranking = {
        "source": SOURCE,
        "priority_unknown": 0.5,
        "priority_unchosen": 0.5,
        "priority_least": 0.0,
        "first_per_axis": 3,
        "ease": {"low": 1, "medium": 0.8, "high": 0.6},
    }
    return {"ranking": ranking, "steps": steps, **own}


def answer_file(given: Mapping[str, Any], **own: Any) -> AnswerFile:
    """Answers as they stand in a file: a bare value, or a mapping with more."""
    data = {"govcheck": 1, "questionnaire": "small", "version": "1.0", "city": {"name": "Testville"}}
    return AnswerFile.model_validate({**data, "date": "2026-11-20", "answers": dict(given), **own})


def block_data(indicator: str, kind: str, rows: Sequence[Mapping[str, Any]], **own: Any) -> dict[str, Any]:
    return {"indicator": indicator, "kind": kind, "base": "cities", "line": "1", "place": "P", "figures": rows, **own}


def benchmark(*blocks: Mapping[str, Any], **own: Any) -> Benchmark:
    study = {"title": "Study", "publisher": "Publisher", "text": "text.txt"}
    data = {"schema_version": 1, "id": "bench", "edition": 2019, "title": "B", "participants": 24, "who": "cities"}
    return Benchmark.model_validate({**data, "caution": "C.", "study": study, "blocks": blocks, **own})


def result(asked: Questionnaire, given: AnswerFile | Mapping[str, Any], *benchmarks: Benchmark) -> Result:
    answers = given if isinstance(given, AnswerFile) else answer_file(given)
    return assess(asked, answers, benchmarks, PROFILE, language=ENGLISH)


def compared(asked: Sequence[Any], given: Mapping[str, Any], *blocks: Mapping[str, Any]) -> list[Comparison]:
    """The comparisons of one small questionnaire beside one small benchmark."""
    filler = question_data("filler")
    return list(result(questionnaire([filler, *asked]), given, benchmark(*blocks)).comparisons)


def measures(asked: Questionnaire, answers: AnswerFile) -> dict[str, Measure[float]]:
    """The raw measure of every node and every scored question, withheld or not."""
    return measure_nodes(asked, find_leaves(asked, answers, find_routes(asked, answers)))


def node_results(asked: Questionnaire, answers: AnswerFile) -> list[NodeResult]:
    """The nodes of the result alone."""
    leaves = find_leaves(asked, answers, find_routes(asked, answers))
    return list(score_nodes(asked, measure_nodes(asked, leaves), evidenced_leaves(asked, answers, leaves)))


def random_value(asked: Question, random: Random) -> Any:
    """Any value that fits the question."""
    match asked.type:
        case QuestionType.YES_NO:
            return random.random() < 0.5
        case QuestionType.NUMBER:
            assert asked.min is not None
            assert asked.max is not None
            return asked.min + (asked.max - asked.min) * random.randint(0, 10) / 10
        case QuestionType.SINGLE:
            return random.choice(asked.options).id
        case QuestionType.SEVERAL:
            free = [option.id for option in asked.options if not option.exclusive]
            chosen = random.sample(free, random.randint(0, min(len(free), asked.at_most or len(free))))
            alone = [option.id for option in asked.options if option.exclusive]
            return [o for o in free if o in chosen] or alone or free[:1]


def first_value(asked: Question) -> Any:
    """The first value that fits the question: no, the least number, the first option."""
    match asked.type:
        case QuestionType.YES_NO:
            return False
        case QuestionType.NUMBER:
            return asked.min
        case QuestionType.SINGLE:
            return asked.options[0].id
        case QuestionType.SEVERAL:
            return [next(option.id for option in asked.options if not option.exclusive)]


def random_answer(asked: Question, random: Random, *, answered: float = 0.7) -> Answer | None:
    """An answer in any state; None: skipped."""
    if random.random() < answered:
        return Answer.model_validate(
            {
                "value": random_value(asked, random),
                "unsure": random.random() < 0.2,
                "note": random.choice(("", "", "A note.")),
                "evidence": random.choice(((), (), ("Report, p. 3",))),
            }
        )
    states = ({"state": "dont-know"}, {"state": "not-applicable", "reason": "Not ours."}, {"state": "skipped"}, None)
    state = random.choice(states)
    return None if state is None else Answer.model_validate(state)


def random_answers(asked: Questionnaire, seed: int, *, answered: float = 0.7) -> AnswerFile:
    """Seeded answers to a questionnaire of any size."""
    random = Random(seed)  # noqa: S311 - an example, not a secret
    given = {q.id: random_answer(q, random, answered=answered) for q in asked.questions}
    kept = {name: answer for name, answer in given.items() if answer is not None}
    return answer_file({}, questionnaire=asked.id).model_copy(update={"answers": kept})


def html_of(view: View) -> str:
    """A view as the page that its report is."""
    return render_html(tell_story(view), view)
