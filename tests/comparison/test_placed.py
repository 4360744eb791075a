"""What is kept of figures for the next city is the same for every city, and of one language."""

from __future__ import annotations

import pytest

from builders import answer_file, benchmark, questionnaire
from comparison.figures import SHARE, asked
from govcheck.comparison.beside import compare
from govcheck.language import ENGLISH, Language
from govcheck.scoring.routing import find_routes
from govcheck.store.catalogue import load_language

SMALL, STUDY = questionnaire([asked()]), benchmark(SHARE)


def told(value: object, language: Language) -> str:
    answers = answer_file({} if value is None else {"q": value})
    (found,) = compare(SMALL, answers, find_routes(SMALL, answers), [STUDY], language, {})
    return found.text


def kept(language: Language) -> str:
    """What is said of the figure, which is kept for the next city: all but what is said of this one."""
    text, own = told(value=True, language=language), language.text("So did your city.")
    assert text.endswith(f" {own}")
    return text.removesuffix(own)


def test_a_city_is_told_nothing_of_the_answer_of_the_one_before() -> None:
    own = [told(value, ENGLISH) for value in (True, False, None, True)]
    assert [text.partition(" answered yes. ")[2] for text in own] == [
        "So did your city.",
        "Your city answered no.",
        "Your city has not answered this yet.",
        "So did your city.",
    ]
    assert len({text.partition(" answered yes. ")[0] for text in own}) == 1


@pytest.mark.parametrize("code", ["es", "fr"])
def test_each_language_has_its_own_words(code: str) -> None:
    english, other = kept(ENGLISH), kept(load_language(code))
    assert other != english
    assert (english, other) == (kept(ENGLISH), kept(load_language(code)))
