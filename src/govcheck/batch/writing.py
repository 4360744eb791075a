"""Result tables as files: CSV, Parquet, XLSX or JSON, with the table of what could not be read."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING

import polars as pl
import polars.selectors as cs

from govcheck.errors import Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_FORMULA = r"^[=+\-@\t\r]"
"""What a spreadsheet takes for a formula when it stands first in a cell."""


def render_tables(results: pl.DataFrame, errors: pl.DataFrame, name: str) -> dict[str, bytes]:
    """The files to write, by their names: the results under ``name``, the errors in them or beside them.

    Raises:
        UsageError: no format has the suffix of the name.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in FORMATS:
        message, hint = "{name} does not end like a table that can be written.", "Choose one of these endings: {known}."
        raise UsageError(Problem("unknown-format", message, hint, fields={"name": name, "known": ", ".join(FORMATS)}))
    return FORMATS[suffix](results, errors, name)


def _csv(results: pl.DataFrame, errors: pl.DataFrame, name: str) -> dict[str, bytes]:
    return _apart(results, errors, name, lambda table: _BYTE_ORDER_MARK + _harmless(table).write_csv().encode())


def _parquet(results: pl.DataFrame, errors: pl.DataFrame, name: str) -> dict[str, bytes]:
    def write(table: pl.DataFrame) -> bytes:
        written = BytesIO()
        table.write_parquet(written)
        return written.getvalue()

    return _apart(results, errors, name, write)


def _xlsx(results: pl.DataFrame, errors: pl.DataFrame, name: str) -> dict[str, bytes]:
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 - only this format needs it

    written = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(written, options) as workbook:
        for title, table in (("results", results), ("errors", errors)):
            table.write_excel(workbook, worksheet=title, freeze_panes=(1, 0), autofilter=True)
    return {name: written.getvalue()}


def _json(results: pl.DataFrame, errors: pl.DataFrame, name: str) -> dict[str, bytes]:
    told = {"results": results.to_dicts(), "errors": errors.to_dicts()}
    return {name: (json.dumps(told, ensure_ascii=False, indent=1, default=str) + "\n").encode()}


FORMATS: dict[str, Callable[[pl.DataFrame, pl.DataFrame, str], dict[str, bytes]]] = {
    ".csv": _csv,
    ".parquet": _parquet,
    ".xlsx": _xlsx,
    ".json": _json,
}


def _apart(
    results: pl.DataFrame, errors: pl.DataFrame, name: str, write: Callable[[pl.DataFrame], bytes]
) -> dict[str, bytes]:
    """Both tables in files of their own; no file of errors where there are none."""
    path = PurePath(name)
    beside = {str(path.with_name(f"{path.stem}.errors{path.suffix}")): write(errors)} if errors.height else {}
    return {name: write(results), **beside}


def _harmless(table: pl.DataFrame) -> pl.DataFrame:
    """No text begins as a formula does; numbers stay as they are."""
    text = cs.string()
    return table.with_columns(pl.when(text.str.contains(_FORMULA)).then("'" + text).otherwise(text).name.keep())
