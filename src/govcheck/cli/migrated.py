"""What a migration came to: what became of the answers, and the scores under both versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from govcheck.cli.output import printable
from govcheck.model.answer import AnswerState
from govcheck.model.migration import Outcome
from govcheck.model.scoring import NodeKind
from govcheck.scoring.leaf import evidenced_leaves, find_leaves
from govcheck.scoring.node import score_nodes
from govcheck.scoring.routing import find_routes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.language import Language
    from govcheck.model.answer import AnswerFile, Value
    from govcheck.model.change import Changes
    from govcheck.model.migration import Migration, Move
    from govcheck.model.questionnaire import Questionnaire


class Migrated(NamedTuple):
    """A migration with all that it takes to tell of it.

    ``before`` is the version that was answered, where it can be had, and ``before_answers`` the
    answers as it takes them, where they fit it.
    """

    earlier: AnswerFile
    questionnaire: Questionnaire
    changes: Changes
    migration: Migration
    before: Questionnaire | None
    before_answers: AnswerFile | None


class ScorePair(NamedTuple):
    """An index under both versions, from 0 to 100; ``None``: withheld, not there, or not to be had."""

    id: str
    title: str
    old: float | None
    new: float | None

    @property
    def difference(self) -> float | None:
        """How much the score rose; ``None`` where one of the two is missing."""
        return None if self.old is None or self.new is None else self.new - self.old


def pair_scores(done: Migrated) -> list[ScorePair]:
    """Every index of the present version, then those that only the earlier one had."""
    new = dict(_indices(done.questionnaire, done.migration.answers))
    old = dict(_indices(done.before, done.before_answers)) if done.before and done.before_answers else {}
    nothing = ("", None)
    return [
        ScorePair(name, (new.get(name) or old[name])[0], old.get(name, nothing)[1], new.get(name, nothing)[1])
        for name in dict.fromkeys([*new, *old])
    ]


def find_newly_open(done: Migrated) -> list[str]:
    """Questions that now wait for an answer and did not before; all that wait, where that cannot be told."""
    now = _open(done.questionnaire, done.migration.answers)
    if not done.before or not done.before_answers:
        return now
    then = {done.changes.follow(question).question for question in _open(done.before, done.before_answers)}
    return [question for question in now if question not in then]


def as_data(done: Migrated, file: str) -> dict[str, Any]:
    """The same for programs."""
    earlier, asked = done.earlier, done.questionnaire
    return {
        "format": "govcheck.migration/1",
        "questionnaire": asked.id,
        "from": {"version": earlier.version, "hash": earlier.hash},
        "to": {"version": asked.version, "hash": asked.hash},
        "file": file,
        "changes": [
            {"version": change.to, "text": change.text} for change in done.changes.since(earlier.version)
        ],
        "moves": [move._asdict() for move in done.migration.moves],
        "open": find_newly_open(done),
        "old_scores": done.before_answers is not None,
        "scores": [{**pair._asdict(), "difference": pair.difference} for pair in pair_scores(done)],
    }  # fmt: skip


def render_migrated(done: Migrated, language: Language, *, plain: bool) -> str:
    """The same for people; ``plain``: every score as a sentence instead of a table."""
    lines = [*_changed(done, language), *_moved(done, language), "", *_scores(done, language, plain=plain)]
    return "\n".join(printable(line) for line in lines) + "\n"


def _changed(done: Migrated, language: Language) -> Iterator[str]:
    yield language.text(
        "{title}: from version {then} to version {now}",
        title=done.questionnaire.title, then=done.earlier.version, now=done.questionnaire.version,
    )  # fmt: skip
    for change in done.changes.since(done.earlier.version):
        yield language.text("  Version {version}: {text}", version=change.to, text=change.text)
    yield ""


def _moved(done: Migrated, language: Language) -> Iterator[str]:
    migration = done.migration
    carried = len(migration.of(Outcome.CARRIED_OVER))
    yield language.count(
        "{number} entry carried over as it was.", "{number} entries carried over as they were.", carried
    )
    renamed = migration.of(Outcome.RENAMED)
    if renamed:
        yield language.count(
            "{number} entry carried over under a new name:",
            "{number} entries carried over under new names:",
            len(renamed),
        )
        yield from (f"  {_marked(move, _renamed(move), language)}" for move in renamed)
    kept = migration.of(Outcome.KEPT)
    if kept:
        yield language.count(
            "{number} entry does not fit; it is kept in the file, and not scored:",
            "{number} entries do not fit; they are kept in the file, and not scored:",
            len(kept),
        )
        yield from (f"  {_marked(move, move.question, language)}: {move.because}" for move in kept)
    waiting = find_newly_open(done)
    if waiting:
        yield language.count("{number} question is open now:", "{number} questions are open now:", len(waiting))
        yield from (f"  {question}  {done.questionnaire.by_id[question].text}" for question in waiting)


def _marked(move: Move, name: str, language: Language) -> str:
    return name if move.part == "answers" else language.text("{question} (target)", question=name)


def _renamed(move: Move) -> str:
    names = f"{move.question} → {move.to}" if move.to != move.question else move.question
    return names if move.was == move.value else f"{names}: {_said(move.was)} → {_said(move.value)}"


def _said(value: Value | None) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _scores(done: Migrated, language: Language, *, plain: bool) -> Iterator[str]:
    pairs = pair_scores(done)
    if done.before is None:
        yield language.text(
            "Version {version} is not at hand as it was answered: new scores alone. --before FOLDER names it.",
            version=done.earlier.version,
        )
    elif done.before_answers is None:
        yield language.text(
            "The answers do not fit version {version} as it is at hand: new scores alone.",
            version=done.earlier.version,
        )
    elif done.earlier.hash not in {None, done.before.hash}:
        yield language.text(
            "The answers were given to another state of version {version} than the one at hand; "
            "the old scores follow the latter.",
            version=done.earlier.version,
        )
    both = done.before_answers is not None
    if both and find_newly_open(done):
        yield language.text("Questions that are open now may account for a part of a difference.")
    if plain:
        yield from (_sentence(pair, language, both=both) for pair in pairs)
        return
    head = [language.text("Score"), language.text("old"), language.text("new"), language.text("difference")]
    rows = [head, *([pair.title, *_cells(pair, language)] for pair in pairs)]
    if not both:
        rows = [[row[0], row[2]] for row in rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        figures = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        yield "  ".join([row[0].ljust(widths[0]), *figures])


def _sentence(pair: ScorePair, language: Language, *, both: bool) -> str:
    old, new, difference = _cells(pair, language)
    if not both:
        return language.text("{title}: {new}", title=pair.title, new=new)
    return language.text(
        "{title}: old {old}, new {new}, difference {difference}",
        title=pair.title, old=old, new=new, difference=difference,
    )  # fmt: skip


def _cells(pair: ScorePair, language: Language) -> tuple[str, str, str]:
    old, new = (language.text("none") if score is None else language.number(score, 1) for score in (pair.old, pair.new))
    if pair.difference is None:
        return old, new, language.text("none")
    rounded = round(pair.difference, 1)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""  # noqa: RUF001 - a minus, as wide as a plus
    return old, new, sign + language.number(abs(rounded), 1)


def _indices(questionnaire: Questionnaire, answers: AnswerFile) -> Iterator[tuple[str, tuple[str, float | None]]]:
    leaves = find_leaves(questionnaire, answers, find_routes(questionnaire, answers))
    titles = {
        node.id: node.title for tree in questionnaire.scoring.trees for root in tree.nodes for node in root.walk()
    }
    for node in score_nodes(questionnaire, leaves, evidenced_leaves(questionnaire, answers, leaves)):
        if node.kind is NodeKind.INDEX:
            yield node.id, (titles[node.id], node.score)


def _open(questionnaire: Questionnaire, answers: AnswerFile) -> list[str]:
    routes = find_routes(questionnaire, answers)
    return [q for q, route in routes.items() if route.asked and answers.answer(q).state is AnswerState.SKIPPED]
