"""What a migration came to, for people: what became of the answers, and the scores under both versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.migration import Outcome
from govcheck.model.migration_result import NoOldScores
from govcheck.model.validity import show_value
from govcheck.report.view.wording import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.language import Language
    from govcheck.model.answer import Value
    from govcheck.model.migration import Move
    from govcheck.model.migration_result import MigrationResult, ScorePair
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.report.view.wording import Wording


MOST_OPEN = 8
"""Of the questions that are open: the wizard finds the others."""


def tell_migration(result: MigrationResult, asked: Questionnaire, language: Language, *, plain: bool) -> Iterator[str]:
    """All that there is to tell, line by line; ``plain``: every score as a sentence instead of a table.

    Scores are rounded as a report of the ``asked`` version rounds them; a difference, with a decimal, is that of
    the unrounded ones.
    """
    yield from _changed(result, language)
    yield from _moved(result, asked, language)
    yield ""
    yield from _scores(result, word(asked, language), plain=plain)


def _changed(result: MigrationResult, language: Language) -> Iterator[str]:
    yield language.text(
        "{title}: from version {then} to version {now}",
        title=result.title, then=result.before.version, now=result.now.version,
    )  # fmt: skip
    for change in result.changes:
        yield language.text("  Version {version}: {text}", version=change.to, text=change.text)
    yield ""


def _moved(result: MigrationResult, asked: Questionnaire, language: Language) -> Iterator[str]:
    carried = len(result.of(Outcome.CARRIED_OVER))
    yield language.count(
        "{number} entry carried over as it was.", "{number} entries carried over as they were.", carried
    )
    renamed = result.of(Outcome.RENAMED)
    if renamed:
        yield language.count(
            "{number} entry carried over under a new name:",
            "{number} entries carried over under new names:",
            len(renamed),
        )
        yield from (f"  {_marked(move, _renamed(move, language), language)}" for move in renamed)
    kept = result.of(Outcome.KEPT)
    if kept:
        yield language.count(
            "{number} entry does not fit; it is kept in the file, and not scored:",
            "{number} entries do not fit; they are kept in the file, and not scored:",
            len(kept),
        )
        yield from ("  " + language.named(_marked(move, move.question, language), move.because) for move in kept)
    if result.open:
        yield language.count("{number} question is open now:", "{number} questions are open now:", len(result.open))
        yield from (f"  {question}  {asked.by_id[question].text}" for question in result.open[:MOST_OPEN])
        more = len(result.open) - MOST_OPEN
        if more > 0:
            yield "  " + language.count("and one more", "and {number} more", more)


def _marked(move: Move, name: str, language: Language) -> str:
    return name if move.part == "answers" else language.text("{question} (target)", question=name)


def _renamed(move: Move, language: Language) -> str:
    names = f"{move.question} → {move.to}" if move.to != move.question else move.question
    if move.was == move.value:
        return names
    return language.named(names, f"{_said(move.was, language)} → {_said(move.value, language)}")


def _said(value: Value | None, language: Language) -> str:
    return show_value(value, language.text("Yes"), language.text("No"))


def _scores(result: MigrationResult, words: Wording, *, plain: bool) -> Iterator[str]:
    language = words.say
    if result.no_old_scores is NoOldScores.NOT_AT_HAND:
        yield language.text(
            "Version {version} is not at hand as it was answered: new scores alone. --before FOLDER names it.",
            version=result.before.version,
        )
    elif result.no_old_scores is NoOldScores.ANSWERS_DO_NOT_FIT:
        yield language.text(
            "The answers do not fit version {version} as it is at hand: new scores alone.",
            version=result.before.version,
        )
    elif result.other_state:
        yield language.text(
            "The answers were given to another state of version {version} than the one at hand; "
            "the old scores follow the latter.",
            version=result.before.version,
        )
    both = result.no_old_scores is None
    if both and result.open:
        yield language.text("Questions that are open now may account for a part of a difference.")
    if plain:
        yield from (_sentence(pair, words, both=both) for pair in result.scores)
        return
    head = [language.text("Score"), language.text("old"), language.text("new"), language.text("difference")]
    rows = [head, *([pair.title, *_cells(pair, words)] for pair in result.scores)]
    if not both:
        rows = [[row[0], row[2]] for row in rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        figures = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        yield "  ".join([row[0].ljust(widths[0]), *figures])


def _sentence(pair: ScorePair, words: Wording, *, both: bool) -> str:
    old, new, difference = _cells(pair, words)
    if not both:
        return words.say.named(pair.title, new)
    return words.say.text(
        "{title}: old {old}, new {new}, difference {difference}",
        title=pair.title, old=old, new=new, difference=difference,
    )  # fmt: skip


def _cells(pair: ScorePair, words: Wording) -> tuple[str, str, str]:
    old, new = (words.say.text("no score") if score is None else words.score(score) for score in (pair.old, pair.new))
    if pair.difference is None:
        return old, new, "–"
    rounded = round(pair.difference, 1)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""  # noqa: RUF001 - a minus, as wide as a plus
    return old, new, sign + words.say.number(abs(rounded), 1)
