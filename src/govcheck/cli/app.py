"""The program with its commands; what is heavy is imported by the command that needs it."""

from __future__ import annotations

from typing import Annotated

import typer

from govcheck.cli import assess, benchmark, demo, explain, migrate, questionnaire, report, score
from govcheck.cli.settings import Lang, choose_language
from govcheck.version import __version__

app = typer.Typer(
    name="govcheck",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Judge your own city's Smart Governance and resilience, beside the cities of two international studies.",
    epilog="Start with: govcheck demo. Then: govcheck assess.",
)


def _version(asked: bool) -> None:  # noqa: FBT001 - the shape of a typer callback
    if asked:
        print(f"govcheck {__version__}")  # noqa: T201 - unlike write, it bears a closed output
        raise typer.Exit


@app.callback()
def _root(
    *,
    lang: Lang = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """The language may be given before the command, too, for instance together with --help."""
    del version  # its callback has been called
    choose_language(lang)  # one that is not there is told before anything else


app.command("assess")(assess.assess)
app.command("score")(score.score)
app.command("report")(report.report)
app.command("explain")(explain.explain)
app.command("demo")(demo.demo)
questionnaire.app.command("migrate")(migrate.migrate)
app.add_typer(questionnaire.app, name="questionnaire")
app.add_typer(benchmark.app, name="benchmark")
