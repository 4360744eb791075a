from __future__ import annotations

import re

import pytest
from pydantic import ValidationError

from builders import CHECKS, COHORT, SOURCE
from govcheck.model.profile import Profile, find_country
from govcheck.model.typed import unaccented
from govcheck.store.catalogue import list_languages
from govcheck.store.content import load_profile


@pytest.mark.parametrize(
    ("population", "band"),
    [
        (None, None),
        (1, "0-50000"),
        (50_000, "0-50000"),
        (50_001, "50001-100000"),
        (100_000, "50001-100000"),
        (100_001, "100001-1000000"),
        (1_000_000, "100001-1000000"),
        (1_000_001, "1000001-"),
        (38_000_000, "1000001-"),
    ],
)
def test_a_population_falls_into_one_band(population: int | None, band: str | None) -> None:
    found = load_profile().band(population)
    assert (found and found.id) == band


def test_the_regions_are_the_seven_of_the_studies_and_the_countries_those_of_iso_3166() -> None:
    profile = load_profile()
    assert profile.region_ids == (
        "africa", "asia-pacific", "eurasia", "europe", "latin-america", "middle-east-west-asia", "north-america",
    )  # fmt: skip
    assert len(profile.countries) == 249
    assert len(set(profile.countries)) == 249
    assert {"NO", "MO", "ES", "CR"} <= set(profile.countries)


@pytest.mark.parametrize(
    ("language", "name", "code"),
    [
        ("en", "spain", "ES"), ("es", "España", "ES"), ("fr", " Costa  Rica ", "CR"), ("fr", "Allemagne", "DE"),
        ("fr", "Côte d'Ivoire", "CI"), ("en", "côte d’ivoire", "CI"), ("en", "Atlantis", None), ("en", "", None),
    ],
)  # fmt: skip
def test_a_country_is_found_by_its_name(language: str, name: str, code: str | None) -> None:
    assert load_profile(language).find_country(name) == code


def test_a_country_is_found_by_its_name_in_any_language_with_or_without_accents() -> None:
    profiles = [load_profile(code) for code in ("en", "es", "fr")]
    assert find_country("Italia", profiles) == find_country("ITALIE", profiles) == "IT"
    assert find_country("Peru", profiles) == find_country("Pérou", profiles) == "PE"
    assert find_country("Xanadu", profiles) is None
    for first in profiles:
        others = [first, *(profile for profile in profiles if profile is not first)]
        assert all(find_country(unaccented(title), others) == code for code, title in first.countries.items())


def test_bands_that_speak_of_different_ways_are_refused() -> None:
    bands = [{"id": "a", "title": "A", "up_to": 9, "starting": {"try": "T."}}, {"id": "b", "title": "B"}]
    data = {"source": SOURCE, "regions": [], "bands": bands, "countries": {}, "cohort": COHORT, "checks": CHECKS}
    with pytest.raises(ValidationError, match="speak of the same ways"):
        Profile.model_validate(data)
    assert Profile.model_validate({**data, "bands": bands[1:]}).ways == ()


@pytest.mark.parametrize("language", list_languages())
def test_every_band_says_shortly_how_a_city_of_its_size_starts_in_each_of_ten_ways(language: str) -> None:
    profile = load_profile(language)
    assert profile.ways == (
        "take-stock", "hear", "appoint", "write", "publish", "agree", "train", "try", "review", "equip",
    )  # fmt: skip
    said = [text for band in profile.bands for text in band.starting.values()]
    assert len(set(said)) == 4 * len(profile.ways)
    assert [text for text in said if not 12 <= len(re.findall(r"\S*\w\S*", text)) <= 25 or not text.endswith(".")] == []
