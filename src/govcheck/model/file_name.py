"""The names of files: those of a city's answers, what is named after them, and what their endings stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category, normalize

from govcheck.errors import Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection

SUFFIX = ".answers.yaml"
ENDINGS = (".yaml", ".yml", ".json")
"""How files of govcheck's own data may end: answers, and benchmarks that were built from them."""

_MOST_BYTES = 120
_LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i", "ħ": "h",
}  # fmt: skip
_RESERVED = frozenset({"con", "prn", "aux", "nul"}) | {f"{name}{n}" for name in ("com", "lpt") for n in range(10)}


def suggest_file_name(city: str) -> str:
    """A file name that every system takes: never a path, never empty, never a device.

    Letters of the Latin alphabet lose their accents, those of other scripts stay.

    >>> suggest_file_name("Villa Clara del Río")
    'villa-clara-del-rio.answers.yaml'
    >>> suggest_file_name("../../etc/passwd")
    'etc-passwd.answers.yaml'
    >>> suggest_file_name("…")
    'city.answers.yaml'
    """
    folded = "".join(_fold(sign) for sign in normalize("NFC", city.casefold()))
    stem = "-".join(part for part in folded.split("-") if part)
    stem = stem.encode()[:_MOST_BYTES].decode(errors="ignore").rstrip("-")
    if stem in _RESERVED:
        stem = f"city-{stem}"
    return f"{stem or 'city'}{SUFFIX}"


def lengthen_file_name(name: str, questionnaire: str) -> str:
    """The name for answers to one more questionnaire, beside a file that has the short one.

    >>> lengthen_file_name("villa-clara.answers.yaml", "smart-resilience")
    'villa-clara.smart-resilience.answers.yaml'
    """
    return f"{take_suffix_off(name)}.{questionnaire}{SUFFIX}"


def find_ending(name: str, endings: Collection[str]) -> str:
    """The ending of a file name that stands for a format.

    Raises:
        UsageError: the name ends like none of them, or is nothing but an ending.

    >>> find_ending("Report.HTML", (".html", ".pdf"))
    '.html'
    """
    ending = next((ending for ending in endings if name.lower().endswith(ending)), "")
    stem = name[: len(name) - len(ending)] if ending else ""
    if not stem or stem.endswith(("/", "\\")):
        raise unknown_ending(name, endings)
    return ending


def unknown_ending(name: str, endings: Collection[str]) -> UsageError:
    """What is wrong with a name, or with an ending alone, that stands for no format."""
    message, hint = "{name} does not end like a file that can be written.", "Choose one of these endings: {known}."
    return UsageError(Problem("unknown-format", message, hint, None, {"name": name, "known": ", ".join(endings)}))


def is_answer_name(name: str) -> bool:
    """Whether answers may be kept in a file of this name.

    >>> is_answer_name("rio.YML"), is_answer_name("rio.txt")
    (True, False)
    """
    return name.lower().endswith(ENDINGS)


def is_json_name(name: str) -> bool:
    """Whether a file of this name is JSON; else it is YAML."""
    return name.lower().endswith(".json")


def take_suffix_off(name: str) -> str:
    """What the name of an answer file begins with, whatever it ends with; a report is named after it.

    >>> [take_suffix_off(name) for name in ("rio.answers.yaml", "rio.answers.JSON", "rio.yml", "rio")]
    ['rio', 'rio', 'rio', 'rio']
    """
    ending = next((ending for ending in ENDINGS if name.lower().endswith(ending)), "")
    stem = name[: len(name) - len(ending)]
    return stem[: -len(".answers")] if stem.lower().endswith(".answers") else stem


def name_report(answers: str) -> str:
    """The name for the report of an answer file, beside it.

    >>> name_report("rio.answers.json")
    'rio.report.html'
    """
    return f"{take_suffix_off(answers)}.report.html"


def is_utf8(name: str) -> bool:
    r"""Whether a name is in UTF-8: most systems take others, too, and many programs do not.

    >>> is_utf8("café.csv"), is_utf8("caf\udce9.csv")
    (True, False)
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _fold(sign: str) -> str:
    if sign in _LETTERS:
        return _LETTERS[sign]
    latin = "".join(part for part in normalize("NFKD", sign) if part.isascii() and part.isalnum())
    if latin:
        return latin.lower()
    if sign in {"'", "’"} or category(sign) == "Mn" and ord(sign) < 0x370:  # noqa: PLR2004, RUF021 - combining accents
        return ""
    return sign if category(sign)[0] in "LMN" else "-"
