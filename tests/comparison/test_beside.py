"""Every kind of figure with the sentence that may be said of it, and none that may not."""

from __future__ import annotations

import re
from typing import Any

import pytest

from builders import benchmark, block_data, compared, node_data, question_data, questionnaire, result

NA = {"state": "not-applicable", "reason": "Not ours."}
YES = {"any_of": ["yes"]}
STEPS = {"informing": 0.0, "consulting": 0.5, "deciding": 1.0}
BARRIERS = [
    {"id": "staff", "value": 1.0, "label": "Lack of staff"},
    {"id": "money", "value": 1.0, "label": "Lack of money"},
    {"id": "none", "value": 0.0, "label": "None of these", "exclusive": True},
]


def asked(name: str = "q", kind: str = "yes-no", **own: Any) -> dict[str, Any]:
    return question_data(name, kind, indicators=[{"id": "i"}], **own)


def one(question: dict[str, Any], value: Any, block: dict[str, Any], **more: Any) -> Any:
    given = {} if value is None else {question["id"]: value}
    (found,) = compared([question], {**given, **more}, block)
    return found


SHARE = block_data("i", "share", [{"category": "yes", "value": 48, "count": 10}], n=21)
SHARE_BARE = block_data("i", "share", [{"category": "yes", "value": 48}])
MANY = "10 of 21 cities (48%, 95% interval 28 to 68%) answered yes."


@pytest.mark.parametrize(
    ("value", "block", "position", "text"),
    [
        (True, SHARE, "with", f"{MANY} So did your city."),
        (False, SHARE, "without", f"{MANY} Your city answered no."),
        (None, SHARE, None, f"{MANY} Your city has not answered this yet."),
        ({"state": "dont-know"}, SHARE, None, f"{MANY} Your city said that it does not know."),
        (NA, SHARE, None, f"{MANY} Your city said that this does not apply."),
        (True, SHARE_BARE, "with", "48% of cities (their number is not published) answered yes. So did your city."),
    ],
)
def test_a_share_of_yes_and_no(value: Any, block: Any, position: str | None, text: str) -> None:
    found = one(asked(), value, block)
    assert (found.position, found.text, found.value, found.kind) == (position, text, 48, "share")
    known = "n" in block
    assert (found.n, found.count) == ((21, 10) if known else (None, None))
    assert (found.low, found.high) == (pytest.approx((28.3, 67.6), abs=0.1) if known else (None, None))
    assert found.yours == {"with": True, "without": False, None: None}[position]


def test_a_share_may_be_set_beside_a_number_question_without_a_fault() -> None:
    found = one(asked(kind="number"), 3, SHARE)
    assert found.position == "not-named"


BLOCK = [{"category": "staff", "value": 75, "count": 15}, {"category": "money", "value": 45, "count": 9}]
STAFF = "15 of 20 cities (75%, 95% interval 53 to 89%) name “Lack of staff”"
MONEY = "9 of 20 cities (45%, 95% interval 26 to 66%) name “Lack of money”"


@pytest.mark.parametrize(
    ("value", "staff", "money"),
    [
        (["staff"], ("named", "So does your city."), ("not-named", "Your city does not.")),
        (["none"], ("not-named", "Your city does not."), ("not-named", "Your city does not.")),
        (None, (None, "Your city has not answered this yet."), (None, "Your city has not answered this yet.")),
    ],
)
def test_shares_of_several_categories(value: Any, staff: Any, money: Any) -> None:
    question = asked("q", "several", options=BARRIERS)
    given = {"q": value} if value else {}
    found = compared([question], given, block_data("i", "share", BLOCK, n=20))
    assert [(c.category, c.position, c.text) for c in found] == [
        ("staff", staff[0], f"{STAFF}. {staff[1]}"),
        ("money", money[0], f"{MONEY}. {money[1]}"),
    ]


def test_a_share_of_those_who_named_it_among_their_top_three() -> None:
    found = compared([asked("q", "several", options=BARRIERS)], {"q": ["money"]}, block_data("i", "top3", BLOCK, n=20))
    assert [c.text for c in found] == [
        f"{STAFF} among their top three. Your city does not.",
        f"{MONEY} among their top three. So does your city.",
    ]
    assert [c.position for c in found] == ["not-named", "named"]


COUNTED = [{"category": c, "value": v, "count": n} for c, v, n in (("informing", 15, 3), ("consulting", 55, 11))]
COUNTED += [{"category": "deciding", "value": 30, "count": 6}]
UNCOUNTED = [{"category": row["category"], "value": row["value"]} for row in COUNTED]
LISTED = "Informing 15%; Consulting 55%; Deciding 30%."


@pytest.mark.parametrize(
    ("value", "around", "text"),
    [
        ("informing", (0, 3, 17), "Of 20 cities, 0 stand below your city's answer, 3 at it and 17 above it."),
        ("consulting", (3, 11, 6), "Of 20 cities, 3 stand below your city's answer, 11 at it and 6 above it."),
        ("deciding", (14, 6, 0), "Of 20 cities, 14 stand below your city's answer, 6 at it and 0 above it."),
        (None, (None, None, None), f"Of 20 cities: {LISTED} Your city has not answered this yet."),
    ],
)
def test_a_distribution_with_counts(value: Any, around: Any, text: str) -> None:
    found = one(asked("q", "single", options=STEPS), value, block_data("i", "distribution", COUNTED, n=20))
    assert ((found.below, found.at, found.above), found.text, found.position) == (around, text, None)
    assert [(p.category, p.value, p.count, p.yours) for p in found.portions] == [
        (row["category"], row["value"], row["count"], row["category"] == value) for row in COUNTED
    ]
    assert found.value == {"informing": 15, "consulting": 55, "deciding": 30, None: None}[value]
    assert found.count == {"informing": 3, "consulting": 11, "deciding": 6, None: None}[value]


def test_a_distribution_without_counts_gives_the_shares_alone() -> None:
    found = one(asked("q", "single", options=STEPS), "deciding", block_data("i", "distribution", UNCOUNTED))
    assert found.text == f"Of cities: {LISTED} Your city's answer: Deciding."
    assert (found.n, found.count, found.below, found.at, found.above) == (None,) * 5


@pytest.mark.parametrize("value", ["informing", "deciding"])
def test_of_a_partial_distribution_only_the_published_part_is_spoken(value: str) -> None:
    found = one(asked("q", "single", options=STEPS), value, block_data("i", "distribution", COUNTED[:2], n=20))
    own = f"Your city's answer: {value.title()}."
    assert found.text == f"Of 20 cities: Informing 15%; Consulting 55%. The rest is not published. {own}"
    assert (found.below, found.at, found.above) == (None, None, None)
    assert len(found.portions) == 2


FOUR = {"none": 0.0, "few": 0.3, "many": 0.7, "all": 1.0}
JOINED = [
    {"id": "i", "category": "none-or-few", "options": ["none", "few"]},
    {"id": "i", "category": "many"},
    {"id": "i", "category": "all"},
]


@pytest.mark.parametrize(("value", "around"), [("none", (0, 5, 15)), ("few", (0, 5, 15)), ("all", (16, 4, 0))])
def test_a_published_category_may_join_options(value: str, around: Any) -> None:
    rows = [
        {"category": "many", "value": 55, "count": 11},
        {"category": "all", "value": 20, "count": 4},
        {"category": "none-or-few", "value": 25, "count": 5},
    ]
    question = question_data("q", "single", options=FOUR, indicators=JOINED)
    found = one(question, value, block_data("i", "distribution", rows, n=20))
    assert (found.below, found.at, found.above) == around
    assert [p.category for p in found.portions] == ["none-or-few", "many", "all"]
    assert [p.yours for p in found.portions] == [value in {"none", "few"}, value == "many", value == "all"]
    share = one(question, value, block_data("i", "share", [rows[2]], n=20))
    assert share.yours is (value in {"none", "few"})
    assert "None / Few" in share.text


TWO = [
    {"id": "i", "category": "low", "options": ["none"]},
    {"id": "j", "category": "low", "options": ["none", "few"]},
]


def test_two_indicators_may_share_the_name_of_a_category() -> None:
    question = question_data("q", "single", options=FOUR, indicators=TWO)
    rows = [{"category": "low", "value": 25, "count": 5}]
    blocks = [block_data(name, "share", rows, n=20) for name in "ij"]
    first, second = compared([question], {"q": "few"}, *blocks)
    assert (first.position, second.position) == ("not-named", "named")
    assert "answered “None”" in first.text
    assert "answered “None / Few”" in second.text
    spread = compared([question], {"q": "few"}, *(block_data(name, "distribution", rows, n=20) for name in "ij"))
    assert [(p.label, p.yours) for c in spread for p in c.portions] == [("None", False), ("None / Few", True)]
    assert spread[0].text.endswith("Your city's answer: Few.")


def test_an_answer_named_like_a_category_keeps_its_own_words() -> None:
    refs = [{"id": "i", "category": "few", "options": ["none", "few"]}]
    question = question_data("q", "single", options=FOUR, indicators=refs)
    rows = [{"category": "few", "value": 25, "count": 5}]
    found = one(question, "few", block_data("i", "distribution", rows, n=20))
    assert "None / Few 25%" in found.text
    assert found.text.endswith("Your city's answer: Few.")


def test_a_place_in_an_order_may_join_options() -> None:
    refs = [{"id": "i", "category": "means", "options": ["staff", "money"]}]
    question = question_data("q", "several", options=BARRIERS, indicators=refs)
    block = block_data("i", "order", [{"category": "means", "value": "1"}])
    for value, yours in ((["money"], True), (["none"], False)):
        found = one(question, value, block)
        assert [(p.label, p.yours) for p in found.portions] == [("Lack of staff / Lack of money", yours)]
    assert "Lack of staff / Lack of money (number 1)" in found.text


def test_a_distribution_over_yes_and_no() -> None:
    rows = [{"category": "no", "value": 25, "count": 5}, {"category": "yes", "value": 75, "count": 15}]
    found = one(asked(), value=True, block=block_data("i", "distribution", rows, n=20))
    assert (found.below, found.at, found.above, found.yours) == (5, 15, 0, True)


def test_each_question_that_names_a_distribution_has_its_own() -> None:
    questions = [asked(name, "single", options=STEPS) for name in ("design", "review")]
    found = compared(questions, {"design": "deciding"}, block_data("i", "distribution", COUNTED, n=20))
    assert [(c.question, c.at) for c in found] == [("design", 6), ("review", None)]
    assert len(found[1].portions) == 3


MEAN = block_data("i", "mean", [{"value": 4.6}], scale="0-10")
ON_AVERAGE = "On a scale from 0 to 10, cities stand at 4.6 on average."


@pytest.mark.parametrize(
    ("value", "position", "text"),
    [
        (10, "above", "Your city, at 10, stands above that."),
        (5.1, "about", "Your city, at 5.1, stands about there."),  # half a point is 5% of the scale
        (5.11, "above", "Your city, at 5.1, stands above that."),
        (4.6, "about", "Your city, at 4.6, stands about there."),
        (4.1, "about", "Your city, at 4.1, stands about there."),
        (4.09, "below", "Your city, at 4.1, stands below that."),
        (0, "below", "Your city, at 0, stands below that."),
        (None, None, "Your city has not answered this yet."),
    ],
)
def test_a_mean_is_above_about_or_below(value: Any, position: str | None, text: str) -> None:
    found = one(asked(kind="number"), value, MEAN)
    assert (found.position, found.text) == (position, f"{ON_AVERAGE} {text}")
    assert (found.yours, found.value, found.n) == (value, 4.6, None)


@pytest.mark.parametrize(("value", "position"), [(3.1, "about"), (3.11, "above"), (2.7, "about"), (2.69, "below")])
def test_about_a_mean_is_measured_on_its_own_scale(value: float, position: str) -> None:
    block = block_data("i", "mean", [{"value": 2.9}], scale="1-5")
    assert one(asked(kind="number", min=1, max=5), value, block).position == position


def test_a_mean_with_its_number_of_cities_says_it() -> None:
    found = one(asked(kind="number", min=1, max=5), 1, block_data("i", "mean", [{"value": 2.9}], scale="1-5", n=20))
    assert (
        found.text == "On a scale from 1 to 5, 20 cities stand at 2.9 on average. Your city, at 1, stands below that."
    )


@pytest.mark.parametrize(
    ("value", "position", "text"),
    [
        ("informing", "below", "Your city, at 1, stands below that."),
        ("consulting", "within", "Your city, at 2, stands within that."),
        ("deciding", "above", "Your city, at 3, stands above that."),
        (None, None, "Your city has not answered this yet."),
    ],
)
def test_an_interval_read_from_words(value: Any, position: str | None, text: str) -> None:
    block = block_data("i", "interval", [{"value": "1.5-2"}])
    found = one(asked("q", "single", options=STEPS), value, block)
    said = "Read from the words of the study, cities stand between 1.5 and 2 on the steps of this scale."
    assert (found.position, found.text) == (position, f"{said} {text}")
    assert (found.low, found.high, found.value, found.yours) == (1.5, 2, "1.5-2", value)


PLACES = [{"category": "money", "value": "1"}, {"category": "staff", "value": "lowest", "said": "lowest"}]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (["staff"], "Your city names: Lack of staff."),
        (["none"], "Your city names none of these."),
        (None, "Your city has not answered this yet."),
    ],
)
def test_an_order_is_given_as_published(value: Any, text: str) -> None:
    found = one(asked("q", "several", options=BARRIERS), value, block_data("i", "order", PLACES))
    listed = "Lack of money (number 1); Lack of staff (lowest)"
    assert found.text == f"Published order for cities: {listed}. No numbers were published. {text}"
    assert (found.position, found.value, found.n, found.count) == (None,) * 4
    assert [(p.category, p.value, p.yours) for p in found.portions] == [
        ("money", "1", False),
        ("staff", "lowest", value == ["staff"]),
    ]


def test_an_order_over_several_questions_names_the_parts_they_rate() -> None:
    questions = [
        question_data("a", "number", indicators=[{"id": "i", "category": "talks"}]),
        question_data("b", "number", role="priority", indicators=[{"id": "i", "category": "data"}]),
        question_data("c", "number", role="context", indicators=[{"id": "i", "category": "rest"}]),
    ]
    talks = node_data("talks", {"a": 1}, kind="element", title="Talking", priority="b")
    nodes = [node_data("index", [talks])]
    places = (("talks", "highest", "highest"), ("data", "top", "in the top group"), ("rest", "lead", "ahead"))
    rows = [{"category": category, "value": value, "said": said} for category, value, said in places]
    small = questionnaire(questions, nodes)
    block = benchmark(block_data("i", "order", rows))
    (found,) = result(small, {"a": 3}, block).comparisons
    listed = "Talking (highest); Talking (in the top group); Text of c? (ahead)"
    assert found.text == f"Published order for cities: {listed}. No numbers were published."
    assert found.yours is None
    assert "Your city has not answered this yet." in result(small, {}, block).comparisons[0].text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (["staff", "money"], "Your city names: Lack of staff; Lack of money."),
        (["none"], "Your city names none of these."),
        (None, "Your city has not answered this yet."),
    ],
)
def test_mentions_are_an_order_and_no_share_of_cities(value: Any, text: str) -> None:
    rows = [{"category": "staff", "value": 20, "count": 8}, {"category": "money", "value": 18, "count": 7}]
    block = block_data("i", "mentions", rows, n=40, base="mentions")
    found = one(asked("q", "several", options=BARRIERS), value, block)
    listed = "Lack of staff; Lack of money"
    assert found.text == (
        f"In the order of how often they were mentioned (40 mentions, not cities): {listed}. {text}"
    )  # fmt: skip
    assert (found.position, found.value, found.low, found.high) == (None,) * 4


KINDS = [
    (asked("q", ask_if={"question": "gate", **YES}), SHARE, True),
    (asked("q", "several", options=BARRIERS), block_data("i", "top3", BLOCK[:1], n=20), ["staff"]),
    (asked("q", "single", options=STEPS), block_data("i", "distribution", COUNTED, n=20), "deciding"),
    (asked("q", "number"), MEAN, 5),
    (asked("q", "single", options=STEPS), block_data("i", "interval", [{"value": "1.5-2"}]), "deciding"),
    (asked("q", "several", options=BARRIERS), block_data("i", "order", PLACES), ["staff"]),
    (asked("q", "several", options=BARRIERS), block_data("i", "mentions", BLOCK, n=40), ["staff"]),
]


@pytest.mark.parametrize(("question", "block", "value"), KINDS)
def test_what_was_not_asked_is_said_so_even_where_it_is_answered(question: Any, block: Any, value: Any) -> None:
    gated = {**question, "ask_if": {"question": "gate", **YES}, "if_not_asked": "lowest"}
    for given in ({"gate": False}, {"gate": False, "q": value}):
        (found,) = compared([question_data("gate"), gated], given, block)
        assert found.text.endswith("This was not asked of your city.")
        assert (found.position, found.yours) == (None, None)
        assert not any(portion.yours for portion in found.portions)


@pytest.mark.parametrize(("question", "block", "value"), KINDS)
def test_a_comparison_carries_its_source_and_speaks_of_no_percentile(question: Any, block: Any, value: Any) -> None:
    own = {**block, "note": "A note.", "base": "the base", "line": "755", "who": "participating cities"}
    found = one({**question, "ask_if": None, "if_not_asked": None}, value, own)
    assert (found.benchmark, found.edition, found.indicator, found.question) == ("bench", 2019, "i", "q")
    assert (found.note, found.base, found.line, found.place, found.n) == (
        "A note.",
        "the base",
        "755",
        "P",
        own.get("n"),
    )
    assert "participating cities" in found.text or found.kind == "mentions"
    assert not re.search(r"percentile|quantile|quartile|top \d+ ?%|better than", found.text, re.IGNORECASE)


def test_an_indicator_with_figures_of_two_kinds_gives_both() -> None:
    blocks = (block_data("i", "distribution", COUNTED, n=20), block_data("i", "interval", [{"value": "1.5-2"}]))
    found = compared([asked("q", "single", options=STEPS)], {"q": "deciding"}, *blocks)
    assert [c.kind for c in found] == ["distribution", "interval"]


@pytest.mark.parametrize("kind", ["share", "order", "distribution", "mentions"])
def test_an_indicator_that_no_question_names_is_left_out(kind: str) -> None:
    value = "1" if kind == "order" else 5
    assert compared([], {}, block_data("i", kind, [{"category": "a", "value": value}])) == []


def test_sources_are_listed_with_their_caution() -> None:
    (source,) = result(questionnaire([question_data("q")]), {}, benchmark()).sources
    assert (source.benchmark, source.edition, source.participants, source.caution) == ("bench", 2019, 24, "C.")
