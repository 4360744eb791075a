"""Answer files of many cities, some of them damaged in every way that people and programs damage files.

Run by itself, ``python tests/damaged_files.py 10000 300`` makes so many files, damages so many of
them, reads them all with two processes, and tells whether each was told with the right reason.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import yaml

from builders import random_answers
from govcheck.store.answer_file import MOST_BYTES, render_answers
from govcheck.store.content import load_questionnaire
from govcheck.survey.answer_files import read_answer_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.survey.answer_files import FilesRead

ASKED = load_questionnaire("smart-governance")


def render(seed: int) -> str:
    """A valid answer file, in the form of govcheck or in that of another program."""
    answers = random_answers(ASKED, seed, answered=0.8)
    city = answers.city.model_copy(update={"name": f"City {seed}", "country": "ES", "population": 1000 + seed})
    text = render_answers(answers.model_copy(update={"city": city}), ASKED)
    return yaml.safe_dump(yaml.safe_load(text), sort_keys=False) if seed % 3 == 0 else text


def answer(entry: str) -> Callable[[str], str]:
    """Give a question this answer in place of the one it has."""
    name = re.escape(entry.partition(":")[0])

    def damage(text: str) -> str:
        rest = re.sub(rf"^  {name}:.*\n(?:    .*\n|  - .*\n)*", "", text, flags=re.MULTILINE)
        return rest.replace("answers:\n", f"answers:\n  {entry}\n")

    return damage


def head(name: str, line: str = "") -> Callable[[str], str]:
    """Put a line in place of an entry of the head."""
    return lambda text: re.sub(rf"^{name}:.*\n(?: .*\n)*", lambda _: line, text, flags=re.MULTILINE)


def double(text: str) -> str:
    """An answer that stands in it twice."""
    entry = re.findall(r"^  [a-z].*: .+\n", text, flags=re.MULTILINE)[-1]
    return text + str(entry)


DAMAGES: dict[str, tuple[str, Callable[[str], str]]] = {
    "bracket": ("not-yaml", answer("foresight.areas: [population")),
    "quote": ("not-yaml", head("city", 'city: {name: "Río}\n')),
    "tab": ("not-yaml", lambda text: text.replace("answers:\n", "answers:\n\t# mine\n\tog.plan: true\n")),
    "cut off": ("not-yaml", lambda text: text + "  foresight.areas: {value: [popul"),
    "twice": ("duplicate-key", double),
    "question": ("unknown-question", answer("og.plam: true")),
    "option": ("unknown-option", answer("data.stage: polished")),
    "list for one": ("not-an-option", answer("data.stage: [polish, measure]")),
    "one for a list": ("not-a-list", answer("foresight.areas: population")),
    "word for a number": ("not-a-number", answer("og.priority.participation: nine")),
    "quoted number": ("not-a-number", answer('og.priority.participation: "9"')),
    "number too high": ("out-of-range", answer("og.priority.participation: 11")),
    "word for true": ("not-yes-no", answer("og.plan: perhaps")),
    "too many": ("too-many", answer("og.enablers.matter: [understanding, trained-teams, regulation, technology]")),
    "none and more": ("not-exclusive", answer("collaboration.public-private: [none, design]")),
    "option twice": ("option-twice", answer("og.enablers.matter: [regulation, regulation]")),
    "no reason": ("reason-missing", answer("og.plan: {state: not-applicable}")),
    "value and state": ("value-with-state", answer("og.plan: {value: true, state: dont-know}")),
    "state": ("literal-error", answer("og.plan: {state: dontknow}")),
    "key": ("unknown-key", answer("og.plan: {value: true, notes: x}")),
    "alias": ("alias", lambda text: answer("data.stage: *x")(answer("og.plan: &x true")(text))),
    "tag": ("tag", answer("og.plan: !!python/object:os.system true")),
    "not a number": ("not-finite", answer("og.priority.participation: .nan")),
    "deep": ("too-deep", answer("foresight.areas: " + "[" * 40 + "]" * 40)),
    "two documents": ("several-documents", lambda text: text + "---\n" + text),
    "bell": ("control-character", answer("og.plan: {value: true, note: a\x07b}")),
    "escaped": ("control-character", answer('og.plan: {value: true, note: "a\\uFFFEb"}')),
    "large": ("too-large", lambda text: text + "#" * MOST_BYTES),
    "empty": ("empty", lambda _: ""),
    "a list": ("not-a-mapping", lambda _: "- a\n- b\n"),
    "other": ("other-questionnaire", lambda text: head("questionnaire", "questionnaire: smart-resilience\n")(
        text.partition("answers:\n")[0]
    )),
    "no city": ("missing", head("city")),
    "no name": ("shows-nothing", head("city", 'city: {name: "\\u200B"}\n')),
    "country": ("unknown-country", head("city", "city: {name: Río, country: Spain}\n")),
    "people": ("int-type", head("city", "city: {name: Río, population: 84 000}\n")),
    "day": ("no-such-day", head("date", "date: 2026-02-30\n")),
    "date": ("not-a-date", head("date", "date: 30/02/2026\n")),
    "format": ("newer-format", head("govcheck", "govcheck: 2\n")),
}  # fmt: skip
"""Damages to a text, with the code of the problem."""

BYTES = {
    "latin": ("wrong-encoding", lambda text: head("city", "city: {name: Río}\n")(text).encode("latin-1", "replace")),
    "utf-16": ("wrong-encoding", lambda text: text.encode("utf-16")),
    "zip": ("binary", lambda text: b"PK\x03\x04\x00\x00" + text.encode()),
}
"""Damages to the bytes of a file."""

THINGS = {"folder": ("folder", os.mkdir), "no such file": ("no-such-file", lambda path: path.symlink_to("gone"))}
"""What stands where a file is expected."""

KINDS = [*DAMAGES, *BYTES, *THINGS]


def write_files(folder: Path, files: int, damaged: int) -> dict[Path, str | None]:
    """So many files, and the code of the problem of those that are damaged, spread among the others."""
    every = files // damaged
    codes: dict[Path, str | None] = {}
    for seed in range(files):
        path = folder / f"city-{seed:06}.answers.yaml"
        number, rest = divmod(seed, every)
        kind = KINDS[number % len(KINDS)] if rest == every // 2 and number < damaged else ""
        codes[path] = write_file(path, render(seed), kind)
    return codes


def write_file(path: Path, text: str, kind: str) -> str | None:
    """Write one, damaged in a way or whole; the code of its problem."""
    if kind in THINGS:
        code, make = THINGS[kind]
        make(path)
    elif kind in BYTES:
        code, spoil = BYTES[kind]
        path.write_bytes(spoil(text))
    elif kind:
        code, damage = DAMAGES[kind]
        path.write_text(damage(text), "utf-8")
    else:
        path.write_text(text, "utf-8")
        return None
    return code


def count_wrong(codes: dict[Path, str | None], read: FilesRead) -> Counter[str]:
    """What was not as it should be: files that are missing, read in spite of a damage, or told with another reason."""
    wrong: Counter[str] = Counter()
    told: dict[str, set[str]] = {}
    for problem in read.problems:
        assert problem.location is not None
        told.setdefault(problem.location.file, set()).add(problem.code)
    rows = [] if read.frame is None else read.frame.select("::file").collect()["::file"].to_list()
    wrong["order"] += rows != [str(path) for path, code in codes.items() if code is None]
    for path, code in codes.items():
        found = told.get(str(path), set())
        wrong["told without a damage"] += code is None and bool(found)
        wrong[f"{code} was told as {sorted(found)}"] += code is not None and found != {code}
    return +wrong


def main() -> int:
    """Make the files, read them, tell the outcome."""
    files, damaged = (int(number) for number in sys.argv[1:])
    with TemporaryDirectory() as given, TemporaryDirectory() as spool:
        codes = write_files(Path(given), files, damaged)
        read = read_answer_files(list(codes), ASKED, None, jobs=2, spool=Path(spool), advance=lambda _: None)
        wrong = count_wrong(codes, read)
    told = [f"{read.rows} files, {read.rows - read.left_out} read, {read.left_out} left out"]
    told += [f"{damaged} damaged in {len(KINDS)} ways, {sum(wrong.values())} not told as they should be"]
    sys.stdout.write("\n".join([*told, *(f"{times} × {what}" for what, times in wrong.items()), ""]))
    return 1 if wrong or read.left_out != damaged else 0


if __name__ == "__main__":
    sys.exit(main())
