"""Countries may be called by any name that means one of them alone; others are told, with what was likely meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from govcheck.batch.reading.table import read_table
from govcheck.batch.reading.words import learn_words
from govcheck.errors import InputError
from govcheck.language import ENGLISH
from govcheck.model.profile import Profile
from govcheck.store.content import load_profile
from table_files import SMALL, csv_of, rows_of, told, write_csv

if TYPE_CHECKING:
    from pathlib import Path

    from govcheck.batch.reading.table import TableRead

PROFILES = [load_profile(code) for code in ("en", "es", "fr")]
WORDS = learn_words([(SMALL, ENGLISH)], PROFILES)


def read_countries(folder: Path, *names: str) -> TableRead:
    text = "".join(f'A,yes,"{name}"\n' for name in names)
    return read_table(csv_of(folder, f"city,plan,country\n{text}"), SMALL, WORDS, PROFILES[0])


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("GB", ["UK", "uk", "U.K.", "GBR", "Great Britain", "England", "Reino Unido", "Royaume-Uni", "Angleterre"]),
        ("US", ["USA", "usa", "U.S.A.", "United States of America", "EE. UU.", "Etats-Unis", "États-Unis d'Amérique"]),
        ("NL", ["Holland", "The Netherlands", "NLD", "Pays-Bas"]),
        ("CZ", ["Czech Republic", "CZECH REPUBLIC", "Czech republic", "Czechia", "Republica Checa"]),
        ("CI", ["Ivory Coast", "Côte d'Ivoire", "COTE D'IVOIRE"]),
        ("KR", ["Republic of Korea", "South Korea"]),
    ],
)
def test_a_country_may_have_several_names(code: str, names: list[str], tmp_path: Path) -> None:
    found = read_countries(tmp_path, *names)
    assert not told(found)
    assert [row["country"] for row in rows_of(found)] == [code] * len(names)


def test_a_name_of_two_countries_is_told(tmp_path: Path) -> None:
    assert [code for _, code in told(read_countries(tmp_path, "Korea", "America"))] == ["unknown-country"] * 2


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Corea", "North Korea (KP), South Korea (KR)"),
        ("Korea", "North Korea (KP), South Korea (KR)"),
        ("Reino de España", "Spain (ES)"),
        ("Republic of Papua New Guinea", "Papua New Guinea (PG)"),
        ("Portugall", "Portugal (PT)"),
        ("Kosovo", ""),
        ("XX", ""),
    ],
)
def test_the_nearest_names_are_offered(name: str, near: str, tmp_path: Path) -> None:
    (problem,) = read_countries(tmp_path, name).problems
    assert problem.code == "unknown-country"
    assert (problem.fields["near"], "{near}" in problem.hint) == (near, bool(near))
    assert "name" in problem.message and "name" in problem.hint.lower()


@pytest.mark.parametrize(
    ("name", "code"),
    [("hOLLAND", "NL"), ("TÜRKİYE", "TR"), ("Åland", "AX"), ("Etats Unis", "US"), ("United  States", "US"),
     ("Guinea Bissau", "GW"), ("Guyane", "GF"), ("Guyana", "GY"), ("gb", "GB")],
)  # fmt: skip
def test_a_name_is_known_in_each_spelling(name: str, code: str, tmp_path: Path) -> None:
    found = read_countries(tmp_path, name, "XX")
    assert [(line, one) for line, one in told(found)] == [(3, "unknown-country")]
    assert [row["country"] for row in rows_of(found)] == [code]


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
@pytest.mark.parametrize("long", [False, True])
def test_a_code_that_may_say_that_nothing_is_known_needs_its_region(long: bool, suffix: str, tmp_path: Path) -> None:  # noqa: FBT001
    rows = [
        {"city": "A", "country": "NA", "region": None}, {"city": "B", "country": "NA", "region": "europe"},
        {"city": "C", "country": "NA", "region": "africa"}, {"city": "D", "country": "NAM", "region": None},
        {"city": "E", "country": "ES", "region": None},
    ]  # fmt: skip
    answer = {"question": "plan", "value": "yes"} if long else {"plan": "yes"}
    table = pl.DataFrame([row | answer for row in rows])
    path = tmp_path / f"cities.{suffix}"
    table.write_csv(path) if suffix == "csv" else table.write_parquet(path)
    found = read_table(path, SMALL, WORDS, PROFILES[0])
    assert [code for _, code in told(found)] == ["doubtful-country"] * 2
    assert [(row["city"], row["country"]) for row in rows_of(found)] == [("C", "NA"), ("D", "NA"), ("E", "ES")]


def test_such_a_code_is_no_plain_one_among_codes(tmp_path: Path) -> None:
    path = tmp_path / "codes.parquet"
    pl.DataFrame({"city": ["A", "B"], "country": ["NA", "ES"], "plan": True}).write_parquet(path)
    assert told(read_table(path, SMALL, WORDS, PROFILES[0])) == [(1, "doubtful-country")]
    region = pl.Series("region", ["africa", "europe"])
    pl.read_parquet(path).with_columns(region).write_parquet(path)
    found = read_table(path, SMALL, WORDS, PROFILES[0])
    assert (told(found), [row["country"] for row in rows_of(found)]) == ([], ["NA", "ES"])


def test_every_further_name_means_one_country_in_all_languages() -> None:
    for profile in PROFILES:
        assert all(profile.find_country(name) == code for code, names in profile.also.items() for name in names)
        assert all(profile.find_country(code.lower()) == code for code in profile.countries)


@pytest.mark.parametrize(
    "also", [{"XX": ["Nowhere"]}, {"ES": ["France"]}, {"ES": ["Here"], "FR": ["here"]}, {"ES": ["fr"]}]
)
def test_a_further_name_of_two_countries_or_none_is_refused(also: dict[str, list[str]]) -> None:
    data = PROFILES[0].model_dump(by_alias=True) | {"also": also}
    with pytest.raises(ValidationError, match="urther name"):
        Profile.model_validate(data)


def test_a_doubt_about_one_country_costs_no_other_row(tmp_path: Path) -> None:
    """Neither where the country is blank, nor the region, nor both."""
    path = tmp_path / "t.csv"
    path.write_text(
        "city,country,region,plan\nA,NA,europe,yes\nB,,europe,yes\nC,,africa,yes\nD,,,yes\nE,ES,,yes\n", "utf-8"
    )
    found = read_table(path, SMALL, WORDS, PROFILES[0])
    assert told(found) == [(2, "doubtful-country")]
    assert (found.rows, found.left_out) == (5, 1)
    assert [row["city"] for row in rows_of(found)] == ["B", "C", "D", "E"]


CELLS = {
    "country": ["", "", "NA", "ES", "Namibia", "Spian"],
    "region": ["", "europe", "europe", "africa", "Atlantis"],
    "population": ["", "84000", "84000", "many"],
    "date": ["", "2026-01-02", "2026-01-02", "tomorrow"],
}
PROFILE = st.fixed_dictionaries({name: st.sampled_from(cells) for name, cells in CELLS.items()})


@given(rows=st.lists(PROFILE, min_size=1))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_row_is_read_or_told_whatever_its_profile_holds(rows: list[dict[str, str]], tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "t.csv", [{"city": f"C{place}", **row, "plan": "yes"} for place, row in enumerate(rows)]
    )
    try:
        found = read_table(path, SMALL, WORDS, PROFILES[0])
    except InputError:
        return
    assert found.rows == len(rows)
    assert len(rows_of(found)) == found.rows - found.left_out
    assert found.left_out == len({line for line, _ in told(found) if line and line > 1})
