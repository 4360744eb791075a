"""Links: figures that hold the same answers, so that one can be taken off the other.

The score of a node is made of what is below it. Whoever takes the sums of this off the sum of the
node, each in its share, is left with those cities in whose scores the shares are others, since they
have not all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


DIGITS = 9
"""Shares are compared in so many decimals."""


class Link(NamedTuple):
    """What is below a node, by columns.

    Attributes:
        node: the node's own.
        nodes: those of the nodes below it.
        questions: those of the questions.
        zeros: those of them that count as 0 where they are not asked: what the score adds up to, those
            add up to who were.
    """

    node: str
    nodes: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    zeros: tuple[str, ...] = ()


def shares_of(node: str) -> tuple[str, str, str]:
    """The columns of what a row's score of a node is made of: which weight counts, which counts untold, what is told.

    Rows that are alike in the weights have everything that they have in the same share.
    """
    return f"{node}::told", f"{node}::untold", f"{node}::which"


def ends_of(share: str) -> tuple[str, str]:
    """Where the least and the most of a share is found."""
    return f"{share}::min", f"{share}::max"


def both_of(node: str, question: str) -> str:
    """Where it is counted how many rows have a node and a question."""
    return f"{node}::{question}"


def count_links(links: Iterable[Link], has: Mapping[str, pl.Expr]) -> Iterator[pl.Expr]:
    """What has to be known of the links of those who share everything, by what tells who has what."""
    for link in links:
        score = has[link.node]
        for share in shares_of(link.node):
            # Computed, a share is as exact as its last digits but one.
            own = pl.col(share).filter(score).cast(pl.Float64).round(DIGITS)
            least, most = ends_of(share)
            yield from (own.min().alias(least), own.max().alias(most))
        for question in link.zeros:
            yield (score & has[question]).sum().cast(pl.Int64).alias(both_of(link.node, question))
