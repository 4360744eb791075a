"""Where a city stands on the frameworks of the studies: ladders, stages, cycles and paths.

Steps count from 1; ``None`` where the answers do not tell.
"""

from __future__ import annotations

from dataclasses import dataclass

from govcheck.model.record import Id, Number


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
