"""Comments that somebody wrote into an answer file by hand; a rewritten file keeps them.

Where values stand is asked of the parser, so that no ``#`` in a text is taken for a comment and no
comment for a text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, NamedTuple

import yaml

from govcheck.store.document import parse_document
from govcheck.store.source_text import SourceText

Path = tuple[str, ...]
"""Where an entry stands: its key, below the parts both keys; empty: the end of the file."""

END: Path = ()
_PARTS = ("answers", "targets", "kept")
_BREAK = re.compile("\r\n|[\n\r\u2028\u2029]")
_COMMENT = re.compile("#[^\n\r\u2028\u2029]*")


def heading(title: str) -> str:
    """A comment of govcheck's own, which can be told from those of people in any language."""
    return f"# ── {title} ──"


def _is_heading(comment: str) -> bool:
    return comment.startswith("# ── ") and comment.endswith(" ──")


class Beside(NamedTuple):
    """The comments of an entry: above it, and behind it on its line."""

    above: list[str]
    behind: list[str]


class Comments:
    """The comments of a text by entry, each handed out once."""

    def __init__(self, text: str) -> None:
        r"""Find them; headings are left out, for they are written anew.

        >>> comments = Comments("# first\ncity: {name: 'X # 1'}  # old town\n# ask Ana\ndate: 2026-11-20\n# end\n")
        >>> comments.take(("city",))
        Beside(above=['# first'], behind=['# old town'])
        >>> comments.left()
        ['# ask Ana', '# end']
        """
        self._found: dict[Path, Beside] = {}
        if not any("#" in line and not _is_heading(line.strip()) for line in text.split("\n")):
            return  # what is not there need not be looked for
        entries = _entries(text)
        starts = [line for line, _ in entries]
        comments, content = _split(text)
        for number, line, comment in comments:
            if _is_heading(comment):
                continue
            before = bisect_right(starts, number) - 1
            if line.strip() and before >= 0:
                self._beside(entries[before][1]).behind.append(comment)
                continue
            following = bisect_right(content, number)
            more = content[following] if following < len(content) else None
            start, path = entries[before + 1] if before + 1 < len(entries) else (None, END)
            # Where more of an entry follows, the comment stands within it.
            within = before >= 0 and more is not None and (start is None or more < start)
            self._beside(entries[before][1] if within else path).above.append(comment)

    def take(self, path: Path) -> Beside:
        """The comments of an entry."""
        return self._found.pop(path, Beside([], []))

    def left(self) -> list[str]:
        """The comments of entries that nobody asked for, and those at the end."""
        end = self._found.pop(END, Beside([], []))
        return [comment for beside in (*self._found.values(), end) for comment in (*beside.above, *beside.behind)]

    def _beside(self, path: Path) -> Beside:
        return self._found.setdefault(path, Beside([], []))


def _entries(text: str) -> list[tuple[int, Path]]:
    """The entries with the lines on which they start, from 0, in the order of the text."""
    if not any(isinstance(event, yaml.NodeEvent) for event in yaml.parse(text, Loader=yaml.CSafeLoader)):
        return []  # comments and nothing else
    data = parse_document(SourceText("", text, ""))
    found: list[tuple[int, Path]] = []
    for key, line in data.lines.items():
        found.append((line - 1, (key,)))
        if key in _PARTS and isinstance(data[key], dict):
            found += [(inner - 1, (key, name)) for name, inner in data[key].lines.items()]
    return found


def _split(text: str) -> tuple[list[tuple[int, str, str]], list[int]]:
    """The comments, each with the number of its line and what stands before it; the lines with content."""
    comments: list[tuple[int, str, str]] = []
    content: list[int] = []
    for number, line in enumerate(_BREAK.split(_masked(text))):
        before, sign, comment = line.partition("#")
        if sign:
            comments.append((number, before, (sign + comment).rstrip()))
        if before.strip():
            content.append(number)
    return comments, content


_FILLED = "\ufdd0"
"""Stands for a letter of a value; no text holds it."""


def _masked(text: str) -> str:
    """The text with every value blotted out, line by line; what is left of ``#`` starts comments."""
    pieces: list[str] = []
    done = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.ScalarEvent):
            start, end = _span(event)
            if event.style in {"|", ">"}:
                # The line with the sign of a block may end in a comment.
                header = _COMMENT.search(text, start, _line_end(text, start))
                start = header.end() if header else start
            pieces += [text[done:start], re.sub("[^\n\r\u2028\u2029]", _FILLED, text[start:end])]
            done = end
    return "".join([*pieces, text[done:]])


def _span(event: Any) -> tuple[int, int]:
    """Where a value starts and ends; marks are never missing here, whatever their type says."""
    return event.start_mark.index, event.end_mark.index


def _line_end(text: str, start: int) -> int:
    match = _BREAK.search(text, start)
    return match.start() if match else len(text)
