"""A built benchmark says what a plain count of the answers says, and nothing of few cities."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random
from statistics import fmean, quantiles
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import PROFILE, answer_file, node_data, question_data, questionnaire, random_answers
from cohort_solver import check, count_population
from govcheck.assessment import assess
from govcheck.batch.cohort.build import Design, build_benchmark, choose_least
from govcheck.batch.cohort.listing import choose_listed
from govcheck.batch.cohort.suppression import Publication
from govcheck.batch.origin import FILE
from govcheck.errors import InputError, UsageError
from govcheck.language import ENGLISH
from govcheck.lint.benchmark import find_benchmark_faults
from govcheck.model.benchmark import Benchmark
from govcheck.model.cohort import AskedWith, GroupKind, SuppressionReason
from govcheck.model.profile import Profile
from govcheck.scoring.routing import find_routes
from strategies import FEWER
from tabulated import tabulate_answers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.model.answer import AnswerFile
    from govcheck.model.questionnaire import Questionnaire

WORLD = Profile.model_validate(
    {
        **PROFILE.model_dump(exclude_none=True),
        "regions": [{"id": "south", "title": "South"}, {"id": "north", "title": "North"}],
        "countries": {"ES": "Spain", "PT": "Portugal", "SE": "Sweden"},
    }
)
REGIONS = {"ES": "south", "PT": "south", "SE": "north"}
KINDS = (GroupKind.REGION, GroupKind.BAND, GroupKind.COUNTRY)
TODAY = date(2026, 11, 21)

GATED = {"ask_if": {"question": "plan", "any_of": ["yes"]}}
ASKED = questionnaire(
    [
        question_data("plan"),
        question_data("level", "single", options={"low": 0, "middle": 0.5, "high": 1}, **GATED),
        question_data("areas", "several", options={"a": 1, "b": 0.5}),
        question_data("rating", "number", min=1, max=5),
        question_data("depth", "number", **GATED),
    ],
    [
        node_data(
            "whole", [node_data("first", {"plan": 1, "level": 2}), node_data("second", {"areas": 1, "rating": 1})]
        ),
        node_data("alone", {"depth": 1}),
    ],
)


def cities(
    number: int, seed: int = 1, *, answered: float = 0.8, countries: Sequence[str] = tuple(REGIONS)
) -> list[AnswerFile]:
    """Cities here and there that answer at random, most of them in the first country."""
    random = Random(seed)  # noqa: S311 - the same in every run
    found = []
    for at in range(number):
        country = random.choices(countries, [1 / place for place in range(1, len(countries) + 1)])[0]
        city: dict[str, Any] = {"name": f"City {at}", "country": country, "region": REGIONS[country]}
        city["population"] = random.choice([20_000, 400_000])
        answers = random_answers(ASKED, 1_000 * seed + at, answered=answered)
        found.append(
            answer_file({}, city=city, date=f"2026-03-{at % 28 + 1:02}").model_copy(update={"answers": answers.answers})
        )
    return found


def build(files: Sequence[AnswerFile], *, least: int = 5, kinds: Sequence[GroupKind] = KINDS, **own: Any) -> Benchmark:
    frame = tabulate_answers(ASKED, files).lazy()
    try:
        built = build_benchmark(frame, ASKED, WORLD, Design(kinds, least, TODAY, **own))
    except InputError as error:
        if error.problems[0].code != "nothing-to-tell":
            raise
        return Benchmark.model_construct(blocks=())
    assert not list(find_benchmark_faults(built, [ASKED], WORLD)), "what is built is never refused"
    return built


def groups_of(file: AnswerFile) -> tuple[str | None, ...]:
    band = WORLD.band(file.city.population)
    return file.city.region, band and band.id, file.city.country


def scores_of(node: str, files: Sequence[AnswerFile]) -> list[float]:
    found = [
        {one.id: one.score for one in assess(ASKED, file, [], WORLD, language=ENGLISH).nodes}[node] for file in files
    ]
    return [score for score in found if score is not None]


def given_to(question: str, files: Sequence[AnswerFile]) -> list[Any]:
    """The answers with a value to a question where it is asked."""
    asked = [file for file in files if find_routes(ASKED, file)[question].asked]
    return [file.answer(question).value for file in asked if file.answer(question).state == "answered"]


def members(files: Sequence[AnswerFile], group: Any) -> list[AnswerFile]:
    return [file for file in files if group is None or groups_of(file)[list(GroupKind).index(group.by)] == group.id]


def listed_of(bench: Benchmark, node: str, files: Sequence[AnswerFile]) -> list[Any]:
    """The groups of which the scores of a node are listed: of none where one is hidden and the answers differ."""
    population = populations(files)["node", node]
    groups = {
        block.group: block.group and (list(GroupKind).index(block.group.by), block.group.id)
        for block in bench.blocks
        if (block.of, block.indicator) == ("node", node)
    }
    told = frozenset(group for group in groups.values() if group is not None)
    every = {(at, part) for atom, _ in population for at, part in enumerate(atom) if part is not None}
    if every - told and len({made_of(node, file) for file in files} - {None}) > 1:
        return []
    shown = Publication(total=True, groups=told, hidden=dict.fromkeys(every - told, SuppressionReason.TOO_FEW))
    total, listed = choose_listed(population, shown, 5, 30)
    return [peers for peers, group in groups.items() if (total if group is None else group in listed)]


def made_of(node: str, file: AnswerFile) -> Any:
    """What the score of a node comes from; ``None`` where there is none."""
    if not scores_of(node, [file]):
        return None
    below = [one.id for one in ASKED.scoring.nodes[node].walk()]
    result = {one.id: one for one in assess(ASKED, file, [], WORLD, language=ENGLISH).nodes}
    return (
        *(bool(given_to(question, [file])) for question in ASKED.scoring.nodes[node].leaves),
        *(result[one].coverage for one in below),
    )


def check_figures(bench: Benchmark, files: Sequence[AnswerFile]) -> None:
    for figure in bench.figures:
        own = members(files, figure.group)
        if figure.of == "node":
            scores = sorted(scores_of(figure.indicator, own))
            assert (figure.n, figure.value) == (len(scores), pytest.approx(fmean(scores), abs=1e-9))
            if len(scores) >= 30:
                wanted = quantiles(scores, n=20, method="inclusive")
                found = [wanted[round(at / 5) - 1] for at in WORLD.cohort.quantiles]
                assert [one.value for one in figure.quantiles] == pytest.approx(found, abs=1e-9)
                assert not figure.ordered
            else:
                assert not figure.quantiles
                listed = figure.group in listed_of(bench, figure.indicator, files)
                assert figure.ordered == (tuple(round(score, 1) for score in scores) if listed else ())
            continue
        values = given_to(figure.indicator, own)
        assert figure.n == len(values)
        if figure.kind == "mean":
            assert figure.value == pytest.approx(fmean(values), abs=1e-9)
            assert bool(figure.quantiles) == (len(values) >= 30)
            continue
        chosen = [value if isinstance(value, tuple) else ("yes" if value is True else value,) for value in values]
        assert figure.count == sum(figure.category in one for one in chosen)
        assert figure.value == pytest.approx(100 * figure.count / figure.n, abs=1e-9)


@pytest.mark.parametrize("number", [29, 30, 31])
def test_of_thirty_cities_there_are_percentiles_and_of_fewer_each_score(number: int) -> None:
    bench = build(cities(number, answered=1.0), kinds=())
    (figure,) = [figure for figure in bench.figures if figure.indicator == "whole"]
    percentiles, scores = (len(WORLD.cohort.quantiles), 0) if number >= 30 else (0, number)
    assert (figure.n, len(figure.quantiles), len(figure.ordered)) == (number, percentiles, scores)


@pytest.mark.parametrize("number", [5, 12, 29, 60, 150])
def test_the_figures_are_those_of_a_plain_count(number: int) -> None:
    files = cities(number)
    bench = build(files)
    assert bench.participants == number
    assert {figure.of for figure in bench.figures} == ({"node", "question"} if number > 12 else {"question"})
    check_figures(bench, files)


def populations(files: Sequence[AnswerFile]) -> dict[tuple[str, str], Any]:
    """For every node and question the cities that its figures are of."""
    found: dict[tuple[str, str], Counter[tuple[str | None, ...]]] = {}
    for file in files:
        for node in ASKED.scoring.nodes:
            found.setdefault(("node", node), Counter())[groups_of(file)] += len(scores_of(node, [file]))
        for question in ASKED.by_id:
            found.setdefault(("question", question), Counter())[groups_of(file)] += len(given_to(question, [file]))
    return {subject: count_population(counts.items()) for subject, counts in found.items()}


@FEWER
@given(st.integers(3, 40), st.integers(0, 10**6), st.sampled_from([3, 5, 6]), st.sampled_from([0.4, 0.7, 1.0]))
def test_no_hidden_group_can_be_computed_from_a_file(number: int, seed: int, least: int, answered: float) -> None:
    files = cities(number, seed, answered=answered)
    if number < least:
        with pytest.raises(InputError):
            build(files, least=least)
        return
    bench = build(files, least=least)
    for (of, name), population in populations(files).items():
        blocks = [block for block in bench.blocks if (block.of, block.indicator) == (of, name)]
        told = {(list(GroupKind).index(block.group.by), block.group.id) for block in blocks if block.group}
        every = {(at, part) for atom, _ in population for at, part in enumerate(atom) if part is not None}
        total = any(block.group is None for block in blocks)
        hidden = dict.fromkeys(every - told, "hidden")
        check(population, Publication(total=total, groups=frozenset(told), hidden=hidden), least)


@pytest.mark.parametrize("kinds", [KINDS, ()])
def test_a_node_of_one_question_gives_away_no_group_of_that_question(kinds: Sequence[GroupKind]) -> None:
    """Those that were not asked count as 0, so the scores of all add up to the numbers of the few that were."""
    files = [
        answer_file(
            {"plan": at < 3, **({"depth": 7} if at < 3 else {})},
            city={"name": f"City {at}", "country": "ES", "region": "south", "population": 1000},
        )
        for at in range(9)
    ]
    told = {block.indicator for block in build(files, kinds=kinds).blocks}
    assert {"plan", "first"} <= told
    assert told.isdisjoint({"depth", "alone"})


def test_the_order_of_rows_changes_nothing() -> None:
    files = cities(80)
    shuffled = [*files]
    Random(3).shuffle(shuffled)  # noqa: S311 - the same in every run
    assert build(shuffled) == build(files)


def test_a_benchmark_tells_where_it_comes_from() -> None:
    files = cities(12)
    frame = tabulate_answers(ASKED, files).with_columns(pl.Series(FILE, ["a", "b", "c"] * 4)).lazy()
    design = Design((GroupKind.COUNTRY,), 5, TODAY, "The league", "Our cities")
    bench = build_benchmark(frame, ASKED, WORLD, design)
    told = bench.provenance
    assert told is not None
    assert told.questionnaire == AskedWith(id="small", version="1.0", hash=ASKED.hash)
    assert (told.files, told.cities, told.built_by, told.least_group) == (3, 12, "The league", 5)
    assert (told.first, told.last) == (date(2026, 3, 1), date(2026, 3, 12))
    assert (bench.id, bench.edition, bench.title, bench.study.publisher) == (
        "cohort-small-2026", 2026, "Our cities", "The league",
    )  # fmt: skip
    hidden = {(one.group and one.group.id, one.reason.value) for one in told.suppressed}
    shown = {block.group.id for block in bench.blocks if block.group}
    assert hidden
    assert shown | {name for name, _ in hidden} <= {None, *WORLD.countries}
    nothing = next(one for one in told.suppressed if one.group is None)
    given = {(of, name) for (of, name), cells in populations(files).items() if cells}
    assert nothing.figures == len(given - {(block.of, block.indicator) for block in bench.blocks})


def test_what_the_profile_does_not_know_is_in_no_group() -> None:
    files = cities(20)
    frame = tabulate_answers(ASKED, files).with_columns(country=pl.lit("XX"), region=pl.lit("moon"), population=None)
    bench = build_benchmark(frame.lazy(), ASKED, WORLD, Design(KINDS, 5, TODAY))
    assert {block.group for block in bench.blocks} == {None}
    bare = tabulate_answers(ASKED, files).drop("country", "region", "population", "date").lazy()
    again = build_benchmark(bare, ASKED, WORLD, Design(KINDS, 5, TODAY))
    assert again.blocks == bench.blocks
    assert again.edition == TODAY.year


@pytest.mark.parametrize("later", [date(TODAY.year + 5, 1, 1), date.max])
def test_a_day_to_come_is_no_day_of_a_cohort(later: date) -> None:
    files = cities(12)
    bench = build([files[0].model_copy(update={"date": later}), *files[1:]])
    assert bench.provenance
    assert bench.provenance.last == max(file.date for file in files[1:])
    assert bench.edition == bench.provenance.last.year


def test_today_is_a_day_of_a_cohort_and_its_year_is_that_of_the_last_day() -> None:
    files = cities(12)
    days = [date(2024, 12, 31), *[date(2025, 6, 1)] * 10, TODAY]
    bench = build([file.model_copy(update={"date": day}) for file, day in zip(files, days, strict=True)])
    assert bench.provenance
    assert (bench.provenance.first, bench.provenance.last) == (date(2024, 12, 31), TODAY)
    assert (bench.edition, bench.id) == (2026, "cohort-small-2026")


def test_every_reason_for_which_something_of_a_group_is_not_told_is_named() -> None:
    """Portugal has cities enough, and of a question too few; of another it would give Sweden away."""
    countries = ["ES"] * 9 + ["PT"] * 6 + ["SE"] * 2
    given = [
        {"plan": True} | ({"rating": 3} if country != "PT" or at % 2 else {}) for at, country in enumerate(countries)
    ]
    files = [
        answer_file(answers, city={"name": f"City {at}", "country": country})
        for at, (country, answers) in enumerate(zip(countries, given, strict=True))
    ]
    told = build(files, kinds=(GroupKind.COUNTRY,)).provenance
    assert told is not None
    reasons = [(one.group.id, one.reason.value) for one in told.suppressed]
    assert reasons == [("PT", "too-few"), ("PT", "would-reveal"), ("SE", "too-few")]


def test_a_row_without_any_answer_is_no_city_of_the_cohort() -> None:
    files = cities(12)
    bench = build(files)
    nobody = files[0].model_copy(update={"answers": {}, "date": date(TODAY.year - 9, 1, 1)})
    assert build([*files, nobody]) == bench
    with pytest.raises(InputError, match="Too few cities, 4"):
        build([*files[:4], nobody])


def test_too_few_cities_are_refused() -> None:
    with pytest.raises(InputError, match="Too few cities, 4"):
        build(cities(4))


def test_there_is_no_cohort_that_tells_nothing() -> None:
    asked = questionnaire([question_data("plan"), question_data("late")])
    three = [(question, at) for question in ("plan", "late") for at in range(3)]
    files = [answer_file({question: True}, city={"name": f"City {question} {at}"}) for question, at in three]
    with pytest.raises(InputError, match="Each figure of these 6 cities would say too much"):
        build_benchmark(tabulate_answers(asked, files).lazy(), asked, WORLD, Design(KINDS, 5, TODAY))


def test_the_least_is_that_of_the_rules_or_what_is_asked_for_within_bounds() -> None:
    assert choose_least(None, WORLD.cohort) == 5
    assert [choose_least(asked, WORLD.cohort) for asked in (3, 4, 20)] == [3, 4, 20]
    with pytest.raises(UsageError, match="3"):
        choose_least(2, WORLD.cohort)


def test_a_scale_below_zero_has_no_figures() -> None:
    asked: Questionnaire = questionnaire([question_data("a", "number", min=-5, max=5), question_data("b")])
    files = [answer_file({"a": 1, "b": True}, city={"name": f"City {at}"}) for at in range(6)]
    bench = build_benchmark(tabulate_answers(asked, files).lazy(), asked, WORLD, Design((), 5, TODAY))
    assert {block.indicator for block in bench.blocks} == {"index", "b"}
