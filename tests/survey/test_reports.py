"""The reports of a survey: each by the name that its row has, told as soon as it is there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import pytest

from govcheck.batch.origin import FILE, LINE, VERSION
from govcheck.survey import reports
from govcheck.survey.report_names import name_reports
from govcheck.survey.reports import ReportOptions, write_reports

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_report_is_told_as_soon_as_it_is_there(jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Several blocks of rows, and processes though there is little for them to do.
    monkeypatch.setattr(reports, "BLOCK", 3)
    monkeypatch.setattr(reports, "PAYS", 2)
    cities = [f"City {number}" for number in range(7)]
    rows = pl.LazyFrame({"city": cities, FILE: "in.csv", LINE: range(2, 9), VERSION: None, "og.plan": "yes"})
    options = ReportOptions(tmp_path / "out", ".md", "smart-governance", "en", (), date(2026, 11, 20))
    done = 0
    named = name_reports([rows], options.form)
    for problems in write_reports(named, options, jobs=jobs, spool=tmp_path):
        assert problems == ()
        done += 1
        assert (tmp_path / "out" / f"city-{done - 1}.report.md").exists()
        # What is begun meanwhile may be there already, but not where this process does it all.
        assert jobs > 1 or len(list((tmp_path / "out").iterdir())) == done
    assert done == len(cities)
    for number, city in enumerate(cities):
        assert city in (tmp_path / "out" / f"city-{number}.report.md").read_text("utf-8")
