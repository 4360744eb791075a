"""A row of the result table says what the result of the same answers as a file says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import answer_file, benchmark, block_data, question_data, questionnaire, random_answers
from govcheck.assessment import count_answers
from govcheck.batch.position import PLACED, find_placed
from govcheck.batch.result import result_columns
from govcheck.batch.row import make_row
from govcheck.comparison.beside import compare
from govcheck.language import ENGLISH
from govcheck.model.answer import Answer
from govcheck.model.benchmark import FigureKind
from govcheck.model.questionnaire import Questionnaire
from govcheck.scoring.flag import find_flags
from govcheck.scoring.framework import find_cycles, find_ladders, find_paths, find_stages
from govcheck.scoring.leaf import evidenced_leaves, find_leaves
from govcheck.scoring.node import measure_nodes, score_nodes
from govcheck.scoring.routing import find_routes
from govcheck.store.benchmarks import load_studies
from govcheck.store.content import list_questionnaires, load_questionnaire
from strategies import FEWER, answer_files, questionnaires

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.model.answer import AnswerFile
    from govcheck.model.benchmark import Benchmark

Row = dict[str, Any]

CITY = {"city": "Testville", "country": "ES", "region": "europe", "population": 84_000, "date": "2026-11-20"}


def table_of(asked: Questionnaire, files: Sequence[AnswerFile], studies: Sequence[Benchmark] = ()) -> list[Row]:
    """The result table of some files, row by row."""
    wide = pl.DataFrame([{**CITY, **make_row(asked, file)} for file in files], infer_schema_length=None)
    table, names = result_columns(wide.lazy(), asked, studies, levels=True)
    return table.select(*names).collect().to_dicts()


def expected(asked: Questionnaire, file: AnswerFile, studies: Sequence[Benchmark] = ()) -> Row:
    """The row that the code for one file makes of the same answers."""
    routes = find_routes(asked, file)
    leaves = find_leaves(asked, file, routes)
    measures = measure_nodes(asked, leaves)
    nodes = {node.id: node for node in score_nodes(asked, measures, evidenced_leaves(asked, file, leaves))}
    row: Row = {**CITY, **vars(count_answers(file, routes))}
    for node in nodes.values():
        row |= {f"{node.id}.{part}": getattr(node, part) for part in ("score", "low", "high", "coverage")}
        row |= {f"{node.id}.{part}": getattr(node, part) for part in ("withheld", "first_look")}
        row |= {f"{node.id}.level_{end}": node.level and getattr(node.level, end) for end in ("low", "high")}
    row |= {f"{ladder.id}.step": ladder.step for ladder in find_ladders(asked, file, routes)}
    row |= {f"{stage.id}.step": stage.step for stage in find_stages(asked, file, routes)}
    row |= {f"{cycle.id}.weakest": ";".join(cycle.weakest) or None for cycle in find_cycles(asked, nodes)}
    paths = find_paths(asked, file, routes)
    row |= {f"{path.id}.{step.id}.reached": step.reached for path in paths for step in path.steps}
    row["flags"] = ";".join(f"{flag.kind.value}:{flag.id}" for flag in find_flags(asked, file, routes, ENGLISH))
    found = list(compare(asked, file, routes, studies, ENGLISH, {}))
    placed = [one for one in found if one.kind in {"share", "top3", "mean", "interval"}]
    beside = [name for name, _ in find_placed(asked, studies, PLACED)]
    row |= {f"{name}.position": c.position and c.position.value for name, c in zip(beside, placed, strict=True)}
    around = [one for one in found if one.kind is FigureKind.DISTRIBUTION]
    for (name, _), one in zip(find_placed(asked, studies, {FigureKind.DISTRIBUTION}), around, strict=True):
        row |= {f"{name}.{part}": getattr(one, part) for part in ("below", "at", "above")}
    return row


def check(asked: Questionnaire, files: Sequence[AnswerFile], studies: Sequence[Benchmark] = ()) -> None:
    for found, file in zip(table_of(asked, files, studies), files, strict=True):
        wanted = expected(asked, file, studies)
        # What no answer could give a number to has no columns.
        assert all(wanted.pop(name) is None for name in list(wanted) if name not in found)
        assert list(found) == list(wanted)
        for name, value in found.items():
            assert value == (pytest.approx(wanted[name], abs=1e-9) if isinstance(value, float) else wanted[name]), name


@FEWER
@given(st.data())
def test_rows_say_what_as_many_files_say(data: st.DataObject) -> None:
    asked = data.draw(questionnaires())
    check(asked, data.draw(st.lists(answer_files(asked), min_size=1, max_size=4)))


@pytest.mark.parametrize("name", list_questionnaires())
def test_the_real_questionnaires_give_what_files_give(name: str) -> None:
    asked = load_questionnaire(name)
    files = [random_answers(asked, seed, answered=part) for seed in range(8) for part in (0.1, 0.4, 0.7, 1.0)]
    check(asked, files, load_studies(name))


@st.composite
def watched(draw: st.DrawFn) -> Questionnaire:
    """A questionnaire that flags a few answers already, where an ordinary one waits for ten."""
    asked = draw(questionnaires(most=12))
    shares = st.sampled_from([0.0, 0.2, 0.34, 0.5, 0.8, 1.0])
    rules = asked.scoring.flags.model_copy(
        update={
            "not_applicable_share": draw(shares),
            "same_position_share": draw(shares),
            "same_position_questions": draw(st.integers(1, 5)),
            "all_best_questions": draw(st.integers(1, 3)),
        }
    )
    scoring = asked.scoring.model_copy(update={"flags": rules})
    return Questionnaire.model_validate({**asked.model_dump(exclude_none=True), "scoring": scoring})


@st.composite
def alike(draw: st.DrawFn, asked: Questionnaire) -> AnswerFile:
    """Answers that often stand at the same place, or are the best ones."""
    file = draw(answer_files(asked))
    place = draw(st.sampled_from([0.0, 0.5, 0.7, 1.0]))
    given = dict(file.answers)
    for question in asked.questions:
        if not draw(st.sampled_from([True, True, True, False])):
            continue
        if question.type == "number":
            assert question.min is not None and question.max is not None
            given[question.id] = Answer(value=question.min + place * (question.max - question.min))
        elif question.type != "several":
            value = question.choices[round(place * (len(question.choices) - 1))].id
            given[question.id] = Answer(value=value == "yes" if question.type == "yes-no" else value)
        elif place == 1:
            free = [option.id for option in question.choices if not option.exclusive]
            given[question.id] = Answer(value=tuple(free[: question.at_most]))
    return file.model_copy(update={"answers": given})


@FEWER
@given(st.data())
def test_flags_are_those_of_files(data: st.DataObject) -> None:
    asked = data.draw(watched())
    check(asked, data.draw(st.lists(alike(asked), min_size=1, max_size=6)))


NUMBERS = [question_data(f"n{at}", "number", max=10) for at in range(6)]
SCALES = [question_data(f"s{at}", "single", options={"a": 0, "b": 0.5, "c": 1}) for at in range(2)]


@pytest.mark.parametrize("share", [0.2, 0.4, 0.5, 0.75, 1.0])
@pytest.mark.parametrize("least", [1, 4, 8, 9])
def test_most_answers_may_stand_anywhere(share: float, least: int) -> None:
    asked = questionnaire([*NUMBERS, *SCALES])
    rules = {"same_position_share": share, "same_position_questions": least}
    flags = asked.scoring.flags.model_copy(update=rules)
    scoring = asked.scoring.model_copy(update={"flags": flags})
    asked = Questionnaire.model_validate({**asked.model_dump(exclude_none=True), "scoring": scoring})
    spread = [
        [1, 2, 3, 4, 5, 6],
        [3, 3, 3, 3, 3, 3],
        [1, 2, 3.3, 3.3, 3.3, 3.3],
        [5, 5, 5, 7, 7, 7],
        [1, 1, 1, 1, 5, 5],
    ]
    rows = [dict(zip([q["id"] for q in NUMBERS], numbers, strict=True)) for numbers in spread]
    check(
        asked, [answer_file({**row, **chosen}) for row in rows for chosen in ({}, {"s0": "b"}, {"s0": "a", "s1": "c"})]
    )


KINDS = ("share", "top3", "mean", "interval", "distribution", "order", "mentions")


@st.composite
def studies(draw: st.DrawFn, asked: Questionnaire) -> tuple[Questionnaire, list[Benchmark]]:
    """The questionnaire with indicators, and benchmarks of any kind that name them."""
    questions = [q.model_dump(exclude_none=True) for q in asked.questions]
    blocks: list[list[dict[str, Any]]] = [[], []]
    for question, data in zip(asked.questions, questions, strict=True):
        options = [option.id for option in question.choices]
        joined = draw(st.sampled_from([(), tuple(options[:2])]))
        category = draw(st.sampled_from([None, "joined"]))
        name = draw(st.sampled_from([question.id, "shared"]))
        data["indicators"] = [{"id": name, "category": category, "options": joined if category else ()}]
        kind = draw(st.sampled_from(KINDS if len(options) != 1 else KINDS[:2]))
        categories = draw(st.lists(st.sampled_from([None, "joined", *options]), min_size=1, unique=True))
        if draw(st.booleans()):
            categories = ["joined", *options[2:]] if joined and category else options or [None]
            categories += draw(st.sampled_from([[], ["elsewhere"]]))
        value = {"mean": 3.0, "interval": "2-3", "order": "1"}.get(kind, 40)
        rows = [{"category": one, "value": value, "count": draw(st.sampled_from([4, 4, None]))} for one in categories]
        gate = draw(st.sampled_from(asked.questions))
        here: dict[str, Any] = {"question": draw(st.sampled_from([gate.id, gate.id, "unknown"]))}
        here |= {"below": 3.0} if gate.type == "number" else {"any_of": [gate.choices[-1].id]}
        own = {"n": 24, "scale": "1-5", "holds_for": draw(st.sampled_from([None, None, here]))}
        blocks[draw(st.integers(0, 1))].append(block_data(name, kind, rows, **own))
    data = {**asked.model_dump(exclude_none=True), "questions": questions}
    return Questionnaire.model_validate(data), [benchmark(*some) for some in blocks]


@FEWER
@given(st.data())
def test_positions_are_those_of_files(data: st.DataObject) -> None:
    asked, named = data.draw(questionnaires().flatmap(studies))
    check(asked, data.draw(st.lists(answer_files(asked), min_size=1, max_size=4)), named)


def test_a_published_category_that_is_no_option_stands_below_all() -> None:
    asked = [question_data("a", "single", options={"low": 0, "top": 1}, indicators=[{"id": "i"}])]
    rows = [{"category": one, "value": 40, "count": many} for one, many in (("low", 2), ("top", 3), ("elsewhere", 5))]
    study = benchmark(block_data("i", "distribution", rows, n=10))
    check(questionnaire(asked), [answer_file({"a": "low"}), answer_file({"a": "top"}), answer_file({})], [study])
    given = table_of(questionnaire(asked), [answer_file({"a": "low"})], [study])[0]
    assert (given["i.below"], given["i.at"], given["i.above"]) == (5, 2, 3)
