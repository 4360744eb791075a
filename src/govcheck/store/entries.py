"""The text of an answer file taken apart into its answers, each of which says the same in any file.

Most answers of many files stand in them word for word: whoever knows what each of them says need
only read the rest. This holds only where every answer is closed in itself. What does not surely
look so is not taken apart.
"""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from govcheck.model.file_name import is_json_name
from govcheck.store.document import MOST_VALUES, Document, read_document
from govcheck.store.located import LocatedDict
from govcheck.store.scalar import CONTROL, MOST_DIGITS, plain_value
from govcheck.store.source_text import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Parts(NamedTuple):
    """The answers of a file, each as a text of its own, and how to read the file with only some of them.

    ``read`` takes some of ``entries``, in their order, and gives the document that has only these
    answers; or nothing where the entries turn out not to be closed in themselves.
    """

    entries: list[str]
    read: Callable[[Sequence[str]], Document | None]


def split_entries(source: SourceText) -> Parts | None:
    """The parts of an answer file; nothing where it is not surely made of such parts."""
    # So many characters hold no more values than are allowed, which only the whole could tell.
    if len(source.text) > MOST_VALUES:
        return None
    return _split_json(source.text) if is_json_name(source.name) else _split_yaml(source)


# YAML: the file begins with a name and not with a bracket, and under "answers:" each answer begins
# in the third column. Where the parser then finds each name on just the line on which an answer
# begins, nothing reaches from one answer into the next: no quote, no bracket, no block of text.
_BLOCK = re.compile(r"^answers:((?:\n(?: *#.*)?)*)(?=\n  [a-z0-9])", re.MULTILINE)
_BEGIN = re.compile(r"(?:(?:#.*)?\n)*[a-z]")
_ENTRY = re.compile(r"\n  (?=[a-z0-9])")
_END = re.compile(r"\n(?=[^\s#])")


def _split_yaml(source: SourceText) -> Parts | None:
    text = source.text.replace("\r\n", "\n")
    block = _BLOCK.search(text)
    if not block or "\r" in text or not text.endswith("\n") or not _BEGIN.match(text):
        return None
    end = _END.search(text, block.end())
    last = end.start() if end else len(text) - 1
    entries = _ENTRY.split(text[block.end() : last])[1:]
    return Parts(entries, partial(_read_yaml, source.name, text[: block.end()], text[last:]))


def _read_yaml(name: str, before: str, after: str, entries: Sequence[str]) -> Document | None:
    body = "".join(f"\n  {entry}" for entry in entries) or "\n  {}"
    document = read_document(SourceText(name, before + body + after, ""))
    data = document.data
    answers = data.get("answers") if isinstance(data, LocatedDict) else None
    if not isinstance(data, LocatedDict) or not isinstance(answers, LocatedDict):
        return None
    expected, line = [], before.count("\n") + 2
    for entry in entries:
        expected.append(line)
        line += 1 + entry.count("\n")
    heading = before.count("\n", 0, before.rindex("answers:")) + 1
    whole = data.lines["answers"] == heading and list(answers.lines.values()) == expected
    return document if whole else None


# JSON: any answer is closed in itself. What JSON and YAML read in two ways is not taken apart:
# escapes, tabs, a colon on the next line, and characters that end a line in YAML alone.
_DIFFERS = re.compile(rf"{CONTROL.pattern[:-1]}\\\t\u2028\u2029\ufeff]")
_COLON_APART = re.compile(r"[\r\n]\s*:")


def _split_json(text: str) -> Parts | None:
    if _DIFFERS.search(text) or _COLON_APART.search(text):
        return None
    try:
        data = json.loads(
            text, object_pairs_hook=_unique, parse_int=_number, parse_float=_number, parse_constant=_refuse
        )
    except (ValueError, RecursionError):
        return None
    answers = data.get("answers") if isinstance(data, dict) else None
    if not isinstance(answers, dict):
        return None
    # No entry of YAML begins with a quote: none is taken for one of JSON, which may say something else.
    entries = {f'"{name}": {answer!r}': name for name, answer in answers.items()}

    def read(some: Sequence[str]) -> Document:
        return Document({**data, "answers": {entries[entry]: answers[entries[entry]] for entry in some}}, [])

    return Parts(list(entries), read)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _number(text: str) -> Any:
    return plain_value(text) if len(text) <= MOST_DIGITS else _refuse(text)


def _refuse(text: str) -> float:
    raise ValueError(text)
