"""`govcheck benchmark`: the published figures as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from govcheck.cli.output import print_json, print_text, printable
from govcheck.cli.settings import Debug, Json, Lang, Quiet, choose_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.language import Language
    from govcheck.model.benchmark import Benchmark

app = typer.Typer(help="Look at the published figures of participating cities.", no_args_is_help=True)


@app.command("list")
def list_all(*, json: Json = False, lang: Lang = None, quiet: Quiet = False, debug: Debug = False) -> None:
    """List the built-in benchmarks."""
    del quiet, debug
    from govcheck.store.content import list_benchmarks, load_benchmark

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
    from govcheck.store.content import load_benchmark

    language = choose_language(lang)
    found = load_benchmark(name, language.code)
    if json:
        print_json(as_data(found))
        return
    print_text("".join(f"{printable(line)}\n" for line in _lines(found, language)))


def _lines(found: Benchmark, language: Language) -> Iterator[str]:
    yield found.study.title
    yield found.caution
    for figure in found.figures:
        name = f"{figure.indicator} {figure.category}" if figure.category else figure.indicator
        value = figure.value if isinstance(figure.value, str) else language.figure(figure.value)
        of = ""
        if figure.n is not None and figure.count is not None:
            of = language.text("{count} of {n}", count=figure.count, n=figure.n)
        elif figure.n is not None:
            of = f"n = {figure.n}"
        place = language.text("chapter “{place}”, line {line}", place=figure.place, line=figure.line)
        yield language.named(name, language.listed([f"{value} ({figure.kind})", of, place]))
        if figure.remark:
            yield f"    {figure.remark}"


@app.command("check")
def check(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="Ids of benchmarks, or files that hold one; else all."),
    ] = None,
    *,
    json: Json = False,
    lang: Lang = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Check benchmarks: everything that is wrong, with file, line and how to mend it."""
    del debug
    from govcheck.cli.checking import tell_findings
    from govcheck.store.check import check_benchmark
    from govcheck.store.content import list_benchmarks

    tell_findings(names or list_benchmarks(), check_benchmark, choose_language(lang), json=json, quiet=quiet)


def as_data(benchmark: Benchmark) -> dict[str, Any]:
    """A benchmark with its figures one by one."""
    figures = [figure.model_dump(mode="json") for figure in benchmark.figures]
    head = {"id": benchmark.id, "edition": benchmark.edition, "participants": benchmark.participants}
    return {**head, "figures": figures}
