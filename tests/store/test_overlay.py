"""Overlay files: what is written is read back; what cannot be is told with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govcheck.errors import InputError
from govcheck.model.translation import Translation, find_texts, fingerprints
from govcheck.store.check import list_translated
from govcheck.store.content import load_profile
from govcheck.store.overlay import load_overlay, overlay_path, render_overlay

if TYPE_CHECKING:
    from pathlib import Path

    from govcheck.model.record import Record


@pytest.mark.parametrize("record", [r for r, _ in list_translated()], ids=[f.name for _, f in list_translated()])
def test_what_is_written_is_read_back(record: Record, tmp_path: Path) -> None:
    file = tmp_path / "xx.yaml"
    file.write_text(render_overlay(record, Translation(language="xx")), encoding="utf-8")
    translation, _ = load_overlay(file, "xx")
    assert all(translation.find(english) == english.text for english in find_texts(record))
    assert translation.of == fingerprints(record)
    assert render_overlay(record, translation) == file.read_text(encoding="utf-8")


def test_what_was_translated_stays_and_so_does_what_is_stale(tmp_path: Path) -> None:
    profile = load_profile()
    earlier = Translation(language="es", phrases={"Africa": "África"}, of={(): "00000000"})
    file = tmp_path / "es.yaml"
    file.write_text(render_overlay(profile, earlier), encoding="utf-8")
    translation, _ = load_overlay(file, "es")
    assert translation.phrases["Africa"] == "África"
    assert translation.phrases["Europe"] == "Europe"


def test_where_there_is_no_file_nothing_is_translated(tmp_path: Path) -> None:
    assert load_overlay(tmp_path / "es.yaml", "es") == (Translation(language="es"), None)


def test_an_overlay_lies_beside_what_it_translates(tmp_path: Path) -> None:
    assert overlay_path(tmp_path, "es") == tmp_path / "es.yaml"
    assert overlay_path(tmp_path / "uclg-2019.yaml", "fr") == tmp_path / "uclg-2019.fr.yaml"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('language: "fr"\n', "other-language", 1),
        ('language: "es"\nquestions:\n  a:\n    text: 3\n', "not-a-text", 4),
        ('language: "es"\nquestions:\n  a:\n    text: ""\n', "not-a-text", 4),
        ('language: "es"\nphrases:\n  - {en: "A"}\n', "not-a-phrase", 3),
        ('language: "es"\nphrases: x\n', "not-a-phrase", 2),
        ("- a\n", "not-a-mapping", 1),
    ],
)
def test_what_is_no_text_is_told_with_its_line(text: str, code: str, line: int, tmp_path: Path) -> None:
    file = tmp_path / "es.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_overlay(file, "es")
    problem = caught.value.problems[0]
    assert problem.code == code
    assert problem.location is not None
    assert problem.location.line == line
