"""Hostile texts in answer files: brought in as they are, or refused with what is wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from govcheck.errors import InputError
from govcheck.store.answer_file import load_answers
from report.hostile_reports import KINDS
from report.hostile_texts import TEXTS, answers_of

if TYPE_CHECKING:
    from pathlib import Path


REFUSED = {("control", False), ("control", True), ("forbidden", False), ("forbidden", True)}
"""Kinds that no answer file may hold, as they are or as escapes; a program that uses govcheck may."""


def write_file(file: Path, text: str, *, escaped: bool) -> Path:
    """A file with the text in every field."""
    given = answers_of(lambda _: text)
    given["city"]["name"] = text[:200]
    file.write_bytes(json.dumps(given, ensure_ascii=escaped).encode("utf-8", "surrogatepass"))
    return file


@pytest.mark.parametrize(("ending", "escaped"), [("yaml", False), ("json", False), ("json", True)])
@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_file_brings_it_in_or_says_what_is_wrong(
    kind: str, ending: str, *, escaped: bool, tmp_path: Path
) -> None:
    for text in TEXTS[kind]:
        file = write_file(tmp_path / f"hostile.answers.{ending}", text, escaped=escaped)
        if (kind, escaped) in REFUSED:
            with pytest.raises(InputError) as refused:
                load_answers(file)
            assert {problem.code for problem in refused.value.problems} == {"control-character"}
            continue
        given = load_answers(file).answers
        assert given.city.name == text[:200].strip()
        assert {answer.note for answer in given.answers.values()} == {text.strip(), ""}
        assert {target.owner for target in given.targets.values()} == {text[:2000].strip()}


@pytest.mark.parametrize(
    ("text", "escaped", "code"),
    [
        ("\ud800", True, "not-yaml"),
        ("\ud800", False, "wrong-encoding"),
        (" \t ", True, "string-too-short"),
        ("\u00a0\u3000", False, "string-too-short"),
        *((blank, False, "shows-nothing") for blank in ("\u0301\u0302", "\u3164", "\u2800")),
    ],
)
def test_half_a_character_and_blanks_are_no_name(text: str, code: str, *, escaped: bool, tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        load_answers(write_file(tmp_path / "hostile.answers.json", text, escaped=escaped))
    assert code in {problem.code for problem in refused.value.problems}
