"""From an answer file to its result: what score, report and demo have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.assessment import assess
from govcheck.cli.command import write_command
from govcheck.cli.output import tell
from govcheck.store.answer_check import NEW
from govcheck.store.answer_file import load_answers
from govcheck.store.benchmarks import load_studies
from govcheck.store.changes import find_changes
from govcheck.store.content import load_profile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from govcheck.language import Language
    from govcheck.model.answer import AnswerFile
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.result import Result


class Scored(NamedTuple):
    """A result, the questionnaire that it speaks of, and the answers that it comes from."""

    result: Result
    questionnaire: Questionnaire
    answers: AnswerFile


def score_file(
    path: Path | str,
    language: Language,
    questionnaire: str | None = None,
    *,
    benchmarks: Sequence[str] | None = None,
    quiet: bool = False,
) -> Scored:
    """Read an answer file and score it beside the studies that its questionnaire names, and further benchmarks.

    Says so where the file was answered with another state of the questionnaire.

    Raises:
        InputError: the file, its questionnaire, or a benchmark cannot be used.
    """
    loaded = load_answers(path, questionnaire, language.code)
    tell_version(loaded.answers, loaded.questionnaire, path, language, quiet=quiet, name=questionnaire)
    result = assess(
        loaded.questionnaire,
        loaded.answers,
        load_studies(questionnaire or loaded.questionnaire.id, language.code, benchmarks or ()),
        load_profile(language.code),
        language=language,
        answers_hash=loaded.hash,
    )
    return Scored(result, loaded.questionnaire, loaded.answers)


def tell_version(
    answers: AnswerFile,
    questionnaire: Questionnaire,
    file: Path | str,
    language: Language,
    *,
    quiet: bool,
    name: str | None = None,
) -> None:
    """Say that the questionnaire is no longer what it was when the file was begun, and what changed.

    Args:
        answers: what was read; it fits.
        questionnaire: what it was read with.
        file: where it was read.
        language: the language of the message.
        quiet: say nothing.
        name: the folder of the questionnaire, where it is none of the built-in ones.

    Raises:
        InputError: the list of changes is not valid.
    """
    same = answers.version == questionnaire.version and answers.hash in {None, questionnaire.hash}
    if not same and not quiet and _is_later(answers.version, questionnaire.version):
        tell(
            language.text(
                "This file was begun with version {then} of the questionnaire, and here is {now}: a newer govcheck "
                "knows it. All answers fit.",
                then=answers.version,
                now=questionnaire.version,
            )
        )
    elif not same and not quiet:
        text = language.text(
            "The questionnaire has changed since this file was begun (version {then}, now {now}): "
            "texts or weights may differ. All answers fit.",
            then=answers.version,
            now=questionnaire.version,
        )
        tell(text, folded=True)
        for change in find_changes(questionnaire, name, language.code).since(answers.version):
            tell(language.text("  Version {version}: {text}", version=change.to, text=change.text))
        if answers.version != questionnaire.version:
            command = write_command("questionnaire migrate", file, "-o", NEW, questionnaire=name)
            tell(
                language.text(
                    "  `{command}` writes the new file and shows the scores under both versions.", command=command
                )
            )
    if answers.kept:
        text = language.count(
            "{number} earlier question has an answer that fits no more: kept in the file, not scored.",
            "{number} earlier questions have answers that fit no more: kept in the file, not scored.",
            len(answers.kept),
        )
        tell(text, quiet=quiet)


def _is_later(one: str, other: str) -> bool:
    """Whether a version comes after another, as far as they are numbers with dots."""
    parts = [version.split(".") for version in (one, other)]
    if not all(part.isdecimal() for version in parts for part in version):
        return False
    first, second = ([int(part) for part in version] for version in parts)
    return first > second
