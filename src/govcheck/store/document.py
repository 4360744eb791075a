"""YAML and JSON as plain data that remembers its lines; strict where YAML is too kind.

Refused, with the line: equal keys, anchors and aliases, tags, several documents, keys that are
no names, numbers that are not finite, control characters, too much depth. ``yes``, ``no``, ``on``
and dates stay text; only true, false, null and numbers are more than text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from govcheck.errors import InputError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.store.source_text import SourceText

MOST_DEPTH = 24
MOST_DIGITS = 40

_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF|nan|NaN|NAN)\Z")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SURROGATES = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")


class LocatedDict(dict[str, Any]):
    """A mapping that knows on which line it and each of its keys stand."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        """Start empty, on a line."""
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class LocatedList(list[Any]):
    """A list that knows on which line each item stands."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        """Start empty, on a line."""
        super().__init__()
        self.line = line
        self.lines: list[int] = []


def parse_document(source: SourceText) -> Any:
    """The data of a YAML or JSON file.

    Raises:
        InputError: the text is not YAML, or holds what is refused.
    """
    # JSON writes characters beyond 16 bits as two halves, which YAML does not know.
    text = _SURROGATES.sub(_join_surrogates, source.text) if source.name.endswith(".json") else source.text
    return _Builder(source.name).build(text)


def line_at(data: Any, path: tuple[object, ...]) -> int | None:
    """The line of what stands at a path of keys and positions; that of the last part that exists."""
    line: int | None = getattr(data, "line", None)
    for part in path:
        if not _has(data, part):
            break
        line, data = data.lines[part], data[part]
    return line


def _has(data: object, part: object) -> bool:
    if isinstance(data, LocatedDict):
        return part in data.lines
    return isinstance(data, LocatedList) and part in range(len(data))


def _join_surrogates(match: re.Match[str]) -> str:
    return match.group().encode("ascii").decode("unicode_escape").encode("utf-16", "surrogatepass").decode("utf-16")


class _Builder:
    """Builds data from the events of the parser, one document."""

    def __init__(self, name: str) -> None:
        self._name = name

    def build(self, text: str) -> Any:
        try:
            return self._document(yaml.parse(text, Loader=yaml.CSafeLoader))
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            message, hint = "The file is not readable as YAML: {reason}.", "Look at indentation, colons and quotes."
            line = mark.line + 1 if mark else None
            raise self._error("not-yaml", message, hint, line, reason=error.problem or error.context) from error
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, error.position) + 1 if isinstance(error.position, int) else None
            raise self._control(line) from error
        except yaml.YAMLError as error:
            reason = str(error).partition("\n")[0]
            raise self._error("not-yaml", "The file is not readable as YAML: {reason}.", "", reason=reason) from error

    def _document(self, events: Iterator[yaml.Event]) -> Any:
        data = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    message = "The file holds more than one document."
                    raise self._error("several-documents", message, "Keep one, and remove the line ---.", _line(event))
            elif isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent, yaml.AliasEvent)):
                data = self._node(event, events, 0)
        if data is None:
            raise self._error("empty", "The file is empty.", "Start with `govcheck assess`, or copy a sample file.")
        return data

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Any:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            message = "Anchors (&) and aliases (*) are not taken."
            raise self._error(
                "alias", message, "Write the value out; put a text that starts with & or * in quotes.", _line(event)
            )
        if getattr(event, "tag", None):
            message = "Tags (!) are not taken."
            raise self._error("tag", message, "Remove the tag; put a text that starts with ! in quotes.", _line(event))
        if depth > MOST_DEPTH:
            raise self._error(
                "too-deep", "Lists within lists go too deep here.", "Answers need four levels.", _line(event)
            )
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, events, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, events, depth)
        assert isinstance(event, yaml.ScalarEvent)
        return self._scalar(event)

    def _mapping(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> LocatedDict:
        found = LocatedDict(_line(start))
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            line = _line(event)
            if not isinstance(event, yaml.ScalarEvent) or event.tag or event.anchor:
                raise self._error(
                    "key", "A key must be a plain name.", "Put a text that starts with [ or { in quotes.", line
                )
            key = self._checked(event.value, line)
            if key in found:
                message = "{key} stands twice, on line {first} and here."
                hint = "Keep one of the two."
                raise self._error("duplicate-key", message, hint, line, key=key[:80], first=found.lines[key])
            found.lines[key] = line
            found[key] = self._node(next(events), events, depth + 1)
        return found

    def _sequence(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> LocatedList:
        found = LocatedList(_line(start))
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            found.lines.append(_line(event))
            found.append(self._node(event, events, depth + 1))
        return found

    def _scalar(self, event: yaml.ScalarEvent) -> str | float | bool | None:
        text, line = str(event.value), _line(event)
        if event.style:  # quoted, or a block of text
            return self._checked(text, line)
        if text in _WORDS:
            return _WORDS[text]
        if _NOT_FINITE.match(text):
            message = "{text} is no number that can be counted with."
            raise self._error("not-finite", message, "Give a number, or the state dont-know.", line, text=text)
        if len(text) <= MOST_DIGITS:
            if _INTEGER.match(text):
                return int(text)
            if _FLOAT.match(text):
                return float(text)
        return self._checked(text, line)

    def _checked(self, text: str, line: int) -> str:
        if _CONTROL.search(text):
            raise self._control(line)
        return text

    def _control(self, line: int | None) -> InputError:
        message = "A control character stands here, which no text needs."
        return self._error("control-character", message, "Delete it, and type the words anew.", line)

    def _error(self, code: str, message: str, hint: str, line: int | None = None, **fields: object) -> InputError:
        return InputError(Problem(code, message, hint, Location(self._name, line), fields))


def _line(event: yaml.Event) -> int:
    return int(event.start_mark.line) + 1 if event.start_mark else 1
