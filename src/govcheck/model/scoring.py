"""The scoring of a questionnaire as data: trees, weights, levels, frameworks, thresholds."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import Self

from pydantic import Field, model_validator

from govcheck.model.condition import Condition
from govcheck.model.record import Count, Id, Percent, Phrase, Record, Share, Weight
from govcheck.model.source import Source


class NodeKind(StrEnum):
    """What a node of a tree is called."""

    INDEX = "index"
    ELEMENT = "element"
    INDICATOR = "indicator"
    CYCLE = "cycle"
    PHASE = "phase"
    QUESTION = "question"


class PriorityOption(Record):
    """The option of a list of priorities that stands for a node: whether it was chosen says how important that is."""

    question: Id
    option: Id


class Node(Record):
    """A score made of other scores: child nodes, or questions with their weights."""

    id: Id
    kind: NodeKind
    title: Phrase
    weight: Weight = 1.0
    source: Source
    priority: Id | PriorityOption | None = Field(
        default=None, description="the number question that says how important this is, or the option of a list"
    )
    minimum_coverage: Share | None = None
    children: tuple["Node", ...] = ()
    questions: dict[Id, Weight] = {}

    @model_validator(mode="after")
    def _has_parts(self) -> Self:
        if bool(self.children) == bool(self.questions):
            raise ValueError("A node has either children or questions.")
        return self

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()

    @cached_property
    def by_id(self) -> dict[str, "Node"]:
        """The children by their ids."""
        return {child.id: child for child in self.children}

    @cached_property
    def weights(self) -> dict[str, float]:
        """The weight of each child or question."""
        return {child.id: child.weight for child in self.children} | self.questions

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """The ids of all questions below this node."""
        return tuple(q for node in self.walk() for q in node.questions)


class Tree(Record):
    """A set of nodes over the questions; the questions may stand in several trees."""

    id: Id
    nodes: tuple[Node, ...]


class Level(Record):
    """A named range of scores, from ``at_least`` (0 to 100) up to the next level."""

    id: Id
    title: Phrase
    at_least: Percent


class Levels(Record):
    """The levels, lowest first."""

    source: Source
    steps: tuple[Level, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _rising(self) -> Self:
        bounds = [step.at_least for step in self.steps]
        if bounds[0] != 0 or any(a >= b for a, b in pairwise(bounds)):
            raise ValueError("Levels start at 0 and rise.")
        return self


class Ladder(Record):
    """Questions whose options are the steps of one ladder, lowest first."""

    id: Id
    title: Phrase
    source: Source
    questions: tuple[Id, ...] = Field(min_length=1)
    phases: dict[Id, Phrase] = {}
    phases_title: Phrase | None = Field(
        default=None, description="what the questions differ in, as the head of a column"
    )


class Stage(Record):
    """A question whose options are the stages of a development, first stage first."""

    question: Id
    title: Phrase
    source: Source


class Pair(Record):
    """An area that is asked about twice: how it was, and how it is today."""

    title: Phrase
    before: Id
    today: Id


class BeforeToday(Record):
    """Areas asked about twice on one scale: before something happened, and today.

    ``before_title`` and ``today_title`` name the two times.
    """

    id: Id
    title: Phrase
    before_title: Phrase
    today_title: Phrase
    pairs: tuple[Pair, ...] = Field(min_length=1)


class PathStep(Record):
    """A step of a path, reached when its condition holds."""

    id: Id
    title: Phrase
    when: Condition


class Path(Record):
    """Steps that build on each other, from a first one to the last."""

    id: Id
    title: Phrase
    source: Source
    steps: tuple[PathStep, ...] = Field(min_length=2)


class Contradiction(Record):
    """Conditions that cannot well hold together; ``text`` tells the reader what to look at."""

    id: Id
    text: Phrase
    when: tuple[Condition, ...] = Field(min_length=2)


class FlagRules(Record):
    """When answers are flagged."""

    source: Source
    not_applicable_share: Share
    same_position_share: Share
    same_position_questions: Count = Field(ge=1)
    all_best_questions: Count = Field(ge=1)
    contradictions: tuple[Contradiction, ...] = ()


class SensitivityRules(Record):
    """How the result is shaken: seeded variations of weights, of the mean, of the questions.

    ``unsteady``: in what share of the variations a level changes at least where that is said beside
    it. Without it nothing is said.
    """

    source: Source
    seed: Count
    variations: Count = Field(ge=1, le=10_000)
    weight_change: Share
    geometric_floor: Share = Field(gt=0)
    unsteady: Share | None = Field(
        default=None, gt=0, description="the share of the variations from which on a changed level is said beside it"
    )


class ComparisonRules(Record):
    """``about``: the share of the scale within which a value counts as equal to a mean."""

    source: Source
    about: Share


class FirstLook(Record):
    """When a score is shown although less than the minimum is answered, as a first look.

    ``quick_coverage``: how much of the weight of a node's quick questions must be answered;
    ``coverage``: how much of the weight of all its questions. Without these rules no score is shown.
    """

    source: Source
    quick_coverage: Share
    coverage: Share


class Scoring(Record):
    """All that turns answers into results."""

    minimum_coverage: Share
    minimum_coverage_source: Source
    first_look: FirstLook | None = None
    option_values_source: Source
    levels: Levels
    trees: tuple[Tree, ...] = Field(min_length=1)
    ladders: tuple[Ladder, ...] = ()
    stages: tuple[Stage, ...] = ()
    before_today: tuple[BeforeToday, ...] = Field(
        default=(), description="areas asked about twice, before and today; they are drawn side by side, never scored"
    )
    paths: tuple[Path, ...] = ()
    flags: FlagRules
    sensitivity: SensitivityRules
    comparison: ComparisonRules

    @cached_property
    def roots(self) -> tuple[Node, ...]:
        """The top nodes of all trees."""
        return tuple(root for tree in self.trees for root in tree.nodes)

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Every node but the questions, by id, over all trees."""
        return {node.id: node for tree in self.trees for root in tree.nodes for node in root.walk()}

    def least_coverage(self, node: Node) -> float:
        """The share of a node's weight that must be answered for a firm score."""
        return self.minimum_coverage if node.minimum_coverage is None else node.minimum_coverage

    @cached_property
    def rated(self) -> dict[str, Node]:
        """What questions rate: of each the smallest element that holds it, else the node whose priority it is."""
        nodes = self.nodes.values()
        found = {node.priority: node for node in nodes if isinstance(node.priority, str)}
        return found | {leaf: node for node in nodes if node.kind is NodeKind.ELEMENT for leaf in node.leaves}
