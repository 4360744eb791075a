"""The leaves as columns: each maturity question's measure, from its route and its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from govcheck.batch.answers import answered, measure_worth, not_applicable
from govcheck.batch.condition import ABSENT, ASKED, LOWEST, OPEN, route_of
from govcheck.scoring.traversal import Measure

if TYPE_CHECKING:
    from narwhals import Expr

    from govcheck.batch.answers import Asked


def measure_leaf(asked: Asked) -> Measure[Expr]:
    """A question's measure, as ``scoring.leaf`` has it for one answer."""
    given = answered(asked)
    concerns = ~not_applicable(asked)
    sure, low, high = measure_worth(asked)
    if asked.question.ask_if is None:
        present, scored = _number(concerns), _number(given)
        return Measure(present, scored, sure, low, high + (present - scored), scored)
    route = route_of(asked)
    lacking = route == LOWEST
    open_ = route == OPEN
    on = route <= OPEN
    present = _number(lacking | ((route != ABSENT) & concerns))
    scored = _number(lacking | (on & given))
    value = nw.when(on).then(sure).otherwise(nw.lit(0.0))
    least = nw.when(route == ASKED).then(low).otherwise(nw.lit(0.0))
    most = nw.when(route == ASKED).then(high + (present - scored)).otherwise(nw.lit(0.0))
    most = nw.when(open_).then(present).otherwise(most)
    return Measure(present, scored, value, least, most, scored)


def _number(condition: Expr) -> Expr:
    return condition.cast(nw.Float64)
