"""`govcheck questionnaire`: the questionnaires as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from govcheck.cli.output import print_json, print_json_text, print_lines, print_text
from govcheck.cli.settings import Debug, Json, Lang, Quiet, choose_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.language import Language
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.scoring import Node

app = typer.Typer(help="Look at the questionnaires: questions, weights, file formats.", no_args_is_help=True)


@app.command("list")
def list_all(*, json: Json = False, lang: Lang = None, quiet: Quiet = False, debug: Debug = False) -> None:
    """List the built-in questionnaires."""
    del quiet, debug
    from govcheck.store.content import list_questionnaires, load_questionnaire

    language = choose_language(lang)
    found = [load_questionnaire(name, language.code) for name in list_questionnaires()]
    if json:
        print_json([{"id": q.id, "version": q.version, "title": q.title, "questions": len(q.questions)} for q in found])
        return
    for one in found:
        line = language.text(
            "{id}  {title}, version {version}, {questions} questions",
            id=one.id, title=one.title, version=one.version, questions=len(one.questions),
        )  # fmt: skip
        print_text(f"{line}\n")


@app.command("show")
def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="Id of a questionnaire, or a folder that holds one.")],
    *,
    json: Json = False,
    lang: Lang = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Show the questions and the scoring trees of a questionnaire, with their weights."""
    del quiet, debug
    from govcheck.report.questionnaire_json import render_questionnaire_json
    from govcheck.store.content import load_questionnaire

    language = choose_language(lang)
    found = load_questionnaire(name, language.code)
    if json:
        print_json_text(render_questionnaire_json(found))
        return
    print_lines(_lines(found, language))


def _lines(found: Questionnaire, language: Language) -> Iterator[str]:
    """The questions by section, then the trees with their weights."""
    from govcheck.report.view.wording import word

    words = word(found, language)
    yield language.text("{title}, version {version}", title=found.title, version=found.version)
    yield from _times(found, language)
    for section in found.sections:
        yield ""
        yield section.title
        for question in (q for q in found.questions if q.section == section.id):
            marks = f"{question.role}, quick" if question.quick else question.role
            yield f"  {question.id}  [{marks}]"
            yield f"    {question.text}"
            for option in question.choices:
                yield f"      {option.id}: {words.option(question.id, option.id)}"
    yield ""
    yield language.text("How scores are made: each is the mean of what stands below it, by the weights.")
    for tree in found.scoring.trees:
        for root in tree.nodes:
            yield ""
            yield from _branch(root, "  ")


def _branch(node: Node, indent: str) -> Iterator[str]:
    yield f"{indent}{node.id}  {node.weight:g}  {node.title}"
    for child in node.children:
        yield from _branch(child, indent + "  ")
    for question, weight in node.questions.items():
        yield f"{indent}  {question}  {weight:g}"


def _times(found: Questionnaire, language: Language) -> Iterator[str]:
    """How many questions each version asks, and how long it takes."""
    from govcheck.model.pace import find_minutes, round_minutes

    for quick in (True, False):
        number = sum(question.quick or not quick for question in found.questions)
        minutes = find_minutes(found, quick=quick)
        if not number or minutes is None:
            continue
        questions = language.count("{number} question", "{number} questions", number)
        told = language.count("about {number} minute", "about {number} minutes", round_minutes(minutes))
        if quick:
            yield language.text(
                "Quick version: {questions}, {minutes} when read aloud", questions=questions, minutes=told
            )
        else:
            yield language.text(
                "Full version: {questions}, {minutes} when read aloud", questions=questions, minutes=told
            )


@app.command("check")
def check(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="Ids of questionnaires, or folders that hold one; else all."),
    ] = None,
    *,
    json: Json = False,
    lang: Lang = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Check questionnaires: everything that is wrong, with file, line and how to mend it."""
    del debug
    from govcheck.cli.checking import tell_findings
    from govcheck.store.check import check_questionnaire
    from govcheck.store.content import list_questionnaires

    language = choose_language(lang)
    tell_findings(names or list_questionnaires(), check_questionnaire, language, json=json, quiet=quiet)


@app.command("schema")
def schema(
    name: Annotated[
        str,
        typer.Argument(metavar="FORMAT", help="answers, result, questionnaire, scoring, advice, changes or benchmark."),
    ] = "answers",
    *,
    debug: Debug = False,
) -> None:
    """Print the JSON Schema of a file format, for editors and programs."""
    del debug
    from govcheck.model.schema import find_schema

    print_json(find_schema(name))
