"""Where content lies, and how questionnaires and the profile of cities are loaded from it.

In a checkout content stands in its root, in an installed package inside it; a folder of one's own
is named by its path and works as the built-in ones do.
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from govcheck.errors import InputError, Location, Problem
from govcheck.language import ENGLISH
from govcheck.lint.check import find_fatal_faults
from govcheck.model.nearest import nearest
from govcheck.model.profile import Profile
from govcheck.model.translation import R, translate
from govcheck.store.document import MOST_PROBLEMS, parse_document
from govcheck.store.folder import read_folder
from govcheck.store.overlay import load_overlay, overlay_path
from govcheck.store.source_text import MOST_BYTES, read_source
from govcheck.store.validation import validate

if TYPE_CHECKING:
    from govcheck.model.questionnaire import Questionnaire

_PACKAGE = Path(__file__).resolve().parent.parent
_ROOTS = (_PACKAGE / "content", _PACKAGE.parent.parent)


def content_folder(name: str) -> Path:
    """The folder ``questionnaires`` or ``benchmarks`` that comes with govcheck."""
    return next((root / name for root in _ROOTS if (root / name).is_dir()), _ROOTS[0] / name)


def list_questionnaires() -> list[str]:
    """The ids of the built-in questionnaires."""
    return sorted(part.parent.name for part in content_folder("questionnaires").glob("*/questionnaire.yaml"))


@cache
def load_profile(language: str = ENGLISH.code) -> Profile:
    """The regions, population bands and countries of a city profile."""
    return _load(Profile, content_folder("questionnaires") / "profile.yaml", language)


def load_questionnaire(name: str, language: str = ENGLISH.code) -> Questionnaire:
    """A built-in questionnaire by its id, or one's own by the path of its folder.

    What is not translated is in English. The hash covers what was asked in English: answers given
    in another language are answers to the same questionnaire.

    Raises:
        InputError: there is none of that name, or a file of it is not valid.
    """
    return _in_language(find_questionnaire_folder(name), language)


@cache
def _in_language(folder: Path, language: str) -> Questionnaire:
    return translated(_load_folder(folder), folder, language)


def forget_questionnaires() -> None:
    """Read questionnaires anew from now on: for those who change them while the program runs."""
    for cached in (_in_language, _load_folder):
        cached.cache_clear()


def find_questionnaire_folder(name: str) -> Path:
    """The folder of a questionnaire.

    Raises:
        InputError: there is none of that name.
    """
    built_in = list_questionnaires()
    if name in built_in:
        return content_folder("questionnaires") / name
    own = Path(name)
    if own.is_dir():
        return own
    raise unknown_name("unknown-questionnaire", "There is no questionnaire {name}.", name, built_in)


def load_built_in(name: str, language: str = ENGLISH.code) -> Questionnaire:
    """A built-in questionnaire by its id; never what merely lies on the disk under that name.

    Raises:
        InputError: there is none of that name.
    """
    if name not in list_questionnaires():
        message = "{name} is no questionnaire that comes with govcheck."
        near = "Did you mean {near}? One's own questionnaire is given in the command: -q FOLDER."
        far = "There are: {known}. One's own questionnaire is given in the command: -q FOLDER."
        raise unknown_name("unknown-questionnaire", message, name, list_questionnaires(), (near, far))
    return load_questionnaire(name, language)


@cache
def _load_folder(path: Path) -> Questionnaire:
    folder = read_folder(path, MOST_BYTES)
    if folder.questionnaire is None:
        raise InputError(*folder.problems)
    faults = list(islice(find_fatal_faults(folder.questionnaire), MOST_PROBLEMS))
    if faults:
        raise InputError(*folder.place(faults))
    return folder.questionnaire


def _load(model: type[R], file: Path, language: str) -> R:
    return translated(validate(model, parse_document(read_source(file, MOST_BYTES)), str(file)), file, language)


def translated(record: R, file: Path, language: str) -> R:
    """The record of a file in a language, as far as an overlay beside it has its texts.

    Raises:
        InputError: the overlay is not valid.
    """
    overlay = overlay_path(file, language)
    if language == ENGLISH.code or not overlay.exists():
        return record
    return translate(record, load_overlay(overlay, language)[0])


_HINTS = ("Did you mean {near}?", "There are: {known}.")


def unknown_name(code: str, message: str, name: str, known: list[str], hints: tuple[str, str] = _HINTS) -> InputError:
    """An unknown name, with the hint for where a known one is near, or the one for where none is."""
    near = nearest(name[:80], known)
    fields = {"name": name[:80], "near": near, "known": ", ".join(known)}
    return InputError(Problem(code, message, hints[0 if near else 1], Location(name[:80]), fields))
