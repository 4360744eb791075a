"""Languages: the interface's own sentences as gettext catalogues, one folder a language under ``languages/``.

An installed package brings the catalogues compiled. In a checkout, where they are worked on, one that
was changed since it was compiled is compiled when it is read.
"""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from typing import IO, TYPE_CHECKING

from govcheck.errors import Problem, UsageError
from govcheck.language import ENGLISH, Language
from govcheck.model.glossary import Glossary
from govcheck.store.content import content_folder
from govcheck.store.document import parse_document
from govcheck.store.source_text import MOST_BYTES, read_source
from govcheck.store.validation import validate

if TYPE_CHECKING:
    from collections.abc import Callable

CATALOGUE = "interface"


@cache
def list_languages() -> tuple[str, ...]:
    """The codes of the languages that govcheck speaks, English first."""
    found = {file.parent.name for file in content_folder("languages").glob(f"*/{CATALOGUE}.*")}
    return (ENGLISH.code, *sorted(found - {ENGLISH.code}))


@cache
def load_language(code: str) -> Language:
    """A language by its code.

    Raises:
        UsageError: govcheck does not speak it.
    """
    if code == ENGLISH.code:
        return ENGLISH
    if code not in list_languages():
        fields = {"code": code[:20], "known": ", ".join(list_languages())}
        raise UsageError(Problem("language", "There is no language {code} here.", "There are: {known}.", fields=fields))
    return Language(code, _read_catalogue(code))


class _Catalogue(GNUTranslations):
    """Sentences that can be sent to another process, which reads them for itself.

    What chooses the form of a plural is made of the file that is read, and goes nowhere.
    """

    def __init__(self, code: str, stream: IO[bytes]) -> None:
        super().__init__(stream)
        self._code = code

    def __reduce__(self) -> tuple[Callable[[str], _Catalogue], tuple[str]]:
        return _read_catalogue, (self._code,)


@cache
def load_glossary(code: str) -> Glossary:
    """The terms that the texts of a language keep to.

    Raises:
        InputError: its file is missing or not valid.
    """
    file = content_folder("languages") / code / "glossary.yaml"
    return validate(Glossary, parse_document(read_source(file, MOST_BYTES)), str(file))


@cache
def _read_catalogue(code: str) -> _Catalogue:
    folder = content_folder("languages") / code
    compiled, text = folder / f"{CATALOGUE}.mo", folder / f"{CATALOGUE}.po"
    if compiled.is_file() and not (text.is_file() and text.stat().st_mtime > compiled.stat().st_mtime):
        with compiled.open("rb") as stream:
            return _Catalogue(code, stream)
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - only a checkout needs it
    from babel.messages.pofile import read_po  # noqa: PLC0415

    made = BytesIO()
    with text.open("rb") as source:
        write_mo(made, read_po(source, locale=code))
    made.seek(0)
    return _Catalogue(code, made)
