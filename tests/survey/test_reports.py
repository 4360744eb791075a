"""The reports of a survey: each has a name of its own, after its city."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.batch.origin import FILE, LINE, VERSION
from govcheck.model.file_name import suggest_file_name, take_suffix_off
from govcheck.survey import reports
from govcheck.survey.reports import ReportNames, ReportOptions, write_reports

if TYPE_CHECKING:
    from pathlib import Path

CITIES = st.one_of(st.sampled_from(["Río", "rio", "Rio 2", "rio-2", "RIO", "…", "con"]), st.text(max_size=20))


@given(st.lists(CITIES, max_size=30))
def test_every_report_has_a_name_of_its_own_whatever_its_city_is_called(cities: list[str]) -> None:
    names = ReportNames(".html")
    named = [names.name(city) for city in cities]
    # A file system may take capitals for small letters.
    assert len({name.casefold() for name in named}) == len(cities)
    for city, name in zip(cities, named, strict=True):
        assert name.startswith(take_suffix_off(suggest_file_name(city)))
        assert name.endswith(".report.html")


@given(st.lists(CITIES, max_size=30))
def test_the_same_cities_get_the_same_names_again(cities: list[str]) -> None:
    first, again = ReportNames(".pdf"), ReportNames(".pdf")
    assert [first.name(city) for city in cities] == [again.name(city) for city in cities]


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_report_is_told_as_soon_as_it_is_there(jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Several blocks of rows, and processes though there is little for them to do.
    monkeypatch.setattr(reports, "BLOCK", 3)
    monkeypatch.setattr(reports, "PAYS", 2)
    cities = [f"City {number}" for number in range(7)]
    rows = pl.LazyFrame({"city": cities, FILE: "in.csv", LINE: range(2, 9), VERSION: None, "og.plan": "yes"})
    options = ReportOptions(tmp_path / "out", ".md", "smart-governance", "en", (), date(2026, 11, 20))
    done = 0
    for problems in write_reports([rows], options, jobs=jobs, spool=tmp_path):
        assert problems == ()
        done += 1
        assert (tmp_path / "out" / f"city-{done - 1}.report.md").exists()
        # What is begun meanwhile may be there already, but not where this process does it all.
        assert jobs > 1 or len(list((tmp_path / "out").iterdir())) == done
    assert done == len(cities)
    for number, city in enumerate(cities):
        assert city in (tmp_path / "out" / f"city-{number}.report.md").read_text("utf-8")
