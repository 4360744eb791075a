"""What to do: the next steps, each of them in full, and the targets that the city set itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.report.sheets.sheet import Column, Row, Sheet, join_lines

if TYPE_CHECKING:
    from govcheck.report.view import View
    from govcheck.report.view.step import StepView


def tell_roadmap(view: View) -> Sheet:
    """The next steps, with room for who and when."""
    labels, say = view.labels, view.language
    columns = (
        Column(say.text("Rank"), 8, numeric=True),
        Column(labels.step, 34),
        Column(labels.area, 20),
        Column(labels.next, 40),
        Column(labels.effort, 12),
        Column(say.text("Target"), 28),
        Column(labels.owner, 24, fill_in=True),
        Column(labels.due, 20, fill_in=True, date=True),
    )
    return Sheet(labels.roadmap, columns, tuple(_step(step) for step in view.steps))


def _step(step: StepView) -> Row:
    return Row(
        (float(step.rank), step.title, step.area, step.asks, step.effort, step.target, step.owner, step.due_on or ""),
    )


def tell_steps(view: View) -> Sheet:
    """The same steps: why they stand where they stand, how to start, and who has done it."""
    labels, say = view.labels, view.language
    columns = (
        Column(say.text("Rank"), 8, numeric=True),
        Column(labels.step, 28),
        Column(labels.why, 40),
        Column(labels.start, 50),
        Column(labels.practices, 50),
        Column(say.text("Goals"), 20),
    )
    return Sheet(say.text("Steps in full"), columns, tuple(_in_full(step) for step in view.steps))


def _in_full(step: StepView) -> Row:
    return Row(
        (
            float(step.rank),
            step.title,
            join_lines(step.gain, step.priority, step.because),
            join_lines(*step.start, step.for_size),
            join_lines(*(f"{practice.where}, {practice.title}. {practice.summary}" for practice in step.practices)),
            step.goals,
        )
    )


def tell_targets(view: View) -> Sheet:
    """The targets that the city set itself; no rows where there are none."""
    title = view.language.text("Targets")
    found = view.targets
    if found is None:
        return Sheet(title, (), ())
    columns = (
        Column(view.labels.question, 50),
        Column(found.target, 34),
        Column(found.due, 18, date=True),
        Column(found.owner, 24),
        Column(found.now, 60),
    )
    rows = tuple(Row((t.question, t.aim, t.by_day, t.owner, t.told)) for t in found.rows)
    return Sheet(title, columns, rows)
