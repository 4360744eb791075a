from __future__ import annotations

from typing import Any

import pytest

from builders import question_data, questionnaire, result

NA = {"state": "not-applicable", "reason": "Not ours."}
SCALE = {"never": 0.0, "rarely": 0.25, "sometimes": 0.5, "most": 0.75, "always": 1.0}
THREE = {"low": 0.0, "middle": 0.5, "high": 1.0}


def flags(asked: Any, given: Any) -> dict[str, Any]:
    return {str(flag.kind): flag for flag in result(asked, given).flags}


@pytest.mark.parametrize(("whole", "part", "flagged"), [(5, 1, False), (5, 2, True), (15, 3, False), (15, 4, True)])
def test_more_than_a_fifth_of_a_section_said_not_to_apply_is_flagged(whole: int, part: int, *, flagged: bool) -> None:
    asked = questionnaire([question_data(f"q{i}") for i in range(whole)] + [question_data("other", section="s2")])
    found = flags(asked, {f"q{i}": NA for i in range(part)})
    assert ("not-applicable" in found) == flagged
    if flagged:
        flag = found["not-applicable"]
        assert flag.id == "s1"
        assert flag.questions == tuple(f"q{i}" for i in range(part))
        assert f"{part} of {whole} questions in “Section s1”" in flag.text


@pytest.mark.parametrize(("whole", "same", "flagged"), [(10, 8, True), (10, 7, False), (9, 9, False), (15, 12, True)])
def test_the_same_position_on_most_scales_is_flagged(whole: int, same: int, *, flagged: bool) -> None:
    scales = [
        question_data("a", "single", options=THREE),
        question_data("b", "number", min=1, max=5),
        *(question_data(f"q{i}", "single", options=SCALE) for i in range(whole - 2)),
    ]
    values = {"a": "middle", "b": 3, **{f"q{i}": "sometimes" for i in range(same - 2)}}
    values |= {f"q{i}": ["never", "always", "most"][i % 3] for i in range(same - 2, whole - 2)}
    # A choice of two, a yes-no and a checklist are no scales.
    others = [question_data("two", "single", options={"no": 0, "yes": 1}), question_data("yn")]
    found = flags(questionnaire([*scales, *others]), {**values, "two": "yes", "yn": False})
    assert ("same-position" in found) == flagged
    if flagged:
        assert len(found["same-position"].questions) == same
        assert f"{same} of {whole} answers" in found["same-position"].text


@pytest.mark.parametrize("shortfall", [None, "single", "several", "number", "yn", "one less"])
def test_only_best_answers_are_flagged_from_ten_on(shortfall: str | None) -> None:
    count = 5 if shortfall == "one less" else 6
    asked = questionnaire(
        [
            *(question_data(f"q{i}") for i in range(count)),
            question_data("single", "single", options={"a": 0.0, "b": 0.9}),
            question_data("several", "several", options={"a": 0.1, "b": 0.2, "c": 0.3}),
            question_data("enough", "several", options={"a": 0.1, "b": 0.2, "c": 0.3}, enough=0.3),
            question_data("number", "number"),
            question_data("context", "number", role="context"),
        ]
    )
    best = {f"q{i}": True for i in range(count)} | {"single": "b", "several": ["c", "b", "a"], "enough": ["a", "b"]}
    less = {"single": "a", "several": ["a", "b"], "number": 9.9, "yn": False}
    given = {**best, "number": 10, "context": 0}
    if shortfall in less:
        given["q0" if shortfall == "yn" else shortfall] = less[shortfall]
    assert ("all-best" in flags(asked, given)) == (shortfall is None)


CONTRADICTION = {
    "id": "no-lead",
    "text": "Nobody leads it.",
    "when": [{"question": "stage", "at_least": "middle"}, {"question": "lead", "any_of": ["no"]}],
}


@pytest.mark.parametrize(
    ("given", "flagged"),
    [
        ({"gate": True, "stage": "middle", "lead": False}, True),
        ({"gate": True, "stage": "high", "lead": False}, True),
        ({"gate": True, "stage": "low", "lead": False}, False),
        ({"gate": True, "stage": "high", "lead": True}, False),
        ({"gate": True, "stage": "high"}, False),
        ({"gate": True, "stage": "high", "lead": NA}, False),
        ({"gate": False, "stage": "high", "lead": False}, False),
    ],
)
def test_a_contradiction_is_flagged_where_all_its_conditions_hold(given: Any, *, flagged: bool) -> None:
    data = [
        question_data("gate"),
        question_data("stage", "single", options=THREE, ask_if={"question": "gate", "any_of": ["yes"]}),
        question_data("lead"),
    ]
    found = flags(questionnaire(data, rules={"contradictions": [CONTRADICTION]}), given)
    assert ("contradiction" in found) == flagged
    if flagged:
        assert found["contradiction"].text == "Nobody leads it."
        assert found["contradiction"].questions == ("stage", "lead")


def chain() -> Any:
    first = question_data("first")
    second = question_data("second", ask_if={"question": "first", "any_of": ["yes"]})
    third = question_data("third", ask_if={"question": "second", "any_of": ["yes"]})
    return questionnaire([first, second, third])


def test_an_answer_that_is_not_asked_is_flagged_with_the_answer_that_closed_it() -> None:
    flag = flags(chain(), {"first": False, "third": True})["not-asked"]
    assert flag.id == "third"
    assert flag.text.startswith("“Text of third?” is answered, but not asked after the answer to “Text of first?”.")


@pytest.mark.parametrize("given", [{"first": False, "third": NA}, {"first": False, "third": {"state": "dont-know"}}])
def test_what_has_no_value_is_no_answer_that_could_be_out_of_place(given: Any) -> None:
    assert "not-asked" not in flags(chain(), given)


def test_an_ordinary_set_of_answers_raises_no_flag() -> None:
    assert flags(chain(), {"first": True, "second": True, "third": False}) == {}
