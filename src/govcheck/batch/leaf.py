"""The leaves as columns: each maturity question's measure, from its route and its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.answers import answered, measure_worth, not_applicable, number_of
from govcheck.batch.arithmetic import Number
from govcheck.batch.condition import ABSENT, ASKED, LOWEST, OPEN, route_of
from govcheck.model.column import STATE
from govcheck.scoring.traversal import Measure

if TYPE_CHECKING:
    from govcheck.batch.answers import Asked


def measure_leaf(asked: Asked) -> Measure[Number]:
    """A question's measure, as ``scoring.leaf`` has it for one answer."""
    return _always_asked(asked) if asked.question.ask_if is None else _asked_after_another(asked)


def _always_asked(asked: Asked) -> Measure[Number]:
    present = Number(number_of(~not_applicable(asked))) if asked.has(STATE) else Number(1.0)
    if not asked.answerable:
        none = Number(0.0)
        return Measure(present, none, none, none, present, none)
    scored = Number(number_of(answered(asked)))
    value, low, high = measure_worth(asked)
    most = Number(pl.when(answered(asked)).then(high).otherwise(present.column))
    return Measure(present, scored, Number(value), Number(low), most, scored)


def _asked_after_another(asked: Asked) -> Measure[Number]:
    route = route_of(asked)
    lacking, on = route == LOWEST, route <= OPEN
    concerned = (route != ABSENT) & ~not_applicable(asked) if asked.has(STATE) else route != ABSENT
    present, scored = number_of(lacking | concerned), number_of(lacking | (on & answered(asked)))
    sure, low, high = measure_worth(asked)
    value = pl.when(on).then(sure).otherwise(pl.lit(0.0))
    least = pl.when(route == ASKED).then(low).otherwise(pl.lit(0.0))
    most = pl.when(route == ASKED).then(high + (present - scored)).otherwise(pl.lit(0.0))
    most = pl.when(route == OPEN).then(present).otherwise(most)
    return Measure(*map(Number, (present, scored, value, least, most, scored)))
