"""How far to trust the results: claimed beside evidenced, other weights, and what deserves a second look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.report.sheets.sheet import Column, Row, Sheet, join_lines, number_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.report.view import View
    from govcheck.report.view.score import ScoreView
    from govcheck.report.view.trust import SensitivityView


def tell_trust(view: View) -> Sheet:
    """What each score would be with evidence alone and with other weights, and every flag."""
    labels, say = view.labels, view.language
    columns = (
        Column(labels.fact, 28),
        Column(labels.part, 30),
        Column(labels.claimed, 13, numeric=True),
        Column(labels.evidenced, 13, numeric=True),
        Column(labels.unchanged, 14, numeric=True),
        Column(say.text("Of"), 9, numeric=True),
        Column(say.text("Lowest when varied"), 13, numeric=True),
        Column(say.text("Highest when varied"), 13, numeric=True),
        Column(labels.flags_about, 34),
        Column(say.text("What is to be known of it"), 34),
    )
    return Sheet(say.text("Trust"), columns, tuple(_rows(view)))


def _rows(view: View) -> Iterator[Row]:
    labels = view.labels
    yield from (_claimed(labels.claimed_evidenced, score) for index in view.indices for score in index.rows)
    yield from (_varied(labels.sensitivity, found) for found in view.sensitivity)
    for flag in view.flags:
        yield Row((labels.flags, "", *[""] * 6, join_lines(*flag.questions), flag.text))
    if not view.flags:
        yield Row((labels.flags, "", *[""] * 6, "", labels.flags_none))


def _claimed(what: str, score: ScoreView) -> Row:
    found = score.rounded
    evidenced = number_cell(found.evidenced) if score.shown else ""
    return Row((what, score.title, number_cell(found.score), evidenced, *[""] * 4, "", score.why))


def _varied(what: str, found: SensitivityView) -> Row:
    return Row((what, found.title, "", "", found.kept, found.variations, found.low, found.high, "", ""))
