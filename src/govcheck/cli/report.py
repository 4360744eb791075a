"""`govcheck report`: an answer file in, a report out; the suffix chooses the format."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from govcheck.cli.output import tell
from govcheck.cli.score import Answers
from govcheck.cli.settings import Debug, Lang, QuestionnaireName, Quiet, choose_language
from govcheck.errors import Problem, UsageError

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
    check_output(answers, output)
    scored = score_file(answers, language, questionnaire, quiet=quiet)
    write_file(
        output, render(scored.result, scored.questionnaire, language, "report.html" if output == STDOUT else output)
    )
    tell(language.text("Report written: {file}", file=output), quiet=quiet or output == STDOUT)


def check_output(answers: str, output: str) -> None:
    """See to it that the report does not take the place of the answers.

    Raises:
        UsageError: both names lead to the same file.
    """
    with suppress(OSError):
        if Path(output).samefile(answers):
            message, hint = "{file} is the answer file itself.", "Give the report another name."
            raise UsageError(Problem("would-overwrite", message, hint, fields={"file": output}))
