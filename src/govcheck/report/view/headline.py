"""The headline: two or three sentences that say what this result says, and no other would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.model.result import Result
    from govcheck.report.view.score import IndexView, ScoreView
    from govcheck.report.view.wording import Wording

ENOUGH_TO_RANK = 2
"""Of fewer parts than this none is the highest."""


def needs_answers(indices: Sequence[IndexView]) -> bool:
    """Whether no index has a score, but one could have: more answers come before anything else."""
    return any(index.score.low is not None for index in indices) and not any(index.score.shown for index in indices)


def write_headline(words: Wording, result: Result, indices: Sequence[IndexView]) -> tuple[str, ...]:
    """At most three sentences: the scores, what stands out or is withheld, what to do first.

    Where no index has a score yet, answering comes first: no step is named.
    """
    counts = result.counts
    if counts.answered == 0 and not counts.skipped and not counts.dont_know:
        return (words.say.text("None of the questions applies to your city, so there is nothing to score."),)
    if counts.answered == 0 and not counts.skipped:
        return (
            words.say.text(
                "The answer to {unknown} of {asked} questions is “don't know”, so nothing can be scored yet. Finding "
                "out comes first.",
                unknown=counts.dont_know, asked=counts.asked,
            ),
        )  # fmt: skip
    if counts.answered == 0:
        return (
            words.say.count(
                "The question is not answered yet, so there is nothing to score.",
                "None of the {number} questions is answered yet, so there is nothing to score.",
                counts.asked,
            ),
        )
    scores = tuple(_scores(words, result, indices))
    if needs_answers(indices):
        return (*scores, words.say.text("What helps most now is to answer more of them."))
    extremes = tuple(_extremes(words, indices)) if len(scores) == 1 else ()
    return (*scores, *extremes, *_first_step(words, result))


def _scores(words: Wording, result: Result, indices: Sequence[IndexView]) -> Iterator[str]:
    say = words.say
    scored = [index.score for index in indices if index.score.shown]
    withheld = [index.score for index in indices if not index.score.shown and index.score.low is not None]
    city = one_line(result.city.name)
    if scored:
        first, rest = scored[0], scored[1:]
        clauses = [_clause(words, first), *(_clause(words, score) for score in rest)]
        listed = clauses[0]
        for clause in clauses[1:-1]:
            listed = say.text("{listed}, {clause}", listed=listed, clause=clause)
        if rest:
            listed = say.text("{listed} and {last}", listed=listed, last=clauses[-1])
        yield say.text("{city} stands at {listed}.", city=city, listed=listed)
    names = words.quoted([score.title for score in withheld])
    if withheld and scored:
        yield say.text("There are not enough answers yet for a score of {names}.", names=names)
    elif withheld:
        yield say.text(
            "There are not enough answers yet for a score of {names}: {answered} of {asked} questions are answered.",
            names=names, answered=result.counts.answered, asked=result.counts.asked,
        )  # fmt: skip


def _clause(words: Wording, score: ScoreView) -> str:
    if score.first_look:
        return words.say.text(
            "{score} of 100 in “{index}” at first look (range {interval})",
            score=score.shown, index=score.title, interval=score.interval,
        )  # fmt: skip
    return words.say.text("{score} of 100 in “{index}”", score=score.shown, index=score.title)


def _extremes(words: Wording, indices: Sequence[IndexView]) -> Iterator[str]:
    """Which part of the indices stands highest, and which lowest, as far as the answers leave no doubt of it.

    A part is named where it is no first look and what it could be lies clear of what every other part could be,
    as both are shown. It is said what it is a part of: the strongest points are found among smaller parts.
    """
    parts = [element.score for index in indices for element in index.elements if element.score.low is not None]
    if len(parts) < ENOUGH_TO_RANK:
        return
    named = {
        "indices": words.quoted([index.score.title for index in indices if index.elements]),
        "highest": "", "high": "", "lowest": "", "low": "",
    }  # fmt: skip
    for part in parts:
        others = [other for other in parts if other is not part]
        if part.first_look or not part.shown:
            continue
        if all(_is_above(words, part, other) for other in others):
            named |= {"highest": part.title, "high": part.shown}
        if all(_is_above(words, other, part) for other in others):
            named |= {"lowest": part.title, "low": part.shown}
    if named["highest"] and named["lowest"]:
        yield words.say.text(
            "Of the parts of {indices}, “{highest}” stands highest ({high}) and “{lowest}” lowest ({low}).", **named
        )
    elif named["highest"]:
        yield words.say.text("Of the parts of {indices}, “{highest}” stands highest ({high}).", **named)
    elif named["lowest"]:
        yield words.say.text("Of the parts of {indices}, “{lowest}” stands lowest ({low}).", **named)


def _is_above(words: Wording, one: ScoreView, other: ScoreView) -> bool:
    """Whether all that one part could be lies above all that another could be, as they are shown."""
    low, high = one.low or 0.0, other.high or 0.0
    return low > high and words.score(low) != words.score(high)


def _first_step(words: Wording, result: Result) -> Iterator[str]:
    """The first of the steps that are listed, be it to do something or to find something out."""
    first = next(iter(result.recommendations), None)
    if first is not None:
        yield words.say.text("First step of the roadmap: “{step}”.", step=one_line(first.title))
