"""The numbers of a cohort: of enough cities and no more than there are, in order, and in agreement."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from math import fsum
from typing import TYPE_CHECKING

from govcheck.errors import Problem
from govcheck.lint.fault import BENCHMARK, Fault
from govcheck.model.benchmark import PERCENT, SPREAD, FigureKind, FigureOf, find_ends

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govcheck.lint.fault import Path
    from govcheck.model.benchmark import Benchmark, Block, FigureRow
    from govcheck.model.cohort import CohortRules, PeerGroup
    from govcheck.model.question import Question

WHOLE = 0.5
"""Percent; a share may be rounded to a whole number."""

_SLACK = 1e-6


def find_number_faults(benchmark: Benchmark, questions: Mapping[str, Question], rules: CohortRules) -> Iterator[Fault]:
    """The numbers of questions and nodes that cannot be, by themselves or beside others.

    Args:
        benchmark: what it says may be anything.
        questions: those that figures may be of; of one that is not among them, not all options are looked for.
        rules: the fewest cities that a figure may be of where the benchmark does not say it.
    """
    built = benchmark.provenance
    least = rules.lowest_least_group if built is None else built.least_group
    rounded = 10**-rules.ordered_digits
    for at, block in enumerate(benchmark.blocks):
        path: Path = ("blocks", at)
        low, high = _ends(block)
        if block.of is FigureOf.INDICATOR:
            for k, row in enumerate(block.figures):
                yield from _bounds((*path, "figures", k), row, low, high)
            continue
        for k, row in enumerate(block.figures):
            own = (*path, "figures", k)
            n = _cities(block, row)
            yield from _enough(own, n, least)
            if n:
                if block.kind not in SPREAD:
                    yield from _share(own, row, n)
                yield from _ordered(own, row, n, rounded)
            wrong = [*_quantiles(own, row), *_bounds(own, row, low, high)]
            yield from wrong
            if n and not wrong:
                yield from _mean(own, row, low, high, (high - low) / n + rounded)
        if block.kind is FigureKind.DISTRIBUTION:
            yield from _distribution(path, block, questions.get(block.indicator))
    yield from _groups(benchmark)
    yield from _options(benchmark)


def _cities(block: Block, row: FigureRow) -> int | None:
    return block.n if row.n is None else row.n


def _ends(block: Block) -> tuple[float, float]:
    return find_ends(block.scale) if block.kind is FigureKind.MEAN and block.scale else (0, PERCENT)


def _enough(path: Path, n: int | None, least: int) -> Iterator[Fault]:
    if n is None:
        message, hint = "This figure does not say of how many cities it is.", "Give their number as n."
        yield Fault(BENCHMARK, path, Problem("too-few-cities", message, hint))
    elif n < least:
        message, hint = "This figure is of fewer than {least} cities.", "Leave it out."
        yield Fault(BENCHMARK, path, Problem("too-few-cities", message, hint, None, {"least": least}))


def _share(path: Path, row: FigureRow, n: int) -> Iterator[Fault]:
    if row.count is None or isinstance(row.value, str):
        return
    if abs(PERCENT * row.count / n - row.value) > WHOLE + _SLACK:
        message, hint = "{count} of {n} cities are not {value}%.", "Correct one of the three."
        fields = {"count": row.count, "n": n, "value": row.value}
        yield Fault(BENCHMARK, path, Problem("not-its-share", message, hint, None, fields))


def _ordered(path: Path, row: FigureRow, n: int, rounded: float) -> Iterator[Fault]:
    if not row.ordered:
        return
    path = (*path, "ordered")
    if any(one > other for one, other in pairwise(row.ordered)):
        message, hint = "The scores do not stand in rising order.", "Put the lowest first."
        yield Fault(BENCHMARK, path, Problem("not-rising", message, hint))
    if len(row.ordered) != n:
        message, hint = "There are {many} scores, and the figure is of {n} cities.", "Give the score of each."
        fields = {"many": len(row.ordered), "n": n}
        yield Fault(BENCHMARK, path, Problem("not-all", message, hint, None, fields))
    elif abs((mean := fsum(row.ordered) / n) - float(row.value)) > rounded + _SLACK:
        message, hint = "The mean of these scores is {mean}, and not {value}.", "Correct the mean or the scores."
        means = {"mean": f"{mean:.6g}", "value": row.value}
        yield Fault(BENCHMARK, path, Problem("not-their-mean", message, hint, None, means))


def _quantiles(path: Path, row: FigureRow) -> Iterator[Fault]:
    if any(one.at >= other.at or one.value > other.value for one, other in pairwise(row.quantiles)):
        message, hint = "The quantiles do not rise.", "Put the lowest first."
        yield Fault(BENCHMARK, (*path, "quantiles"), Problem("not-rising", message, hint))
    for k, one in enumerate(row.quantiles):
        if not 0 < one.at < PERCENT:
            message, hint = "A quantile at {at}% is the number of one city.", "Take this out."
            problem = Problem("no-quantile", message, hint, None, {"at": f"{one.at:g}"})
            yield Fault(BENCHMARK, (*path, "quantiles", k), problem)


def _mean(path: Path, row: FigureRow, low: float, high: float, slack: float) -> Iterator[Fault]:
    """A mean beside quantiles: between two of them lies their share of the cities, no lower or higher than they.

    Args:
        path: where the figure stands.
        row: the figure, with quantiles in order.
        low: the lower end of the scale.
        high: the upper one.
        slack: what one city and rounding can change, for quantiles are read in more than one way.
    """
    if not row.quantiles or isinstance(row.value, str):
        return
    values = [one.value for one in row.quantiles]
    shares = [(b - a) / PERCENT for a, b in pairwise([0.0, *(one.at for one in row.quantiles), float(PERCENT)])]
    least = fsum(share * value for share, value in zip(shares, [low, *values], strict=True))
    most = fsum(share * value for share, value in zip(shares, [*values, high], strict=True))
    if not least - slack - _SLACK <= row.value <= most + slack + _SLACK:
        message = "With these quantiles the mean lies from {least} to {most}, and is not {value}."
        fields = {"least": f"{least:.6g}", "most": f"{most:.6g}", "value": row.value}
        problem = Problem("not-their-mean", message, "Correct the mean or the quantiles.", None, fields)
        yield Fault(BENCHMARK, path, problem)


def _bounds(path: Path, row: FigureRow, low: float, high: float) -> Iterator[Fault]:
    values = [*row.ordered, *(one.value for one in row.quantiles)]
    values += [] if isinstance(row.value, str) else [row.value]
    out = next((value for value in values if not low - _SLACK <= value <= high + _SLACK), None)
    if out is not None:
        message, hint = "{value} does not lie on the scale from {low} to {high}.", "Correct the number."
        fields = {"value": out, "low": f"{low:g}", "high": f"{high:g}"}
        yield Fault(BENCHMARK, path, Problem("off-the-scale", message, hint, None, fields))


def _distribution(path: Path, block: Block, question: Question | None) -> Iterator[Fault]:
    """Each city stands at one option: their shares and counts add up to all, and to no more where some are left out."""
    cities = {_cities(block, row) for row in block.figures}
    n = min((many for many in cities if many is not None), default=0)
    if len(cities) > 1:
        message, hint = "The shares of one question are of different numbers of cities.", "Give the same n to all."
        yield Fault(BENCHMARK, (*path, "figures"), Problem("other-number", message, hint))
        return
    complete = question is not None and set(question.by_id) <= {row.category for row in block.figures}
    shares = fsum(float(row.value) for row in block.figures)
    counts = [row.count for row in block.figures if row.count is not None]
    whole = complete and len(counts) == len(block.figures)
    slack = WHOLE * len(block.figures) + _SLACK
    if shares > PERCENT + slack or (complete and shares < PERCENT - slack):
        message, hint = "These shares add up to {sum}%.", "Correct them: each city stands at one option."
        fields: dict[str, object] = {"sum": f"{shares:.6g}"}
    elif sum(counts) > n or (whole and sum(counts) != n):
        message, hint = "These counts add up to {sum}, and there are {n} cities.", "Correct them or n."
        fields = {"sum": sum(counts), "n": n}
    else:
        return
    yield Fault(BENCHMARK, (*path, "figures"), Problem("not-summing", message, hint, None, fields))


def _groups(benchmark: Benchmark) -> Iterator[Fault]:
    """Figures are of no more cities than there are, and those of groups of one kind together of no more than all."""
    all_: dict[tuple[object, ...], int] = {}
    for block in benchmark.blocks:
        if block.of is not FigureOf.INDICATOR and block.group is None:
            all_[block.of, block.indicator, block.kind] = _most(block)
    sizes: Counter[tuple[object, ...]] = Counter()
    told: Counter[tuple[object, ...]] = Counter()
    for at, block in enumerate(benchmark.blocks):
        if block.of is FigureOf.INDICATOR:
            continue
        key = (block.of, block.indicator, block.kind)
        most = min(all_.get(key, benchmark.participants), benchmark.participants)
        kind = (*key, _kind(block.group))
        own = (*kind, block.group and block.group.id)
        more = max(_most(block) - sizes[own], 0)
        sizes[own] += more
        told[kind] += more
        if told[kind] - more <= most < told[kind]:
            message, hint = "These are figures of {many} cities, and there are {n}.", "Correct one of the two."
            fields = {"many": told[kind], "n": most}
            yield Fault(BENCHMARK, ("blocks", at), Problem("too-many-cities", message, hint, None, fields))


def _options(benchmark: Benchmark) -> Iterator[Fault]:
    """Groups of one kind share no city: together no more of theirs chose an option, or left it, than of all."""
    all_: dict[tuple[object, ...], tuple[int, int]] = {}
    for _, block, row, count, n in _counted(benchmark):
        if block.group is None:
            all_.setdefault((block.indicator, block.kind, row.category), (count, n))
    told: dict[tuple[object, ...], tuple[int, int]] = {}
    seen: set[tuple[object, ...]] = set()
    for path, block, row, count, n in _counted(benchmark):
        key = (block.indicator, block.kind, row.category)
        kind = (*key, _kind(block.group))
        own = (*kind, block.group and block.group.id)
        if block.group is None or key not in all_ or own in seen:
            continue
        seen.add(own)
        before, cities = told.get(kind, (0, 0))
        chose, asked = told[kind] = before + count, cities + n
        most, participants = all_[key]
        fields = {"many": chose, "n": most}
        message = "{many} cities of groups chose this, and of all cities {n}."
        wrong = before <= most < chose
        # Of a distribution those who left an option chose another one.
        if not wrong and block.kind is FigureKind.SHARE and asked <= participants:
            message = "{many} cities of groups did not choose this, and of all cities {n}."
            fields = {"many": asked - chose, "n": participants - most}
            wrong = cities - before <= participants - most < asked - chose
        if wrong:
            problem = Problem("too-many-cities", message, "Correct one of the two.", None, fields)
            yield Fault(BENCHMARK, path, problem)


def _counted(benchmark: Benchmark) -> Iterator[tuple[Path, Block, FigureRow, int, int]]:
    """The figures of options that say how many cities chose them, with their place, this number and that of all."""
    for at, block in enumerate(benchmark.blocks):
        if block.of is FigureOf.QUESTION and block.kind not in SPREAD:
            for k, row in enumerate(block.figures):
                n = _cities(block, row)
                if row.count is not None and n is not None:
                    yield ("blocks", at, "figures", k), block, row, row.count, n


def _kind(group: PeerGroup | None) -> str | None:
    return None if group is None else group.by.value


def _most(block: Block) -> int:
    return max((_cities(block, row) or 0 for row in block.figures), default=0)
