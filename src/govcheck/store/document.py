"""YAML and JSON as plain data that remembers its lines; strict where YAML is too kind.

Refused, with the line: equal keys, anchors and aliases, tags, several documents, keys that are
no names, numbers that are not finite, control characters, too much of anything. What can be
stepped over is collected, so that all of it is told at once.
"""

from __future__ import annotations

import json
import re
from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from govcheck.errors import InputError, Location, Problem
from govcheck.store.located import LocatedDict, LocatedList
from govcheck.store.scalar import CONTROL, plain_value
from govcheck.store.yaml_fault import yaml_problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.store.source_text import SourceText

MOST_DEPTH = 24
MOST_VALUES = 50_000
MOST_PROBLEMS = 100
"""More would not be read; a hostile file is not worth the time it takes to word them."""

_SURROGATES = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
_MARKUP = ("<!doctype", "<html", "<?xml", "<svg")
_LONGEST_MARKUP = max(map(len, _MARKUP))
_JSON_NUMBERS = {"NaN", "Infinity", "-Infinity"}


class Document(NamedTuple):
    """The data of a file, and what in it had to be stepped over."""

    data: Any
    problems: list[Problem]


def parse_document(source: SourceText, most_values: int = MOST_VALUES) -> Any:
    """The data of a YAML or JSON file of at most so many values.

    Raises:
        InputError: the text is not YAML, or holds what is refused.
    """
    document = read_document(source, most_values)
    if document.problems:
        raise InputError(*document.problems)
    return document.data


def read_document(source: SourceText, most_values: int = MOST_VALUES) -> Document:
    """The data of a YAML or JSON file, as far as it can be read, with the problems found on the way.

    Raises:
        InputError: nothing sensible can be read behind a problem.
    """
    is_json = source.name.lower().endswith(".json")
    control = CONTROL.search(source.text)
    if control:
        line = source.text.count("\n", 0, control.start()) + 1
        raise InputError(_control(source.name, line))
    if source.text.lstrip()[:_LONGEST_MARKUP].lower().startswith(_MARKUP):
        message, hint = "This is a web page or a drawing, neither YAML nor JSON.", "Is this the right file?"
        raise InputError(Problem("web-page", message, hint, Location(source.name, 1)))
    # JSON writes characters beyond 16 bits as two halves, which YAML does not know.
    text = _SURROGATES.sub(_join_surrogates, source.text) if is_json else source.text
    builder = _Builder(source.name, text, most_values, is_json=is_json)
    try:
        data = builder.build()
    except yaml.MarkedYAMLError as error:
        raise InputError(*builder.problems, yaml_problem(error, text, source.name)) from error
    if is_json and not builder.problems:
        _check_json(source)
    return Document(data, builder.problems)


def _check_json(source: SourceText) -> None:
    try:
        json.loads(source.text, parse_int=str)
    except json.JSONDecodeError as error:
        message = "The file ends in .json, but this is not JSON: {reason}."
        hint = "Mend it, or let the name end in .yaml: YAML takes comments and needs fewer quotes."
        place = Location(source.name, error.lineno)
        raise InputError(Problem("not-json", message, hint, place, {"reason": error.msg})) from error


def _join_surrogates(match: re.Match[str]) -> str:
    return match.group().encode("ascii").decode("unicode_escape").encode("utf-16", "surrogatepass").decode("utf-16")


def _control(name: str, line: int) -> Problem:
    message = "A control character stands here, which no text needs."
    return Problem("control-character", message, "Delete it, and type the words anew.", Location(name, line))


class _Builder:
    """Builds data from the events of the parser, one document."""

    def __init__(self, name: str, text: str, most_values: int, *, is_json: bool) -> None:
        self.problems: list[Problem] = []
        self._name = name
        self._is_json = is_json
        self._values = 0
        self._most_values = most_values
        # Asking the parser itself is faster than going through yaml.parse. Its events are Any:
        # their types say that marks may be missing, which those of this parser never are.
        self._next: Callable[[], Any] = yaml.CSafeLoader(text).get_event

    def build(self) -> Any:
        """The data of the one document."""
        data = None
        while (event := self._next()) is not None:
            if isinstance(event, DocumentStartEvent) and data is not None:
                message = "The file holds more than one document."
                hint = "Keep one, and remove the line ---."
                raise InputError(*self.problems, self._problem("several-documents", message, hint, event))
            if isinstance(event, NodeEvent):
                data = self._node(event, 0)
        if data is None and not self.problems:
            hint = "Start with `govcheck assess`, or copy a sample file."
            raise InputError(Problem("empty", "The file is empty.", hint, Location(self._name)))
        return data

    def _node(self, event: Any, depth: int) -> Any:
        self._values += 1
        if self._values > self._most_values or depth > MOST_DEPTH:
            raise InputError(*self.problems, self._too_much(event, depth))
        kind = type(event)
        if kind is ScalarEvent and not (event.anchor or event.tag):  # as nearly all are
            return self._scalar(event)
        if event.anchor:
            message = "Anchors (&) and aliases (*) are not taken."
            hint = "Write the value out; put a text that starts with & or * in quotes."
            self._refuse("alias", message, hint, event)
        if kind is AliasEvent:
            return None
        if event.tag:
            hint = "Remove the tag; put a text that starts with ! in quotes."
            self._refuse("tag", "Tags (!) are not taken.", hint, event)
        if kind is ScalarEvent:
            return self._scalar(event)
        return self._mapping(event, depth) if kind is MappingStartEvent else self._sequence(event, depth)

    def _mapping(self, start: Any, depth: int) -> LocatedDict:
        found = LocatedDict(start.start_mark.line + 1)
        lines, read = found.lines, self._next
        while type(event := read()) is not MappingEndEvent:
            line = event.start_mark.line + 1
            key = self._key(event, depth)
            value = self._node(read(), depth + 1)
            if key is None:
                continue
            if key in found:
                message = "“{key}” stands twice, on line {first} and here."
                fields = {"key": key[:80], "first": lines[key]}
                self._refuse("duplicate-key", message, "Keep one of the two.", event, **fields)
            else:
                lines[key] = line
                found[key] = value
        return found

    def _key(self, event: Any, depth: int) -> str | None:
        """The name, or nothing where it is none; a problem then says so."""
        if type(event) is ScalarEvent and not (event.tag or event.anchor or event.style):
            return str(event.value)
        self._node(event, depth + 1)
        if type(event) is ScalarEvent:
            return CONTROL.sub("", str(event.value))
        message = "A name is expected here, not a list, a mapping or an alias."
        self._refuse("key", message, "Put a text that starts with [, {{ or * in quotes.", event)
        return None

    def _sequence(self, start: Any, depth: int) -> LocatedList:
        found = LocatedList(start.start_mark.line + 1)
        lines, read = found.lines, self._next
        while type(event := read()) is not SequenceEndEvent:
            lines.append(event.start_mark.line + 1)
            found.append(self._node(event, depth + 1))
        return found

    def _scalar(self, event: Any) -> str | float | bool | None:
        text = str(event.value)
        if event.style:  # quoted, or a block of text
            # Only double quotes can bring in a character that does not stand in the file itself.
            if event.style == '"' and CONTROL.search(text):
                self._add(_control(self._name, event.start_mark.line + 1))
                return CONTROL.sub("", text)
            return text
        value = plain_value(text)
        if (isinstance(value, float) and not isfinite(value)) or (self._is_json and text in _JSON_NUMBERS):
            message = "{text} is no number that can be counted with."
            self._refuse("not-finite", message, "Give a number, or the state dont-know.", event, text=text)
            return None
        return value

    def _too_much(self, event: Any, depth: int) -> Problem:
        if depth > MOST_DEPTH:
            message, hint = "Lists within lists go too deep here.", "Answers need four levels. Is this the right file?"
            return self._problem("too-deep", message, hint, event)
        message = "The file holds more than {most} values."
        return self._problem("too-many-values", message, "Is this the right file?", event, most=self._most_values)

    def _refuse(self, code: str, message: str, hint: str, event: Any, **fields: object) -> None:
        self._add(self._problem(code, message, hint, event, **fields))

    def _add(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= MOST_PROBLEMS:
            raise InputError(*self.problems)

    def _problem(self, code: str, message: str, hint: str, event: Any, **fields: object) -> Problem:
        return Problem(code, message, hint, Location(self._name, event.start_mark.line + 1), fields)
