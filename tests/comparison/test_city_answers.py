"""What a city said: cities that said the same to the questions of a comparison share it, and no others do."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pytest

from builders import PROFILE, answer_file, benchmark, block_data, question_data, questionnaire
from govcheck.assessment import assess

if TYPE_CHECKING:
    from govcheck.model.comparison import Comparison

EVENT = question_data("event", "single", options={"flood": 1.0, "virus": 1.0}, role="context")
ASKED = questionnaire([question_data("q", "number", indicators=[{"id": "mean"}]), question_data("filler"), EVENT])
MEAN: dict[str, Any] = {"n": 20, "scale": "0-10"}
FIGURES = benchmark(block_data("mean", "mean", [{"value": 4.2}], **MEAN))
VIRUS = {"question": "event", "any_of": ["virus"]}
OF_THE_VIRUS = benchmark(block_data("mean", "mean", [{"value": 4.2}], holds_for=VIRUS, **MEAN))
SKIPPED, UNKNOWN = {"state": "skipped"}, {"state": "dont-know"}


def compared(answer: Any, figures: Any = FIGURES, **others: Any) -> Comparison:
    """How the answer to ``q`` stands beside its mean."""
    (found,) = assess(ASKED, answer_file({"q": answer, **others}), [figures], PROFILE).comparisons
    return found


def test_cities_that_said_the_same_share_a_comparison() -> None:
    """Whatever else they said, and how sure they were of it."""
    assert compared(7) is compared({"value": 7.0, "unsure": True, "note": "Ours"}, filler=True)


@pytest.mark.parametrize("other", [8, SKIPPED, UNKNOWN])
def test_others_have_their_own(other: Any) -> None:
    assert compared(7) != compared(other)
    assert compared(7).text != compared(other).text


def test_so_do_those_that_speak_of_something_else() -> None:
    virus, flood = (compared(7, OF_THE_VIRUS, event=one) for one in ("virus", "flood"))
    assert (virus.position, flood.position) == ("above", None)
    named = compared(7, OF_THE_VIRUS, event={"value": "flood", "note": "in May"})
    assert named.circumstance != flood.circumstance


def test_a_zero_below_zero_is_said_like_zero() -> None:
    """They are equal, so that one would else be told in the words of whichever came first."""
    for zero in (-0.0, 0.0):
        found = compared(zero)
        assert math.copysign(1, float(str(found.yours))) == 1
        assert "at 0," in found.text
