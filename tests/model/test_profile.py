from __future__ import annotations

import pytest

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
        ("en", "Atlantis", None), ("en", "", None),
    ],
)  # fmt: skip
def test_a_country_is_found_by_its_name(language: str, name: str, code: str | None) -> None:
    assert load_profile(language).find_country(name) == code
