"""Workbooks of the samples, opened for tests."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from govcheck.cli.scored import score_file
from govcheck.report.view import build_view
from govcheck.report.xlsx import render_xlsx
from govcheck.store.catalogue import load_language
from govcheck.store.content import content_folder

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from govcheck.report.view import View


SAMPLES = sorted(content_folder("questionnaires").glob("*/samples/*.answers.yaml"))
CODES = ("en", "es", "fr")


@cache
def sample_view(place: int, code: str) -> View:
    language = load_language(code)
    scored = score_file(SAMPLES[place], language, quiet=True)
    return build_view(scored.result, scored.questionnaire, language)


@cache
def open_book(view: View) -> Workbook:
    return load_workbook(BytesIO(render_xlsx(view)))


def find_sheet(view: View, title: str) -> Worksheet:
    sheet: Worksheet = open_book(view)[view.language.text(title)]
    return sheet


def rows_of(sheet: Worksheet) -> list[tuple[object, ...]]:
    return list(sheet.iter_rows(min_row=2, values_only=True))
