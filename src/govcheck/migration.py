"""The use case of a migration: answers to an earlier version in, the new answers and both scores out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.answer import AnswerState
from govcheck.model.migration import migrate
from govcheck.model.migration_result import MigrationResult, NoOldScores, ScorePair, VersionRef
from govcheck.model.scoring import NodeKind
from govcheck.scoring.leaf import evidenced_leaves, find_leaves
from govcheck.scoring.node import measure_nodes, score_nodes
from govcheck.scoring.routing import find_routes

if TYPE_CHECKING:
    from govcheck.language import Language
    from govcheck.model.answer import AnswerFile
    from govcheck.model.change import Changes
    from govcheck.model.questionnaire import Questionnaire


def assess_migration(
    earlier: AnswerFile,
    changes: Changes,
    questionnaire: Questionnaire,
    language: Language,
    *,
    before: Questionnaire | None = None,
    before_answers: AnswerFile | None = None,
) -> MigrationResult:
    """Carry answers over to the present version, and score them under both versions.

    Args:
        earlier: the answers as they stand in the file; they need not fit.
        changes: what was renamed and retired since.
        questionnaire: the present version.
        language: the language of the reasons for what is kept.
        before: the version that was answered, where it can be had.
        before_answers: the answers as that version takes them, where they fit it.

    Returns:
        The new answers with all that there is to tell of them. The same input gives the same
        result; nothing is rounded.
    """
    migration = migrate(earlier, changes, questionnaire, language)
    new = _Scored(questionnaire, migration.answers)
    old = _Scored(before, before_answers) if before and before_answers else None
    missing = None
    if old is None:
        missing = NoOldScores.NOT_AT_HAND if before is None else NoOldScores.ANSWERS_DO_NOT_FIT
    waited = {changes.follow(question).question for question in old.open} if old else set()
    return MigrationResult(
        questionnaire=questionnaire.id,
        title=questionnaire.title,
        before=VersionRef(version=earlier.version, hash=earlier.hash),
        now=VersionRef(version=questionnaire.version, hash=questionnaire.hash),
        answers=migration.answers,
        changes=tuple(changes.since(earlier.version)),
        moves=migration.moves,
        open=tuple(question for question in new.open if question not in waited),
        no_old_scores=missing,
        other_state=before is not None and earlier.hash not in {None, before.hash},
        scores=_pair(old, new),
    )


class _Scored:
    """The indices of a version by their ids, each with title and score, and the questions that wait for an answer."""

    def __init__(self, questionnaire: Questionnaire, answers: AnswerFile) -> None:
        routes = find_routes(questionnaire, answers)
        leaves = find_leaves(questionnaire, answers, routes)
        measures = measure_nodes(questionnaire, leaves)
        nodes = score_nodes(questionnaire, measures, evidenced_leaves(questionnaire, answers, leaves))
        self.indices = {node.id: node for node in nodes if node.kind is NodeKind.INDEX}
        skipped = AnswerState.SKIPPED
        self.open = [name for name, route in routes.items() if route.asked and answers.answer(name).state is skipped]


def _pair(old: _Scored | None, new: _Scored) -> tuple[ScorePair, ...]:
    """Every index of the present version, then those that only the earlier one had."""
    earlier = old.indices if old else {}
    titles = {node.id: node.title for node in (*earlier.values(), *new.indices.values())}
    return tuple(
        ScorePair(
            id=name,
            title=titles[name],
            old=earlier[name].score if name in earlier else None,
            new=new.indices[name].score if name in new.indices else None,
        )
        for name in dict.fromkeys([*new.indices, *earlier])
    )
