"""What `govcheck score` says where its options and its arguments do not fit each other, or somebody stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govcheck.errors import InputError, UsageError
from govcheck.store.content import find_samples
from govcheck.survey import reports

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typer.testing import Result

    Call = Callable[..., Result]


@pytest.mark.parametrize("name", ["folder", "table.csv", "TABLE.XLSX"])
def test_a_folder_and_a_table_need_the_name_of_a_table(name: str, call: Call, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(UsageError, match="Many cities make a table"):
        call("score", name)


def test_a_format_without_reports_is_refused(call: Call) -> None:
    with pytest.raises(UsageError, match="none are asked for"):
        call("score", "x.answers.yaml", "-o", "out.csv", "--format", "pdf")


def test_somebody_who_stops_it_is_told_what_is_there(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    sample = find_samples("smart-governance")[0]
    monkeypatch.setattr(reports, "write_reports", stop)
    stopped = call("score", sample, "-o", "out.csv", "--report", "reports")
    assert stopped.exit_code == 130
    assert "Interrupted: some reports are missing in reports. The tables are complete: out.csv" in stopped.output
    assert (tmp_path / "out.csv").exists()


def test_somebody_who_stops_it_early_is_told_that_nothing_is_there(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("govcheck.survey.scoring.score_survey", stop)
    stopped = call("score", find_samples("smart-governance")[0], "-o", "out.csv")
    assert (stopped.exit_code, stopped.output.strip()) == (130, "Interrupted: nothing was written.")
    assert not (tmp_path / "out.csv").exists()


def test_no_table_is_written_where_the_folder_of_reports_cannot_be_made(call: Call, tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("")
    with pytest.raises(InputError, match="a folder is needed"):
        call("score", find_samples("smart-governance")[0], "-o", "out.csv", "--report", "reports")
    assert [path.name for path in tmp_path.iterdir()] == ["reports"]
