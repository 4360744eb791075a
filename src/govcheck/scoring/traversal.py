"""The one walk over a scoring tree, the same for floats and for columns of a table.

For a node with children of weight w, over the children that are not absent:

- score = mean of the scores of those that have one, weighted by w
- low, high, coverage = mean of the children's, weighted by w

The walk uses only ``+`` and ``*`` and what an `Arithmetic` provides, so that a number may be a
float or an expression over a column. Missing values are carried as weights of 0, never as None:
a child counts w * ``scored`` in the score and w * ``present`` in the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govcheck.model.scoring import Node


class Numeric(Protocol):
    """A number, or a column of numbers."""

    def __add__(self, other: Self, /) -> Self:
        """Sum."""
        ...

    def __mul__(self, other: Self, /) -> Self:
        """Product."""
        ...


N = TypeVar("N", bound=Numeric)


class Measure(NamedTuple, Generic[N]):
    """What is known of a node, each from 0 to 1.

    ``present`` is 0 where the node is absent, else 1; ``scored`` is 1 where it has a score, else 0.
    Where ``scored`` is 0, ``score`` is 0 and means nothing; where ``present`` is 0, all are.
    """

    present: N
    scored: N
    score: N
    low: N
    high: N
    coverage: N


ABSENT = Measure(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
"""What does not concern the city, or is left out."""


class Arithmetic(Protocol[N]):
    """What the walk asks of its numbers beyond sum and product."""

    scores_alone: bool
    """Whether the walk is for scores alone: all else in a measure is then `zero`, and means nothing."""

    def zero(self) -> N:
        """Nothing, as a number of this kind."""
        ...

    def weight(self, parent: str, child: str, declared: float, /) -> N:
        """The weight of a child in its parent, from what the questionnaire declares."""
        ...

    def ratio(self, part: N, whole: N, /) -> N:
        """``part / whole``; 0 where ``whole`` is 0."""
        ...

    def some(self, amount: N, /) -> N:
        """1 where ``amount`` is above 0, else 0."""
        ...

    def add(self, total: N, weight: N, number: N, /) -> N:
        """``total + weight * number``, in one step where that costs less."""
        ...

    def keep(self, node: str, measure: Measure[N], /) -> Measure[N]:
        """The measure as later steps shall use it: a table engine gives it columns of its own."""
        ...


class Floats:
    """Plain floats: one answer file."""

    def __init__(self, *, scores_alone: bool = False) -> None:
        """For whole measures, or for scores alone."""
        self.scores_alone = scores_alone

    def zero(self) -> float:
        """Zero."""
        return 0.0

    def weight(self, _parent: str, _child: str, declared: float, /) -> float:
        """The declared weight."""
        return declared

    def ratio(self, part: float, whole: float, /) -> float:
        """``part / whole``; 0.0 where ``whole`` is 0."""
        return part / whole if whole else 0.0

    def some(self, amount: float, /) -> float:
        """1.0 where ``amount`` is above 0, else 0.0."""
        return 1.0 if amount > 0 else 0.0

    def add(self, total: float, weight: float, number: float, /) -> float:
        """``total + weight * number``."""
        return total + weight * number

    def keep(self, _node: str, measure: Measure[float], /) -> Measure[float]:
        """The measure itself."""
        return measure


def roll_up(
    roots: Iterable[Node],
    leaves: Mapping[str, Measure[N]],
    arithmetic: Arithmetic[N],
) -> dict[str, Measure[N]]:
    """The measure of every node below ``roots``, children before parents.

    Args:
        roots: the top nodes of a tree, or of parts of it; where one stands below another, it is measured once.
        leaves: the measure of each question that the tree names.
        arithmetic: what the numbers are.

    >>> from govcheck.model.scoring import Node
    >>> source = {"edition": 2019, "place": "Foresight"}
    >>> node = Node(id="top", kind="index", title="Top", source=source, questions={"a": 1, "b": 3})
    >>> known, unknown = Measure(1.0, 1.0, 0.5, 0.5, 0.5, 1.0), Measure(1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
    >>> roll_up([node], {"a": known, "b": unknown}, Floats())["top"]
    Measure(present=1.0, scored=1.0, score=0.5, low=0.125, high=0.875, coverage=0.25)
    """
    found: dict[str, Measure[N]] = {}
    for root in roots:
        _measure(root, leaves, arithmetic, found)
    return found


def _measure(
    node: Node, leaves: Mapping[str, Measure[N]], arithmetic: Arithmetic[N], found: dict[str, Measure[N]]
) -> Measure[N]:
    """The measure of a node; it and those below it are put to those that are ``found``."""
    if node.id in found:
        return found[node.id]
    parts = [
        (arithmetic.weight(node.id, child.id, child.weight), _measure(child, leaves, arithmetic, found))
        for child in node.children
    ]
    parts += [(arithmetic.weight(node.id, leaf, weight), leaves[leaf]) for leaf, weight in node.questions.items()]
    found[node.id] = arithmetic.keep(node.id, _combine(parts, arithmetic))
    return found[node.id]


def _combine(parts: list[tuple[N, Measure[N]]], arithmetic: Arithmetic[N]) -> Measure[N]:
    zero = arithmetic.zero()
    scored = score = zero
    for weight, (_, part_scored, part_score, _, _, _) in parts:
        by_score = weight * part_scored
        scored += by_score
        score = arithmetic.add(score, by_score, part_score)
    some_scored = arithmetic.some(scored)
    score = some_scored * arithmetic.ratio(score, scored)
    if arithmetic.scores_alone:
        return Measure(zero, some_scored, score, zero, zero, zero)
    present = low = high = coverage = zero
    for weight, (part_present, _, _, part_low, part_high, part_coverage) in parts:
        present += weight * part_present
        low += weight * part_low
        high += weight * part_high
        coverage += weight * part_coverage
    return Measure(
        present=arithmetic.some(present),
        scored=some_scored,
        score=score,
        low=arithmetic.ratio(low, present),
        high=arithmetic.ratio(high, present),
        coverage=arithmetic.ratio(coverage, present),
    )
