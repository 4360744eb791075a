"""The roadmap: all next steps in a table with who and when, and the targets that the city set itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.report.document import Block, Cell, Column, Paragraph, Part, Row, Section, Table, Tone
from govcheck.report.story.drawings import picture_timeline
from govcheck.report.story.plain_row import common_cell
from govcheck.report.story.score_table import NONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.report.view import View
    from govcheck.report.view.target import TargetsView, TargetView


def tell_roadmap(view: View) -> Section:
    """What to do, in which order, by whom and by when."""
    return Section("roadmap", view.labels.roadmap, tuple(_blocks(view)))


def _blocks(view: View) -> Iterator[Block]:
    labels = view.labels
    if view.steps:
        yield Paragraph(labels.steps_intro, Tone.SOFT)
        yield _steps(view)
        yield Paragraph(labels.roadmap_open, Tone.CITE)
    elif view.advised:
        yield Paragraph(view.no_steps)
    if view.targets:
        drawn = (picture_timeline(view.timeline),) if view.timeline else ()
        yield Part(view.targets.title, (*drawn, _targets(view.targets, labels.question)))


def _steps(view: View) -> Table:
    labels = view.labels
    rows = tuple(
        Row(
            (
                Cell(f"{step.rank}. {step.title}", (), f"step-{step.rank}"),
                common_cell(step.area),
                common_cell(step.effort),
                Cell(step.owner),
                Cell(step.due),
            )
        )
        for step in view.steps
    )
    columns = (
        Column(labels.step, wide=True),
        Column(labels.area),
        Column(labels.effort),
        Column(labels.owner),
        Column(labels.due),
    )
    return Table(labels.roadmap, columns, rows)


def _targets(targets: TargetsView, question: str) -> Table:
    columns = (
        Column(question, wide=True),
        Column(targets.target),
        Column(targets.due),
        Column(targets.owner),
        Column(targets.now, wide=True),
    )
    return Table(targets.intro, columns, tuple(_target(row) for row in targets.rows))


def _target(row: TargetView) -> Row:
    return Row(
        (Cell(row.question), Cell(row.aim), Cell(row.by), Cell(row.owner or NONE), Cell(row.told)),
    )
