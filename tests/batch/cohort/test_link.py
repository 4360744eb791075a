"""A node beside its questions: no hidden group is left over when the figures of one are taken off the other."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import PROFILE, answer_file, node_data, question_data, questionnaire
from cohort_solver import null_space
from govcheck.batch.cohort.build import Design, build_benchmark
from govcheck.errors import InputError
from govcheck.model.benchmark import Benchmark
from govcheck.model.cohort import GroupKind
from govcheck.model.profile import Profile
from tabulated import tabulate_answers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govcheck.model.questionnaire import Questionnaire

WORLD = Profile.model_validate(
    {
        **PROFILE.model_dump(exclude_none=True),
        "countries": {"ES": "Spain", "FR": "France", "PT": "Portugal", "IT": "Italy", "SE": "Sweden"},
    }
)
LEAVES = ("a", "b", "c")
GATED = {"ask_if": {"question": "gate", "any_of": ["yes"]}, "if_not_asked": "lowest"}
ASKED = questionnaire(
    [question_data("gate"), *map(question_data, LEAVES), question_data("late", "number", **GATED)],
    [node_data("node", dict.fromkeys(LEAVES, 1)), node_data("both", {"gate": 1, "late": 1})],
)
FULL = frozenset(LEAVES)
MOST_LEFT = 1
"""Who leaves out more of them has no score of the node."""


def city(at: int, country: str, answers: Mapping[str, Any]) -> Any:
    return answer_file(answers, city={"name": f"City {at}", "country": country, "region": "south", "population": 1000})


def build(cities: Sequence[tuple[str, Mapping[str, Any]]], asked: Questionnaire = ASKED) -> Benchmark:
    files = [city(at, country, answers) for at, (country, answers) in enumerate(cities)]
    design = Design((GroupKind.COUNTRY,), 5, files[0].date)
    try:
        return build_benchmark(tabulate_answers(asked, files).lazy(), asked, WORLD, design)
    except InputError as error:
        if error.problems[0].code != "nothing-to-tell":
            raise
        return Benchmark.model_construct(blocks=())


def told(bench: Benchmark, name: str) -> set[str | None]:
    return {block.group and block.group.id for block in bench.blocks if block.indicator == name}


def answered(missing: Mapping[str, Sequence[frozenset[str]]]) -> list[tuple[str, dict[str, Any]]]:
    """Cities of each country, by what they did not answer."""
    every = [(country, left) for country, some in missing.items() for left in some]
    return [
        (country, {leaf: (at * 7 + len(leaf)) % 3 > 0 for leaf in LEAVES if leaf not in left})
        for at, (country, left) in enumerate(every)
    ]


NONE: frozenset[str] = frozenset()


def test_a_hidden_group_that_left_out_a_question_is_not_to_be_worked_out() -> None:
    """The node has 23 cities and its questions 23, 23 and 21, so the rest of the node is of two cities."""
    bench = build(answered({"ES": [NONE] * 12, "FR": [NONE] * 9, "PT": [frozenset("c")] * 2}))
    assert [told(bench, leaf) for leaf in LEAVES] == [{None, "ES"}, {None, "ES"}, {None}]
    assert told(bench, "node") == set()


def test_nor_is_one_that_alone_answered_a_question() -> None:
    lacking = frozenset("c")
    bench = build(answered({"ES": [lacking] * 12, "FR": [lacking] * 9, "PT": [NONE] * 2}))
    assert told(bench, "a") == {None, "ES"}
    assert told(bench, "node") == set()


def test_a_node_is_told_where_others_left_out_the_question_too() -> None:
    some = [NONE] * 8 + [frozenset("c")]
    bench = build(answered({"ES": [NONE] * 12, "FR": some, "PT": [frozenset("c")] * 2}))
    assert told(bench, "node") == {None, "ES"}
    (block,) = [block for block in bench.blocks if block.indicator == "node" and block.group is None]
    assert block.n == 23
    assert not block.figures[0].ordered, "a score of two answers shows whose it is"


def test_where_all_answered_everything_scores_are_listed() -> None:
    bench = build(answered({"ES": [NONE] * 12, "FR": [NONE] * 9, "PT": [NONE] * 2}))
    (block,) = [block for block in bench.blocks if block.indicator == "node" and block.group is None]
    assert len(block.figures[0].ordered) == 23


def test_what_counts_as_nothing_where_it_is_not_asked_gives_away_no_few_cities() -> None:
    """Of the node are taken the answers to the gate; what is left are the numbers of three cities."""

    def cities(asked: int) -> list[tuple[str, dict[str, Any]]]:
        return [("ES", {"gate": at < asked, **({"late": 7} if at < asked else {})}) for at in range(12)]

    assert told(build(cities(3)), "both") == set()
    assert told(build(cities(5)), "both") == {None, "ES"}
    assert told(build(cities(0)), "both") == {None, "ES"}


def test_who_was_not_asked_has_the_rest_in_the_same_share_as_who_answered_all() -> None:
    """What counts as nothing adds nothing, so both are taken off together: what is left is Italy's."""
    full, closed, open_ = {"gate": True, "late": 7}, {"gate": False}, {"gate": True}
    of = {"ES": [full] * 5 + [closed], "FR": [full] * 5 + [closed], "IT": [open_] * 3}
    assert told(build([(country, one) for country, every in of.items() for one in every]), "both") == set()


def test_a_group_of_hidden_ones_alone_is_taken_off_with_shares_of_its_own() -> None:
    """Of the north all left out the same: with that and with what all of the south said, what is left is Portugal's."""
    left_out = {
        ("north", "ES"): ["c"],
        ("north", "SE"): ["c"] * 4,
        ("south", "IT"): [""] * 8,
        ("south", "PT"): ["", "a", "a", "bc"],
    }
    files = [
        answer_file(
            {leaf: True for leaf in LEAVES if leaf not in left},
            city={"name": f"City {country} {at}", "country": country, "region": region, "population": 1000},
        )
        for (region, country), every in left_out.items()
        for at, left in enumerate(every)
    ]
    design = Design((GroupKind.REGION, GroupKind.COUNTRY), 5, files[0].date)
    regions = [{"id": one, "title": one} for one in ("north", "south")]
    world = Profile.model_validate(WORLD.model_dump(exclude_none=True) | {"regions": regions})
    bench = build_benchmark(tabulate_answers(ASKED, files).lazy(), ASKED, world, design)
    assert told(bench, "a") >= {None, "north", "south"}
    assert told(bench, "node") == set()


def knowledge(bench: Benchmark, cities: Sequence[tuple[str, frozenset[str]]]) -> list[list[Fraction]]:
    """Every published sum, as how often it takes each answer of each city."""

    def rows() -> Iterator[list[Fraction]]:
        for block in bench.blocks:
            if block.indicator in {"node", *LEAVES}:
                own = None if block.group is None else block.group.id
                yield [
                    Fraction(
                        own in {None, country}
                        and leaf not in left
                        and (block.indicator == leaf or (block.indicator == "node" and len(left) <= MOST_LEFT)),
                        len(FULL - left) if block.indicator == "node" else 1,
                    )
                    for country, left in cities
                    for leaf in LEAVES
                ]

    return list(rows())


def can_be_left(rows: Sequence[Sequence[Fraction]], alone: Sequence[bool]) -> bool:
    """Whether some combination of the rows takes something of these columns, and nothing of the others."""
    # What is at right angles to every row, when the other columns may be anything, has to be free in these.
    inside = [at for at, own in enumerate(alone) if own]
    angles = null_space(rows, len(alone))
    free = len(inside) - len(null_space([[row[at] for at in inside] for row in angles], len(inside)))
    return free < len(inside)


def check_hidden(missing: Mapping[str, Sequence[frozenset[str]]]) -> None:
    """Of no country of fewer than five cities, nor of all of them if they are so few, is anything left over."""
    cities = [(country, left) for country, some in missing.items() for left in some]
    rows = knowledge(build(answered(missing)), cities)
    there = [(country, leaf not in left) for country, left in cities for leaf in LEAVES]
    known = [[number for number, (_, own) in zip(row, there, strict=True) if own] for row in rows]
    small = [country for country, some in missing.items() if len(some) < 5]
    for hidden in [*([one] for one in small), small]:
        if sum(len(missing[country]) for country in hidden) < 5:
            assert not can_be_left(known, [country in hidden for country, own in there if own]), hidden


A, B, C = map(frozenset, LEAVES)
AC, BC = frozenset("ac"), frozenset("bc")


@pytest.mark.parametrize(
    "missing",
    [
        {"PT": [NONE] * 3, "FR": [A] * 5 + [C] * 2},
        {"ES": [NONE] * 12, "PT": [NONE] * 3, "FR": [A] * 7},
        {"ES": [NONE] * 12, "FR": [NONE] * 7, "PT": [C] * 3, "IT": [A] * 5, "SE": [A]},
        {"FR": [NONE] * 7, "ES": [*[NONE] * 11, A], "PT": [NONE] * 3, "IT": [A] * 5},
        {"FR": [NONE] * 7, "SE": [NONE], "IT": [A] * 5, "ES": [*[NONE] * 11, A], "PT": [NONE, NONE, A]},
        {"ES": [NONE] * 12, "FR": [NONE] * 7, "SE": [BC]},
        {"ES": [NONE] * 12, "SE": [NONE], "FR": [NONE] * 7, "PT": [NONE] * 3, "IT": [frozenset("ab")] * 5},
        {"ES": [NONE] * 12, "FR": [NONE] * 7, "PT": [NONE, NONE, BC]},
        {"ES": [NONE] * 12, "FR": [NONE] * 6 + [BC], "PT": [NONE, BC, BC]},
        {"PT": [B] * 12, "FR": [A] * 3 + [C] * 6, "ES": [C] * 3 + [A] * 2, "IT": [BC, A, A]},
    ],
)
def test_ways_to_a_hidden_group(missing: dict[str, list[frozenset[str]]]) -> None:
    """Questions left out in the same number, by whole countries, and groups that only one of the figures tells."""
    check_hidden(missing)


def test_a_hidden_group_that_lacks_a_whole_node_is_not_to_be_worked_out_above() -> None:
    nodes = [node_data("top", [node_data("first", {"a": 1, "b": 1}, weight=3), node_data("second", {"c": 1})])]
    asked = questionnaire([*map(question_data, LEAVES)], nodes)
    for some, expected in (([NONE] * 9, set()), ([*[NONE] * 8, C], {None, "ES"})):
        given_ = answered({"ES": [NONE] * 12, "FR": some, "PT": [C] * 2})
        files = [city(at, country, answers) for at, (country, answers) in enumerate(given_)]
        design = Design((GroupKind.COUNTRY,), 5, files[0].date)
        bench = build_benchmark(tabulate_answers(asked, files).lazy(), asked, WORLD, design)
        assert told(bench, "first") == {None, "ES"}
        assert told(bench, "top") == expected


SIX = "abcdef"
PAIR = questionnaire(
    [*map(question_data, SIX)],
    [
        node_data(
            "top", [node_data(name, dict.fromkeys(some, 1)) for name, some in (("first", "abc"), ("second", "def"))]
        )
    ],
)
"""A node of two, each of three questions; of each of them one may be left out."""


def lacking(missing: Mapping[str, Sequence[str]]) -> list[tuple[str, dict[str, Any]]]:
    """Cities of each country that answered all six questions but those."""
    every = [(country, left) for country, some in missing.items() for left in some]
    return [
        (country, {leaf: at % 2 > 0 for leaf in SIX if leaf not in left}) for at, (country, left) in enumerate(every)
    ]


def test_what_is_below_a_node_is_taken_off_it_by_what_its_parts_are_made_of() -> None:
    """All have both parts of the node; of their questions those of Portugal alone have all."""
    missing = {"IT": ["ad"] * 5, "ES": ["be"] * 2, "PT": [""] * 3}
    assert told(build(lacking(missing), PAIR), "top") == set()


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        ({"PT": [C] * 4 + [A] * 3, "ES": [B] * 2}, {None}),
        ({"IT": [B] * 7, "PT": [NONE] * 6, "FR": [NONE]}, {None, "IT"}),
        ({"PT": [AC] * 3 + [B] * 2, "FR": [A] + [NONE] * 4}, {None}),
    ],
)
def test_what_gives_nobody_away_is_told(missing: dict[str, list[frozenset[str]]], expected: set[str | None]) -> None:
    """Cities of a country left out different questions; or those that left out none stand in two countries."""
    check_hidden(missing)
    assert told(build(answered(missing)), "node") == expected


def lists_scores(bench: Benchmark, name: str) -> bool:
    (block,) = [block for block in bench.blocks if block.indicator == name and block.group is None]
    return bool(block.figures[0].ordered)


def in_each(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """Cities of three countries, one of them too small to be told, of which every second one answered otherwise."""
    return [
        (country, other if at % 2 else one)
        for country, many in (("ES", 12), ("FR", 8), ("PT", 2))
        for at in range(many)
    ]


def test_scores_are_not_listed_where_each_country_left_out_the_same_questions() -> None:
    """A score of two answers or of three, or of these two or of those, shows of whom it may be."""
    full, without_a, without_c = ({leaf: True for leaf in LEAVES if leaf != left} for left in ("", "a", "c"))
    for one, other in ((full, without_c), (without_a, without_c)):
        bench = build(in_each(one, other))
        assert (told(bench, "node"), lists_scores(bench, "node")) == ({None, "ES"}, False)
    assert lists_scores(build(in_each(without_c, without_c)), "node")


def test_nor_where_countries_left_out_different_questions_and_the_hidden_one_all() -> None:
    left = answered({"ES": [C] * 12, "FR": [A] * 8})
    bench = build([*left, *[("PT", {"gate": True})] * 2])
    assert (told(bench, "node"), lists_scores(bench, "node")) == ({None}, False)


def test_nor_where_questions_of_a_part_of_the_node_were_left_out() -> None:
    one, other = ({leaf: True for leaf in SIX if leaf != left} for left in "ad")
    bench = build(in_each(one, other), PAIR)
    assert (told(bench, "top"), lists_scores(bench, "top")) == ({None, "ES"}, False)
    assert lists_scores(build(in_each(one, one), PAIR), "top")


QUESTIONS = ("gate", "x", "y", "late")
OPEN = questionnaire(
    [*map(question_data, QUESTIONS[:3]), question_data("late", "number", **GATED)],
    [node_data("open", dict.fromkeys(QUESTIONS, 1))],
)
ASKED_NOT_ANSWERED, NOT_ASKED = ({"gate": gate, "x": True, "y": True} for gate in (True, False))


def test_who_was_asked_and_said_nothing_is_not_to_be_told_from_those_that_were_not_asked() -> None:
    """A fourth of what all said, taken off the node, leaves that of the two that were asked: theirs is a third."""
    cities = [("FR", NOT_ASKED)] * 4
    assert told(build([*cities, *[("ES", NOT_ASKED)] * 2], OPEN), "open") == {None}
    assert told(build([*cities, *[("ES", ASKED_NOT_ANSWERED)] * 2], OPEN), "open") == set()


def test_cities_are_alike_only_in_whole_groups() -> None:
    """One city alone that was not asked makes the others of its group none that can be taken off."""
    cities = [*[("FR", ASKED_NOT_ANSWERED)] * 8, ("FR", NOT_ASKED), ("SE", {"gate": False, "x": True})]
    assert told(build(cities, OPEN), "open") == {None}


def test_scores_are_not_listed_where_some_were_not_asked_what_others_did_not_answer() -> None:
    bench = build(in_each(ASKED_NOT_ANSWERED, NOT_ASKED), OPEN)
    assert (told(bench, "open"), lists_scores(bench, "open")) == ({None, "ES"}, False)
    assert lists_scores(build(in_each(NOT_ASKED, NOT_ASKED), OPEN), "open")


def test_shares_that_differ_little_are_others() -> None:
    """Who lacks the question that weighs a little more has the others in other shares."""
    nodes = [node_data("node", {"a": 1, "b": 1.001, "c": 1, "d": 1})]
    asked = questionnaire([*map(question_data, "abcd")], nodes)
    missing = {"IT": "aaaa", "ES": "bbbb", "PT": "a", "FR": "c"}
    cities = [
        (country, dict.fromkeys(set("abcd") - {left}, True)) for country, some in missing.items() for left in some
    ]
    assert told(build(cities, asked), "node") == set()


@settings(max_examples=150)
@given(st.data())
def test_no_combination_of_a_node_and_its_questions_is_of_a_hidden_group(data: st.DataObject) -> None:
    sizes = {"ES": 12, "FR": 7, "IT": 5, "PT": 3, "SE": 1}
    chosen = data.draw(st.lists(st.sampled_from(list(sizes)), min_size=2, unique=True))
    lacking = st.sampled_from([NONE, NONE, *map(frozenset, LEAVES), *(FULL - {leaf} for leaf in LEAVES)])
    missing = {
        country: data.draw(
            st.one_of(
                lacking.map(lambda left, many=sizes[country]: [left] * many),
                st.lists(lacking, min_size=sizes[country], max_size=sizes[country]),
            )
        )
        for country in chosen
    }
    if sum(map(len, missing.values())) >= 5:
        check_hidden(missing)
