"""A small cohort without a fault, for tests to spoil."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.store.check import check_benchmark
from govcheck.store.content import load_questionnaire

if TYPE_CHECKING:
    from pathlib import Path


STAGES = [
    f"      - {{category: {one.id}, value: {100 if at == 1 else 0}, count: {50 if at == 1 else 0}}}\n"
    for at, one in enumerate(load_questionnaire("smart-governance").by_id["data.stage"].choices)
]
SMALL = """\
schema_version: 1
id: small
edition: 2026
title: "Small"
participants: 60
who: "cities"
caution: "Only an example."
study: {title: "A cohort", publisher: "A publisher", text: "smart-governance 1.0"}
provenance:
  questionnaire: {id: smart-governance, version: "1.0", hash: "sha256:HASH"}
  files: 10
  cities: 60
  first: 2026-01-10
  last: 2026-11-02
  govcheck: "0.1.0"
  by: [region]
  least_group: 5
blocks:
  - indicator: open-government
    of: node
    kind: score
    scale: "0-100"
    n: 50
    figures:
      - {value: 50, quantiles: [{at: 25, value: 31}, {at: 75, value: 70}]}
  - indicator: open-government
    of: node
    group: {by: country, id: ES, title: "Spain"}
    kind: score
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
  - indicator: participation.sufficiency.citizens
    of: question
    kind: mean
    scale: "1-5"
    n: 50
    figures:
      - {value: 3.5}
  - indicator: data.stage
    of: question
    kind: distribution
    n: 50
    figures:
STAGES"""
SMALL = SMALL.replace("HASH", 64 * "0").replace("STAGES", "".join(STAGES))
EUROPE = '    group: {by: region, id: europe, title: "Europe"}\n    kind: score\n    n: 40'
LAST = STAGES[-1]


def found(folder: Path, text: str, further: str | None = None) -> list[tuple[str, int | None]]:
    file = folder / "small.yaml"
    file.write_text(text, "utf-8")
    problems = check_benchmark(str(file), further)
    return [(problem.code, problem.location.line) for problem in problems if problem.location]
