from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from builders import benchmark, block_data
from govcheck.model.benchmark import find_ends

ROW = {"category": "a", "value": 10}


@pytest.mark.parametrize(
    ("kind", "row", "own", "fault"),
    [
        ("share", {"value": "10"}, {}, "a number from 0 to 100"),
        ("share", {"value": 101}, {}, "a number from 0 to 100"),
        ("distribution", {"value": -1}, {}, "a number from 0 to 100"),
        ("top3", {"value": "1"}, {}, "a number from 0 to 100"),
        ("mentions", {"value": 100.1}, {}, "a number from 0 to 100"),
        ("mean", {"value": 4.6}, {}, "its scale text such as 1-5"),
        ("mean", {"value": 4.6}, {"scale": "one to five"}, "its scale text such as 1-5"),
        ("mean", {"value": 4.6}, {"scale": "5-1"}, "its scale text such as 1-5"),
        ("mean", {"value": "4.6"}, {"scale": "1-5"}, "the value of a mean is a number"),
        ("interval", {"value": 3}, {}, "text such as 2-3"),
        ("interval", {"value": "between 2 and 3"}, {}, "text such as 2-3"),
        ("interval", {"value": "3-2"}, {}, "text such as 2-3"),
        ("interval", {"value": "2-3"}, {"scale": "five steps"}, "lies on its scale"),
        ("interval", {"value": "2-3"}, {"scale": "5-1"}, "lies on its scale"),
        ("interval", {"value": "2-3"}, {"scale": "1-1"}, "lies on its scale"),
        ("interval", {"value": "3.5-400"}, {"scale": "1-5"}, "lies on its scale"),
        ("mean", {"value": 4.6}, {"scale": "1-inf"}, "its scale text such as 1-5"),
        ("mean", {"value": 4.6}, {"scale": "nan-5"}, "its scale text such as 1-5"),
        ("order", {"value": 1}, {}, "its place, as text"),
        ("order", {"value": "top"}, {}, "no whole number needs `said`"),
        ("order", {"value": "1.5"}, {}, "no whole number needs `said`"),
        ("share", {"value": 10, "count": 3}, {}, "a count needs an n"),
        ("share", {"value": 10, "count": 3}, {"n": 2}, "no more than it"),
        ("share", {"value": 10, "count": 0}, {"n": 0}, "a count needs an n"),
        ("percentile", {"value": 10}, {}, "Input should be"),
        ("score", {"value": 101}, {"n": 5}, "from 0 to 100, with its n"),
        ("score", {"value": 50}, {}, "from 0 to 100, with its n"),
        ("share", {"value": 10, "ordered": [1]}, {}, "belong to scores and means"),
        ("distribution", {"value": 10, "quantiles": [{"at": 50, "value": 1}]}, {}, "belong to scores and means"),
        ("share", {"value": 10}, {"place": None}, "its base, and the place"),
        ("share", {"value": 10}, {"group": {"by": "size", "id": "a", "title": "A"}}, "Input should be"),
    ],
)
def test_a_figure_that_does_not_fit_its_kind_is_refused(kind: str, row: Any, own: Any, fault: str) -> None:
    with pytest.raises(ValidationError, match=f"(?i){fault}"):
        benchmark(block_data("i", kind, [{"category": "a", **row}], **own))


@pytest.mark.parametrize(
    "own", [{"schema_version": 2}, {"participants": -1}, {"caution": ""}, {"edition": "2019"}, {"more": 1}]
)
def test_a_benchmark_that_is_not_in_order_is_refused(own: Any) -> None:
    if own == {"edition": "2019"}:
        assert benchmark(**own).edition == 2019
        return
    with pytest.raises(ValidationError):
        benchmark(**own)


def test_a_place_in_an_order_is_a_rank_or_said_in_words() -> None:
    rows = [{"category": "a", "value": "12"}, {"category": "b", "value": "top", "said": "at the top"}]
    figures = benchmark(block_data("i", "order", rows)).figures
    assert [(figure.value, figure.said) for figure in figures] == [("12", None), ("top", "at the top")]


def test_a_figure_takes_over_from_its_block_what_it_does_not_say() -> None:
    rows = [ROW, {"category": "b", "value": 20, "n": 5, "count": 1, "note": "Own."}]
    bench = benchmark(
        block_data("i", "share", rows, n=20, note="Shared.", who="some cities"), block_data("j", "share", [ROW])
    )
    first, second, third = bench.figures
    assert (first.n, first.count, first.note, first.who, first.source) == (
        20,
        None,
        "Shared.",
        "some cities",
        "text.txt",
    )
    assert (second.n, second.count, second.note) == (5, 1, "Own.")
    assert (third.n, third.note, third.who) == (None, None, "cities")
    assert {indicator: len(figures) for indicator, figures in bench.by_indicator.items()} == {"i": 2, "j": 1}


def test_figures_of_questions_and_nodes_need_no_place_and_are_no_indicators() -> None:
    group = {"by": "region", "id": "europe", "title": "Europe"}
    bench = benchmark(
        {"indicator": "i", "of": "node", "kind": "score", "n": 5, "group": group, "figures": [{"value": 50}]},
        {"indicator": "i", "of": "question", "kind": "share", "n": 5, "figures": [{"value": 50, "category": "a"}]},
        block_data("i", "share", [ROW]),
    )
    node, asked, published = bench.figures
    assert (node.of, node.group and node.group.id, node.base, node.place) == ("node", "europe", "cities", None)
    assert (asked.of, asked.group) == ("question", None)
    assert bench.by_indicator == {"i": (published,)}


@pytest.mark.parametrize(
    ("text", "ends"), [("1-5", (1, 5)), ("0-10", (0, 10)), ("3.5-4", (3.5, 4)), ("1-5 (from none to all)", (1, 5))]
)
def test_the_ends_of_a_scale(text: str, ends: Any) -> None:
    assert find_ends(text) == ends


@pytest.mark.parametrize("text", ["", "5", "-", "a-b", "from 1-5"])
def test_what_is_no_scale_has_no_ends(text: str) -> None:
    with pytest.raises(ValueError, match="could not convert"):
        find_ends(text)
