"""The first sheet: who was scored, with what, and the report in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.report.sheets.sheet import Column, Row, Sheet, join_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.report.view import View
    from govcheck.report.view.score import IndexView


def tell_summary(view: View) -> Sheet:
    """Who was scored, with what, and the report in short."""
    columns = (Column(view.labels.fact, 34), Column(view.labels.value, 110))
    rows = tuple(Row((name, value)) for name, value in _facts(view) if value)
    return Sheet(view.language.text("Summary"), columns, rows)


def _facts(view: View) -> Iterator[tuple[str, str]]:
    labels, say = view.labels, view.language
    yield say.text("City"), join_lines(view.city, view.place)
    yield say.text("Questionnaire"), view.title
    yield say.text("Date of the answers"), view.date
    yield say.text("Answered by"), view.respondents
    yield say.text("Please note"), labels.made_up if view.sample else ""
    yield labels.quick, join_lines(view.extent.summary, *view.extent.indices) if view.extent else ""
    yield labels.in_short, " ".join(view.headline)
    yield labels.answered, ", ".join(view.counts)
    if view.targets:
        yield view.targets.title, view.targets.summary
    for index in view.indices:
        yield labels.scores, _sentence(view, index)
    for cohort in view.cohorts:
        yield (
            labels.beside_cohort,
            join_lines(cohort.title, *(say.named(one.title, one.text) for one in cohort.averages)),
        )
    yield from _frameworks(view)
    for found in view.telling:
        yield (
            labels.telling,
            join_lines(found.question, say.named(found.mark, found.text), found.circumstance, found.cited),
        )
    yield labels.telling, labels.telling_none if view.studied and not view.telling else ""
    for strength in view.strengths:
        yield labels.strengths, say.named(strength.title, strength.text)
    yield labels.strengths, "" if view.strengths else labels.strengths_none
    for step in view.first_steps:
        yield labels.first_steps, f"{step.rank}. {step.title}\n{step.area} · {step.effort}"
    yield labels.first_steps, view.steps_remark if view.advised else ""
    yield labels.report, labels.made_with


def _frameworks(view: View) -> Iterator[tuple[str, str]]:
    """In a sentence or two what the sheet of the frameworks tells part by part."""
    for ladder in view.ladders:
        yield ladder.title, ladder.summary
    for stage in view.stages:
        yield stage.title, join_lines(stage.place, stage.beside)
    for cycle in view.cycles:
        yield cycle.title, join_lines(cycle.weakest, cycle.closing)
    for path in view.paths:
        yield path.title, path.summary


def _sentence(view: View, index: IndexView) -> str:
    score = index.score
    evidenced = view.language.named(view.labels.evidenced, score.shown_evidenced) if score.shown_evidenced else ""
    return join_lines(score.sentence, evidenced if score.shown else "")
