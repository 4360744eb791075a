"""All sheets of a report; the same is told as in the document, for whoever filters and goes on calculating."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.report.sheets.answers import tell_answers, tell_comparisons
from govcheck.report.sheets.basis import tell_sources, tell_unknown
from govcheck.report.sheets.cohort import tell_cohort_answers, tell_cohort_scores
from govcheck.report.sheets.explanations import tell_explanations
from govcheck.report.sheets.frameworks import tell_frameworks
from govcheck.report.sheets.roadmap import tell_roadmap, tell_steps, tell_targets
from govcheck.report.sheets.scores import tell_scores
from govcheck.report.sheets.summary import tell_summary
from govcheck.report.sheets.trust import tell_trust

if TYPE_CHECKING:
    from govcheck.report.sheets.sheet import Sheet
    from govcheck.report.view import View


def tell_sheets(view: View) -> tuple[Sheet, ...]:
    """All sheets that have rows, the summary first."""
    sheets = (
        tell_summary(view),
        tell_scores(view),
        tell_cohort_scores(view),
        tell_frameworks(view),
        tell_comparisons(view),
        tell_cohort_answers(view),
        tell_answers(view),
        tell_roadmap(view),
        tell_steps(view),
        tell_targets(view),
        tell_unknown(view),
        tell_trust(view),
        tell_explanations(view),
        tell_sources(view),
    )
    return tuple(sheet for sheet in sheets if sheet.rows)
