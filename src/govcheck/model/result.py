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

from govcheck.model.answer import AnswerState, Value
from govcheck.model.benchmark import FigureKind, FigureOf
from govcheck.model.cohort import Provenance
from govcheck.model.comparison import Comparison
from govcheck.model.explanation import Explanation
from govcheck.model.extent import Extent
from govcheck.model.flag import Flag
from govcheck.model.framework import CycleResult, LadderResult, PathResult, StageResult
from govcheck.model.narrowing import Narrowing
from govcheck.model.profile import Respondent
from govcheck.model.question import Role
from govcheck.model.recommendation import Recommendation
from govcheck.model.record import Count, Id, Number
from govcheck.model.scoring import NodeKind
from govcheck.model.standing import NodeStanding
from govcheck.model.target import TargetResult


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
    country_title: str | None
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
    """A scored node. ``evidenced`` counts answers without note or evidence as their lowest.

    ``first_look``: less than the minimum is answered, but enough of the quick version for a score that
    is to be read with its interval.
    """

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
    first_look: bool
    reason: NodeReason | None
    level: LevelRange | None


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
    """A study that the comparisons cite, or a cohort, which says its ``provenance``."""

    benchmark: Id
    edition: int
    title: str
    publisher: str
    participants: int
    caution: str
    provenance: Provenance | None = None


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
    explanations: tuple[Explanation, ...]
    """How the score of each index came about."""
    narrowings: tuple[Narrowing, ...]
    answers: tuple[AnswerResult, ...]
    sources: tuple[SourceRef, ...]
    standings: tuple[NodeStanding, ...] = ()
    """The scores beside those of cohorts."""

    @cached_property
    def published(self) -> tuple[Comparison, ...]:
        """The comparisons with studies; those with cohorts are of the questions themselves."""
        return tuple(comparison for comparison in self.comparisons if comparison.of is FigureOf.INDICATOR)

    @cached_property
    def published_on(self) -> dict[str, list[Comparison]]:
        """The comparisons with studies by their questions; a question without any is left out."""
        found: dict[str, list[Comparison]] = {}
        for comparison in self.published:
            found.setdefault(comparison.question, []).append(comparison)
        return found

    @cached_property
    def distribution_on(self) -> dict[str, Comparison]:
        """The published distribution that each question is set beside, the first where there are several."""
        distributions = (c for c in reversed(self.published) if c.kind is FigureKind.DISTRIBUTION)
        return {comparison.question: comparison for comparison in distributions}

    @cached_property
    def by_node(self) -> dict[str, NodeResult]:
        """The nodes by their ids."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def by_question(self) -> dict[str, AnswerResult]:
        """The answers by their questions."""
        return {answer.question: answer for answer in self.answers}
