"""Everything that was published of 2021 is there as published, and is named by a question that can show it."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from builders import answer_file, random_answers
from govcheck.assessment import assess
from govcheck.language import ENGLISH
from govcheck.model.question import QuestionType
from govcheck.report.formats import Matter, render
from govcheck.store.benchmarks import load_benchmark
from govcheck.store.content import load_profile, load_questionnaire

FACTS = Path(__file__).parent.parent / "facts"
ASKED = load_questionnaire("smart-resilience")
STUDY = load_benchmark("uclg-2021")


def facts(name: str) -> list[dict[str, str]]:
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["edition"] == "2021"]


def shown(value: Any) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def test_the_benchmark_holds_every_published_figure_and_no_other() -> None:
    held = [
        {
            "indicator": f.indicator, "edition": str(STUDY.edition), "kind": str(f.kind), "category": shown(f.category),
            "value": shown(f.value), "scale": shown(f.scale), "base": f.base, "base_n": shown(f.n),
            "count": shown(f.count), "source": f.source, "line": f.line, "note": shown(f.note),
        }
        for f in STUDY.figures
    ]  # fmt: skip
    assert sorted(held, key=str) == sorted(facts("benchmarks.csv"), key=str)
    assert len(held) == 70


def test_the_practices_are_those_of_the_study() -> None:
    assert ASKED.advice is not None
    held = {(p.id, shown(p.country), p.title, p.summary, p.area) for p in ASKED.advice.practices}
    assert held == {(r["id"], r["country"], r["title"], r["summary"], r["area"]) for r in facts("practices.csv")}
    assert len(held) == 39
    assert next(p for p in ASKED.advice.practices if p.id == "p2021-10").city is None


def test_every_figure_is_named_by_a_question_that_can_show_it() -> None:
    for figure in STUDY.figures:
        askers = [
            (question, ref)
            for question in ASKED.questions
            for ref in question.indicators
            if ref.id == figure.indicator and ref.category in {None, figure.category}
        ]
        assert askers, figure.indicator
        for question, ref in askers:
            joined = ref.options or (figure.category or "yes",)
            if question.type is not QuestionType.NUMBER and ref.category is None:
                assert set(joined) <= set(question.by_id), (question.id, joined)


@pytest.mark.parametrize("seed", range(5))
def test_random_answers_are_scored_compared_and_advised_on(seed: int) -> None:
    answers = answer_file(random_answers(ASKED, seed).answers, questionnaire=ASKED.id)
    found = assess(ASKED, answers, [STUDY], load_profile())
    assert {c.indicator for c in found.comparisons} == {f.indicator for f in STUDY.figures}
    assert all(0 <= (node.low or 0) <= (node.high or 100) <= 100 for node in found.nodes)
    assert found.recommendations
    assert render(Matter(found, ASKED, ENGLISH), "report.html").content.startswith(b"<!DOCTYPE html>")


def test_words_are_few_enough() -> None:
    for question in ASKED.questions:
        assert len(question.text.split()) <= 35, question.id
        assert len(question.help.split()) <= 80, question.id
        for option in question.options:
            assert len(option.label) <= 30, (question.id, option.id)
