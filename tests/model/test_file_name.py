from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.errors import UsageError
from govcheck.model.file_name import SUFFIX, find_ending, suggest_file_name


@pytest.mark.parametrize(
    ("city", "stem"),
    [
        ("Villa Clara del Río", "villa-clara-del-rio"),
        ("Łódź", "lodz"),
        ("Straßburg", "strassburg"),
        ("L'Hospitalet", "lhospitalet"),
        ("São  Paulo!", "sao-paulo"),
        ("Москва", "москва"),
        ("東京", "東京"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows", "c-windows"),
        ("con", "city-con"),
        ("-rf", "rf"),
        (".", "city"),
        ("\x1b[2J\n", "2j"),
        ("", "city"),
        ("🙂", "city"),
    ],
)
def test_names(city: str, stem: str) -> None:
    assert suggest_file_name(city) == stem + SUFFIX


@given(st.text(max_size=300))
def test_never_a_path_never_empty_never_long(city: str) -> None:
    name = suggest_file_name(city)
    assert name.endswith(SUFFIX)
    assert PurePosixPath(name).name == name == PureWindowsPath(name).name
    assert not name.startswith((".", "-"))
    assert len(name) > len(SUFFIX)
    assert len(f".{name}.12345678.tmp".encode()) < 255
    assert name.isprintable()


@pytest.mark.parametrize(("name", "ending"), [("a.csv", ".csv"), ("out.d/A.CSV", ".csv"), ("a.answers.yaml", ".yaml")])
def test_the_ending_of_a_name_stands_for_a_format(name: str, ending: str) -> None:
    assert find_ending(name, (".csv", ".yaml")) == ending


@pytest.mark.parametrize("name", ["", "csv", "a", "a.csv.gz", ".csv", "folder/.csv", "folder\\.csv", "-"])
def test_other_names_are_refused_with_the_endings_there_are(name: str) -> None:
    with pytest.raises(UsageError) as refused:
        find_ending(name, (".csv", ".yaml"))
    (problem,) = refused.value.problems
    assert (problem.code, problem.fields) == ("unknown-format", {"name": name, "known": ".csv, .yaml"})
