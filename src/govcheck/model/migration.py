"""Answers to an earlier version of a questionnaire become answers to the present one; none is lost."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.answer import Answer, AnswerFile, Kept, Target
from govcheck.model.validity import normalise, value_problems

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govcheck.language import Language
    from govcheck.model.answer import Value
    from govcheck.model.change import Changes
    from govcheck.model.questionnaire import Questionnaire


class Outcome(StrEnum):
    """What became of an answer or a target."""

    CARRIED_OVER = "carried-over"
    RENAMED = "renamed"
    KEPT = "kept"


class Move(NamedTuple):
    """What became of one entry.

    ``part`` is ``answers`` or ``targets``; ``to`` the question that it answers now, with ``value`` as
    it is now called; of what is kept there is neither, but ``because`` says why.
    """

    part: str
    question: str
    outcome: Outcome
    to: str | None
    was: Value | None
    value: Value | None
    because: str = ""


class Migration(NamedTuple):
    """The answers as they stand now, and what became of each."""

    answers: AnswerFile
    moves: tuple[Move, ...]

    def of(self, outcome: Outcome) -> list[Move]:
        """The moves of one kind, in the order of the file."""
        return [move for move in self.moves if move.outcome is outcome]


def migrate(answers: AnswerFile, changes: Changes, questionnaire: Questionnaire, language: Language) -> Migration:
    """Carry over what fits; keep, apart and with the reason, what does not.

    Every answer and every target of ``answers`` stands in the new file: under its question, under the
    question's new name, or among what is kept. Value, state, note and evidence stay as they are,
    apart from options that were renamed. What was kept before stays. Migrating again changes nothing.

    Args:
        answers: the earlier file; its answers need not fit.
        changes: what was renamed and retired since.
        questionnaire: the present version.
        language: the language of the reasons.
    """
    version = answers.version
    fitting: dict[str, Answer] = {}
    aims: dict[str, Target] = {}
    kept = dict(answers.kept)
    moves = _moves("answers", answers.answers, changes, questionnaire, language)
    for move in moves:
        answer = answers.answers[move.question]
        if move.to is not None:
            fitting[move.to] = answer.model_copy(update={"value": move.value})
        else:
            _keep(kept, move.question, Kept(version=version, because=move.because, answer=answer))
    of_targets = _moves("targets", answers.targets, changes, questionnaire, language)
    for move in of_targets:
        target = answers.targets[move.question]
        if move.to is not None:
            aims[move.to] = target.model_copy(update={"value": move.value})
        else:
            _keep(kept, move.question, Kept(version=version, because=move.because, target=target))
    now = {"version": questionnaire.version, "hash": questionnaire.hash}
    parts = {"answers": fitting, "targets": aims, "kept": kept}
    return Migration(answers.model_copy(update={**now, **parts}), (*moves, *of_targets))


def _keep(kept: dict[str, tuple[Kept, ...]], question: str, entry: Kept) -> None:
    kept[question] = (*kept.get(question, ()), entry)


def _moves(
    part: str, given: Mapping[str, Answer | Target], changes: Changes, questionnaire: Questionnaire, language: Language
) -> list[Move]:
    """The moves of one part, in its order; whoever has a place already is not driven from it."""
    found: dict[str, Move] = {}
    taken: set[str] = set()
    for name in sorted(given, key=lambda name: name not in questionnaire.by_id):
        move = _move(part, name, given[name].value, changes, questionnaire, language)
        if move.to in taken:
            because = language.text("{question} has an answer of its own.", question=move.to)
            move = move._replace(outcome=Outcome.KEPT, to=None, value=None, because=because)
        elif move.to is not None:
            taken.add(move.to)
        found[name] = move
    return [found[name] for name in given]


def _move(
    part: str, name: str, was: Value | None, changes: Changes, questionnaire: Questionnaire, language: Language
) -> Move:
    now = changes.follow(name, was)
    question = questionnaire.by_id.get(now.question)
    because = ""
    if now.end is not None:
        because = language.text(
            "Not asked since version {version}: {reason}", version=now.end.to, reason=now.end.retired[now.question]
        )
    elif question is None:
        because = language.text("{name} is no question of {id}.", name=name, id=questionnaire.id)
    elif now.value is not None and (problems := value_problems(question, now.value)):
        because = language.problem(problems[0])[0]
    if because or question is None:
        return Move(part, name, Outcome.KEPT, None, was, None, because)
    renamed = now.question != name or now.value != was
    value = None if now.value is None else normalise(question, Answer(value=now.value)).value
    return Move(part, name, Outcome.RENAMED if renamed else Outcome.CARRIED_OVER, now.question, was, value)
