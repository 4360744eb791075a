"""Paths: steps that build on each other, and how far the city has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.framework import PathResult
    from govcheck.model.result import Result
    from govcheck.report.view.wording import Wording


class PathStepView(NamedTuple):
    """A step; ``reached`` is ``None`` where the answers do not tell, and ``state`` says it in a word."""

    title: str
    reached: bool | None
    state: str


class PathView(NamedTuple):
    """A path with one sentence on how far it is walked."""

    id: str
    title: str
    steps: tuple[PathStepView, ...]
    summary: str


def view_paths(words: Wording, result: Result) -> Iterator[PathView]:
    """Every path of the questionnaire."""
    states = {
        True: words.say.text("reached"),
        False: words.say.text("not yet"),
        None: words.say.text("not known"),
    }
    for path in result.paths:
        steps = tuple(PathStepView(one_line(step.title), step.reached, states[step.reached]) for step in path.steps)
        yield PathView(id=path.id, title=one_line(path.title), steps=steps, summary=_summary(words, path))


def _summary(words: Wording, path: PathResult) -> str:
    """The first gap matters: what comes after it has nothing to rest on."""
    say = words.say
    missing = next((step for step in path.steps if step.reached is False), None)
    unknown = next((step for step in path.steps if step.reached is None), None)
    counted = _count(words, path)
    if missing is None and not any(step.reached for step in path.steps):
        return counted
    if missing is not None and unknown is not None and path.steps.index(unknown) < path.steps.index(missing):
        return say.text(
            "{counted} The first one surely missing: “{step}”.", counted=counted, step=one_line(missing.title)
        )
    if missing is not None:
        return say.text("{counted} The first one missing: “{step}”.", counted=counted, step=one_line(missing.title))
    if unknown is not None:
        return say.text("{counted} The first one not known: “{step}”.", counted=counted, step=one_line(unknown.title))
    return counted


def _count(words: Wording, path: PathResult) -> str:
    """How many steps are reached; a step of which that is not known is not among those that are not."""
    say, whole = words.say, len(path.steps)
    reached, unknown = (sum(step.reached is state for step in path.steps) for state in (True, None))
    if unknown == whole:
        return say.count(
            "Whether the one step is reached is not known.",
            "Whether any of the {number} steps is reached is not known.",
            whole,
        )
    if unknown:
        return say.text(
            "Of {whole} steps: {reached} reached, {missing} not yet, {unknown} not known.",
            whole=whole, reached=reached, missing=whole - reached - unknown, unknown=unknown,
        )  # fmt: skip
    return say.count(
        "{number} of {whole} steps is reached.", "{number} of {whole} steps are reached.", reached, whole=whole
    )
