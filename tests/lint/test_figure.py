"""The numbers of a cohort: of enough cities and no more than there are, in order, and in agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.lint.benchmark import find_fatal_benchmark_faults
from govcheck.model.benchmark import Benchmark
from govcheck.store.content import load_profile, load_questionnaire
from lint.small_cohort import EUROPE, LAST, SMALL, found
from made_cohort import cohort_data, dump

if TYPE_CHECKING:
    from pathlib import Path


def test_a_figure_says_of_how_many_cities_it_is(tmp_path: Path) -> None:
    text = SMALL.replace("    kind: share\n    n: 6", "    kind: share").replace(", count: 3", "")
    assert [code for code, _ in found(tmp_path, text)] == ["too-few-cities"]


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ('kind: share\n    n: 6\n    figures:\n      - {category: "yes", value: 50',
         'kind: interval\n    scale: "1-5"\n    n: 6\n    figures:\n      - {category: "yes", value: "2-3"',
         ["not-its-kind"]),
        ("{value: 3.5}", "{value: 3.5, count: 20}", []),
    ],
)  # fmt: skip
def test_a_count_is_measured_by_a_share_alone(tmp_path: Path, old: str, new: str, codes: list[str]) -> None:
    assert old in SMALL
    assert [code for code, _ in found(tmp_path, SMALL.replace(old, new))] == codes


def test_groups_of_one_kind_are_no_more_than_all_together(tmp_path: Path) -> None:
    text = SMALL.replace(EUROPE, EUROPE.replace("region, id: europe", "country, id: FR").replace("40", "46"))
    assert [code for code, _ in found(tmp_path, text)] == ["too-many-cities"]


@given(
    st.lists(st.integers(0, 100), min_size=5, max_size=60),
    st.lists(st.sampled_from(range(1, 100)), min_size=1, max_size=6, unique=True).map(sorted),
    st.sampled_from(["linear", "lower", "higher", "nearest"]),
)
def test_no_mean_lies_outside_its_own_quantiles(scores: list[int], percents: list[int], way: Any) -> None:
    told = pl.Series(scores)
    quantiles = [{"at": at, "value": told.quantile(at / 100, way)} for at in percents]
    block = {
        "indicator": "open-government",
        "of": "node",
        "kind": "score",
        "n": len(scores),
        "figures": [{"value": round(sum(scores) / len(scores), 1), "quantiles": quantiles}],
    }
    data = cohort_data(cities=60) | {"blocks": [block]}
    asked = load_questionnaire("smart-governance")
    assert not list(find_fatal_benchmark_faults(Benchmark.model_validate_json(dump(data)), asked, load_profile()))


PLAN = """\
  - indicator: og.plan
    of: question
    kind: share
    n: 50
    figures:
      - {category: "yes", value: VALUE, count: COUNT}
"""


@pytest.mark.parametrize(
    ("chose", "portugal", "codes"),
    [
        (3, 0, []),
        (47, 0, []),
        (2, 0, ["too-many-cities"]),
        (48, 0, ["too-many-cities"]),
        (8, 5, []),
        (7, 5, ["too-many-cities"]),
        (2, 5, ["too-many-cities"]),
    ],
)
def test_groups_chose_an_option_no_more_often_than_all(
    tmp_path: Path, chose: int, portugal: int, codes: list[str]
) -> None:
    text = SMALL.replace("blocks:\n", "blocks:\n" + PLAN.replace("VALUE", str(2 * chose)).replace("COUNT", str(chose)))
    if portugal:
        own = '    group: {by: country, id: PT, title: "Portugal"}\n    kind: share\n    n: 5\n'
        text += PLAN.replace("    kind: share\n    n: 50\n", own).replace("VALUE", "100").replace("COUNT", "5")
    assert [code for code, _ in found(tmp_path, text)] == codes


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("value: 100, count: 50", "value: 60", "not-summing"),
        ("value: 0, count: 0", "value: 20", "not-summing"),
        ("value: 0, count: 0", "value: 0, count: 0, n: 49", "other-number"),
        ("value: 0, count: 0", "value: 0.4, count: 0", None),  # rounded
    ],
)
def test_the_shares_of_one_question_are_those_of_all_cities(
    tmp_path: Path, old: str, new: str, code: str | None
) -> None:
    told = [code for code, _ in found(tmp_path, SMALL.replace(old, new, 1))]
    assert told == ([] if code is None else [code])


def test_counts_add_up_to_the_cities(tmp_path: Path) -> None:
    text = SMALL.replace("value: 100, count: 50", "value: 98.4, count: 49")
    assert [code for code, _ in found(tmp_path, text)] == ["not-summing"]


def test_options_may_be_left_out_but_hold_no_more_than_all(tmp_path: Path) -> None:
    partial = SMALL.replace(LAST, "").replace("value: 100, count: 50", "value: 60, count: 30")
    assert found(tmp_path, partial) == []
    assert [code for code, _ in found(tmp_path, partial.replace("value: 0, count: 0", "value: 44, count: 22", 1))] == [
        "not-summing"
    ]
