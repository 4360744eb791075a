"""Strengths: what stands furthest above the index it belongs to."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.scoring import NodeKind
from govcheck.model.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.result import NodeResult, Result
    from govcheck.report.view.wording import Wording

_INDEX, _ELEMENT = NodeKind.INDEX, NodeKind.ELEMENT

MOST = 3
"""As many as a summary names."""

SEVERAL = 2
"""Fewer answers than this show nothing but themselves."""


class StrengthView(NamedTuple):
    """What stands out: its title, and its score beside that of its index."""

    title: str
    text: str


def view_strengths(words: Wording, result: Result) -> tuple[StrengthView, ...]:
    """At most three parts, one of each element, those first that stand furthest above their index.

    A part stands above its index where all that it could be does, as it is shown. What could be of the
    lowest level is no strength, wherever its index stands. What a city rates of itself in one number is
    none that could be shown to others, so that more than one of its questions must have a score; a first
    look, of the part or of its index, is too little to praise.
    """
    found: dict[str, tuple[NodeResult, NodeResult]] = {}
    for _, node, index in sorted(_above(words, result), key=lambda found: -round(found[0], 9)):
        found.setdefault(_element(result, node), (node, index))
    return tuple(_strength(words, node, index) for node, index in islice(found.values(), MOST))


def _strength(words: Wording, node: NodeResult, index: NodeResult) -> StrengthView:
    score, whole = words.score(node.score or 0.0), words.score(index.score or 0.0)
    text = words.say.text(
        "{score} of 100 ({evidenced} with evidence alone). “{index}” as a whole: {whole}.",
        score=score, evidenced=words.score(node.evidenced or 0.0), index=one_line(index.title), whole=whole,
    )  # fmt: skip
    return StrengthView(one_line(node.title), text)


def _above(words: Wording, result: Result) -> Iterator[tuple[float, NodeResult, NodeResult]]:
    """Each lowest node that stands above its index, with the points between them."""
    lowest = words.questionnaire.scoring.levels.steps[0].id
    for node in result.nodes:
        own = words.questionnaire.scoring.nodes[node.id]
        if own.children or node.score is None or node.low is None or node.first_look:
            continue
        index = _index(result, node)
        if index is None or node is index or index.score is None or index.first_look:
            continue
        if round(node.low) <= round(index.score) or node.level is None or node.level.low == lowest:
            continue
        if sum(result.by_question[leaf].score is not None for leaf in own.leaves) >= SEVERAL:
            yield node.score - index.score, node, index


def _index(result: Result, node: NodeResult) -> NodeResult | None:
    while node.kind is not _INDEX and node.parent is not None:
        node = result.by_node[node.parent]
    return node if node.kind is _INDEX else None


def _element(result: Result, node: NodeResult) -> str:
    """The nearest element that holds a node, or the node itself."""
    above = node
    while above.kind is not _ELEMENT and above.parent is not None:
        above = result.by_node[above.parent]
    return above.id if above.kind is _ELEMENT else node.id
