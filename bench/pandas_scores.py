"""The same scores as a plain script on pandas would compute them, question by question and node by node.

It knows no states and no doubt, since the table it is measured on has none; everything else is the
same: questions that depend on others, weights, intervals, coverage, and scores that are withheld.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from govcheck.model.question import IfNotAsked, QuestionType
from govcheck.scoring.level import SLACK

if TYPE_CHECKING:
    from govcheck.model.condition import Condition
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.scoring import Node

PROFILE = ["city", "country", "population"]


class Scores:
    """The scores of one table."""

    def __init__(self, table: pd.DataFrame, questionnaire: Questionnaire) -> None:
        """Find the routes and the worth of every answer."""
        self.table = table
        self.questionnaire = questionnaire
        self.columns: dict[str, pd.Series] = {}
        self.quick: dict[str, tuple[pd.Series, pd.Series]] = {}
        self.routes: dict[str, pd.Series] = {}
        self.leaves: dict[str, pd.DataFrame] = {}
        for question in questionnaire.questions:
            self.routes[question.id] = self.find_route(question)
            if question.scored:
                self.leaves[question.id] = self.measure(question)

    def options(self, question: Question) -> pd.DataFrame:
        """The columns of a checklist."""
        names = [f"{question.id}.{option.id}" for option in question.choices]
        return self.table[[name for name in names if name in self.table]]

    def answered(self, question: Question) -> pd.Series:
        """Whether there is an answer."""
        if question.type is QuestionType.SEVERAL:
            return self.options(question).any(axis=1)
        return self.table[question.id].notna()

    def holds(self, condition: Condition) -> pd.Series:
        """Whether a condition holds."""
        question = self.questionnaire.by_id[condition.question]
        if condition.any_of is not None:
            return self.chooses(question, condition.any_of)
        if condition.none_of is not None:
            return self.answered(question) & ~self.chooses(question, condition.none_of)
        bound = condition.at_least if condition.at_least is not None else condition.below
        least = question.by_id[bound].value if isinstance(bound, str) else bound
        if question.type is QuestionType.NUMBER:
            reaches = self.table[question.id] >= least
        else:
            reaches = self.chooses(question, [one.id for one in question.choices if one.value >= least])
        return reaches if condition.at_least is not None else self.answered(question) & ~reaches

    def chooses(self, question: Question, options: list[str] | tuple[str, ...]) -> pd.Series:
        """Whether one of the options is chosen."""
        if question.type is QuestionType.SEVERAL:
            names = [f"{question.id}.{option}" for option in options if f"{question.id}.{option}" in self.table]
            return self.table[names].any(axis=1)
        if question.type is QuestionType.YES_NO:
            return self.table[question.id].isin([option == "yes" for option in options])
        return self.table[question.id].isin(options)

    def find_route(self, question: Question) -> pd.Series:
        """Whether a question is asked of each row."""
        route = pd.Series("asked", index=self.table.index)
        if question.ask_if is None:
            return route
        gate = self.questionnaire.by_id[question.ask_if.question]
        excluded = "lowest" if question.if_not_asked is IfNotAsked.LOWEST else "absent"
        route[~self.holds(question.ask_if)] = excluded
        route[~self.answered(gate)] = "open"
        above = self.routes[gate.id]
        route = route.where(above == "asked", above)
        return route.mask(above == "lowest", excluded)

    def measure(self, question: Question) -> pd.DataFrame:
        """What a leaf brings to its node."""
        if question.type is QuestionType.NUMBER:
            worth = (self.table[question.id] - question.min) / (question.max - question.min)
        elif question.type is QuestionType.SEVERAL:
            weights = {f"{question.id}.{one.id}": one.value for one in question.choices if not one.exclusive}
            ticked = self.options(question)
            full = question.enough or sum(weights.values())
            worth = sum(ticked[name] * weights[name] for name in ticked if name in weights) / full
            worth = worth.clip(upper=1)
        else:
            values = {one.id: one.value for one in question.choices}
            if question.type is QuestionType.YES_NO:
                values = {True: values["yes"], False: values["no"]}
            worth = self.table[question.id].map(values)
        route, answered = self.routes[question.id], self.answered(question)
        asked, lowest = route.isin(["asked", "open"]), route == "lowest"
        present = route != "absent"
        scored = (asked & answered) | lowest
        score = worth.where(asked & answered, 0.0).astype(float)
        known = (route == "asked") & answered
        low = score.where(known, 0.0)
        high = score.where(known, 1.0).where(asked, 0.0)
        return pd.DataFrame({"present": present, "scored": scored, "score": score, "low": low, "high": high,
                             "coverage": scored.astype(float)})  # fmt: skip

    def score_node(self, node: Node) -> pd.DataFrame:
        """The measures of a node, and its columns in the result."""
        parts = [(child.weight, self.score_node(child), self.quick[child.id]) for child in node.children]
        for name, weight in node.questions.items():
            leaf = self.leaves[name]
            here = leaf["present"] & self.questionnaire.by_id[name].quick
            parts.append((weight, leaf, (here, leaf["coverage"].where(here, 0.0))))
        by_score = sum(weight * part["scored"] for weight, part, _ in parts)
        by_presence = sum(weight * part["present"] for weight, part, _ in parts)
        found = pd.DataFrame({"present": by_presence > 0, "scored": by_score > 0})
        found["score"] = (sum(w * part["scored"] * part["score"] for w, part, _ in parts) / by_score).fillna(0.0)
        for name in ("low", "high", "coverage"):
            whole = sum(weight * part["present"] * part[name] for weight, part, _ in parts)
            found[name] = (whole / by_presence).fillna(0.0)
        by_quick = sum(weight * quick[0] for weight, _, quick in parts)
        quick_coverage = (sum(weight * quick[0] * quick[1] for weight, _, quick in parts) / by_quick).fillna(0.0)
        self.quick[node.id] = (by_quick > 0, quick_coverage)
        self._tell(node, found, quick_coverage)
        return found

    def _tell(self, node: Node, found: pd.DataFrame, quick_coverage: pd.Series) -> None:
        scoring = self.questionnaire.scoring
        least = scoring.minimum_coverage if node.minimum_coverage is None else node.minimum_coverage
        shown = found["scored"] & (found["coverage"] >= least - SLACK)
        if (look := scoring.first_look) is not None:
            first = (found["coverage"] >= look.coverage - SLACK) & (quick_coverage >= look.quick_coverage - SLACK)
            shown |= found["scored"] & first
        self.columns[f"{node.id}.score"] = (found["score"] * 100).where(shown)
        for name, times in (("low", 100), ("high", 100), ("coverage", 1)):
            self.columns[f"{node.id}.{name}"] = (found[name] * times).where(found["present"])
