"""`govcheck report`: an answer file in, a report out; the suffix chooses the format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from govcheck.cli.one_file import check_one_file
from govcheck.cli.output import tell
from govcheck.cli.overwriting import check_outputs
from govcheck.cli.problem import as_lines
from govcheck.cli.score import Answers
from govcheck.cli.settings import BenchmarkNames, Debug, Lang, QuestionnaireName, Quiet, choose_language

Output = Annotated[
    str, typer.Option("-o", "--output", metavar="FILE", help="Where to write it; the suffix chooses the format.")
]


Only = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="SECTION", help="Write this section alone; may be given several times."),
]
Template = Annotated[
    Path | None,
    typer.Option("--template", metavar="FOLDER", help="Folder with a template, a style sheet or a logo of your own."),
]


def report(  # noqa: PLR0913 - one for each option
    answers: Answers,
    output: Output,
    *,
    only: Only = None,
    template: Template = None,
    benchmark: BenchmarkNames = None,
    questionnaire: QuestionnaireName = None,
    lang: Lang = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Write the report of an answer file: html, pdf, docx, xlsx, md or json, as the name of the file ends."""
    del debug  # the boundary looks at it itself
    from govcheck.cli.scored import score_file
    from govcheck.report.formats import Matter, render
    from govcheck.store.printing import STDOUT
    from govcheck.store.writing import write_file

    language = choose_language(lang)
    check_one_file(answers, questionnaire, Path(output).suffix.lower())
    check_outputs([answers], [output])
    scored = score_file(answers, language, questionnaire, benchmarks=benchmark, quiet=quiet)
    matter = Matter(scored.result, scored.questionnaire, language, tuple(only or ()), template)
    written = render(matter, "report.html" if output == STDOUT else output)
    write_file(output, written.content)
    for remark in written.remarks:
        tell("\n".join(as_lines(remark, language)), quiet=quiet)
    tell(language.text("Report written: {file}", file=output), quiet=quiet or output == STDOUT)
