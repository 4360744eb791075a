"""What it all rests on: what is not known, and where the rest comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.report.sheets.sheet import Column, Row, Sheet, join_lines

if TYPE_CHECKING:
    from govcheck.report.view import View


def tell_unknown(view: View) -> Sheet:
    """What to find out, and every question that has no sure answer."""
    labels, say = view.labels, view.language
    columns = (
        Column(labels.fact, 30),
        Column(say.text("Section of the questionnaire"), 24),
        Column(labels.question, 60),
        Column(say.text("What is to be known of it"), 60),
    )
    lists = (
        (labels.dont_know, view.unknown.dont_know),
        (labels.not_applicable, view.unknown.not_applicable),
        (labels.unsure, view.unknown.unsure),
        (labels.skipped, view.unknown.skipped),
    )
    rows = (
        *(Row((labels.narrowing, "", found.question, found.effect)) for found in view.narrowings),
        *(Row((name, one.section, one.question, one.reason or one.waits)) for name, found in lists for one in found),
    )
    return Sheet(labels.unknown, columns, rows)


def tell_sources(view: View) -> Sheet:
    """What was scored, how the sheets are read, the studies, the method and its limits."""
    labels = view.labels
    beside = labels.scores_beside if view.studied and not view.cohorts else ""
    note = next((one.moves_note for one in view.explanations if one.moves_note), "")
    explained = (
        (labels.scores, f"{labels.scores_intro} {beside}".strip()),
        (labels.comparisons, labels.comparisons_intro if view.studied else ""),
        (labels.steps, labels.steps_intro if view.advised else ""),
        (labels.narrowing, labels.narrowing_intro),
        (labels.claimed_evidenced, labels.claimed_evidenced_intro),
        (labels.sensitivity, labels.sensitivity_intro),
        (labels.contributions, labels.explanations_intro),
        (labels.moves, join_lines(labels.moves_intro, note)),
    )
    rows = (
        *(Row((fact.name, fact.value)) for fact in view.identity),
        *(Row(pair) for pair in explained if pair[1]),
        *(
            Row(
                (
                    labels.sources,
                    join_lines(f"{s.title}. {s.publisher}, {s.edition}. {s.participants}.", *s.facts, *s.places),
                )
            )
            for s in view.sources
        ),
        *(Row((labels.beside_cohort, c.remark)) for c in view.cohorts if c.remark),
        *(Row((labels.method, paragraph)) for paragraph in view.method),
        *(Row((labels.limits, limit)) for limit in view.limits),
    )
    return Sheet(labels.sources, (Column(labels.fact, 34), Column(labels.value, 110)), rows)
