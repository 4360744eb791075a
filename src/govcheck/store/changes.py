"""The changes of a questionnaire, and its earlier versions, as they lie in its folder.

`changes.yaml` tells the steps; `versions/<version>/` holds an earlier version whole. Both may be missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.errors import InputError, Location, Problem
from govcheck.language import ENGLISH
from govcheck.model.change import UNCHANGED, Changes
from govcheck.store.content import (
    find_questionnaire_folder,
    list_questionnaires,
    load_questionnaire,
    translated,
)
from govcheck.store.document import parse_document
from govcheck.store.located import line_at
from govcheck.store.source_text import MOST_BYTES, read_source
from govcheck.store.validation import validate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from govcheck.model.questionnaire import Questionnaire

FILE = "changes.yaml"
VERSIONS = "versions"


def load_changes(name: str, language: str = ENGLISH.code) -> Changes:
    """What changed in a questionnaire, by its id or its folder; nothing where its folder does not say.

    Raises:
        InputError: there is no such questionnaire, or the file does not fit it.
    """
    folder = find_questionnaire_folder(name)
    return translated(read_changes(folder, load_questionnaire(name)), folder / FILE, language)


def find_changes(questionnaire: Questionnaire, name: str | None = None, language: str = ENGLISH.code) -> Changes:
    """The same for a questionnaire that is loaded already; without a name it is looked for among the built-in ones."""
    if name is None and questionnaire.id not in list_questionnaires():
        return UNCHANGED
    return load_changes(name or questionnaire.id, language)


def find_version(name: str, questionnaire: str, version: str, language: str = ENGLISH.code) -> Questionnaire | None:
    """An earlier version of a questionnaire, where the folder of the present one holds it.

    Args:
        name: the id of the present one, or its folder.
        questionnaire: its id.
        version: the one to find.
        language: the language of its texts.

    Raises:
        InputError: it is there, and is not valid or another version.
    """
    folder = find_questionnaire_folder(name) / VERSIONS
    # The version stands in a file from outside: it is compared, and never becomes part of a path.
    found = [part for part in folder.iterdir() if part.name == version] if folder.is_dir() else []
    return load_version(found[0], questionnaire, version, language) if found else None


def load_version(folder: Path, questionnaire: str, version: str, language: str = ENGLISH.code) -> Questionnaire:
    """The version of a questionnaire that lies in a folder.

    Raises:
        InputError: it is not valid, or not this version of this questionnaire.
    """
    found = load_questionnaire(str(folder), language)
    if (found.id, found.version) != (questionnaire, version):
        message = "The folder holds version {found} of {id}; version {version} of {questionnaire} is needed."
        hint = "Name the folder of the version that the answers were given to."
        fields = {"found": found.version, "id": found.id, "version": version, "questionnaire": questionnaire}
        raise InputError(Problem("other-version", message, hint, Location(str(folder)), fields))
    return found


def read_changes(folder: Path, questionnaire: Questionnaire) -> Changes:
    """What changed in the questionnaire of a folder, in English; nothing where the folder does not say.

    Raises:
        InputError: the file is not valid, or does not fit the questionnaire.
    """
    file = folder / FILE
    if not (file.exists() or file.is_symlink()):
        return UNCHANGED
    data = parse_document(read_source(file, MOST_BYTES))
    found = validate(Changes, data, str(file))
    misfits = list(_misfits(found, questionnaire))
    if misfits:
        raise InputError(*(problem.at(Location(str(file), line_at(data, path))) for path, problem in misfits))
    return found


def _misfits(changes: Changes, questionnaire: Questionnaire) -> Iterator[tuple[tuple[str | int, ...], Problem]]:
    """Ids that are used again, and a last step that does not lead to the present version; each with its path."""
    hint = "An id is never used again: give the new one another id."
    for question, option in changes.replaced():
        asked = questionnaire.by_id.get(question)
        fields = {"question": question, "option": option}
        if asked is not None and option is None:
            message = "{question} was renamed or retired, and is asked all the same."
            yield _path(changes, question), Problem("reused-id", message, hint, fields=fields)
        elif asked is not None and option in asked.by_id:
            message = "The option {option} of {question} was renamed, and is offered all the same."
            yield _path(changes, question), Problem("reused-id", message, hint, fields=fields)
    yield from _lost(changes, questionnaire)
    if changes.changes and changes.changes[-1].to != questionnaire.version:
        message = "The last change leads to version {to}, and the questionnaire is at {version}."
        fields = {"to": changes.changes[-1].to, "version": questionnaire.version}
        hint = "Add the step that is missing."
        yield ("changes", len(changes.changes) - 1, "to"), Problem("step-missing", message, hint, fields=fields)


def _lost(changes: Changes, questionnaire: Questionnaire) -> Iterator[tuple[tuple[str | int, ...], Problem]]:
    """New names that lead to nothing that is asked now, or was retired later."""
    for number, change in enumerate(changes.changes):
        later = changes.model_copy(update={"changes": changes.changes[number + 1 :]})
        for old, new in change.renamed.items():
            end = later.follow(new)
            if end.end is None and end.question not in questionnaire.by_id:
                message, hint = "{old} is now called {new}, but there is no question {found}.", "Correct the name."
                fields = {"old": old, "new": new, "found": end.question}
                yield ("changes", number, "renamed", old), Problem("unknown-question", message, hint, fields=fields)
        for name, options in change.options.items():
            end = later.follow(name)
            asked = questionnaire.by_id.get(end.question)
            if end.end is None and asked is None:
                message, hint = "There is no question {question}.", "Correct the name."
                fields = {"question": end.question}
                yield ("changes", number, "options", name), Problem("unknown-question", message, hint, fields=fields)
            if end.end is not None or asked is None:
                continue
            for old, new in options.items():
                found = str(later.follow(name, new).value)
                if found not in asked.by_id:
                    message, hint = "{question} has no option {option}.", "Correct the name."
                    option_fields = {"question": end.question, "option": found}
                    path = ("changes", number, "options", name, old)
                    yield path, Problem("unknown-option", message, hint, fields=option_fields)


def _path(changes: Changes, question: str) -> tuple[str | int, ...]:
    """Where a change names a question that is replaced."""
    for number, change in enumerate(changes.changes):
        for part in ("renamed", "retired", "options"):
            if question in getattr(change, part):
                return ("changes", number, part, question)
    return ("changes",)
