from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.model.file_name import SUFFIX, suggest_file_name


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
