"""Sensitivity: the result shaken a hundred times, to see which levels hold.

Each variation changes every weight by up to ``weight_change`` either way, averages scores by the
arithmetic or the geometric mean, and leaves one answered question out. Seeded: the same answers
always give the same figures, whatever the order of questions and nodes; and what is drawn does not
depend on the answers, so that two cities are shaken alike.
"""

from __future__ import annotations

from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING

from govcheck.model.result import Sensitivity, SensitivityNode
from govcheck.model.scoring import NodeKind
from govcheck.scoring.level import find_level, find_range
from govcheck.scoring.node import is_withheld
from govcheck.scoring.traversal import Measure, roll_up
from govcheck.scoring.variation import Draws, MeanScale, Shaking, Variations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.scoring import Levels

SHAKEN = {NodeKind.INDEX, NodeKind.ELEMENT, NodeKind.PHASE}


def shake(questionnaire: Questionnaire, measures: Mapping[str, Measure[float]]) -> Sensitivity:
    """In how many variations each index, element and phase keeps the level of its score.

    ``measures`` are those of leaves and nodes. A node whose score is withheld has no level to keep and is left out.
    """
    scoring = questionnaire.scoring
    rules = scoring.sensitivity
    shaken = [
        node.id
        for node in scoring.nodes.values()
        if node.kind in SHAKEN and measures[node.id].present and not is_withheld(scoring, node, measures[node.id])
    ]
    found = vary(questionnaire, {leaf.id: measures[leaf.id] for leaf in questionnaire.leaves}) if shaken else {}
    scale = find_scale(questionnaire)
    return Sensitivity(
        seed=rules.seed,
        variations=rules.variations,
        nodes=tuple(_held(scoring.levels, scale, node, measures[node].score, found[node]) for node in shaken),
    )


def vary(questionnaire: Questionnaire, leaves: Mapping[str, Measure[float]]) -> dict[str, Measure[Variations]]:
    """The average of every node in every variation, on its `find_scale`; not ``scored`` where no answer is left."""
    draws, scale = draw(questionnaire), find_scale(questionnaire)
    inward = {score: scale.inward(score) for score in {measure.score for measure in leaves.values()}}
    nothing, one = Variations(), Variations(same=1.0)
    unknown = Measure(nothing, nothing, nothing, nothing, nothing, nothing)
    numbers = {
        leaf: Measure(nothing, one, inward[m.score], nothing, nothing, nothing) if m.scored else unknown
        for leaf, m in leaves.items()
    }
    return roll_up(questionnaire.scoring.roots, numbers, Shaking(draws.weights, find_gone(leaves, draws.out)))


def find_scale(questionnaire: Questionnaire) -> MeanScale:
    """The scale of the variations: the first half takes the arithmetic mean, the others the geometric."""
    rules = questionnaire.scoring.sensitivity
    plain = rules.variations // 2
    return MeanScale(plain, rules.variations - plain, rules.geometric_floor)


def find_gone(leaves: Mapping[str, Measure[float]], out: Sequence[float]) -> dict[str, list[int]]:
    """The variations that leave each question out: one of those that are answered is absent in each."""
    answered = sorted(leaf for leaf, measure in leaves.items() if measure.scored)
    gone: dict[str, list[int]] = {}
    for variation, place in enumerate(out if answered else ()):
        gone.setdefault(answered[int(place * len(answered))], []).append(variation)
    return gone


@lru_cache(maxsize=8)
def draw(questionnaire: Questionnaire) -> Draws:
    """What is drawn for the variations of a questionnaire, once for all cities."""
    rules = questionnaire.scoring.sensitivity
    random = Random(rules.seed)  # noqa: S311 - a simulation, not a secret
    edges = {
        (node.id, part): weight
        for node in questionnaire.scoring.nodes.values()
        for part, weight in node.weights.items()
    }
    variations, change = range(rules.variations), rules.weight_change
    return Draws(
        weights={
            edge: Variations([edges[edge] * (1 + change * (2 * random.random() - 1)) for _ in variations])
            for edge in sorted(edges)
        },
        out=[random.random() for _ in variations],
    )


def _held(levels: Levels, scale: MeanScale, node: str, base: float, found: Measure[Variations]) -> SensitivityNode:
    """How often a node kept its level; a variation that leaves it no score is taken not to differ."""
    low, high = find_range(levels, find_level(levels, base * 100))
    scores = [score * 100 for score in scale.outward(found.score)]
    if not found.scored.same:
        scores = [score if there else base * 100 for score, there in zip(scores, found.scored.each, strict=True)]
    least, most = min(scores), max(scores)
    held = low <= least and most < high
    return SensitivityNode(
        id=node,
        unchanged=len(scores) if held else sum(low <= score < high for score in scores),
        low=min(base * 100, least),
        high=max(base * 100, most),
    )
