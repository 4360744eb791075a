"""The result: everything that is known after scoring. Reports only read it.

Scores, intervals and shares of a scale run from 0 to 100 and are never rounded; ``None`` means that
there is none. Fields are added, never renamed, within ``govcheck.result/1``.

Plain dataclasses: the program makes them itself, so there is nothing to validate when it runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Literal

from govcheck.model.advice import Effort, Practice
from govcheck.model.answer import AnswerState, Target, Value
from govcheck.model.comparison import Comparison
from govcheck.model.profile import Respondent
from govcheck.model.question import Role
from govcheck.model.record import Count, Id, Number
from govcheck.model.scoring import NodeKind


@dataclass(frozen=True, kw_only=True)
class QuestionnaireRef:
    """The questionnaire that was scored."""

    id: Id
    title: str
    version: str
    hash: str
    answered_version: str
    answered_hash: str | None


@dataclass(frozen=True, kw_only=True)
class CityRef:
    """The city's profile with its population band."""

    name: str
    country: str | None
    region: str | None
    population: int | None
    band: str | None
    region_title: str | None
    band_title: str | None
    sample: bool


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many questions were asked, and what became of them."""

    asked: Count
    answered: Count
    dont_know: Count
    not_applicable: Count
    skipped: Count
    unsure: Count


@dataclass(frozen=True, kw_only=True)
class IndexWidth:
    """The width of an index's interval in points: now, and with the full version answered."""

    id: Id
    now: Number
    full: Number


@dataclass(frozen=True, kw_only=True)
class Extent:
    """Whether the quick version was taken alone; how many of the questions asked belong to it."""

    quick: bool
    quick_questions: Count
    questions: Count
    widths: tuple[IndexWidth, ...]


@dataclass(frozen=True, kw_only=True)
class LevelRange:
    """The levels of the two ends of an interval; equal where the level is certain."""

    low: Id
    high: Id


class NodeReason(StrEnum):
    """Why a node has no score."""

    TOO_FEW_ANSWERS = "too-few-answers"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, kw_only=True)
class NodeResult:
    """A scored node. ``evidenced`` counts answers without note or evidence as their lowest."""

    id: Id
    tree: Id
    kind: NodeKind
    parent: Id | None
    title: str
    weight: Number
    score: Number | None
    low: Number | None
    high: Number | None
    evidenced: Number | None
    coverage: Number | None
    withheld: bool
    reason: NodeReason | None
    level: LevelRange | None


@dataclass(frozen=True, kw_only=True)
class LadderResult:
    """The step on a ladder in one phase; step and option are ``None`` where not answered."""

    id: Id
    ladder: Id
    phase: str
    step: int | None
    of: int
    option: Id | None
    next: Id | None


@dataclass(frozen=True, kw_only=True)
class StageResult:
    """The stage of a development."""

    id: Id
    title: str
    step: int | None
    of: int
    option: Id | None
    next: Id | None


@dataclass(frozen=True, kw_only=True)
class PhaseResult:
    """A phase of a cycle."""

    id: Id
    title: str
    score: Number | None
    low: Number | None
    high: Number | None


@dataclass(frozen=True, kw_only=True)
class CycleResult:
    """The phases of a cycle, and those of which each may be the weakest."""

    id: Id
    title: str
    phases: tuple[PhaseResult, ...]
    weakest: tuple[Id, ...]


@dataclass(frozen=True, kw_only=True)
class PathStepResult:
    """A step of a path; ``reached`` is ``None`` where the answers do not tell."""

    id: Id
    title: str
    reached: bool | None


@dataclass(frozen=True, kw_only=True)
class PathResult:
    """Steps that build on each other."""

    id: Id
    title: str
    steps: tuple[PathStepResult, ...]


class FlagKind(StrEnum):
    """Why the answers deserve a second look."""

    NOT_APPLICABLE = "not-applicable"
    SAME_POSITION = "same-position"
    ALL_BEST = "all-best"
    CONTRADICTION = "contradiction"
    NOT_ASKED = "not-asked"


@dataclass(frozen=True, kw_only=True)
class Flag:
    """Something that deserves a second look; nothing is changed because of it."""

    kind: FlagKind
    id: Id
    questions: tuple[Id, ...]
    text: str


class RecommendationKind(StrEnum):
    """Whether there is a step to take, or something to find out before."""

    STEP = "step"
    FIND_OUT = "find-out"


@dataclass(frozen=True, kw_only=True)
class Recommendation:
    """A next step. ``gap`` is what the answer leaves open in its index, in points (0 to 100).

    ``priority``: from 0 to 1, ``None`` where the city has not said; ``priority_question``: what it
    was asked, ``priority_option``: what stands for this part in a list of priorities. ``target`` is
    the city's own that this step leads to.
    """

    rank: Count
    kind: RecommendationKind
    question: Id
    node: Id
    axis: Id
    to: Id | None
    title: str
    asks: str
    start: tuple[str, ...]
    effort: Effort
    because: str
    gap: Number
    priority: Number | None
    priority_question: Id | None
    priority_option: Id | None
    practices: tuple[Practice, ...]
    goals: tuple[str, ...]
    target: Target | None


class TargetState(StrEnum):
    """What has become of a target; ``unknown`` where the question has no answer yet."""

    REACHED = "reached"
    NOT_REACHED = "not-reached"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, kw_only=True)
class TargetResult:
    """A target of the city beside its answer now, which is ``None`` where none is known.

    ``days`` are those from the date of the answers to the day it is due, negative once that has
    passed; ``overdue``: it has passed, and nothing says that the target is reached.
    """

    question: Id
    value: Value
    by: date
    owner: str | None
    state: TargetState
    overdue: bool
    days: int
    answer_state: AnswerState
    answer: Value | None
    unsure: bool


@dataclass(frozen=True, kw_only=True)
class SensitivityNode:
    """How a node held up under the variations."""

    id: Id
    unchanged: Count
    low: Number
    high: Number


@dataclass(frozen=True, kw_only=True)
class Sensitivity:
    """The result shaken: in how many of the variations each node kept its level."""

    seed: Count
    variations: Count
    nodes: tuple[SensitivityNode, ...]


@dataclass(frozen=True, kw_only=True)
class AnswerResult:
    """An answer with what it was worth; ``None`` where it is not scored or has no value."""

    question: Id
    section: Id
    role: Role
    state: AnswerState
    value: Value | None
    unsure: bool
    reason: str
    note: str
    evidence: tuple[str, ...]
    score: Number | None
    low: Number | None
    high: Number | None


@dataclass(frozen=True, kw_only=True)
class SourceRef:
    """A study that the comparisons cite."""

    benchmark: Id
    edition: int
    title: str
    publisher: str
    participants: int
    caution: str


@dataclass(frozen=True, kw_only=True)
class Result:
    """The one object that the screen, the JSON and every report read."""

    format: Literal["govcheck.result/1"] = "govcheck.result/1"
    questionnaire: QuestionnaireRef
    city: CityRef
    respondents: tuple[Respondent, ...]
    date: date
    answers_hash: str | None
    """The hash of the answer file, where there is one."""
    counts: Counts
    extent: Extent
    nodes: tuple[NodeResult, ...]
    ladders: tuple[LadderResult, ...]
    stages: tuple[StageResult, ...]
    cycles: tuple[CycleResult, ...]
    paths: tuple[PathResult, ...]
    comparisons: tuple[Comparison, ...]
    flags: tuple[Flag, ...]
    recommendations: tuple[Recommendation, ...]
    targets: tuple[TargetResult, ...]
    sensitivity: Sensitivity
    answers: tuple[AnswerResult, ...]
    sources: tuple[SourceRef, ...]

    @cached_property
    def by_node(self) -> dict[str, NodeResult]:
        """The nodes by their ids."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def by_question(self) -> dict[str, AnswerResult]:
        """The answers by their questions."""
        return {answer.question: answer for answer in self.answers}
