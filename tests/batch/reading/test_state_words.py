"""The words that are shown for a state are read as that state, in every language and wherever it can stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import PROFILE, question_data, questionnaire
from govcheck.batch.reading.table import read_table
from govcheck.batch.reading.words import learn_words
from govcheck.language import ENGLISH
from govcheck.store.catalogue import list_languages, load_language
from table_files import SMALL, csv_of, read, rows_of, told, write_parquet

if TYPE_CHECKING:
    from pathlib import Path

WORDS = learn_words((SMALL, load_language(code)) for code in list_languages())
UNKNOWN = [
    *("Don't know", "DON’T KNOW", "don`t  know", "Dont know", "I don’t know", "Do not know", "dont-know"),
    *("No lo sé", "no lo se", "No sé", "No sabemos", "Ne sait pas", "Je ne sais pas", "On ne sait pas"),
]
ABSENT = [
    *("Not applicable", "Does not apply", "Doesn’t apply", "not-applicable"),
    *("No se aplica", "NO SE APLICA", "No aplica", "No procede"),
    *("Sans objet", "Non applicable", "Ne s’applique pas", "Non concerné"),
]
STATES = {**dict.fromkeys(UNKNOWN, "dont-know"), **dict.fromkeys(ABSENT, "not-applicable")}


@pytest.mark.parametrize("column", ["plan", "scale", "how", "what", "plan.state", "scale.state"])
def test_a_word_that_is_shown_for_a_state_is_that_state(column: str, tmp_path: Path) -> None:
    rows = [{"city": word, "plan": None, column: word} for word in STATES]
    if column != "plan":
        rows.append({"city": "Said", "plan": "yes", column: None})
    lines = [",".join(rows[0]), *(",".join(cell or "" for cell in row.values()) for row in rows)]
    for path in (csv_of(tmp_path, "\n".join(lines)), write_parquet(tmp_path / "cities.parquet", rows)):
        found = read_table(path, SMALL, WORDS, PROFILE)
        assert told(found) == []
        name = f"{column.removesuffix('.state')}.state"
        assert {row["city"]: row[name] for row in rows_of(found) if name in row} == STATES


def test_a_long_table_says_it_in_the_same_words(tmp_path: Path) -> None:
    cities = {f"City {at}": word for at, word in enumerate(STATES)}
    rows = [(city, question) for city in cities for question in ("plan", "scale", "how", "what", "plan.state")]
    beside = [f"{city},how,,{word}" for city, word in cities.items()]
    text = [f"{city},{question},{cities[city]}," for city, question in rows if question != "how"]
    found = read_table(
        csv_of(tmp_path, "\n".join(["city,question,value,state", *text, *beside])), SMALL, WORDS, PROFILE
    )
    assert told(found) == []
    for row in rows_of(found):
        assert {row[f"{name}.state"] for name in ("plan", "scale", "how", "what")} == {STATES[cities[row["city"]]]}


def test_an_option_that_is_called_so_is_chosen(tmp_path: Path) -> None:
    options = [{"id": "open", "value": 0.0, "label": "Don't know"}, {"id": "done", "value": 1.0, "label": "Done"}]
    asked = questionnaire([question_data("how", "single", options=options), question_data("plan")])
    words = learn_words([(asked, ENGLISH)])
    path = csv_of(tmp_path, "city,how,plan,plan.state\nA,Don’t know,Don’t know,\nB,dont-know,,Don't know\n")
    a, b = rows_of(read_table(path, asked, words, PROFILE))
    assert a == {"city": "A", "how": "open", "plan.state": "dont-know"}
    assert b == {"city": "B", "how.state": "dont-know", "plan.state": "dont-know"}


def test_a_state_is_no_mark(tmp_path: Path) -> None:
    found = read(csv_of(tmp_path, "city,plan,plan.unsure,what.water\nA,yes,Don't know,\nB,yes,,Not applicable\n"))
    assert told(found) == [(2, "not-true-false"), (3, "not-true-false")]


def test_a_value_beside_a_state_in_words_is_told(tmp_path: Path) -> None:
    found = read(csv_of(tmp_path, "city,scale,scale.state\nA,3,Don't know\nB,Don't know,Not applicable\n"))
    assert told(found) == [(2, "value-with-state"), (3, "two-states")]
