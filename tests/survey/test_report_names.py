"""The reports of a survey: each has a name of its own, after its city, which its row knows before it is written."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from govcheck.model.file_name import suggest_file_name, take_suffix_off
from govcheck.store.content import load_profile, load_questionnaire
from govcheck.survey.report_names import REPORT, ReportNames, name_reports

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


def test_rows_of_all_tables_know_their_reports() -> None:
    tables = [
        pl.LazyFrame({"city": ["Río", "Oslo", "Total"], "og.plan": [True, False, None]}),
        pl.LazyFrame({"city": ["rio", "Average"], "population": [1, 1], "og.plan": [True, True]}),
    ]
    for engine in ("streaming", "in-memory"):
        rows = name_reports(tables, load_questionnaire("smart-governance"), ".md", load_profile().checks).collect(
            engine=engine
        )  # type: ignore[call-overload]
        assert rows.select("city", REPORT).rows() == [
            ("Río", "rio.report.md"), ("Oslo", "oslo.report.md"), ("Total", None), ("rio", "rio-2.report.md"),
            ("Average", None),
        ]  # fmt: skip
