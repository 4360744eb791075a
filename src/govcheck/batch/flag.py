"""Flags as columns: what in the answers of each row deserves a second look, as ``kind:id``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.answers import answered, any_of, chooses, not_applicable
from govcheck.batch.condition import OPEN, holds, route_of
from govcheck.batch.counts import given, how_many, is_asked, where_asked
from govcheck.batch.framework import SEPARATOR
from govcheck.batch.same_position import same_position, same_position_steps
from govcheck.batch.score import worth_column
from govcheck.model.column import STATE
from govcheck.model.flag import FlagKind
from govcheck.model.question import QuestionType
from govcheck.scoring.level import SLACK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from polars import Expr

    from govcheck.batch.answers import Asked
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.scoring import Contradiction, FlagRules

FLAGS = "flags"
"""The column of all flags of a row."""

Raised = tuple[FlagKind, str, "Expr"]


def flag_steps(asked: Mapping[str, Asked], questionnaire: Questionnaire) -> Iterator[dict[str, Expr]]:
    """The steps of columns up to ``flags``: every flag as ``kind:id``, joined by ``;``; empty where there is none.

    They stand in the order in which one answer file has them, and build on ``counts.given_columns``.
    """
    yield from same_position_steps(asked, questionnaire.scoring.flags)
    told = [pl.when(raised).then(pl.lit(f"{kind.value}:{name}")) for kind, name, raised in _flags(asked, questionnaire)]
    yield {FLAGS: pl.concat_str(told, separator=SEPARATOR, ignore_nulls=True) if told else pl.lit("")}


def _flags(asked: Mapping[str, Asked], questionnaire: Questionnaire) -> Iterator[Raised]:
    """Every flag that some row may have, and whether a row has it."""
    rules = questionnaire.scoring.flags
    for section in questionnaire.sections:
        own = [one for one in asked.values() if one.question.section == section.id]
        if any(one.has(STATE) for one in own):
            yield FlagKind.NOT_APPLICABLE, section.id, _not_applicable(own, rules)
    same = same_position(asked, rules)
    if same is not None:
        yield FlagKind.SAME_POSITION, questionnaire.id, same
    scored = [one for one in asked.values() if one.question.scored]
    if len(scored) >= rules.all_best_questions:
        yield FlagKind.ALL_BEST, questionnaire.id, _all_best(scored, rules)
    for rule in rules.contradictions:
        yield FlagKind.CONTRADICTION, rule.id, _contradicts(rule, asked)
    for name, one in asked.items():
        if one.question.ask_if is not None:
            yield FlagKind.NOT_ASKED, name, answered(one) & (route_of(one) > OPEN)


def _not_applicable(section: list[Asked], rules: FlagRules) -> Expr:
    """Whether more of a section's questions than the data allows are said not to apply."""
    without = how_many(where_asked(one, not_applicable(one)) for one in section if one.has(STATE))
    always = sum(one.question.ask_if is None for one in section)
    whole = pl.lit(always) + how_many(is_asked(one) for one in section if one.question.ask_if is not None)
    return without > whole * rules.not_applicable_share + SLACK


def _all_best(scored: list[Asked], rules: FlagRules) -> Expr:
    """Whether there are enough answers, and no step leads higher from any of them."""
    able = [one for one in scored if one.answerable]
    many = how_many(given(one) for one in able)
    return (many >= rules.all_best_questions) & ~any_of(given(one) & ~is_best(one) for one in able)


def is_best(asked: Asked) -> Expr:
    """Whether an answer leaves nothing to gain, where there is one; what it says elsewhere means nothing."""
    question = asked.question
    choice = question.type in {QuestionType.SINGLE, QuestionType.YES_NO}
    most = min(1.0, max(option.value for option in question.choices)) if choice else 1.0
    full = pl.col(worth_column(asked.name)) >= most - SLACK
    if question.at_most is None:
        return full
    free = (option.id for option in question.choices if not option.exclusive)
    return full | (how_many(chooses(asked, option) for option in free) >= question.at_most)


def _contradicts(rule: Contradiction, asked: Mapping[str, Asked]) -> Expr:
    """Whether all conditions of a contradiction hold, of questions that are all asked."""
    found = [where_asked(asked[gate.question], holds(gate, asked[gate.question])) for gate in rule.when]
    return pl.all_horizontal(found)
