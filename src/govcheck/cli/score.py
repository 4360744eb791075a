"""`govcheck score`: an answer file in, its result on the screen or as JSON."""

from __future__ import annotations

from typing import Annotated

import typer

from govcheck.cli.output import print_json_text
from govcheck.cli.screen import show_summary
from govcheck.cli.settings import Debug, Json, Lang, Plain, QuestionnaireName, Quiet, choose_language

Answers = Annotated[str, typer.Argument(metavar="ANSWERS", help="An answer file; - reads it from standard input.")]


def score(
    answers: Answers,
    *,
    questionnaire: QuestionnaireName = None,
    lang: Lang = None,
    json: Json = False,
    quiet: Quiet = False,
    plain: Plain = False,
    debug: Debug = False,
) -> None:
    """Score an answer file and show the result."""
    del debug  # score has no messages beside its result; the boundary looks at --debug itself
    from govcheck.cli.scored import score_file

    language = choose_language(lang)
    scored = score_file(answers, language, questionnaire, quiet=quiet)
    if json:
        from govcheck.report.result_json import render_json

        print_json_text(render_json(scored.result))
        return
    show_summary(scored, language, plain=plain)
