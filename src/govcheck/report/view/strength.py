"""Strengths: what stands furthest above the index it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.scoring import NodeKind
from govcheck.report.view.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.result import NodeResult, Result
    from govcheck.report.view.wording import Wording

MOST = 3
"""As many as a summary names."""


class StrengthView(NamedTuple):
    """What stands out: its title, and its score beside that of its index."""

    title: str
    text: str


def view_strengths(words: Wording, result: Result) -> tuple[StrengthView, ...]:
    """At most three parts, one of each element, those first that stand furthest above their index.

    What a city rates of itself in one number is no strength that could be shown to others, so only
    parts made of more than one question count; nor does one that stands no higher than its index.
    """
    found = sorted(_above(words, result), key=lambda found: -round(found[0], 9))
    best = {node.parent: (node, index) for _, node, index in reversed(found)}
    ranked = [(node, index) for _, node, index in found if best[node.parent][0] is node]
    return tuple(
        StrengthView(
            one_line(node.title),
            words.say.text(
                "{score} of 100; “{index}” as a whole {whole}",
                score=words.score(node.score or 0.0), index=one_line(index.title),
                whole=words.score(index.score or 0.0),
            ),
        )
        for node, index in ranked[:MOST]
    )  # fmt: skip


def _above(words: Wording, result: Result) -> Iterator[tuple[float, NodeResult, NodeResult]]:
    """Each indicator above its index, with the points between them."""
    for node in result.nodes:
        index = _index(result, node)
        if index is None or node is index or node.score is None or index.score is None:
            continue
        own = words.questionnaire.scoring.nodes[node.id]
        if not own.children and len(own.leaves) > 1 and node.score > index.score:
            yield node.score - index.score, node, index


def _index(result: Result, node: NodeResult) -> NodeResult | None:
    while node.kind is not NodeKind.INDEX and node.parent is not None:
        node = result.by_node[node.parent]
    return node if node.kind is NodeKind.INDEX else None
