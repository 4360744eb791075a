"""A cohort written by hand: figures of made-up cities in the form of the model, as `benchmark build` writes them."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any

from govcheck.model.benchmark import Benchmark
from govcheck.model.question import QuestionType
from govcheck.store.content import load_questionnaire

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.question import Question

EUROPE = {"by": "region", "id": "europe", "title": "Europe"}
BAND = {"by": "band", "id": "50001-100000", "title": "50,001 to 100,000 people"}
SPAIN = {"by": "country", "id": "ES", "title": "Spain"}

FEWEST = 30
"""Cities from which on quantiles are told."""


def provenance(questionnaire: str, cities: int, **own: Any) -> dict[str, Any]:
    asked = load_questionnaire(questionnaire)
    return {
        "questionnaire": {"id": asked.id, "version": asked.version, "hash": asked.hash},
        "files": cities, "cities": cities, "first": "2026-01-10", "last": "2026-11-02",
        "built_by": "A network of cities",
        "govcheck": "1.0", "by": ["region", "band", "country"], "least_group": 5,
        "suppressed": [{"group": SPAIN, "reason": "too-few", "figures": 12}], **own,
    }  # fmt: skip


def cohort_data(questionnaire: str = "smart-governance", cities: int = 12, **more: Any) -> dict[str, Any]:
    """The figures of all cities, of seven in Europe, and of six of one size."""
    asked, random = load_questionnaire(questionnaire), Random(3)  # noqa: S311 - the same made-up cities in every run
    blocks: list[dict[str, Any]] = []
    all_: dict[str, dict[str, int]] = {}
    for group, n in ((None, cities), (EUROPE, 7), (BAND, 6)):
        of = {"group": group} if group else {}
        for node in asked.scoring.nodes.values():
            own = {"indicator": node.id, "of": "node", "kind": "score", "n": n, **of}
            blocks.append({**own, "figures": [_scores(random, n)]})
        for question in asked.questions:
            own = {"indicator": question.id, "of": "question", "n": n, **of}
            for block in _answers(random, question, n):
                _bring_within(block, n, all_.setdefault(question.id, {}), cities)
                blocks.append({**own, **block})
    return {
        "schema_version": 1, "id": "our-cities", "edition": 2026, "title": "Our cities", "participants": cities,
        "who": "cities of the cohort", "period": "January to November 2026",
        "caution": "These cities were gathered by one network.",
        "study": {"title": "Our cities", "publisher": "A network of cities", "text": questionnaire},
        "provenance": provenance(questionnaire, cities), "blocks": blocks, **more,
    }  # fmt: skip


def _scores(random: Random, n: int) -> dict[str, Any]:
    ordered = sorted(round(random.uniform(20, 80), 1) for _ in range(n))
    figure: dict[str, Any] = {"value": sum(ordered) / n}
    if n < FEWEST:
        return {**figure, "ordered": ordered}
    return {**figure, "quantiles": [{"at": at, "value": ordered[at * n // 100]} for at in (10, 25, 50, 75, 90)]}


def _answers(random: Random, question: Question, n: int) -> Iterator[dict[str, Any]]:
    ids = [option.id for option in question.choices]
    match question.type:
        case QuestionType.YES_NO:
            yield {"kind": "share", "figures": [_share("yes", random.randint(0, n), n)]}
        case QuestionType.SINGLE:
            chosen = [random.choice(ids) for _ in range(n)]
            yield {"kind": "distribution", "figures": [_share(one, chosen.count(one), n) for one in ids]}
        case QuestionType.SEVERAL:
            yield {"kind": "share", "figures": [_share(one, random.randint(0, n), n) for one in ids]}
        case QuestionType.NUMBER:
            low, high = question.min or 0, question.max or 10
            mean = low + (high - low) * random.random()
            yield {"kind": "mean", "scale": f"{low:g}-{high:g}", "figures": [{"value": mean}]}


def _bring_within(block: dict[str, Any], n: int, all_: dict[str, int], cities: int) -> None:
    """Of the n cities of a group no more chose an option, or left it, than of all; the first block is that of all."""
    rows = [row for row in block["figures"] if "count" in row]
    counts = {row["category"]: row["count"] for row in rows}
    if all_:
        counts = {one: min(max(count, n - cities + all_[one]), all_[one]) for one, count in counts.items()}
        if block["kind"] == "distribution":
            for one in counts:
                counts[one] += min(all_[one] - counts[one], max(n - sum(counts.values()), 0))
            for one in counts:
                least = max(0, n - cities + all_[one])
                counts[one] -= min(counts[one] - least, max(sum(counts.values()) - n, 0))
    else:
        all_.update(counts)
    for row in rows:
        row.update(_share(row["category"], counts[row["category"]], n))


def _share(category: str, count: int, n: int) -> dict[str, Any]:
    return {"category": category, "value": 100 * count / n, "count": count}


def cohort(questionnaire: str = "smart-governance", cities: int = 12, **own: Any) -> Benchmark:
    return Benchmark.model_validate_json(dump(cohort_data(questionnaire, cities, **own)))


def dump(data: dict[str, Any]) -> str:
    """The figures as the text of a file: JSON is YAML too."""
    return json.dumps(data, indent=1)
