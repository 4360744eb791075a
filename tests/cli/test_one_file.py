"""Commands that take one answer file say where tables and folders go instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typer.testing import Result

    Call = Callable[..., Result]

ASKED = ["-q", "smart-governance"]


def refused(call: Call, *arguments: str) -> str:
    """The command that is told instead."""
    with pytest.raises(UsageError) as told:
        call(*arguments)
    [problem] = told.value.problems
    assert problem.code == "one-file"
    return str(problem.fields["command"])


def test_a_report_of_many_is_one_of_each(call: Call, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("city,og.plan\nA,yes\n", "utf-8")
    many = "govcheck score in.csv -q smart-governance -o results.xlsx --report reports"
    assert refused(call, "report", "in.csv", *ASKED, "-o", "out.html") == many
    assert refused(call, "report", "in.csv", *ASKED, "-o", "-") == many
    assert refused(call, "report", "in.csv", *ASKED, "-o", "out.PDF") == f"{many} --format pdf"
    assert refused(call, "report", "in.csv", "-o", "out.html") == many.replace("smart-governance", "NAME")
    assert refused(call, "report", ".", "-o", "out.html") == "govcheck score . -o results.xlsx --report reports"
    assert call(*many.split()[1:]).exit_code == 0
    assert (tmp_path / "reports" / "a.report.html").exists()


def test_what_else_takes_one_file_tells_of_the_table(call: Call, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("city,og.plan\nA,yes\n", "utf-8")
    told = "govcheck score in.csv -q smart-governance -o results.xlsx"
    assert refused(call, "explain", "in.csv", *ASKED) == told
    assert refused(call, "assess", "in.csv", *ASKED) == told
