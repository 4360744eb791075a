"""For each kind of fault in the figures of many cities a small benchmark with exactly that one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govcheck.store.check import check_benchmark

if TYPE_CHECKING:
    from pathlib import Path

SMALL = """\
schema_version: 1
id: small
edition: 2026
title: "Small"
participants: 10
who: "cities"
caution: "Only an example."
study: {title: "A cohort", publisher: "A publisher", text: "smart-governance 1.0"}
provenance:
  questionnaire: {id: smart-governance, version: "1.0", hash: "sha256:0"}
  files: 10
  cities: 10
  govcheck: "0.1.0"
  by: [region]
  least_group: 5
blocks:
  - indicator: open-government
    of: node
    kind: score
    scale: "0-100"
    n: 5
    figures:
      - {value: 50, ordered: [10, 30, 50, 70, 90]}
  - indicator: open-government
    of: node
    group: {by: region, id: europe, title: "Europe"}
    kind: score
    n: 40
    figures:
      - {value: 50, quantiles: [{at: 25, value: 30}, {at: 75, value: 70}]}
  - indicator: og.plan
    of: question
    group: {by: country, id: ES, title: "Spain"}
    kind: share
    n: 6
    figures:
      - {category: "yes", value: 50, count: 3}
"""


def found(folder: Path, text: str) -> list[tuple[str, int | None]]:
    file = folder / "small.yaml"
    file.write_text(text, "utf-8")
    return [(problem.code, problem.location.line) for problem in check_benchmark(str(file)) if problem.location]


def test_the_small_cohort_has_no_fault(tmp_path: Path) -> None:
    assert found(tmp_path, SMALL) == []


NODE = "  - indicator: open-government\n    of: node\n    kind"
SPREAD = "      - {value: 50, quantiles: [{at: 25, value: 30}"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("  least_group: 5", "  least_group: 2", "group-too-small"),
        (NODE, NODE.replace("government", "goverment"), "unknown-node"),
        ("  - indicator: og.plan", "  - indicator: og.plam", "unknown-question"),
        ('      - {category: "yes"', '      - {category: "ja"', "unknown-option"),
        ("    group: {by: region, id: europe", "    group: {by: region, id: eurape", "unknown-group"),
        ("    group: {by: country, id: ES", "    group: {by: country, id: ESP", "unknown-group"),
        ("      - {category", "      - {n: 4, category", "too-few-cities"),
        ("      - {value: 50, ordered: [10, 30,", "      - {value: 50, ordered: [30, 10,", "not-rising"),
        ("      - {value: 50, ordered: [10, 30,", "      - {value: 50, ordered: [10,", "not-all"),
        (SPREAD, SPREAD.replace("30", "80"), "not-rising"),
        ("      - {value: 50, quantiles: [{at: 25", "      - {value: 50, quantiles: [{at: 80", "not-rising"),
        ("    kind: share\n    n: 6", "    kind: share", "too-few-cities"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(tmp_path: Path, old: str, new: str, code: str) -> None:
    text = SMALL.replace(old, new)
    if code == "too-few-cities" and "n: 6" in old:
        text = text.replace(", count: 3", "")
    line = SMALL[: SMALL.index(old)].count("\n") + 1
    if "kind: share" in old:
        line += 2  # the figure itself
    assert found(tmp_path, text) == [(code, line)]


def test_a_score_is_of_a_node(tmp_path: Path) -> None:
    text = SMALL.replace("    kind: share", "    kind: score").replace(
        '{category: "yes", value: 50, count: 3}', "{value: 50}"
    )
    assert found(tmp_path, text) == [("not-its-kind", 34)]


def test_the_same_figure_of_the_same_group_stands_once(tmp_path: Path) -> None:
    start = SMALL.index("  - indicator: og.plan")
    assert [code for code, _ in found(tmp_path, SMALL + SMALL[start:])] == ["duplicate-figure"]


def test_an_unknown_questionnaire_is_looked_for_in_all(tmp_path: Path) -> None:
    assert found(tmp_path, SMALL.replace("id: smart-governance,", "id: my-own,")) == []
