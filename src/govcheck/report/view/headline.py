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
"""Of fewer elements than this none is the highest."""


def write_headline(words: Wording, result: Result, indices: Sequence[IndexView]) -> tuple[str, ...]:
    """At most three sentences: the scores, what stands out or is withheld, what to do first."""
    if result.counts.answered == 0 and result.counts.dont_know:
        return (
            words.say.text(
                "The answer to {unknown} of {asked} questions is “don't know”, so nothing can be scored yet. Finding "
                "out comes first.",
                unknown=result.counts.dont_know, asked=result.counts.asked,
            ),
        )  # fmt: skip
    if result.counts.answered == 0:
        return (
            words.say.count(
                "The question is not answered yet, so there is nothing to score.",
                "None of the {number} questions is answered yet, so there is nothing to score.",
                result.counts.asked,
            ),
        )
    scores = tuple(_scores(words, result, indices))
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
    if withheld:
        names = words.quoted([score.title for score in withheld])
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
    """The highest and the lowest element, where the scores shown differ."""
    known = [(e.score.score, e.score) for index in indices for e in index.elements if e.score.score is not None]
    if len(known) < ENOUGH_TO_RANK:
        return
    highest, lowest = max(known, key=lambda pair: pair[0])[1], min(known, key=lambda pair: pair[0])[1]
    if highest.shown != lowest.shown:
        yield words.say.text(
            "By the answers so far, the strongest area is “{highest}” ({high}) and the weakest “{lowest}” ({low}).",
            highest=highest.title, high=highest.shown, lowest=lowest.title, low=lowest.shown,
        )  # fmt: skip


def _first_step(words: Wording, result: Result) -> Iterator[str]:
    """The first of the steps that are listed, be it to do something or to find something out."""
    first = next(iter(result.recommendations), None)
    if first is not None:
        yield words.say.text("What would help most now: “{step}”.", step=one_line(first.title))
