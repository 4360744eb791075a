"""Samples: the same answers in every language, with words that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govcheck.store.answer_file import load_answers
from govcheck.store.catalogue import list_languages, load_language
from govcheck.store.content import list_questionnaires
from govcheck.store.sample import find_samples, render_sample

if TYPE_CHECKING:
    from pathlib import Path

    from govcheck.model.answer import AnswerFile

SAMPLES = [path for name in list_questionnaires() for path in find_samples(name)]


def test_there_are_samples_of_every_questionnaire() -> None:
    assert all(find_samples(name) for name in list_questionnaires())


@pytest.mark.parametrize("code", list_languages())
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parts[-3]}-{path.name}")
def test_a_sample_says_the_same_in_every_language(path: Path, code: str, tmp_path: Path) -> None:
    file = tmp_path / path.name
    file.write_bytes(render_sample(path, load_language(code)))
    english, there = load_answers(path).answers, load_answers(file).answers
    assert without_words(there) == without_words(english)
    if code == "en":
        assert file.read_bytes() == path.read_bytes()
    else:
        assert len(words(there)) == len(words(english))
        left = set(words(there)) & set(words(english))
        assert all(word.endswith(".example") or " " not in word for word in left), left


def words(answers: AnswerFile) -> list[str]:
    """All that a city says in its own words."""
    said = [word for answer in answers.answers.values() for word in (answer.note, answer.reason, *answer.evidence)]
    said += [word for who in answers.respondents for word in (who.role, who.department or "")]
    return [word for word in (*said, *(target.owner or "" for target in answers.targets.values())) if word]


def without_words(answers: AnswerFile) -> AnswerFile:
    """The answers alone; what needs a reason has one."""
    bare = {
        name: answer.model_copy(update={"note": "", "evidence": (), "reason": "."})
        for name, answer in answers.answers.items()
    }
    targets = {name: target.model_copy(update={"owner": None}) for name, target in answers.targets.items()}
    return answers.model_copy(update={"answers": bare, "targets": targets, "respondents": ()})
