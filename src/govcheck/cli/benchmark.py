"""`govcheck benchmark`: the published figures as data, and those of one's own cities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from govcheck.cli.ending import interrupt_on_end
from govcheck.cli.output import print_json, print_json_text, print_lines, print_text
from govcheck.cli.settings import Debug, Json, Lang, QuestionnaireName, Quiet, choose_language
from govcheck.cli.survey_options import Jobs, MinGroup, Strict, SurveyOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.language import Language
    from govcheck.model.benchmark import Benchmark, Figure
    from govcheck.model.cohort import Provenance
    from govcheck.model.profile import Profile

app = typer.Typer(help="Look at published figures of cities, or build those of many cities.", no_args_is_help=True)

Paths = Annotated[list[str], typer.Argument(metavar="PATHS", help="Answer files, folders and tables.")]
Output = Annotated[
    str, typer.Option("-o", "--output", metavar="FILE", help="Where to write it: a file that ends in .yaml, or -.")
]
By = Annotated[str, typer.Option("--by", metavar="GROUPS", help="What cities are grouped by, between commas.")]
BuiltBy = Annotated[str | None, typer.Option("--built-by", metavar="NAME", help="Who builds it, as the file tells it.")]
Title = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="What it is called.")]


@app.command("list")
def list_all(*, json: Json = False, lang: Lang = None, quiet: Quiet = False, debug: Debug = False) -> None:
    """List the built-in benchmarks."""
    del quiet, debug
    from govcheck.store.benchmarks import list_benchmarks, load_benchmark

    language = choose_language(lang)
    found = [load_benchmark(name, language.code) for name in list_benchmarks()]
    if json:
        print_json(
            [{"id": b.id, "edition": b.edition, "title": b.title, "participants": b.participants} for b in found]
        )
        return
    for one in found:
        line = language.text(
            "{id}  {title}: {figures} figures of {participants} participants",
            id=one.id, title=one.title, figures=len(one.figures), participants=one.participants,
        )  # fmt: skip
        print_text(f"{line}\n")


@app.command("show")
def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="Id of a benchmark, or a file that holds one.")],
    *,
    json: Json = False,
    lang: Lang = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Show every figure of a benchmark with n, counts, source and notes."""
    del quiet, debug
    from govcheck.report.benchmark_json import render_benchmark_json
    from govcheck.store.benchmarks import load_benchmark
    from govcheck.store.content import load_profile

    language = choose_language(lang)
    found = load_benchmark(name, language.code)
    if json:
        print_json_text(render_benchmark_json(found))
        return
    lines = _lines(found, language, load_profile(language.code))
    print_lines(lines)


def _lines(found: Benchmark, language: Language, profile: Profile) -> Iterator[str]:
    from govcheck.comparison.peer import name_benchmark, name_group, tell_caution

    yield name_benchmark(language, found)
    yield tell_caution(language, found)
    if found.provenance is not None:
        yield from _describe_provenance(found.provenance, language, profile)
    for figure in found.figures:
        name = f"{figure.indicator} {figure.category}" if figure.category else figure.indicator
        value = figure.value if isinstance(figure.value, str) else language.figure(figure.value)
        of = ""
        if figure.n is not None and figure.count is not None:
            of = language.text("{count} of {n}", count=figure.count, n=figure.n)
        elif figure.n is not None:
            of = language.text("n = {n}", n=figure.n)
        place = name_group(figure.group, profile) if figure.group else ""
        if figure.place and figure.line:
            place = language.text("chapter “{place}”, line {line}", place=figure.place, line=figure.line)
        yield language.named(name, language.listed([f"{value} ({figure.kind})", of, place, *_spread(figure, language)]))
        if figure.remark:
            yield f"    {figure.remark}"


def _spread(figure: Figure, language: Language) -> Iterator[str]:
    if figure.quantiles:
        pairs = (f"{language.figure(one.at)}%: {language.figure(one.value)}" for one in figure.quantiles)
        yield language.text("below which lie {shares}", shares=", ".join(pairs))
    if figure.ordered:
        yield language.text("in order {scores}", scores=" ".join(map(language.figure, figure.ordered)))


def _describe_provenance(provenance: Provenance, language: Language, profile: Profile) -> Iterator[str]:
    from govcheck.comparison.peer import name_group
    from govcheck.model.cohort import SuppressionReason

    asked = provenance.questionnaire
    yield language.text(
        "Built from answers to {questionnaire} {version} ({hash}). Cities: {cities}; files: {files}.",
        questionnaire=asked.id, version=asked.version, hash=asked.hash,
        cities=language.number(provenance.cities), files=language.number(provenance.files),
    )  # fmt: skip
    if provenance.first and provenance.first == provenance.last:
        yield language.text("Answered on {day}.", day=language.day(provenance.first))
    elif provenance.first and provenance.last:
        first, last = language.day(provenance.first), language.day(provenance.last)
        yield language.text("Answered from {first} to {last}.", first=first, last=last)
    if provenance.built_by:
        yield language.named(language.text("Built by"), provenance.built_by)
    least = provenance.least_group
    yield language.text("Of groups of fewer than {least} cities nothing is told.", least=least)
    for one in provenance.suppressed:
        group = name_group(one.group, profile) if one.group else language.text("All cities")
        if one.reason is SuppressionReason.TOO_FEW:
            yield language.text("{group}: too few cities; figures left out: {number}", group=group, number=one.figures)
        else:
            yield language.text(
                "{group}: would reveal those of others; figures left out: {number}",
                group=group,
                number=one.figures,
            )


@app.command("build")
def build(  # noqa: PLR0913 - one for each option
    paths: Paths,
    output: Output,
    *,
    by: By = "region,band,country",
    min_group: MinGroup = None,
    built_by: BuiltBy = None,
    title: Title = None,
    strict: Strict = False,
    jobs: Jobs = None,
    questionnaire: QuestionnaireName = None,
    lang: Lang = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Build a benchmark from the answers of many cities, by groups in which no city can be made out.

    Publish one build of the same cities: beside another one, what is hidden in it could be worked out.
    """
    del debug  # the boundary looks at it itself
    from govcheck.cli.cohort import BuildOptions, build_cohort

    options, reading = BuildOptions(by, min_group, built_by, title), SurveyOptions(questionnaire, jobs, strict, quiet)
    interrupt_on_end()
    build_cohort(paths, output, options, choose_language(lang), reading)


@app.command("check")
def check(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="Ids of benchmarks, or files that hold one; else all."),
    ] = None,
    *,
    questionnaire: QuestionnaireName = None,
    json: Json = False,
    lang: Lang = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Check benchmarks: everything that is wrong, with file, line and how to mend it."""
    del debug
    from functools import partial

    from govcheck.cli.checking import tell_findings
    from govcheck.store.benchmarks import list_benchmarks
    from govcheck.store.check import check_benchmark

    check_one = partial(check_benchmark, further=questionnaire)
    tell_findings(names or list_benchmarks(), check_one, choose_language(lang), json=json, quiet=quiet)
