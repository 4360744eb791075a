"""What is told of how a table was read is no fault: the exit code is 0, and --strict does not stop because of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typer.testing import Result

TITLED = "A survey\n\ncity,date,og.plan\nA,25/12/2025,yes\nB,03/04/2025,no\n"


def test_a_title_and_the_order_of_days_are_told_and_no_fault(call: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(TITLED, "utf-8")
    told = call("score", "in.csv", "-q", "smart-governance", "-o", "out.csv", "--strict")
    assert told.exit_code == 0
    assert "in.csv:3: Line 3 is taken for the header; what stands above it is not read." in told.stderr
    assert "03/04/2025 and others are read with the day first, for 25/12/2025 can be read" in told.stderr
    assert "exit code" not in told.stderr
    assert not (tmp_path / "out.errors.csv").exists()
    printed = call("score", "in.csv", "-q", "smart-governance", "-o", "-")
    assert (printed.exit_code, "further tables" in printed.stderr) == (0, False)
    assert pl.read_csv(tmp_path / "out.csv")["date"].to_list() == ["2025-12-25", "2025-04-03"]


def test_a_fault_beside_a_remark_is_one(call: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(f"{TITLED}C,,n/a\n", "utf-8")
    told = call("score", "in.csv", "-q", "smart-governance", "-o", "out.csv")
    assert told.exit_code == 1
    assert "Write dont-know where nobody knows it" in told.stderr
    assert pl.read_csv(tmp_path / "out.errors.csv")["line"].to_list() == [6]
