"""Small tables written by hand, and files of them in every form."""

from __future__ import annotations

import csv
import zipfile
from typing import TYPE_CHECKING, Any

import polars as pl
import xlsxwriter

from builders import PROFILE, question_data, questionnaire
from govcheck.batch.origin import ORIGIN
from govcheck.batch.reading.table import read_table
from govcheck.batch.reading.words import learn_words
from govcheck.errors import InputError
from govcheck.language import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from govcheck.batch.reading.table import TableRead
    from govcheck.model.questionnaire import Questionnaire

OPTIONS = [{"id": o, "value": v, "label": o.title()} for o, v in {"never": 0.0, "often": 0.5, "always": 1.0}.items()]
LIST = [
    {"id": "water", "value": 1, "label": "Clean water"},
    {"id": "air", "value": 1, "label": "Clean air"},
    {"id": "soil", "value": 1, "label": "Clean soil"},
    {"id": "none", "value": 0, "label": "None of these", "exclusive": True},
]
SMALL = questionnaire(
    [
        question_data("plan"),
        question_data("scale", "number"),
        question_data("how", "single", options=OPTIONS),
        question_data("what", "several", options=LIST, at_most=2),
    ]
)
WORDS = learn_words([(SMALL, ENGLISH)])


def read(path: Path, asked: Questionnaire = SMALL, **own: Any) -> TableRead:
    return read_table(path, asked, WORDS if asked is SMALL else learn_words([(asked, ENGLISH)]), PROFILE, **own)


def csv_of(folder: Path, text: str | bytes) -> Path:
    path = folder / "cities.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def rows_of(found: TableRead) -> list[dict[str, Any]]:
    """The rows with what they say; nothing for what they do not, and where they stand."""
    rows = found.frame.drop(*ORIGIN).collect(engine=found.engine).to_dicts()
    return [{name: value for name, value in row.items() if value is not None} for row in rows]


def told(found: TableRead) -> list[tuple[int | None, str]]:
    return [(problem.location and problem.location.line, problem.code) for problem in found.problems]


def refused(path: Path, **own: Any) -> list[str]:
    """The codes of the problems for which a table as a whole is refused."""
    try:
        read(path, **own)
    except InputError as error:
        return [problem.code for problem in error.problems]
    raise AssertionError(path)


def write_csv(path: Path, rows: Sequence[Mapping[str, Any]], delimiter: str = ",") -> Path:
    names = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, names, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_parquet(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    pl.DataFrame(list(rows), infer_schema_length=None).write_parquet(path)
    return path


def write_xlsx(path: Path, rows: Sequence[Mapping[str, Any]], sheets: Sequence[str] = ("Cities",)) -> Path:
    names = list(dict.fromkeys(name for row in rows for name in row))
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd", "strings_to_formulas": False}) as book:
        for title in sheets:
            sheet = book.add_worksheet(title)
            for column, name in enumerate(names):
                sheet.write_string(0, column, name)
                for line, row in enumerate(rows, 1):
                    if row.get(name) is not None:
                        sheet.write(line, column, row[name])
    return path


def repack(path: Path, part: str, change: Callable[[bytes], bytes], name: str | None = None) -> Path:
    """The workbook with one of its parts changed, or added, and given another name."""
    with zipfile.ZipFile(path) as old:
        parts = {info.filename: old.read(info) for info in old.infolist()}
    parts[name or part] = change(parts.pop(part, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for one, data in parts.items():
            new.writestr(one, data)
    return path
