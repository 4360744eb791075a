"""`govcheck score`: an answer file in, its result on the screen or as JSON; many in, one result table out."""

from __future__ import annotations

from typing import Annotated

import typer

from govcheck.cli.output import print_json_text
from govcheck.cli.screen import show_summary
from govcheck.cli.settings import Debug, Json, Lang, Plain, QuestionnaireName, Quiet, choose_language
from govcheck.errors import Problem, UsageError

Answers = Annotated[str, typer.Argument(metavar="ANSWERS", help="An answer file; - reads it from standard input.")]

Paths = Annotated[
    list[str], typer.Argument(metavar="ANSWERS", help="An answer file, or - ; with -o also folders and tables.")
]
TableName = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write a table, a row each: csv, parquet, xlsx or json."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Stop where anything cannot be read, and write nothing.")]


def score(  # noqa: PLR0913 - one for each option
    answers: Paths,
    *,
    output: TableName = None,
    strict: Strict = False,
    questionnaire: QuestionnaireName = None,
    lang: Lang = None,
    json: Json = False,
    quiet: Quiet = False,
    plain: Plain = False,
    debug: Debug = False,
) -> None:
    """Score an answer file and show the result; with -o score many, and write one table."""
    del debug  # score has no messages beside its result; the boundary looks at --debug itself
    from govcheck.cli.scored import score_file

    language = choose_language(lang)
    if output is not None:
        from govcheck.cli.many import score_many

        score_many(answers, output, language, questionnaire, strict=strict, quiet=quiet)
        return
    if len(answers) > 1:
        message, hint = "Several answer files make a table.", "Name the file for it: -o results.csv."
        raise UsageError(Problem("no-output", message, hint))
    scored = score_file(answers[0], language, questionnaire, quiet=quiet)
    if json:
        from govcheck.report.result_json import render_json

        print_json_text(render_json(scored.result))
        return
    show_summary(scored, language, plain=plain)
