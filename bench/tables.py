"""What a table of respondents costs: read, checked, scored and written, beside copying it and beside pandas.

Every step runs in a process of its own, which tells its time (without starting) and its memory; the
steps take turns, and the medians are compared. ``python bench/tables.py 10000 1000000`` chooses the rows.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from python_calamine import CalamineWorkbook

from govcheck.batch.reading.words import learn_words
from govcheck.batch.terms import Terms
from govcheck.language import ENGLISH
from govcheck.model.question import QuestionType
from govcheck.store.benchmarks import load_studies
from govcheck.store.content import load_profile, load_questionnaire
from govcheck.survey.gathering import Reading, gather
from govcheck.survey.scoring import ScoringOptions, score_survey
from pandas_results import score_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.model.question import Question

NAME = "smart-governance"
PART = 1_000_000
SKIPPED = 0.08
SHEET_ROWS = 10_000


def make_table(path: Path, rows: int) -> None:
    """A table of made-up respondents to the whole questionnaire, some of whose questions are skipped."""
    parts = []
    for start in range(0, rows, PART):
        parts.append(path.with_suffix(f".{start}.part"))
        _make_part(start, min(PART, rows - start)).write_parquet(parts[-1])
    pl.scan_parquet(parts).sink_parquet(path)
    for part in parts:
        part.unlink()


def _make_part(start: int, rows: int) -> pl.DataFrame:
    draw = np.random.default_rng(start + 1)
    columns = {
        "city": pl.Series([f"City {number}" for number in range(start, start + rows)]),
        "country": pl.Series(draw.choice(["ES", "FR", "BR"], rows)),
        "population": pl.Series(draw.integers(1_000, 1_000_000, rows)),
    }
    for question in load_questionnaire(NAME).questions:
        columns |= _answer(question, rows, draw)
    return pl.DataFrame(columns)


def _answer(question: Question, rows: int, draw: np.random.Generator) -> dict[str, pl.Series]:
    if question.type is QuestionType.SEVERAL:
        free = [option.id for option in question.choices if not option.exclusive]
        places = draw.random((rows, len(free))).argsort(axis=1)
        many = draw.integers(0, (question.at_most or len(free)) + 1, (rows, 1))
        return {f"{question.id}.{name}": pl.Series(places[:, at] < many[:, 0]) for at, name in enumerate(free)}
    if question.type is QuestionType.NUMBER:
        values = pl.Series(draw.integers(int(question.min), int(question.max) + 1, rows).astype(float))
    elif question.type is QuestionType.YES_NO:
        values = pl.Series(draw.random(rows) < 0.5)
    else:
        ids = pl.Series([option.id for option in question.choices])
        values = ids.gather(pl.Series(draw.integers(0, len(ids), rows)))
    given = pl.Series(draw.random(rows) >= SKIPPED)
    return {question.id: pl.select(pl.when(given).then(values)).to_series()}


def copy(source: Path, target: Path) -> None:
    """What any program must do: read all and write it."""
    pl.scan_parquet(source).sink_parquet(target)


def score(source: Path, target: Path) -> None:
    """Read, check, score and write everything."""
    questionnaire = load_questionnaire(NAME)
    words = learn_words([(questionnaire, ENGLISH)])
    terms = Terms(questionnaire, load_studies(NAME), words, load_profile())
    gathered = gather([source], terms, NAME, Reading(1, target.parent, lambda _: None, []))
    outcome = score_survey(gathered, terms, ScoringOptions(str(target), (), 5, date(2030, 1, 1)))
    assert outcome.scored == gathered.rows


def score_with_pandas(source: Path, target: Path) -> None:
    """The same, by a plain script."""
    score_table(str(source), str(target), load_questionnaire(NAME), load_studies(NAME))


def read_sheet(source: Path, _: Path) -> None:
    """Read a sheet and nothing else."""
    CalamineWorkbook.from_path(str(source)).get_sheet_by_index(0).to_python()


STEPS: dict[str, Callable[[Path, Path], None]] = {
    "copy": copy,
    "govcheck": score,
    "pandas": score_with_pandas,
    "calamine": read_sheet,
}


def measure(step: str, source: Path, target: Path) -> tuple[float, float]:
    """The seconds and the gigabytes that a step takes in a process of its own."""
    command = [sys.executable, __file__, "--step", step, str(source), str(target)]
    seconds, gigabytes = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return seconds, gigabytes


def run_step(step: str, source: str, target: str) -> None:
    """Run one step, and tell what it took."""
    start = perf_counter()
    STEPS[step](Path(source), Path(target))
    seconds = perf_counter() - start
    print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6]))


def measure_all(steps: dict[str, tuple[Path, Path]], rounds: int) -> dict[str, tuple[float, float]]:
    """The median seconds and the most memory of steps that take turns."""
    found: dict[str, list[tuple[float, float]]] = {step: [] for step in steps}
    for _ in range(rounds):
        for step, (source, target) in steps.items():
            found[step].append(measure(step, source, target))
    return {step: (median(one[0] for one in took), max(one[1] for one in took)) for step, took in found.items()}


def differ_most(one: Path, other: Path) -> float:
    """The largest difference between the numbers of two tables; infinite where texts differ, or one lacks a value."""
    left = pl.scan_parquet(one)
    right = pl.scan_parquet(other)
    kinds = left.drop("file", "line").collect_schema()
    assert set(kinds) == set(right.collect_schema())
    apart = []
    both = pl.concat([left.select(*kinds), right.select(pl.col(*kinds).name.suffix("'"))], how="horizontal")
    for name, kind in kinds.items():
        mine, theirs = pl.col(name), pl.col(f"{name}'")
        if kind.is_numeric():
            between = (mine - theirs).abs().cast(pl.Float64)
        else:
            between = pl.when(mine.cast(pl.String) != theirs.cast(pl.String)).then(float("inf")).otherwise(0.0)
        either = mine.is_null() != theirs.is_null()
        apart.append(pl.when(either).then(float("inf")).otherwise(between).max().alias(name))
    return float(both.select(pl.max_horizontal(*apart)).collect().item() or 0)


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pandas", type=int, default=1_000_000, help="compare with pandas up to so many rows")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{'rows':>9}{'copy s':>9}{'our s':>9}{'× copy':>8}{'µs a row':>10}{'GB':>6}{'pandas ÷':>10}{'apart':>9}")
        for rows in chosen.rows:
            source, ours, plain = (folder / f"{rows}.{kind}.parquet" for kind in ("in", "out", "pandas"))
            make_table(source, rows)
            steps = {"copy": (source, folder / "copy.parquet"), "govcheck": (source, ours)}
            if rows <= chosen.pandas:
                steps["pandas"] = (source, plain)
            took = measure_all(steps, chosen.rounds)
            base, (own, memory) = took["copy"][0], took["govcheck"]
            beside = f"{took['pandas'][0] / own:>10.1f}{differ_most(ours, plain):>9.0e}" if "pandas" in took else ""
            print(f"{rows:>9}{base:>9.2f}{own:>9.2f}{own / base:>8.2f}{own / rows * 1e6:>10.2f}{memory:>6.2f}{beside}")
            for file in folder.iterdir():
                file.unlink()
        measure_sheet(folder, chosen.rounds)


def measure_sheet(folder: Path, rounds: int) -> None:
    """A workbook in, a table out, beside reading the workbook alone."""
    make_table(folder / "in.parquet", SHEET_ROWS)
    source = folder / "in.xlsx"
    pl.read_parquet(folder / "in.parquet").write_excel(source)
    print()
    print(f"{'workbook of ' + str(SHEET_ROWS) + ' rows to':<32}{'calamine s':>12}{'govcheck s':>12}{'× calamine':>12}")
    for suffix in ("parquet", "csv", "xlsx"):
        took = measure_all({"calamine": (source, source), "govcheck": (source, folder / f"out.{suffix}")}, rounds)
        base, own = took["calamine"][0], took["govcheck"][0]
        print(f"{suffix:<32}{base:>12.2f}{own:>12.2f}{own / base:>12.2f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--step"]:
        run_step(*sys.argv[2:])
    else:
        main()
