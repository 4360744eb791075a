"""A survey of which nothing could be read is refused, whatever it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize(
    "command", [["score", "-o", "out.csv"], ["benchmark", "build", "-o", "out.yaml"]], ids=["score", "benchmark build"]
)
@pytest.mark.parametrize("number", [1, 2])
def test_a_survey_of_nothing_but_tables_that_cannot_be_read_is_refused(
    run: Run, tmp_path: Path, command: list[str], number: int
) -> None:
    """Nobody knows how many rows they hold, so none is left out of none."""
    tables = [tmp_path / f"table-{at}.parquet" for at in range(number)]
    for table in tables:
        table.write_bytes(b"PAR1 and nothing more")
    told = run(*command, *tables, "-q", "smart-governance")
    assert told.returncode == 2
    assert all(table.name in told.stderr for table in tables)
    assert "Read: 0" not in told.stderr
    assert sorted(tmp_path.iterdir()) == tables
