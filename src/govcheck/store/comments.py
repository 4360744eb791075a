"""Comments that somebody wrote into an answer file by hand; a rewritten file keeps them."""

from __future__ import annotations

import re

_KEY = re.compile(r"^\s*(?:- )?[\"']?([A-Za-z0-9_.-]+)[\"']?\s*:")
_OWN = ("# -- ",)
_TRAILING = re.compile(r"\s(#\s.*)$")


def find_comments(text: str) -> dict[str, list[str]]:
    r"""The comment lines above each key, and those behind its value; at the end, under an empty key.

    The first line of a file and the headings between answers are written by govcheck itself.

    >>> find_comments("# first\ncity: {name: X}  # the old town\n# ask Ana\nog.plan: true\n")
    {'city': ['# the old town'], 'og.plan': ['# ask Ana']}
    """
    found: dict[str, list[str]] = {}
    pending: list[str] = []
    for number, line in enumerate(text.splitlines()):
        stripped = line.strip()
        if stripped.startswith("#"):
            if number and not stripped.startswith(_OWN):
                pending.append(line.rstrip())
            continue
        key = _KEY.match(line)
        if key is None:
            continue
        behind = _TRAILING.search(line)
        # A quote makes it unsure whether # starts a comment; the value keeps it in any case.
        if behind and '"' not in line and "'" not in line:
            pending.append(behind.group(1))
        if pending:
            found.setdefault(key.group(1), []).extend(pending)
            pending = []
    if pending:
        found[""] = pending
    return found
