"""A benchmark for programs: JSON, with its figures one by one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govcheck.model.benchmark import Benchmark


def render_benchmark_json(benchmark: Benchmark) -> str:
    """The figures, and what the benchmark was built from where that is told, as JSON, ending with a line feed."""
    provenance = benchmark.provenance
    data = {
        "format": "govcheck.benchmark/1",
        "id": benchmark.id,
        "edition": benchmark.edition,
        "participants": benchmark.participants,
        **({} if provenance is None else {"provenance": provenance.model_dump(mode="json")}),
        "figures": [figure.model_dump(mode="json") for figure in benchmark.figures],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
