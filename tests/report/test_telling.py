"""The rule for the five most telling comparisons."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import TypeAdapter

from builders import question
from govcheck.language import ENGLISH
from govcheck.model.benchmark import FigureOf
from govcheck.model.comparison import Comparison
from govcheck.model.question import Role
from govcheck.report.view.lead import Lead, find_lead, word_lead
from govcheck.report.view.telling import MOST, choose_telling, strength
from govcheck.report.view.wording import Wording
from govcheck.store.catalogue import load_language
from real import smart_governance
from report.workbook import CODES, SAMPLES, sample_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.model.result import Result


WORDS = Wording(smart_governance(), ENGLISH)


def compared(question: str, kind: str, **own: object) -> Comparison:
    shared = {"benchmark": "b", "edition": 2019, "indicator": question, "category": None, "question": question}
    empty = {"value": None, "n": None, "count": None, "low": None, "high": None, "position": None, "scale": None}
    rest = {"base": "cities", "text": "…", "place": "Chapter", "line": "1", "note": None}
    return TypeAdapter(Comparison).validate_python({**shared, **empty, **rest, "kind": kind, **own})


ABOUT = 0.05
ANY = question("any")
HAS = {"yours": True, "position": "with"}
LACKS = {"yours": False, "position": "without"}


@pytest.mark.parametrize(
    ("comparison", "expected", "lead"),
    [
        (compared("og.plan", "share", value=30.0, **HAS), 0.7, Lead.AHEAD),
        (compared("og.plan", "share", value=30.0, **LACKS), 0.3, Lead.ALIKE),
        (compared("og.plan", "share", value=86.0, **LACKS), 0.86, Lead.BEHIND),
        (compared("og.plan", "share", value=50.0, **HAS), 0.5, Lead.SPLIT),
        (compared("og.plan", "share", value=67.6, low=51.0, high=81.0, **HAS), 0.324, Lead.ALIKE),
        (compared("data.stage", "distribution", yours="polish", n=20, below=12, at=3, above=5), 0.6, Lead.AHEAD),
        (compared("data.stage", "distribution", yours="measure", n=20, below=0, at=8, above=12), 0.6, Lead.BEHIND),
        (compared("data.stage", "distribution", yours="measure", n=20), None, Lead.BESIDE),
        (compared("data.stage", "distribution", yours="polish", n=20, below=7, at=6, above=7), 0.35, Lead.SPLIT),
        (compared("data.stage", "distribution", yours="polish", n=20, below=6, at=8, above=6), 0.3, Lead.ALIKE),
        (
            compared("participation.sufficiency.citizens", "mean", yours=5.0, value=3.0, scale="1-5", position="above"),
            1.0,
            Lead.AHEAD,
        ),
        (
            compared("asm.development.foresight", "mean", yours=4.5, value=4.6, scale="0-10", position="about"),
            0.255,
            Lead.ALIKE,
        ),
        (
            compared(
                "participation.ladder.design",
                "interval",
                yours="consulting",
                low=3.5,
                high=4.0,
                scale="1-5 (words)",
                position="below",
            ),
            0.625,
            Lead.BEHIND,
        ),
        (compared("data.barriers", "mentions", yours=("budget",)), None, Lead.BESIDE),
        (compared("og.plan", "share", value=86.0, yours=None), None, Lead.OPEN),
    ],
)
def test_strength_and_lead(comparison: Comparison, expected: float | None, lead: Lead) -> None:
    found = strength(comparison, smart_governance().by_id[comparison.question])
    assert found == (None if expected is None else pytest.approx(expected))
    assert find_lead(comparison, ANY, ABOUT) is lead


def test_between_others_with_few_beside_it_a_city_is_in_the_middle() -> None:
    between = compared("data.stage", "distribution", yours="polish", value=0.0, n=20, below=10, at=0, above=10)
    assert word_lead(WORDS, between, find_lead(between, ANY, ABOUT)) == "in the middle"


@pytest.mark.parametrize(
    ("value", "interval", "told"),
    [
        (50.0, (34.0, 66.0), "about half, {}"),
        (45.0, (26.0, 66.0), "about half, {}"),
        (55.0, (49.0, 61.0), "about half, {}"),
        (78.0, (45.0, 94.0), "no clear majority"),
        (29.0, (14.0, 50.0), "no clear majority"),
        (29.0, (13.8, 49.6), "no clear majority"),
        (45.0, None, "about half, {}"),
        (55.0, None, "about half, {}"),
    ],
)
def test_a_share_that_may_be_either_is_no_majority(
    value: float, interval: tuple[float, float] | None, told: str
) -> None:
    """Neither ahead nor behind nor like most of them, whether the city has it or not; so it does not stand out."""
    low, high = interval or (None, None)
    for own, also in ((HAS, "your city too"), (LACKS, "not your city")):
        share = compared("og.plan", "share", value=value, low=low, high=high, **own)
        lead = find_lead(share, ANY, ABOUT)
        assert lead is Lead.SPLIT
        assert word_lead(WORDS, share, lead) == told.format(also)
        assert choose_telling(smart_governance(), [share]) == ()


@pytest.mark.parametrize(
    ("value", "interval", "has", "lacks"),
    [
        (68.0, (51.0, 81.0), "like most", "behind most"),
        (30.0, (15.0, 49.4), "ahead of most", "like most"),
        (56.0, None, "like most", "behind most"),
        (44.0, None, "ahead of most", "like most"),
    ],
)
def test_a_clear_share_is_one(value: float, interval: tuple[float, float] | None, has: str, lacks: str) -> None:
    low, high = interval or (None, None)
    for own, told in ((HAS, has), (LACKS, lacks)):
        share = compared("og.plan", "share", value=value, low=low, high=high, **own)
        assert word_lead(WORDS, share, find_lead(share, ANY, ABOUT)) == told
        assert choose_telling(smart_governance(), [share]) == (() if told == "like most" else (share,))


@pytest.mark.parametrize(("place", "code"), [*product(range(len(SAMPLES)), CODES)])
def test_the_samples_say_most_only_of_a_majority(place: int, code: str) -> None:
    """Nowhere in a report, and on no first page, does a share whose interval holds the half speak of most."""
    view = sample_view(place, code)
    say = load_language(code).text
    most = {say("ahead of most"), say("like most"), say("behind most")}
    found = [comparison for chapter in view.chapters for comparison in chapter.comparisons]
    split = [comparison for comparison in found if comparison.lead is Lead.SPLIT]
    assert split and not most.intersection(comparison.mark for comparison in split)
    assert not {comparison.place for comparison in split}.intersection(one.place for one in view.telling)


def test_a_barrier_that_others_name_is_no_rank() -> None:
    barriers = smart_governance().by_id["data.barriers"]
    assert barriers.role is Role.DIAGNOSTIC
    assert find_lead(compared("data.barriers", "share", value=90.0, **LACKS), barriers, ABOUT) is Lead.BESIDE


@pytest.mark.parametrize("own", [HAS, LACKS])
def test_nobody_is_ahead_or_behind_for_naming_what_is_worth_nothing(own: dict[str, Any]) -> None:
    options = [{"id": name, "value": value, "label": name} for name, value in (("a", 1.0), ("b", 1.0), ("none", 0.0))]
    asked = question("plans", "several", options=options)
    shares = {"none": 10.0, "a": 10.0}
    leads = {
        name: find_lead(
            compared("plans", "share", value=value, category=name, of=FigureOf.QUESTION, **own), asked, ABOUT
        )
        for name, value in shares.items()
    }
    assert leads["none"] is Lead.BESIDE
    assert leads["a"] in {Lead.AHEAD, Lead.ALIKE}


def test_they_are_chosen_from_as_many_sections_as_there_are(result_of: Callable[[str], Result]) -> None:
    asked = smart_governance()
    for kind in ("half", "full"):
        compared = result_of(kind).comparisons
        chosen = choose_telling(asked, compared)
        assert 0 < len(chosen) <= MOST
        sections = {asked.by_id[c.question].section for c in compared if choose_telling(asked, [c])}
        assert len({asked.by_id[c.question].section for c in chosen}) == min(MOST, len(sections))
        assert all(c.yours is not None for c in chosen)


def test_what_is_like_most_or_many_stands_out_from_nobody(result_of: Callable[[str], Result]) -> None:
    """As many as are listed differ from more than half of the participants, and all that do could be listed."""
    asked = smart_governance()
    about = asked.scoring.comparison.about
    for kind in ("half", "full"):
        compared = result_of(kind).comparisons
        leads = {id(c): find_lead(c, asked.by_id[c.question], about) for c in compared}
        assert not any(leads[id(c)] is Lead.ALIKE for c in choose_telling(asked, compared))
        apart = [c for c in compared if leads[id(c)] in {Lead.AHEAD, Lead.BEHIND}]
        assert len(choose_telling(asked, apart)) == min(MOST, len(apart))


def test_nothing_is_telling_where_nothing_is_answered(result_of: Callable[[str], Result]) -> None:
    assert choose_telling(smart_governance(), result_of("empty").comparisons) == ()


def test_the_strongest_of_a_section_comes_first_and_what_is_not_scored_counts_half() -> None:
    weak = compared("og.plan", "share", value=60.0, **LACKS)
    strong = compared("og.plan", "share", value=90.0, **LACKS)
    elsewhere = compared("foresight.use", "share", value=56.0, **LACKS)
    barrier = compared("assessment.barriers", "share", value=95.0, yours=False, position="not-named")
    assert choose_telling(smart_governance(), [weak, barrier, elsewhere, strong]) == (strong, elsewhere, barrier, weak)
