"""`govcheck explain`: how a number came about, and which single answers would move it most."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from govcheck.cli.one_file import check_one_file
from govcheck.cli.output import print_json, print_lines, print_text, printable
from govcheck.cli.score import Answers
from govcheck.cli.settings import Debug, Json, Lang, QuestionnaireName, Quiet, choose_language
from govcheck.errors import Problem, UsageError

if TYPE_CHECKING:
    from govcheck.cli.scored import Scored
    from govcheck.language import Language

FORMAT = "govcheck.explanation/1"
"""What the JSON says it is, so that saved beside answers it is not taken for any."""

NodeName = Annotated[
    str | None,
    typer.Argument(metavar="NODE", help="Id or title of a score, such as an index; without it all are listed."),
]


def explain(
    answers: Answers,
    node: NodeName = None,
    *,
    questionnaire: QuestionnaireName = None,
    lang: Lang = None,
    json: Json = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Open a score down to the answers, and show what would move it most."""
    del debug  # the boundary looks at it itself
    from shutil import get_terminal_size

    from govcheck.cli.scored import score_file
    from govcheck.report.explanation import render_explanation
    from govcheck.scoring.explain import explain as open_score
    from govcheck.scoring.explain import tell_score

    language = choose_language(lang)
    check_one_file(answers, questionnaire)
    scored = score_file(answers, language, questionnaire, quiet=quiet)
    if node is None:
        _list(scored, language, json=json)
        return
    node = _find(scored, node)
    found = tell_score(open_score(scored.questionnaire, scored.answers, node), scored.result.by_node[node])
    if json:
        print_json({"format": FORMAT, **asdict(found)})
        return
    columns = get_terminal_size((79, 24)).columns
    text = render_explanation(found, scored.result, scored.questionnaire, language, columns)
    print_text("".join(f"{printable(line)}\n" for line in text.splitlines()))


def _list(scored: Scored, language: Language, *, json: bool) -> None:
    nodes = scored.result.nodes
    if json:
        print_json([{"id": one.id, "title": one.title, "score": one.score} for one in nodes])
        return
    none = language.text("no score")
    width = max(len(one.id) for one in nodes)
    scores = [none if one.score is None else language.number(one.score, 1) for one in nodes]
    print_lines(
        f"{one.id:{width}}  {language.named(one.title, score)}" for one, score in zip(nodes, scores, strict=True)
    )


def _find(scored: Scored, name: str) -> str:
    """The id of a score, by its id, or by its title where no other has it.

    Raises:
        UsageError: there is none of that name.
    """
    from govcheck.model.nearest import nearest
    from govcheck.model.typed import fold

    nodes = scored.result.nodes
    if name in scored.result.by_node:
        return name
    titled = [one.id for one in nodes if fold(one.title) == fold(name)]
    if len(titled) == 1:
        return titled[0]
    if name in scored.questionnaire.by_id:
        holding = [one.id for one in nodes if name in scored.questionnaire.scoring.nodes[one.id].questions]
        hint = "Open a score that its answer counts in: {near}." if holding else "Its answer counts in no score."
        place = {"node": name[:80], "near": ", ".join(holding)}
        raise UsageError(Problem("unknown-node", "{node} is a question.", hint, fields=place))
    near = ", ".join(titled) or nearest(name[:80], [text for one in nodes for text in (one.id, one.title)])
    hint = "Did you mean {near}?" if near else "Leave the name out to see all."
    fields = {"node": name[:80], "near": near}
    raise UsageError(Problem("unknown-node", "There is no score {node}.", hint, fields=fields))
