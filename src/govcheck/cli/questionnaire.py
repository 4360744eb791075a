"""`govcheck questionnaire`: the questionnaires as data."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from govcheck.cli.output import print_json, print_text
from govcheck.cli.settings import Debug, Json, Lang, Quiet

if TYPE_CHECKING:
    from pydantic import BaseModel

    from govcheck.model.questionnaire import Questionnaire

app = typer.Typer(help="Look at the questionnaires: questions, weights, file formats.", no_args_is_help=True)


class SchemaName(StrEnum):
    """What there is a JSON Schema of."""

    ANSWERS = "answers"
    RESULT = "result"
    QUESTIONNAIRE = "questionnaire"
    SCORING = "scoring"
    ADVICE = "advice"
    BENCHMARK = "benchmark"


@app.command("list")
def list_all(*, json: Json = False, lang: Lang = None, quiet: Quiet = False, debug: Debug = False) -> None:
    """List the built-in questionnaires."""
    del lang, quiet, debug
    from govcheck.store.content import list_questionnaires, load_questionnaire

    found = [load_questionnaire(name) for name in list_questionnaires()]
    if json:
        print_json([{"id": q.id, "version": q.version, "title": q.title, "questions": len(q.questions)} for q in found])
        return
    for one in found:
        print_text(f"{one.id}  {one.title}, version {one.version}, {len(one.questions)} questions\n")


@app.command("show")
def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="Id of a questionnaire, or a folder that holds one.")],
    *,
    json: Json = False,
    lang: Lang = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Show the questions and the scoring trees of a questionnaire."""
    del lang, quiet, debug
    from govcheck.store.content import load_questionnaire

    found = load_questionnaire(name)
    if json:
        print_json(as_data(found))
        return
    print_text(f"{found.title}, version {found.version}\n")
    for section in found.sections:
        print_text(f"\n{section.title}\n")
        for question in (q for q in found.questions if q.section == section.id):
            print_text(f"  {question.id}  [{question.role}]\n    {question.text}\n")
            for option in question.choices:
                print_text(f"      {option.id}: {option.label}\n")


@app.command("schema")
def schema(
    name: Annotated[SchemaName, typer.Argument(help="Which format.")] = SchemaName.ANSWERS,
    *,
    debug: Debug = False,
) -> None:
    """Print the JSON Schema of a file format, for editors and programs."""
    del debug
    print_json(find_schema(name))


def find_schema(name: SchemaName) -> dict[str, Any]:
    """The JSON Schema of a format, generated from its model."""
    from govcheck.model.advice import Advice
    from govcheck.model.answer import AnswerFile
    from govcheck.model.benchmark import Benchmark
    from govcheck.model.questionnaire import QuestionFile
    from govcheck.model.result import Result
    from govcheck.model.scoring import Scoring

    models: dict[SchemaName, type[BaseModel]] = {
        SchemaName.ANSWERS: AnswerFile,
        SchemaName.RESULT: Result,
        SchemaName.QUESTIONNAIRE: QuestionFile,
        SchemaName.SCORING: Scoring,
        SchemaName.ADVICE: Advice,
        SchemaName.BENCHMARK: Benchmark,
    }
    found = models[name].model_json_schema(mode="serialization" if name is SchemaName.RESULT else "validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}


def as_data(questionnaire: Questionnaire) -> dict[str, Any]:
    """A questionnaire with all that it takes to compute every score anew."""
    fields = {
        "id",
        "type",
        "role",
        "section",
        "text",
        "min",
        "max",
        "at_most",
        "enough",
        "quick",
        "ask_if",
        "if_not_asked",
    }
    questions = []
    for question in questionnaire.questions:
        options = [o.model_dump(mode="json", include={"id", "value", "exclusive"}) for o in question.choices]
        questions.append({**question.model_dump(mode="json", include=fields), "options": options})
    nodes = []
    for tree in questionnaire.scoring.trees:
        for root in tree.nodes:
            parents: dict[str, str] = {}
            for node in root.walk():
                place = {"parent": parents.get(node.id), "tree": tree.id}
                nodes.append({"id": node.id, "weight": node.weight, "kind": node.kind, **place})
                parents.update((child.id, node.id) for child in node.children)
                nodes += [
                    {"id": leaf, "weight": weight, "kind": "question", "parent": node.id, "tree": tree.id}
                    for leaf, weight in node.questions.items()
                ]
    head = {"id": questionnaire.id, "version": questionnaire.version, "hash": questionnaire.hash}
    return {**head, "questions": questions, "nodes": nodes}
