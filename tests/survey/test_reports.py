"""The reports of a survey: each by the name that its row has, told as soon as it is there."""

from __future__ import annotations

import os
import re
import shutil
from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import pytest

from govcheck.batch.origin import FILE, LINE, VERSION
from govcheck.errors import Location
from govcheck.store.content import content_folder, forget_questionnaires, load_profile, load_questionnaire
from govcheck.store.sample import find_samples
from govcheck.survey import reports
from govcheck.survey.answer_files import read_answer_files
from govcheck.survey.report_names import name_reports
from govcheck.survey.reports import ReportOptions, write_reports
from systems import needs_names_of_any_bytes

if TYPE_CHECKING:
    from pathlib import Path

CHECKS = load_profile().checks


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_report_is_told_as_soon_as_it_is_there(jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Several blocks of rows, and processes though there is little for them to do.
    monkeypatch.setattr(reports, "BLOCK", 3)
    monkeypatch.setattr(reports, "PAYS", 2)
    cities = [f"City {number}" for number in range(7)]
    rows = pl.LazyFrame({"city": cities, FILE: "in.csv", LINE: range(2, 9), VERSION: None, "og.plan": "yes"})
    options = ReportOptions(tmp_path / "out", ".md", "smart-governance", "en", (), date(2026, 11, 20))
    done = 0
    named = name_reports([rows], load_questionnaire("smart-governance"), options.form, CHECKS)
    for problems in write_reports(named, options, jobs=jobs, spool=tmp_path):
        assert problems == ()
        done += 1
        assert (tmp_path / "out" / f"city-{done - 1}.report.md").exists()
        # What is begun meanwhile may be there already, but not where this process does it all.
        assert jobs > 1 or len(list((tmp_path / "out").iterdir())) == done
    assert done == len(cities)
    for number, city in enumerate(cities):
        assert city in (tmp_path / "out" / f"city-{number}.report.md").read_text("utf-8")


def test_an_answer_file_that_changed_since_the_table_was_made_has_no_report(tmp_path: Path) -> None:
    """Else the report of a city would say something else than its row in the table of the same run."""
    asked = load_questionnaire("smart-governance")
    samples = find_samples(asked.id)
    files = [tmp_path / sample.name for sample in samples]
    for file, sample in zip(files, samples, strict=True):
        shutil.copy(sample, file)
    read = read_answer_files(files, asked, None, jobs=1, spool=tmp_path, advance=lambda _: None)
    assert read.frame is not None
    options = ReportOptions(tmp_path / "out", ".json", asked.id, "en", (), date(2026, 11, 20))
    named = name_reports([read.frame], asked, options.form, CHECKS)
    assert list(write_reports(named, options, jobs=1, spool=tmp_path)) == [()] * len(files)
    first, *others = files
    text = first.read_text("utf-8")
    older = re.sub("^version: .*$", 'version: "0.9"', text, flags=re.MULTILINE)
    for changed in (text.replace("population: ", "population: 1"), text.replace("[population, ", "[", 1), older):
        assert changed != text
        first.write_text(changed, "utf-8")
        (problem, earlier), *rest = write_reports(named, options, jobs=1, spool=tmp_path)
        assert earlier.code == "earlier-report"
        assert (problem.code, problem.location and problem.location.file) == ("changed", str(first))
        assert rest == [()] * len(others)


@needs_names_of_any_bytes
def test_an_answer_file_is_read_again_whatever_its_name(tmp_path: Path) -> None:
    asked = load_questionnaire("smart-governance")
    odd = tmp_path / os.fsdecode(b"caf\xe9.answers.yaml")
    shutil.copy(find_samples(asked.id)[0], odd)
    read = read_answer_files([odd], asked, None, jobs=1, spool=tmp_path, advance=lambda _: None)
    assert read.frame is not None
    options = ReportOptions(tmp_path / "out", ".json", asked.id, "en", (), date(2026, 11, 20))
    named = name_reports([read.frame], asked, options.form, CHECKS)
    assert list(write_reports(named, options, jobs=1, spool=tmp_path)) == [()]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_in_one_report_is_told_and_the_others_are_written(
    jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports, "PAYS", 2)
    options = ReportOptions(tmp_path / "out", ".md", "smart-governance", "en", (), date(2026, 11, 20))
    rows = pl.LazyFrame(
        {"city": ["Oslo", "Rio", "Bern"], FILE: "in.csv", LINE: [2, 3, 4], VERSION: None, "og.plan": ["yes", "?", "no"]}
    )
    named = name_reports([rows], load_questionnaire("smart-governance"), ".md", CHECKS)
    for earlier in (False, True):
        if earlier:
            (tmp_path / "out" / "rio.report.md").write_text("old", "utf-8")
        (told, first, second, third) = (None, *write_reports(named, options, jobs=jobs, spool=tmp_path))
        assert (told, first, third) == (None, (), ())
        assert [problem.code for problem in second] == ["report-fault", "earlier-report"][: 1 + earlier]
        assert second[0].location == Location("in.csv", 3)
        assert "fault in govcheck" in str(second[0])


def test_what_a_killed_survey_left_among_the_reports_is_cleared_away(tmp_path: Path) -> None:
    options = ReportOptions(tmp_path / "out", ".md", "smart-governance", "en", (), date(2026, 11, 20))
    left, other = (tmp_path / "out" / f".{name}.report.md.0123abcd.tmp" for name in ("oslo", "rio"))
    left.parent.mkdir()
    left.touch()
    other.touch()
    rows = pl.LazyFrame({"city": ["Oslo"], FILE: "in.csv", LINE: 2, VERSION: None, "og.plan": "yes"})
    named = name_reports([rows], load_questionnaire("smart-governance"), ".md", CHECKS)
    assert list(write_reports(named, options, jobs=1, spool=tmp_path)) == [()]
    assert sorted(left.parent.iterdir()) == [other, left.parent / "oslo.report.md"]


def test_the_rows_of_an_earlier_survey_are_forgotten(tmp_path: Path) -> None:
    options = ReportOptions(tmp_path / "out", ".md", "smart-governance", "en", (), date(2026, 11, 20))
    asked = load_questionnaire("smart-governance")
    for city in ("Oslo", "Rio"):
        rows = pl.LazyFrame({"city": [city], FILE: "in.csv", LINE: 2, VERSION: None, "og.plan": "yes"})
        assert list(write_reports(name_reports([rows], asked, ".md", CHECKS), options, jobs=1, spool=tmp_path)) == [()]
        assert city in (tmp_path / "out" / f"{city.lower()}.report.md").read_text("utf-8")


def test_what_all_reports_share_is_read_anew_for_each_survey(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    shutil.copytree(content_folder("questionnaires") / "smart-governance", folder)
    options = ReportOptions(tmp_path / "out", ".md", str(folder), "en", (), date(2026, 11, 20))
    rows = pl.LazyFrame({"city": ["Oslo"], FILE: "in.csv", LINE: 2, VERSION: None, "og.plan": "yes"})
    asked = load_questionnaire(str(folder))
    for title in (asked.title, "Ours of today"):
        file = folder / "questionnaire.yaml"
        file.write_text(re.sub("^title: .*$", f"title: {title}", file.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
        forget_questionnaires()
        assert list(write_reports(name_reports([rows], asked, ".md", CHECKS), options, jobs=1, spool=tmp_path)) == [()]
        assert title in (tmp_path / "out" / "oslo.report.md").read_text("utf-8")
