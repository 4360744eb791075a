"""Samples: answer files of made-up cities, whose words are there in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.language import ENGLISH
from govcheck.model.answer import Samples
from govcheck.store.answer_file import load_answers, render_answers
from govcheck.store.content import find_questionnaire_folder, translated

if TYPE_CHECKING:
    from pathlib import Path

    from govcheck.language import Language

FOLDER = "samples"
"""The folder in that of a questionnaire; an overlay for each language lies in it beside the files."""


def find_samples(name: str) -> list[Path]:
    """The sample answer files of a questionnaire."""
    return sorted((find_questionnaire_folder(name) / FOLDER).glob("*.answers.yaml"))


def load_samples(name: str) -> Samples:
    """All samples of a questionnaire, in English."""
    return Samples(cities=tuple(load_answers(path).answers for path in find_samples(name)))


def render_sample(path: Path, language: Language) -> bytes:
    """What an answer file of a sample holds in a language: in English, what stands in it."""
    if language.code == ENGLISH.code:
        return path.read_bytes()
    loaded = load_answers(path, language=language.code)
    answers = translated(loaded.answers, path.parent, language.code)
    return render_answers(answers, loaded.questionnaire, language=language).encode()
