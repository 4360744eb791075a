from __future__ import annotations

import pytest

from builders import CHECKS, COHORT
from govcheck.errors import InputError
from govcheck.model.profile import City, Profile, Respondent
from govcheck.wizard.profile import ask_profile
from govcheck.wizard.prompter import Written
from wizard.fakes import ScriptedPrompter

PROFILE = Profile.model_validate(
    {
        "source": {"origin": "govcheck", "reason": "a test"},
        "regions": [{"id": "europe", "title": "Europe", "countries": ["ES"]}, {"id": "africa", "title": "Africa"}],
        "bands": [{"id": "all", "title": "all"}],
        "countries": {"ES": "Spain", "FR": "France", "GB": "United Kingdom", "SE": "Sweden"},
        "also": {"GB": ["UK"]},
        "cohort": COHORT,
        "checks": CHECKS,
    }
)
BACK = Written("", back=True)


def ask(*script: object, given: City | None = None) -> tuple[City, tuple[Respondent, ...], ScriptedPrompter]:
    prompter = ScriptedPrompter(*script)
    return *ask_profile(prompter, PROFILE, given=given), prompter


def test_everything() -> None:
    city, respondents, _ = ask("Río", "es", "europe", "84 000", "Officer", "Innovation")
    assert city == City(name="Río", country="ES", region="europe", population=84000)
    assert respondents == (Respondent(role="Officer", department="Innovation"),)


def test_the_pointer_stands_on_the_region_of_the_country() -> None:
    assert ask("Río", "es", "europe", "", "", "")[2].defaults == ["europe"]
    assert ask("Río", "gb", "africa", "", "", "")[2].defaults != ["africa"]
    # What was told stays for as long as the country does.
    assert ask("Río", "es", "skip", BACK, "skip", "", "", "")[2].defaults == ["europe", "skip"]


def test_only_the_name_is_needed() -> None:
    city, respondents, prompter = ask("", "  ", "Río", "", "skip", "", "")
    assert city == City(name="Río")
    assert respondents == ()
    assert prompter.text.count("needs a name") == 2


def test_a_wrong_country_shows_near_ones() -> None:
    city, _, prompter = ask("Río", "SP", "uk", "skip", "-", "-")
    assert city.country == "GB"
    assert "SE" in prompter.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Spian", "Spian is no country known here. Did you mean Spain?"),
        ("Xanadu", "Xanadu is no country known here. Its two letters will do"),
        ("sp", "SP is not a country code known here. Codes with that letter: SE."),
    ],
)
def test_a_country_that_is_not_known_is_named_as_it_was_typed(typed: str, said: str) -> None:
    _, _, prompter = ask("Río", typed, "ES", "skip", "", "")
    assert said in prompter.text


@pytest.mark.parametrize("wrong", ["many", "0", "84,5", "-3", "100000001", "1" * 100])
def test_a_wrong_population_is_asked_again(wrong: str) -> None:
    city, _, prompter = ask("Río", "", "skip", wrong, "5", "")
    assert city.population == 5
    assert "whole number" in prompter.text


def test_what_was_taken_is_shown() -> None:
    _, _, prompter = ask("Río", "es", "europe", "25.000", "")
    assert [line for line in prompter.text.splitlines() if line.startswith(("Country", "Region", "Population"))] == [
        "Country: Spain", "Region: Europe", "Population: 25,000",
    ]  # fmt: skip
    # A menu answers at a number alone: an Enter behind it leaves out what is asked next, and that must be seen.
    _, _, prompter = ask("Río", "", "skip", "", "")
    assert prompter.text.count("Not said") == 3


def test_back() -> None:
    city, _, prompter = ask(
        BACK, "Rio", BACK, "Río", "ES", None, "FR", "africa", BACK, "europe", "7", BACK, "8", "x", BACK, "y", ""
    )
    assert city == City(name="Río", country="FR", region="europe", population=8)
    assert prompter.drafts[:4] == ["", "", "", "Rio"]


def test_given_fields_are_drafts() -> None:
    _, _, prompter = ask("A", "", "skip", "", "", given=City(name="B", country="ES", population=9))
    assert prompter.drafts[:3] == ["B", "ES", "9"]


def test_who_answers_is_kept_when_asked_again() -> None:
    prompter = ScriptedPrompter("A", "", "skip", "", "Mayor", "Office")
    earlier = Respondent(role="Officer", department="Innovation")
    ask_profile(prompter, PROFILE, given=City(name="A"), respondent=earlier)
    assert prompter.drafts[-2:] == ["Officer", "Innovation"]


def test_the_end_of_input_after_the_name() -> None:
    city, respondents, _ = ask("Río", "ES")
    assert (city, respondents) == (City(name="Río", country="ES"), ())


def test_the_end_of_input_before_the_name() -> None:
    with pytest.raises(InputError, match="before the city had a name"):
        ask()


def test_hostile_names() -> None:
    city, _, _ = ask("a\x1b[2J\udc80b", "")
    assert city.name == "a[2Jb"
    city, _, prompter = ask("x" * 201, "short")
    assert city.name == "short"
    assert "at most 200" in prompter.text
