"""What is told at the end of a survey: in whole words, however narrow the terminal is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from govcheck.cli.survey_summary import tell_repeated, tell_unplaced
from govcheck.language import ENGLISH
from govcheck.model.cohort import GroupKind

if TYPE_CHECKING:
    import pytest


def test_cities_without_a_group_are_told_by_what_they_do_not_say(capsys: pytest.CaptureFixture[str]) -> None:
    tell_unplaced({GroupKind.REGION: 5, GroupKind.BAND: 1, GroupKind.COUNTRY: 2}, ENGLISH, quiet=False)
    told = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[0] for line in told] == [
        "5 cities name no region that is known",
        "1 city gives no population",
        "2 cities name no country that is known",
    ]


def test_of_cities_in_several_rows_few_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    tell_repeated(["Amman", "Bilbao", "Cuenca", "Dakar"], ENGLISH, quiet=False)
    tell_repeated([], ENGLISH, quiet=False)
    assert capsys.readouterr().err == (
        "4 cities stand in several rows, of which the latest counts, such as: Amman; Bilbao; Cuenca\n"
    )


def test_in_a_narrow_terminal_lines_end_between_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")
    tell_unplaced(dict.fromkeys(GroupKind, 12), ENGLISH, quiet=False)
    tell_repeated(["Amman"] * 9, ENGLISH, quiet=False)
    told = capsys.readouterr().err
    assert max(map(len, told.splitlines())) <= 40
    assert "12 cities give no population: they count in no band, and among all cities." in " ".join(told.split())
