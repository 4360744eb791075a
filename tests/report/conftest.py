"""Made-up cities for the report: nothing answered, half of it, everything, and one that means harm."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from builders import answer_file
from govcheck.assessment import assess
from govcheck.model.answer import AnswerFile
from govcheck.model.question import Question, QuestionType
from govcheck.report.view import View, build_view
from govcheck.store.benchmarks import load_benchmark
from govcheck.store.content import load_profile, load_questionnaire
from real import smart_governance, uclg_2019
from report.word_file import opened, rendered

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as Word

    from govcheck.model.result import Result

HOSTILE = '<img src="http://evil.example/x" onerror=alert(1)>\'"&[red]x[/red]\x1b[31m\x9b2J\u202eabc\x07\u2066'

KINDS = ("empty", "few", "half", "full", "hostile")


def _value(random: Random, question: Question) -> Any:
    match question.type:
        case QuestionType.YES_NO:
            return random.random() < 0.6
        case QuestionType.NUMBER:
            return random.randint(int(question.min or 0), int(question.max or 10))
        case QuestionType.SINGLE:
            return random.choice(question.options).id
        case QuestionType.SEVERAL:
            ids = [option.id for option in question.options if not option.exclusive]
            return random.sample(ids, random.randint(1, min(len(ids), question.at_most or len(ids))))


def _answers(kind: str) -> dict[str, Any]:
    random = Random(7)  # noqa: S311 - the same made-up answers in every run
    answers: dict[str, Any] = {}
    words = HOSTILE if kind == "hostile" else "Two programmes only."
    for question in smart_governance().questions:
        draw = random.random()
        answered: dict[str, Any] = {"value": _value(random, question), "unsure": draw > 0.9}
        if draw > 0.6:
            answered |= {"note": words, "evidence": [words]}
        if kind == "full":
            answers[question.id] = {"value": answered["value"]}
        elif draw < 0.2:
            answers[question.id] = (
                {"state": "dont-know"} if draw < 0.1 else {"state": "not-applicable", "reason": words}
            )
        elif draw > 0.3:
            answers[question.id] = answered
    return answers if kind not in {"empty", "few"} else dict(list(answers.items())[: 4 if kind == "few" else 0])


@cache
def make_result(kind: str) -> Result:
    words = HOSTILE if kind == "hostile" else "Villa Clara del Río"
    given = AnswerFile.model_validate(
        {
            "govcheck": 1,
            "questionnaire": "smart-governance",
            "version": "1.0",
            "city": {"name": words, "country": "ES", "population": 84000},
            "date": "2026-11-20",
            "sample": kind == "half",
            "respondents": [{"role": words, "department": "Innovation"}],
            "answers": _answers(kind),
            "targets": {"data.stage": {"value": "operate", "by": "2027-12-31", "owner": words}},
        }
    )
    return assess(smart_governance(), given, [uclg_2019()], load_profile(), answers_hash="sha256:" + "ab" * 32)


@cache
def make_resilience(kind: str) -> Result:
    asked, random = load_questionnaire("smart-resilience"), Random(7)  # noqa: S311 - the same in every run
    chosen = [question for question in asked.questions if question.quick or kind == "full"]
    given = answer_file({q.id: {"value": _value(random, q)} for q in chosen}, questionnaire=asked.id)
    return assess(asked, given, [load_benchmark("uclg-2021")], load_profile())


@cache
def make_view(kind: str) -> View:
    return build_view(make_result(kind), smart_governance())


@pytest.fixture
def result_of() -> Callable[[str], Result]:
    return make_result


@pytest.fixture
def resilience_of() -> Callable[[str], Result]:
    return make_resilience


@pytest.fixture
def view_of() -> Callable[[str], View]:
    return make_view


@pytest.fixture(params=KINDS)
def any_view(request: pytest.FixtureRequest) -> View:
    return make_view(request.param)


@pytest.fixture
def word() -> Word:
    """A Word document with every kind of block."""
    return opened(rendered())
