"""`govcheck report`: an answer file in, a report out; the suffix chooses the format."""

from __future__ import annotations

from typing import Annotated

import typer

from govcheck.cli.output import tell
from govcheck.cli.score import Answers
from govcheck.cli.settings import Debug, Lang, QuestionnaireName, Quiet, choose_language

Output = Annotated[
    str, typer.Option("-o", "--output", metavar="FILE", help="Where to write it; the suffix chooses the format.")
]


def report(
    answers: Answers,
    output: Output,
    *,
    questionnaire: QuestionnaireName = None,
    lang: Lang = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Write the report of an answer file."""
    del debug  # the boundary looks at it itself
    from govcheck.cli.scored import score_file
    from govcheck.report.formats import render
    from govcheck.store.writing import STDOUT, write_file

    language = choose_language(lang)
    scored = score_file(answers, language, questionnaire, quiet=quiet)
    write_file(
        output, render(scored.result, scored.questionnaire, language, "report.html" if output == STDOUT else output)
    )
    tell(language.text("Report written: {file}", file=output), quiet=quiet or output == STDOUT)
