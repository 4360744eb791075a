"""Everything that was published of 2019 is there as published, and reaches the reader."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from builders import answer_file, random_answers
from govcheck.model.question import QuestionType
from real import real_result, smart_governance, uclg_2019

FACTS = Path(__file__).parent.parent / "facts"


def facts(name: str) -> list[dict[str, str]]:
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["edition"] == "2019"]


def shown(value: Any) -> str:
    """A value as it stands in a CSV."""
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def test_the_benchmark_holds_every_published_figure_and_no_other() -> None:
    benchmark = uclg_2019()
    held = [
        {
            "indicator": f.indicator,
            "edition": str(benchmark.edition),
            "kind": str(f.kind),
            "category": shown(f.category),
            "value": shown(f.value),
            "scale": shown(f.scale),
            "base": f.base,
            "base_n": shown(f.n),
            "count": shown(f.count),
            "source": f.source,
            "line": f.line,
            "note": shown(f.note),
        }
        for f in benchmark.figures
    ]
    assert held == facts("benchmarks.csv")
    assert len(held) == 82


def test_an_order_keeps_its_places_as_text() -> None:
    assert {f.value for f in uclg_2019().figures if f.indicator == "og.enablers"} == {"1", "2"}


def test_the_practices_are_those_of_the_study() -> None:
    advice = smart_governance().advice
    assert advice is not None
    fields = ("id", "edition", "city", "country", "title", "area", "summary", "line", "note")
    held = [{field: shown(getattr(practice, field)) for field in fields} for practice in advice.practices]
    assert held == [{field: row[field] for field in fields} for row in facts("practices.csv")]
    assert {row["source"] for row in facts("practices.csv")} == {uclg_2019().study.text}


def test_a_practice_stands_beside_a_step_only_if_it_exists_and_most_do() -> None:
    advice = smart_governance().advice
    assert advice is not None
    cited = {practice for steps in advice.steps.values() for step in steps for practice in step.practices}
    assert cited <= {practice.id for practice in advice.practices}
    assert len(cited) >= len(advice.practices) / 2


def test_every_figure_is_named_by_a_question_that_can_show_it() -> None:
    for figure in uclg_2019().figures:
        askers = [
            (question, ref)
            for question in smart_governance().questions
            for ref in question.indicators
            if ref.id == figure.indicator and ref.category in {None, figure.category}
        ]
        assert len(askers) == 1, (figure.indicator, figure.category)
        question, ref = askers[0]
        if figure.category is not None and ref.category is None:
            assert figure.category in question.by_id, (figure.indicator, figure.category)
        if figure.kind == "mean":
            assert question.type is QuestionType.NUMBER
            assert figure.scale == f"{question.min:g}-{question.max:g}"
        if figure.kind == "interval":
            assert str(figure.scale).startswith(f"1-{len(question.options)}")
        if figure.kind in {"distribution", "interval"}:
            assert question.type is QuestionType.SINGLE


def test_no_question_names_an_indicator_or_category_that_the_study_leaves_out() -> None:
    published = {figure.indicator for figure in uclg_2019().figures}
    named = {ref.id for question in smart_governance().questions for ref in question.indicators}
    assert named == published
    assert smart_governance().studies == (uclg_2019().id,)


def test_each_figure_appears_in_the_comparisons_of_every_result() -> None:
    for answers in (answer_file({}), random_answers(smart_governance(), 3)):
        found = real_result(answers).comparisons
        for figure in uclg_2019().figures:
            assert any(
                figure.indicator == c.indicator
                and (
                    (c.category == figure.category and c.value == figure.value)
                    or any(figure.value == p.value and figure.count == p.count for p in c.portions)
                )
                for c in found
            ), figure
        assert [c.indicator for c in found] == sorted(
            (c.indicator for c in found), key=list(uclg_2019().by_indicator).index
        )  # fmt: skip


def test_no_comparison_speaks_of_percentiles_or_of_all_cities() -> None:
    for seed in range(3):
        for comparison in real_result(random_answers(smart_governance(), seed)).comparisons:
            assert "percentile" not in comparison.text
            assert "participating cities" in comparison.text or comparison.kind == "mentions"
