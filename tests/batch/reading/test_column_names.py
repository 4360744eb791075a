"""The columns of a table are found however people write them: in capitals, and in the words of a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
import xlsxwriter

from builders import PROFILE, question_data, questionnaire
from govcheck.batch.reading.table import read_table
from govcheck.batch.reading.words import learn_words
from govcheck.errors import InputError
from govcheck.language import ENGLISH
from govcheck.store.catalogue import load_language
from table_files import SMALL, csv_of, read, refused, rows_of, told

if TYPE_CHECKING:
    from pathlib import Path

    from govcheck.batch.reading.table import TableRead

WORDS = learn_words([(SMALL, ENGLISH), *((SMALL, load_language(code)) for code in ("es", "fr"))])

HEADERS = [
    "city;country;region;population;date",
    "City;Country;Region;Population;Date",
    "CITY;COUNTRY;REGION;POPULATION;DATE",
    "Ciudad;País;Región;Población;Fecha",
    "ciudad;pais;region;poblacion;fecha",
    "Ville;Pays;Région;Population;Date",
    " VILLE ; PAYS ; REGION ;population;date",
]


def read_in_languages(path: Path) -> TableRead:
    return read_table(path, SMALL, WORDS, PROFILE)


def save(folder: Path, suffix: str, header: str, cells: str) -> Path:
    """A table of one row, as a file of any kind."""
    path = folder / f"cities{suffix}"
    names, values = header.split(";"), cells.split(";")
    if suffix == ".parquet":
        pl.DataFrame([values], schema=names, orient="row").write_parquet(path)
    elif suffix == ".xlsx":
        with xlsxwriter.Workbook(path) as made:
            made.add_worksheet("Cover")
            sheet = made.add_worksheet("Cities")
            sheet.write_row(0, 0, names)
            sheet.write_row(1, 0, values)
    else:
        path.write_text(f"{header}\n{cells}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet"])
@pytest.mark.parametrize("header", HEADERS)
def test_the_columns_of_the_profile(header: str, suffix: str, tmp_path: Path) -> None:
    region = next(iter(PROFILE.region_ids))
    path = save(tmp_path, suffix, f"{header};PLAN;What.Water", f"A;ES;{region};5000;2026-03-01;yes;x")
    found = read_in_languages(path)
    assert told(found) == []
    (row,) = rows_of(found)
    assert (row["city"], row["country"], row["region"], row["population"]) == ("A", "ES", region, 5000)
    assert (str(row["date"]), row["plan"], row["what.water"]) == ("2026-03-01", True, True)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet"])
@pytest.mark.parametrize(
    "header", ["City;Question;Value", "CIUDAD;Pregunta;Valor", "ville;question;valeur", "Ville;QUESTION;Value"]
)
def test_the_columns_and_questions_of_a_long_table(header: str, suffix: str, tmp_path: Path) -> None:
    found = read_in_languages(save(tmp_path, suffix, header, "A;Plan;yes"))
    assert told(found) == []
    assert rows_of(found) == [{"city": "A", "plan": True}]


def test_a_question_that_is_written_in_two_ways_is_answered_twice(tmp_path: Path) -> None:
    found = read(csv_of(tmp_path, "city,question,value\nA,how,often\nA,HOW,often\nB,Scale,4\n"))
    assert (2, "answered-twice") in told(found)
    assert rows_of(found) == [{"city": "B", "scale": 4.0}]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet"])
@pytest.mark.parametrize("header", ["City;city;plan", "city;City;plan", "Ciudad;Ville;plan", "city;plan;Plan"])
def test_two_columns_that_mean_the_same(header: str, suffix: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        read_in_languages(save(tmp_path, suffix, header, "A;yes;yes"))
    assert [problem.code for problem in error.value.problems if problem.code != "not-yes-no"] == ["duplicate-column"]


def test_two_words_for_one_column_are_both_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Two columns mean city: Ciudad and Ville"):
        read_in_languages(csv_of(tmp_path, "Ciudad,Ville,plan\nA,B,yes\n"))


def test_a_question_keeps_its_own_name(tmp_path: Path) -> None:
    asked = questionnaire([question_data("ville"), question_data("valor")])
    words = learn_words([(asked, ENGLISH), (asked, load_language("es")), (asked, load_language("fr"))])
    found = read_table(csv_of(tmp_path, "city,ville,Valor\nA,yes,no\n"), asked, words, PROFILE)
    assert told(found) == []
    assert rows_of(found) == [{"city": "A", "ville": True, "valor": False}]


def test_a_line_that_ends_early_lacks_a_column_by_its_meaning(tmp_path: Path) -> None:
    assert told(read(csv_of(tmp_path, "City,Scale,PLAN\nA,4\nB,4,yes\n"))) == [(2, "too-few-cells")]


def test_a_line_that_is_no_header_is_told_so(tmp_path: Path) -> None:
    assert refused(csv_of(tmp_path, "\nOur survey,,plans\nplace,plan\nA,yes\n")) == ["no-header"]
    with pytest.raises(InputError, match="Line 2 is taken for the header, and none of its cells names a column"):
        read(csv_of(tmp_path, "\nOur survey,,plans\nplace,plan\nA,yes\n"))


def test_the_line_of_the_header_is_told(tmp_path: Path) -> None:
    assert told(read(csv_of(tmp_path, "\n\ncity,plan,else\nA,yes,x\n"))) == [(3, "unknown-column")]


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("City name,plan,Number of inhabitants", {"city": "A", "plan": True, "population": 9000}),
        ("Municipio,plan,Habitantes", {"city": "A", "plan": True, "population": 9000}),
        ("Municipality,plan,population", {"city": "A", "plan": True, "population": 9000}),
    ],
)
def test_a_profile_may_have_other_names_where_none_has_its_own(
    header: str, columns: dict[str, object], tmp_path: Path
) -> None:
    words = learn_words([(SMALL, load_language(code)) for code in ("en", "es", "fr")])
    found = read_table(csv_of(tmp_path, f"{header}\nA,yes,9000\n"), SMALL, words, PROFILE)
    assert rows_of(found) == [columns]
    assert [code for _, code in told(found)] == ["guessed-columns"]
    grouped = read_table(csv_of(tmp_path, f"profile/city,{header}\nA,B,yes,9000\n"), SMALL, words, PROFILE)
    assert rows_of(grouped)[0]["city"] == "A"
    twice = read_table(csv_of(tmp_path, f"City,{header}\nA,B,yes,9000\n"), SMALL, words, PROFILE)
    assert rows_of(twice)[0]["city"] == "A"
