"""The summary as plain text: one line after the other, for pipes, screen readers and terminals without colour."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.report.view import View
    from govcheck.report.view.score import ScoreView

WIDTH = 79


def render_plain(view: View) -> str:
    """The summary in words alone, wrapped to 79 columns: no colour, no drawing, no moving about."""
    return "\n".join(_lines(view)) + "\n"


def _lines(view: View) -> Iterator[str]:
    labels = view.labels
    yield _wrapped(f"{view.title}: {view.city}")
    yield _wrapped(", ".join(part for part in (view.date, view.place) if part))
    if view.sample:
        yield _wrapped(labels.made_up)
    yield _wrapped(", ".join(view.counts) + ".")
    yield ""
    yield from (_wrapped(sentence) for sentence in view.headline)
    yield from _heading(labels.scores)
    yield _wrapped(labels.scores_intro)
    for index in view.indices:
        yield ""
        yield from (_score(row, depth=place > 0) for place, row in enumerate(index.rows))
    for ladder in view.ladders:
        yield from _heading(ladder.title)
        yield _wrapped(ladder.summary)
        for phase in ladder.phases:
            parts = [phase.title + ": " + phase.label, phase.place, phase.standing]
            yield _item(", ".join(part for part in parts if part) + ".")
            if phase.band_text:
                yield _more(f"{labels.participants}: {phase.band_text}.")
        if ladder.band_source:
            yield _wrapped(ladder.band_source)
    for cycle in view.cycles:
        yield from _heading(cycle.title)
        for phase_score in cycle.phases:
            mark = f" ({phase_score.mark})" if phase_score.mark else ""
            yield _item(phase_score.score.sentence + mark)
        yield from (_wrapped(sentence) for sentence in (cycle.weakest, cycle.closing) if sentence)
    for stage in view.stages:
        yield from _heading(stage.title)
        yield from (_wrapped(sentence) for sentence in (stage.place, stage.beside) if sentence)
        for row in stage.rows:
            parts = [row.label, row.share_text, stage.you_are_here.upper() if row.yours else ""]
            yield _item(", ".join(part for part in parts if part))
        if stage.source:
            yield _wrapped(stage.source)
    for path in view.paths:
        yield from _heading(path.title)
        yield _wrapped(path.summary)
        yield from (_item(f"{step.title}: {step.state}") for step in path.steps)
    yield from _heading(labels.telling)
    for comparison in view.telling:
        yield _item(f"{comparison.question} ({comparison.mark})")
        yield _more(comparison.text)
        yield _more(comparison.cited)
    if not view.telling:
        yield _wrapped(labels.telling_none)
    yield from _heading(labels.first_steps)
    for step in view.first_steps:
        yield _wrapped(f"{step.rank}. {step.title} ({step.area}; {step.effort})", after="   ")
        yield _more(step.start[0] if step.find_out else step.asks)
    if not view.steps:
        yield _wrapped(labels.steps_none)
    if view.flags:
        yield from _heading(labels.flags)
        yield from (_item(flag.text) for flag in view.flags)


def _score(row: ScoreView, *, depth: bool) -> str:
    return _item(row.sentence) if depth else _wrapped(row.sentence)


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield _wrapped(text.upper())


def _wrapped(text: str, before: str = "", after: str = "") -> str:
    return fill(text, WIDTH, initial_indent=before, subsequent_indent=after or before, break_on_hyphens=False)


def _item(text: str) -> str:
    return _wrapped(text, "- ", "  ")


def _more(text: str) -> str:
    return _wrapped(text, "   ")
