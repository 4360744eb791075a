"""The other results as a plain script on pandas would compute them, once the nodes are scored.

Counts, steps, paths, cycles, flags, and positions beside what is published; then what is looked for
in all rows together. Which question is set beside which figure is taken from govcheck.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from govcheck.batch.distribution import AROUND
from govcheck.batch.framework import find_cycles
from govcheck.batch.position import PLACED, find_placed
from govcheck.comparison.distribution import count_around
from govcheck.model.benchmark import FigureKind, find_ends
from govcheck.model.question import QuestionType
from govcheck.scoring.flag import SCALE_STEPS
from govcheck.scoring.level import SLACK
from pandas_scores import PROFILE, Scores

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.comparison.placed import Placed
    from govcheck.model.benchmark import Benchmark, Figure
    from govcheck.model.condition import Condition
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire


def score_table(source: str, target: str, questionnaire: Questionnaire, benchmarks: Sequence[Benchmark]) -> None:
    """Read a table, check it, and write all results."""
    table = pd.read_parquet(source)
    check_cells(table, questionnaire)
    scores = Scores(table, questionnaire)
    for tree in questionnaire.scoring.trees:
        for root in tree.nodes:
            scores.score_node(root)
    results = Results(scores)
    results.count()
    results.follow_frameworks()
    results.flag()
    results.compare(benchmarks)
    results.surround(benchmarks)
    find_doubts(table)
    pd.concat([table[PROFILE], pd.DataFrame(scores.columns)], axis=1).to_parquet(target)


def check_cells(table: pd.DataFrame, questionnaire: Questionnaire) -> None:
    """Whether all cells are answers."""
    assert table["population"].between(1, 10**9).all()
    for question in questionnaire.questions:
        if question.type is QuestionType.SINGLE:
            assert table[question.id].isin([*question.by_id, None]).all()
        if question.type is QuestionType.NUMBER:
            assert table[question.id].dropna().between(question.min, question.max).all()
        if question.at_most is not None:
            boxes = [f"{question.id}.{option.id}" for option in question.choices if not option.exclusive]
            assert (table[[box for box in boxes if box in table]].sum(axis=1) <= question.at_most).all()


def find_doubts(table: pd.DataFrame) -> tuple[int, int]:
    """How many rows repeat the city, and the answers, of another."""
    names = table["city"].str.normalize("NFKD").str.replace("[\u0300-\u036f]", "", regex=True).str.lower().str.strip()
    repeated = pd.DataFrame({"name": names, "country": table["country"]}).duplicated()
    prints = pd.util.hash_pandas_object(table.drop(columns=PROFILE), index=False)
    return int(repeated.sum()), int(prints.duplicated().sum())


class Results:
    """The results of one table, added to the columns of its scores."""

    def __init__(self, scores: Scores) -> None:
        """Find which questions are asked of each row, and answered."""
        self.scores = scores
        self.table = scores.table
        self.columns = scores.columns
        self.questionnaire = scores.questionnaire
        self.asked = {name: route.isin(["asked", "open"]) for name, route in scores.routes.items()}
        self.given = {q.id: self.asked[q.id] & scores.answered(q) for q in self.questionnaire.questions}

    def count(self) -> None:
        """How many questions are asked and answered; this table knows no other states."""
        self.columns["asked"] = sum(self.asked.values())
        self.columns["answered"] = sum(self.given.values())
        self.columns["skipped"] = self.columns["asked"] - self.columns["answered"]
        for name in ("dont_know", "not_applicable", "unsure"):
            self.columns[name] = pd.Series(0, index=self.table.index)

    def step(self, question: Question) -> pd.Series:
        """The place of the option that is chosen, counted from 1."""
        places = {option.id: place for place, option in enumerate(question.choices, start=1)}
        return self.table[question.id].map(places).where(self.given[question.id])

    def holds(self, condition: Condition) -> pd.Series:
        """Whether a condition holds of a question that is asked."""
        return self.asked[condition.question] & self.scores.holds(condition)

    def follow_frameworks(self) -> None:
        """Ladders, stages, paths and cycles."""
        scoring = self.questionnaire.scoring
        names = [phase for ladder in scoring.ladders for phase in ladder.questions]
        for name in [*names, *(stage.question for stage in scoring.stages)]:
            self.columns[f"{name}.step"] = self.step(self.questionnaire.by_id[name])
        for path in scoring.paths:
            for step in path.steps:
                name = step.when.question
                known = self.given[name] | ~self.asked[name]
                self.columns[f"{path.id}.{step.id}.reached"] = self.holds(step.when).astype("boolean").where(known)
        for cycle in find_cycles(self.questionnaire):
            phases = [phase.id for phase in cycle.children]
            ceiling = pd.concat([self.columns[f"{phase}.high"] for phase in phases], axis=1).min(axis=1)
            low = {phase: self.columns[f"{phase}.low"] <= ceiling + SLACK for phase in phases}
            self.columns[f"{cycle.id}.weakest"] = self.join(low).where(ceiling.notna())

    def join(self, told: dict[str, pd.Series]) -> pd.Series:
        """The names of what holds, one after the other."""
        found = pd.Series("", index=self.table.index)
        for name, holds in told.items():
            found = found.mask(holds, found + ";" + name)
        return found.str.lstrip(";")

    def flag(self) -> None:
        """What deserves a second look."""
        rules, own = self.questionnaire.scoring.flags, self.questionnaire.id
        told = {f"same-position:{own}": self.same_position(), f"all-best:{own}": self.all_best()}
        for rule in rules.contradictions:
            told[f"contradiction:{rule.id}"] = np.logical_and.reduce([self.holds(gate) for gate in rule.when])
        for question in self.questionnaire.questions:
            if question.ask_if is not None:
                told[f"not-asked:{question.id}"] = self.scores.answered(question) & ~self.asked[question.id]
        self.columns["flags"] = self.join(told)

    def same_position(self) -> pd.Series:
        """Whether most answers stand at one place of their scales."""
        rules = self.questionnaire.scoring.flags
        places = {}
        for question in self.questionnaire.questions:
            if question.type is QuestionType.NUMBER:
                place = (self.table[question.id] - question.min) / (question.max - question.min)
            elif question.type is QuestionType.SINGLE and len(question.choices) >= SCALE_STEPS:
                place = (self.step(question) - 1) / (len(question.choices) - 1)
            else:
                continue
            places[question.id] = place.where(self.given[question.id]).round(9)
        frame = pd.DataFrame(places)
        total = frame.notna().sum(axis=1)
        most = pd.Series(0, index=frame.index)
        for place in pd.unique(frame.to_numpy().ravel()):
            most = np.maximum(most, (frame == place).sum(axis=1))
        return (total >= rules.same_position_questions) & (most >= rules.same_position_share * total - SLACK)

    def all_best(self) -> pd.Series:
        """Whether no answer leaves anything to gain."""
        best, many = pd.Series(data=True, index=self.table.index), pd.Series(0, index=self.table.index)
        for question in self.questionnaire.questions:
            if not question.scored:
                continue
            choice = question.type in {QuestionType.SINGLE, QuestionType.YES_NO}
            most = min(1.0, max(option.value for option in question.choices)) if choice else 1.0
            full = self.scores.leaves[question.id]["score"] >= most - SLACK
            if question.at_most is not None:
                full |= self.scores.options(question).sum(axis=1) >= question.at_most
            best &= full | ~self.given[question.id]
            many += self.given[question.id]
        return best & (many >= self.questionnaire.scoring.flags.all_best_questions)

    def compare(self, benchmarks: Sequence[Benchmark]) -> None:
        """The positions beside what is published."""
        about = self.questionnaire.scoring.comparison.about
        for name, (placed, *_) in find_placed(self.questionnaire, benchmarks, PLACED):
            place = self.beside(placed, about)
            known = self.given[placed.question.id] & self.speaks(placed.figure)
            self.columns[f"{name}.position"] = pd.Series(place, index=self.table.index).where(known)

    def beside(self, placed: Placed, about: float) -> object:
        """Where each row stands beside a figure, whatever it answers."""
        question, figure = placed.question, placed.figure
        if figure.kind in {FigureKind.SHARE, FigureKind.TOP3}:
            counted = [name for name in placed.options or ("yes",) if name in question.by_id]
            words = ("with", "without") if question.type is QuestionType.YES_NO else ("named", "not-named")
            return np.where(self.scores.chooses(question, counted), *words)
        if question.type not in {QuestionType.NUMBER, QuestionType.SINGLE}:
            return None
        yours = self.table[question.id] if question.type is QuestionType.NUMBER else self.step(question)
        if figure.kind is FigureKind.MEAN:
            low, high = find_ends(str(figure.scale))
            near = (yours - figure.value).abs() <= about * (high - low) + SLACK
            return np.select([near, yours > figure.value], ["about", "above"], "below")
        low, high = find_ends(str(figure.value))
        return np.select([yours < low - SLACK, yours > high + SLACK], ["below", "above"], "within")

    def speaks(self, figure: Figure) -> pd.Series:
        """Whether a row's answer speaks of the same as a figure."""
        condition = figure.holds_for
        if condition is None:
            return pd.Series(data=True, index=self.table.index)
        gate = self.questionnaire.by_id.get(condition.question)
        if gate is None or not set(condition.options) <= set(gate.by_id):
            return pd.Series(data=False, index=self.table.index)
        return self.holds(condition)

    def surround(self, benchmarks: Sequence[Benchmark]) -> None:
        """How many participants stand below, at and above each answer."""
        for name, column in self._around(benchmarks):
            self.columns[name] = column

    def _around(self, benchmarks: Sequence[Benchmark]) -> Iterator[tuple[str, pd.Series]]:
        for name, group in find_placed(self.questionnaire, benchmarks, {FigureKind.DISTRIBUTION}):
            question, counts = group[0].question, count_around(group)
            known = self.given[question.id] & self.speaks(group[0].figure)
            for part in AROUND if counts else ():
                around = {option: getattr(of, part) for option, of in counts.items()}
                values = self.table[question.id]
                if question.type is QuestionType.YES_NO:
                    values = values.map({True: "yes", False: "no"})
                yield f"{name}.{part}", values.map(around).where(known)
