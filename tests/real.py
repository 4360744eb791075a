"""The questionnaire and the benchmark that come with govcheck, with answers made at random."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from builders import random_answers
from govcheck.assessment import assess
from govcheck.store.benchmarks import load_benchmark
from govcheck.store.content import load_profile, load_questionnaire
from strategies import Case

if TYPE_CHECKING:
    from govcheck.model.answer import AnswerFile
    from govcheck.model.benchmark import Benchmark
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.result import Result


@cache
def smart_governance() -> Questionnaire:
    return load_questionnaire("smart-governance")


@cache
def uclg_2019() -> Benchmark:
    return load_benchmark("uclg-2019")


def real_result(given: AnswerFile) -> Result:
    return assess(smart_governance(), given, [uclg_2019()], load_profile())


@st.composite
def real_cases(draw: st.DrawFn) -> Case:
    """Answers to the questionnaire that cities answer."""
    seed = draw(st.integers(0, 2**16))
    answered = draw(st.sampled_from([0.3, 0.7, 0.95]))
    return Case(smart_governance(), random_answers(smart_governance(), seed, answered=answered))
