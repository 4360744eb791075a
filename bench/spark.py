"""Spark against Polars: the same rows with every answer state, the same numbers, and how long each takes.

python bench/spark.py 100000                              # two threads of this machine
python bench/spark.py 100000 --workers 2                  # a master and two workers, started here on loopback
python bench/spark.py 1000000 --master spark://host:7077  # your cluster, where all machines see TMPDIR
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from builders import random_answers
from govcheck.batch.reading.table import read_table
from govcheck.batch.reading.words import learn_words
from govcheck.batch.result import result_columns
from govcheck.batch.spark.session import open_session
from govcheck.batch.spark.survey import score_on_spark
from govcheck.batch.terms import Terms
from govcheck.language import ENGLISH
from govcheck.store.benchmarks import load_studies
from govcheck.store.content import load_profile, load_questionnaire
from spark_cluster import cluster
from tabulated import tabulate_answers

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "smart-governance"
DIFFERENT = 500
"""So many rows differ; the rest repeat their columns in other combinations."""


def make(terms: Terms, rows: int, folder: Path) -> Path:
    """Rows in which each question has every state, in files of at most 250,000."""
    shares = (0.1, 0.4, 0.7, 1.0)
    files = [random_answers(terms.questionnaire, seed, answered=shares[seed % 4]) for seed in range(DIFFERENT)]
    table = tabulate_answers(terms.questionnaire, files)
    blocks = [(q.id, [n for n in table.columns if n == q.id or n.startswith(f"{q.id}.")])
              for q in terms.questionnaire.questions]  # fmt: skip
    source = folder / "survey"
    source.mkdir()
    for start in range(0, rows, 250_000):
        many = min(250_000, rows - start)
        cities = pl.DataFrame({"city": [f"City {number}" for number in range(start, start + many)]})
        taken = set[str]()
        parts = [cities]
        for seed, (_, names) in enumerate(blocks):
            own = [name for name in names if name not in taken]
            taken |= set(own)
            parts.append(table.select(own).sample(many, with_replacement=True, seed=seed + start))
        pl.concat(parts, how="horizontal").write_parquet(source / f"{start:09}.parquet", row_group_size=25_000)
    return source


def by_polars(source: Path, terms: Terms, output: Path) -> int:
    """Score with Polars, file by file, and count the rows."""
    scored = 0
    output.mkdir()
    for file in sorted(source.glob("*.parquet")):
        read = read_table(file, terms.questionnaire, terms.words, terms.profile)
        frame, names = result_columns(read.frame, terms.questionnaire, terms.benchmarks)
        frame.select(names).sink_parquet(output / file.name)
        scored += read.rows
    return scored


def differ(left: Path, right: Path) -> float:
    """The largest difference between two results; anything but numbers must be the same."""
    one, other = (pl.read_parquet(folder / "*.parquet").sort("city") for folder in (left, right))
    assert one.columns == other.columns and one.height == other.height
    largest = 0.0
    for name, kind in one.schema.items():
        if kind == pl.Float64:
            assert one[name].is_null().equals(other[name].is_null()), name
            largest = max(largest, float((one[name] - other[name]).abs().max() or 0))
        else:
            assert one[name].equals(other[name]), name
    return largest


@contextmanager
def open_cluster(workers: int, master: str, folder: Path) -> Iterator[str]:
    """The address of a cluster: one with so many workers that lives here meanwhile, or the one that is named."""
    if not workers:
        yield master
        return
    with cluster(folder, workers, java="") as (address, environment):
        os.environ.update(environment)
        yield address


def main() -> None:
    """Print what each takes, and how far they differ."""
    options = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    options.add_argument("rows", type=int, nargs="?", default=100_000)
    where = options.add_mutually_exclusive_group()
    where.add_argument("--master", default="local[2]", help="where Spark computes; else local[2]")
    where.add_argument("--workers", type=int, default=0, help="start a cluster of so many workers here")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as name, open_cluster(asked.workers, asked.master, Path(name)) as master:
        compare(asked.rows, master, Path(name))


def compare(rows: int, master: str, folder: Path) -> None:
    """Score the same rows by both."""
    asked = load_questionnaire(NAME)
    terms = Terms(asked, load_studies(NAME), learn_words([(asked, ENGLISH)]), load_profile())
    source = make(terms, rows, folder)
    start = time.perf_counter()
    by_polars(source, terms, folder / "polars")
    polars = time.perf_counter() - start
    start = time.perf_counter()
    with open_session(master):
        ready = time.perf_counter() - start
        took = []
        for _ in range(2):
            start = time.perf_counter()
            found = score_on_spark(str(source), str(folder / "spark"), terms, master)
            took.append(time.perf_counter() - start)
    assert found.rows == found.scored == rows
    print(f"{rows:,} rows of {NAME}, {master}")
    print(f"{'':<28}{'seconds':>9}{'rows/s':>10}{'x Polars':>10}")
    for label, seconds in (("Polars", polars), ("Spark, first survey", took[0]), ("Spark, second survey", took[1])):
        print(f"{label:<28}{seconds:>9.1f}{rows / seconds:>10,.0f}{seconds / polars:>10.2f}")
    print(f"{'Spark, start of the session':<28}{ready:>9.1f}")
    print(f"largest difference: {differ(folder / 'polars', folder / 'spark'):.1e}")


if __name__ == "__main__":
    main()
