"""What a YAML parser complains about, in words that help to mend the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.errors import Location, Problem

if TYPE_CHECKING:
    import yaml


class _Fault(NamedTuple):
    message: str
    hint: str
    code: str = "not-yaml"
    at_start: bool = False
    """Whether the fault is shown where the thing began: a quote that is never closed ends only with the file."""


_QUOTES = 'Put the text in quotes: note: "so: it\'s fine".'
_INDENT = "Let keys of the same level start below each other, indented with spaces."
_ALIAS = _Fault("Anchors (&) and aliases (*) are not taken.", "Put a text that starts with & or * in quotes.", "alias")
_TAG = _Fault("Tags (!) are not taken.", "Put a text that starts with ! in quotes.", "tag")
_TAB = _Fault("The line is indented with a tab.", "Replace the tab by spaces.")
_CLOSE = "Put a comma between two entries, and quotes around a whole text that has quotes in it."
_COLON = _Fault(
    "A name without a colon and a space after it.", "Write “name: value”, each on its own line.", at_start=True
)

_BY_CONTEXT = {
    "while scanning an alias": _ALIAS,
    "while scanning an anchor": _ALIAS,
    "while scanning a tag": _TAG,
    "while parsing a flow sequence": _Fault(
        "A list that starts with [ lacks a comma or its closing ].", _CLOSE, at_start=True
    ),
    "while parsing a flow mapping": _Fault(
        "What starts with {{ lacks a comma or its closing }}.", _CLOSE, at_start=True
    ),
    "while parsing a block collection": _Fault("A list goes on without a hyphen.", "Start each entry with “- ”."),
}
_BY_REASON = {
    "found undefined tag handle": _TAG,
    "found unexpected end of stream": _Fault(
        "A quote that is opened here is never closed.",
        'Close it; a quote inside the text is written \\".',
        at_start=True,
    ),
    "mapping values are not allowed in this context": _Fault(
        "There is one colon too many here, or the line is indented too far, or the line before lacks its colon.",
        "A text with a colon needs quotes, and a colon needs a space after it. " + _INDENT,
    ),
    "could not find expected ':'": _COLON,
    "did not find expected key": _Fault("The indentation, a quote or a bracket is wrong here.", _INDENT),
    "block sequence entries are not allowed in this context": _Fault(
        "A list cannot start behind its name.", "Write [first, second], or each “- entry” on its own line."
    ),
    "did not find expected node content": _Fault("A value is missing here.", "Remove the comma or bracket too many."),
    "found unknown escape character": _Fault(
        "A backslash in double quotes starts an escape that does not exist.", "Write \\\\ for a backslash."
    ),
    "found invalid Unicode character escape code": _Fault(
        "This escape stands for no character.", "Type the character itself."
    ),
    "found a tab character where an indentation space is expected": _TAB,
    "found a tab character that violates indentation": _TAB,
    "did not find expected <document start>": _Fault(
        "Something stands behind the end of the answers.", "Remove it, or the bracket or the dots that end too early."
    ),
    "found incompatible YAML document": _Fault("This version of YAML is not known.", "Remove the line with %YAML."),
}
_OTHER = _Fault("The file is not readable as YAML: {reason}.", "Look at the indentation, colons and quotes there.")


def yaml_problem(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    """The problem behind a parser's complaint about a text."""
    reason = error.problem or ""
    fault = _BY_CONTEXT.get(error.context or "") or _BY_REASON.get(reason, _OTHER)
    mark = (error.context_mark if fault.at_start else None) or error.problem_mark or error.context_mark
    if reason == "found character that cannot start any token" and mark is not None:
        sign = text[mark.index : mark.index + 1]
        fault = _TAB if sign == "\t" else _Fault("A value cannot start with {sign}.", _QUOTES)
        return _problem(fault, name, mark.line + 1, reason=reason, sign=sign)
    return _problem(fault, name, mark.line + 1 if mark else None, reason=reason)


def _problem(fault: _Fault, name: str, line: int | None, **fields: object) -> Problem:
    return Problem(fault.code, fault.message, fault.hint, Location(name, line), fields)
