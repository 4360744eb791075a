"""For each kind of fault in the figures of many cities a small benchmark with exactly that one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govcheck.lint.benchmark import find_fatal_benchmark_faults
from govcheck.model.benchmark import Benchmark
from govcheck.store.content import content_folder, load_profile, load_questionnaire
from lint.small_cohort import EUROPE, LAST, SMALL, found
from made_cohort import cohort_data, dump, provenance

if TYPE_CHECKING:
    from pathlib import Path


def test_the_small_cohort_has_no_fault(tmp_path: Path) -> None:
    assert found(tmp_path, SMALL) == []


HASH = '  questionnaire: {id: smart-governance, version: "1.0", hash: "sha256:' + 64 * "0"
SPREAD = "      - {value: 50, quantiles: [{at: 25, value: 30}"


@pytest.mark.parametrize(
    ("old", "new", "code", "below"),
    [
        ("  least_group: 5", "  least_group: 2", "group-too-small", 0),
        ("  cities: 60", "  cities: 59", "other-number", 0),
        ("  cities: 60", f"  cities: {10**21}", "less-than-equal", 0),
        ("participants: 60", f"participants: {10**21}", "less-than-equal", 0),
        ("edition: 2026", "edition: 20260", "less-than-equal", 0),
        ("  first: 2026-01-10", "  first: 2026-11-10", "not-rising", 0),
        (HASH, HASH[:-1], "no-hash", 0),
        (HASH, HASH[:-1] + "g", "no-hash", 0),
        (HASH, HASH.replace("smart-gov", "smart-guv"), "unknown-questionnaire", 0),
        ("  - indicator: open-government\n", "  - indicator: open-goverment\n", "unknown-node", 0),
        ("  - indicator: og.plan", "  - indicator: og.plam", "unknown-question", 0),
        ('      - {category: "yes"', '      - {category: "ja"', "unknown-option", 0),
        (LAST, LAST.replace("category: operate", 'note: "all"'), "no-option", 0),
        ("    group: {by: region, id: europe", "    group: {by: region, id: eurape", "unknown-group", 0),
        ("    group: {by: country, id: ES", "    group: {by: country, id: ESP", "unknown-group", 0),
        ('    scale: "1-5"', '    scale: "1-7"', "not-its-scale", 0),
        ("      - {value: 3.5}", "      - {category: all, value: 3.5}", "not-one-figure", 0),
        ("      - {value: 3.5}", "      - {value: 5.5}", "off-the-scale", 0),
        ("      - {value: 50, quantiles: [{at: 25, value: 31", "      - {value: 50, quantiles: [{at: 25, value: -31",
         "off-the-scale", 0),
        ('      - {category: "yes", value: 50, count: 3', '      - {category: "yes", value: 40, count: 3',
         "not-its-share", 0),
        ('      - {category: "yes", value: 50, count: 3', '      - {n: 4, category: "yes", value: 50, count: 2',
         "too-few-cities", 0),
        ("      - {value: 50, ordered: [10, 30,", "      - {value: 50, ordered: [30, 10,", "not-rising", 0),
        ("      - {value: 50, ordered: [10, 30,", "      - {value: 50, ordered: [10,", "not-all", 0),
        ("      - {value: 50, ordered: [10, 30,", "      - {value: 51, ordered: [10, 30,", "not-their-mean", 0),
        (SPREAD, SPREAD.replace("30", "80"), "not-rising", 0),
        ("      - {value: 50, quantiles: [{at: 25, value: 30", "      - {value: 50, quantiles: [{at: 80, value: 30",
         "not-rising", 0),
        (EUROPE, EUROPE.replace("40", "51"), "too-many-cities", -2),
        ("      - {value: 50, quantiles: [{at: 25, value: 31", "      - {value: 90, quantiles: [{at: 25, value: 31",
         "not-their-mean", 0),
        ("      - {value: 50, quantiles: [{at: 25, value: 31", "      - {value: 20, quantiles: [{at: 25, value: 31",
         "not-their-mean", 0),
        ("      - {value: 3.5}", "      - {value: 3.5, quantiles: [{at: 50, value: 1.2}]}", "not-their-mean", 0),
        (SPREAD, SPREAD.replace("at: 25", "at: 0"), "no-quantile", 0),
        ("{at: 75, value: 70}", "{at: 100, value: 70}", "no-quantile", 0),
        ("edition: 2026", "edition: 2027", "too-late", 0),
        ("edition: 2026", "edition: 9999", "too-late", 0),
        ("  last: 2026-11-02", "  last: 2999-11-02", "too-late", 0),
        ("  files: 10", "  files: 0", "none-at-all", 0),
        (EUROPE, EUROPE.replace("40", str(10**9)), "too-many-cities", -2),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(tmp_path: Path, old: str, new: str, code: str, below: int) -> None:
    assert old in SMALL
    assert found(tmp_path, SMALL.replace(old, new, 1)) == [(code, SMALL[: SMALL.index(old)].count("\n") + 1 + below)]


def test_a_day_and_an_edition_may_be_told_apart(tmp_path: Path) -> None:
    """An edition is as old as the answers where one city wrote a day to come, and any year where no city wrote one."""
    assert found(tmp_path, SMALL.replace("  last: 2026", "  last: 2027")) == []
    days = "  first: 2026-01-10\n  last: 2026-11-02\n"
    assert found(tmp_path, SMALL.replace(days, "").replace("edition: 2026", "edition: 2027")) == []


def test_a_cohort_is_of_one_city_at_least(tmp_path: Path) -> None:
    text = SMALL.replace("participants: 60", "participants: 0").replace("  cities: 60", "  cities: 0")
    assert "none-at-all" in [code for code, _ in found(tmp_path, text)]


@pytest.mark.parametrize(("figures", "code"), [(0, "none-at-all"), (-1, None), (1, "too-many-figures")])
def test_what_is_left_out_of_a_group_is_something_and_no_more_than_there_is(figures: int, code: str | None) -> None:
    asked, profile = load_questionnaire("smart-governance"), load_profile()
    many = len(asked.scoring.nodes) + len(asked.questions)
    data = cohort_data()
    one = data["provenance"]["suppressed"][0]
    data["provenance"]["suppressed"] = [
        one | {"figures": many + figures if figures else 0},
        one | {"reason": "would-reveal", "figures": 1},
    ]
    told = find_fatal_benchmark_faults(Benchmark.model_validate_json(dump(data)), asked, profile)
    assert [fault.problem.code for fault in told] == ([code] if code else [])


@pytest.mark.parametrize(("of", "kind"), [("og.plan", "score"), ("og.plan", "distribution"), ("data.stage", "top3")])
def test_a_figure_is_of_a_kind_that_fits(tmp_path: Path, of: str, kind: str) -> None:
    old = next(kind for kind in ("share", "distribution") if f"{of}\n" in SMALL.split(f"kind: {kind}")[0][-120:])
    assert "not-its-kind" in [code for code, _ in found(tmp_path, SMALL.replace(f"kind: {old}", f"kind: {kind}"))]


def test_a_node_has_scores_and_nothing_else(tmp_path: Path) -> None:
    text = SMALL.replace('    scale: "0-100"', '    scale: "0-10"')
    assert [code for code, _ in found(tmp_path, text)] == ["not-its-scale"]
    text = SMALL.replace("    kind: score", "    kind: mean", 1)
    assert [code for code, _ in found(tmp_path, text)] == ["not-its-kind"]


def test_the_same_figure_of_the_same_group_stands_once(tmp_path: Path) -> None:
    start = SMALL.index("  - indicator: og.plan")
    assert [
        code for code, _ in found(tmp_path, SMALL + SMALL[start : SMALL.index("  - indicator: participation")])
    ] == ["duplicate-figure"]


def test_a_questionnaire_of_ones_own_is_named_beside(tmp_path: Path) -> None:
    asked = load_questionnaire("smart-governance")
    folder = content_folder("questionnaires") / asked.id
    own = tmp_path / "own"
    own.mkdir()
    for file in folder.glob("*.yaml"):
        own.joinpath(file.name).write_text(file.read_text("utf-8").replace(f"id: {asked.id}", "id: my-own"), "utf-8")
    text = SMALL.replace("id: smart-governance,", "id: my-own,")
    assert [code for code, _ in found(tmp_path, text)] == ["unknown-questionnaire"]
    assert found(tmp_path, text, str(own)) == []


@pytest.mark.parametrize("state", ["this", "another"])
def test_what_would_be_shown_wrong_is_fatal(state: str) -> None:
    asked, profile = load_questionnaire("smart-governance"), load_profile()
    known = asked.hash if state == "this" else "sha256:" + 64 * "0"
    built = provenance(asked.id, 12) | {"questionnaire": {"id": asked.id, "version": "1.0", "hash": known}}
    data = cohort_data(provenance=built)
    assert not list(find_fatal_benchmark_faults(Benchmark.model_validate_json(dump(data)), asked, profile))
    data["blocks"][0]["indicator"] = "gone"
    gone = [
        f.problem.code for f in find_fatal_benchmark_faults(Benchmark.model_validate_json(dump(data)), asked, profile)
    ]
    assert gone == (["unknown-node"] if state == "this" else [])
    data["blocks"][0]["n"] = 13
    wrong = [
        f.problem.code for f in find_fatal_benchmark_faults(Benchmark.model_validate_json(dump(data)), asked, profile)
    ]
    assert {"not-all", "too-many-cities"} <= set(wrong)


def test_what_was_not_built_may_speak_of_other_questionnaires_too() -> None:
    asked, profile = load_questionnaire("smart-governance"), load_profile()
    data = cohort_data()
    del data["provenance"]
    data["blocks"][0]["indicator"] = "gone"
    assert not list(find_fatal_benchmark_faults(Benchmark.model_validate_json(dump(data)), asked, profile))
    share = next(block for block in data["blocks"] if block["kind"] == "share")
    share["figures"][0]["category"] = "ja"
    told = find_fatal_benchmark_faults(Benchmark.model_validate_json(dump(data)), asked, profile)
    assert [fault.problem.code for fault in told] == ["unknown-option"]
