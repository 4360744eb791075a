"""`govcheck score`: an answer file in, its result on the screen or as JSON; many in, one result table out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from govcheck.cli.cluster import POLARS, SPARK
from govcheck.cli.ending import interrupt_on_end
from govcheck.cli.need import Need, check_needs
from govcheck.cli.one_file import holds_many
from govcheck.cli.output import print_json_text
from govcheck.cli.screen import show_summary
from govcheck.cli.settings import BenchmarkNames, Debug, Json, Lang, Plain, QuestionnaireName, Quiet, choose_language
from govcheck.cli.survey_options import Jobs, MinGroup, Strict, SurveyOptions
from govcheck.errors import Problem, UsageError

Answers = Annotated[str, typer.Argument(metavar="ANSWERS", help="An answer file; - reads it from standard input.")]

Paths = Annotated[
    list[str], typer.Argument(metavar="ANSWERS", help="An answer file, or - ; with -o also folders and tables.")
]
TableName = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write a table, a row each: csv, parquet, xlsx or json; - prints CSV, or JSON with --json.",
    ),
]
By = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="GROUPS",
        help="With -o: figures of groups, too, by region, band, country, between commas; small groups are hidden.",
    ),
]
Levels = Annotated[
    bool,
    typer.Option(
        "--levels",
        help="With -o: of each score, its levels and whether it is withheld or a first look, too.",
    ),
]
Reports = Annotated[
    Path | None, typer.Option("--report", metavar="FOLDER", help="With -o: a report of each city, too.")
]
Engine = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="NAME",
        help="What computes: polars; or spark, for what is too large for it, from Parquet to Parquet.",
    ),
]
Form = Annotated[
    str | None, typer.Option("--format", metavar="SUFFIX", help="The format of these reports, such as pdf; else html.")
]
Master = Annotated[
    str | None,
    typer.Option(
        "--master",
        metavar="CLUSTER",
        help="Where it computes, such as spark://host:7077, with --engine spark; else this machine.",
    ),
]


def score(  # noqa: PLR0913 - one for each option
    answers: Paths,
    *,
    output: TableName = None,
    strict: Strict = False,
    by: By = "",
    min_group: MinGroup = None,
    levels: Levels = False,
    reports: Reports = None,
    form: Form = None,
    jobs: Jobs = None,
    engine: Engine = POLARS,
    master: Master = None,
    benchmark: BenchmarkNames = None,
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
    of_many = {
        "--by": bool(by), "--report": reports is not None, "--strict": strict, "--jobs": jobs is not None,
    }  # fmt: skip
    further = {"--min-group": min_group is not None, "--format": form is not None}
    reading = SurveyOptions(questionnaire, jobs, strict, quiet, plain, tuple(benchmark or ()), levels)
    if output is not None and engine != POLARS:
        from govcheck.cli.cluster import check_cluster, score_on_cluster

        check_cluster(engine, answers, output, of_many | further)
        interrupt_on_end()
        score_on_cluster(answers[0], output, master, language, reading, json=json)
        return
    check_needs(
        *(Need(name, given, "-o results.csv", output is not None) for name, given in of_many.items()),
        Need("--levels", levels, "-o results.csv", output is not None),
        Need("--engine", engine != POLARS, "-o results.parquet", output is not None),
        Need("--master", master is not None, f"--engine {SPARK}", engine != POLARS),
        Need("--min-group", further["--min-group"], "--by region", bool(by)),
        Need("--format", further["--format"], "--report reports", reports is not None),
    )
    if output is not None:
        from govcheck.cli.many import ScoreOptions, score_many

        options = ScoreOptions(output, by, min_group, reports, form or "html")
        interrupt_on_end()
        score_many(answers, options, language, reading, json=json)
        return
    if len(answers) > 1 or holds_many(answers[0]):
        message, hint = "Many cities make a table.", "Name the file for it: -o results.csv."
        raise UsageError(Problem("no-output", message, hint))
    scored = score_file(answers[0], language, questionnaire, benchmarks=benchmark, quiet=quiet)
    if json:
        from govcheck.report.result_json import render_json

        print_json_text(render_json(scored.result))
        return
    show_summary(scored, language, plain=plain)
