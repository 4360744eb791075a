"""Scores: each index with its elements, their ranges, levels and what stands behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.result import NodeReason
from govcheck.model.scoring import NodeKind
from govcheck.report.view.silence import word_silence
from govcheck.report.view.trust import word_unsteady
from govcheck.report.view.wording import round_covered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govcheck.model.result import NodeResult, Result
    from govcheck.report.view.wording import Wording


_INDEX = NodeKind.INDEX

_NO_NUMBER = (None, "")

WHOLE = 1 - 1e-9
"""From this share of the weight on, all is answered: sums of shares may fall short in their last digits."""


class RoundedScoreView(NamedTuple):
    """The numbers of a score as its words have them, ``answered`` in percent; ``None`` where these say nothing.

    ``low`` and ``high`` are the score itself where it is certain.
    """

    score: float | None
    low: float | None
    high: float | None
    answered: float | None
    evidenced: float | None


class ScoreView(NamedTuple):
    """One score. ``score``, ``low``, ``high`` and ``evidenced`` are for drawing; the rest is read.

    ``shown`` is empty, and ``why`` says the reason, where there is no score: it is never 0 for that.
    ``unsteady`` says of the level that it hangs on the weights; empty where it does not.
    """

    id: str
    title: str
    score: float | None
    low: float | None
    high: float | None
    evidenced: float | None
    shown: str
    why: str
    interval: str
    level: str
    unsteady: str
    answered: str
    shown_evidenced: str
    sentence: str
    first_look: bool
    rounded: RoundedScoreView


class ElementView(NamedTuple):
    """An element of an index with the indicators it is made of."""

    score: ScoreView
    parts: tuple[ScoreView, ...]


class IndexView(NamedTuple):
    """An index with its elements; ``description`` says in words what its chart shows."""

    score: ScoreView
    elements: tuple[ElementView, ...]
    description: str

    @property
    def rows(self) -> tuple[ScoreView, ...]:
        """The index itself, then its elements: what is drawn and listed together."""
        return (self.score, *(element.score for element in self.elements))


def view_scores(words: Wording, result: Result, marks: Mapping[str, str] | None = None) -> dict[str, ScoreView]:
    """All scores by the ids of their nodes; with ``marks`` only theirs, each marked behind its title."""
    unsteady, silence = word_unsteady(words, result), word_silence(words, result)
    shown = {node.id: "" for node in result.nodes} if marks is None else marks
    return {
        name: _score(words, result.by_node[name], unsteady.get(name, ""), mark, silence.get(name, ""))
        for name, mark in shown.items()
    }


def _score(words: Wording, node: NodeResult, unsteady: str, mark: str, silence: str) -> ScoreView:
    """A node as it is shown; ``silence`` says why no answer tells anything of it, where that is so."""
    score, shown = _NO_NUMBER if node.score is None else words.rounded(node.score)
    evidenced, shown_evidenced = _NO_NUMBER if node.evidenced is None else words.rounded(node.evidenced)
    low, high, interval = words.interval(node.low, node.high) or (score, score, "")
    scoring = words.questionnaire.scoring
    least = scoring.least_coverage(scoring.nodes[node.id])
    enough = node.score is not None and not node.first_look
    answered = None if node.coverage is None else round_covered(node.coverage, least, enough=enough)
    title = words.node(node.id)
    why = _why(words, node, interval, silence, answered, least) if node.score is None else ""
    named = words.say.text("{title} ({mark})", title=title, mark=mark) if mark else title
    level = _level(words, node)
    remarked = words.say.text("{level} ({remark})", level=level, remark=unsteady) if unsteady else level
    return ScoreView(
        node.id,
        title,
        node.score,
        node.low,
        node.high,
        node.evidenced,
        shown,
        why,
        interval,
        level,
        unsteady if shown else "",
        "" if answered is None else words.percent(answered),
        shown_evidenced,
        _sentence(words, named, shown, interval, remarked) if shown else words.say.named(named, why),
        node.first_look,
        RoundedScoreView(score, low, high, answered, evidenced),
    )


def is_partial(node: NodeResult) -> bool:
    """Whether part of a node's weight has no answer yet."""
    return node.coverage is not None and node.coverage < WHOLE


def view_indices(result: Result, scores: Mapping[str, ScoreView]) -> Iterator[IndexView]:
    """Every index of the questionnaire, in its order, of the scores of all nodes by their ids."""
    for node in result.nodes:
        if node.kind is _INDEX:
            elements = tuple(
                ElementView(scores[child.id], tuple(scores[part.id] for part in _children(result, child.id)))
                for child in _children(result, node.id)
            )
            index = scores[node.id]
            rows = (index, *(element.score for element in elements))
            yield IndexView(index, elements, " ".join(row.sentence for row in rows))


def _children(result: Result, parent: str) -> Iterator[NodeResult]:
    return (node for node in result.nodes if node.parent == parent)


def _level(words: Wording, node: NodeResult) -> str:
    """The level, with the word that it is no more than a first look where that is so."""
    level = words.level(node.level)
    return words.say.text("first look: {level}", level=level) if node.first_look else level


def _sentence(words: Wording, title: str, shown: str, interval: str, level: str) -> str:
    if interval:
        return words.say.text(
            "{title}: {score} of 100, range {interval}, {level}.",
            title=title, score=shown, interval=interval, level=level,
        )  # fmt: skip
    return words.say.text("{title}: {score} of 100, {level}.", title=title, score=shown, level=level)


def _why(words: Wording, node: NodeResult, interval: str, silence: str, answered: int | None, least: float) -> str:
    """Why there is no score, and what it could be."""
    say = words.say
    if node.reason is NodeReason.NOT_APPLICABLE or answered is None:
        return say.text("Does not apply: none of its questions concerns your city.")
    if silence:
        return silence
    return say.text(
        "Not enough answers: {covered} of the weight answered, at least {least} needed. "
        "It could be anything from {interval}.",
        covered=words.percent(answered), interval=interval or words.score(node.low or 0), least=words.needed(least),
    )  # fmt: skip
