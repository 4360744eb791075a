"""Tables of survey tools: a column may name its question in its own words, or by its id with other signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import PROFILE, question_data, questionnaire
from govcheck.batch.reading.remark import leave_remarks_out
from govcheck.batch.reading.table import read_table
from govcheck.batch.reading.tool_names import Guess, ToolNames
from govcheck.batch.reading.words import learn_words
from govcheck.errors import InputError
from govcheck.language import ENGLISH
from govcheck.store.catalogue import load_language
from govcheck.store.content import load_profile, load_questionnaire
from table_files import LIST, csv_of, rows_of, told, write_csv, write_parquet, write_xlsx

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from govcheck.batch.reading.table import TableRead
    from govcheck.model.questionnaire import Questionnaire

ASKED = questionnaire(
    [
        question_data("og.plan", text="Does your city have a written plan for open government?"),
        question_data("og.plans-known", text="Does your city have a written plan that is known?"),
        question_data("og.enablers", "several", options=LIST, text="What helps?"),
        question_data("og.scale", "number", text="Text of the scale, from 0 to 10"),
    ]
)
SPANISH = questionnaire(
    [
        question_data("og.plan", text="¿Tiene su ciudad un plan escrito de gobierno abierto?"),
        question_data("og.plans-known", text="¿Tiene su ciudad un plan escrito que se conoce?"),
        question_data("og.enablers", "several", text="¿Qué ayuda?", options=LIST),
        question_data("og.scale", "number", text="¿Cuánto, de 0 a 10?"),
    ]
)
WORDS = learn_words([(ASKED, ENGLISH), (SPANISH, load_language("es"))])


def read_tool(path: Path, asked: Questionnaire = ASKED) -> TableRead:
    return read_table(path, asked, WORDS, load_profile())


def find(name: str) -> Guess | None:
    columns = ["og.plan", "og.plan.note", "og.plans-known", "og.enablers", "og.scale",
               *(f"og.enablers.{one['id']}" for one in LIST)]  # fmt: skip
    return ToolNames(columns, WORDS).find(name)


@pytest.mark.parametrize(
    "name",
    [
        "Does your city have a written plan for open government?",
        " does your CITY have a written plan for open government ",
        "12. Does your city have a written plan for open government? *",
        "* Does your city have a written plan for open government?",
        "Q3) Does your city have a written plan for open government?",
        "G01Q02. Does your city have a written plan for open government?",
        "Does your city have a written plan for open government? (3)",
        "¿Tiene su ciudad un plan escrito de gobierno abierto?",
        "Tiene su ciudad un plan escrito de gobierno abierto",
    ],
)
def test_a_question_in_its_own_words(name: str) -> None:
    assert find(name) == Guess("og.plan", sure=True)


def test_a_number_may_belong_to_the_words() -> None:
    assert find("Text of the scale, from 0 to 10") == Guess("og.scale", sure=True)
    assert find("3. Text of the scale, from 0 to 10 *") == Guess("og.scale", sure=True)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Does your city have a written plan for open…", "og.plan"),
        ("Does your city have a written plan", None),  # two questions begin so
        ("Does your city", None),
        ("What helps", "og.enablers"),
        ("What", None),
    ],
)
def test_words_that_were_cut_off_are_taken_where_one_question_begins_so(name: str, meant: str | None) -> None:
    guess = find(name)
    assert (guess and guess.column) == meant


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("og_plan", "og.plan"),
        ("OGPLAN", "og.plan"),
        ("og-plan", "og.plan"),
        ("smart/og.plan", "og.plan"),
        ("smart/part:og_plan", "og.plan"),
        ("smart-og.plan", "og.plan"),
        ("og.enablers[water]", "og.enablers.water"),
        ("og_enablers[Clean water]", "og.enablers.water"),
        ("og.enablers/water", "og.enablers.water"),
        ("smart/og_enablers/water", "og.enablers.water"),
        ("What helps? [Clean water]", "og.enablers.water"),
        ("¿Qué ayuda? [Clean water]", "og.enablers.water"),
        ("og_plan[note]", "og.plan.note"),
        ("og.plan [Comentario]", "og.plan.note"),
        ("og.enablers[other]", None),
        ("plan", None),
        ("smart/plan", None),
        ("og", None),
        ("", None),
        ("[water]", None),
    ],
)
def test_ids_with_other_signs_and_groups(name: str, meant: str | None) -> None:
    guess = find(name)
    assert (guess and guess.column) == meant
    assert guess is None or not guess.sure


def test_an_id_that_two_columns_may_have_means_neither() -> None:
    tools = ToolNames(["og.plan", "ogp.lan", "plan", "x.y"], WORDS)
    assert tools.find("og_plan") is None
    assert tools.find("xy") == Guess("x.y")
    assert ToolNames(["og.plan", "plan"], WORDS).find("og/plan") is None


ROW = {"city": "A", "og_plan": "Y", "smart/og.scale": 3, "og.enablers[water]": "Y", "og.enablers[air]": "N"}


@pytest.mark.parametrize(("suffix", "write"), [("csv", write_csv), ("xlsx", write_xlsx), ("parquet", write_parquet)])
def test_guesses_are_told_once_for_a_file(suffix: str, write: object, tmp_path: Path) -> None:
    assert callable(write)
    found = read_tool(write(tmp_path / f"t.{suffix}", [ROW]))
    expected = {"city": "A", "og.plan": True, "og.scale": 3.0, "og.enablers.water": True, "og.enablers.air": False}
    assert rows_of(found) == [expected]
    (problem,) = found.problems
    assert leave_remarks_out(found.problems) == []
    assert problem.fields["columns"] == (
        "og_plan → og.plan; smart/og.scale → og.scale; "
        "og.enablers[water] → og.enablers.water; og.enablers[air] → og.enablers.air"
    )


def test_whole_words_are_no_guess(tmp_path: Path) -> None:
    found = read_tool(csv_of(tmp_path, 'Ciudad,País,"¿Qué ayuda?",Text of the scale; from 0 to 10\nA,ES,water,3\n'))
    assert told(found) == []
    assert rows_of(found) == [
        {"city": "A", "country": "ES", "og.scale": 3.0, "og.enablers.water": True, "og.enablers.air": False,
         "og.enablers.soil": False, "og.enablers.none": False}
    ]  # fmt: skip


@pytest.mark.parametrize(
    "header",
    ["city,og.plan,og_plan", "city,og_plan,smart/og.plan",
     "city,og_plan,¿Tiene su ciudad un plan escrito de gobierno abierto?"],
)  # fmt: skip
def test_two_columns_for_one_question_are_an_error(header: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        read_tool(csv_of(tmp_path, f"{header}\nA,yes,no\n"))
    assert [one.code for one in leave_remarks_out(error.value.problems)] == ["duplicate-column"]


@pytest.mark.parametrize(
    ("header", "codes"),
    [
        ("profile/city,profile/date,og.plan", ["guessed-columns"]),
        ("city,profile/date,og.plan", ["guessed-columns"]),
        ("city,city/date,og.plan", ["unknown-column"]),
        ("city,a/date,b/date,og.plan", ["unknown-column"] * 2),
        ("city,date,a/date,og.plan", ["unknown-column"]),
        ("city,sub-region,og.plan", ["unknown-column"]),
    ],
)
def test_the_profile_within_groups(header: str, codes: list[str], tmp_path: Path) -> None:
    cells = ",".join("A" if name.endswith("city") else "" for name in header.split(","))
    assert [code for _, code in told(read_tool(csv_of(tmp_path, f"{header}\n{cells[:-1]},yes\n")))] == codes


def test_a_list_and_its_options_may_stand_side_by_side_where_they_agree(tmp_path: Path) -> None:
    rows = [
        {"city": "A", "g/og.enablers": "water air", "g/og.enablers/water": 1, "g/og.enablers/air": 1},
        {"city": "B", "g/og.enablers": "water", "g/og.enablers/water": 1, "g/og.enablers/air": 0},
        {"city": "C", "g/og.enablers": "water", "g/og.enablers/water": 0, "g/og.enablers/air": 1},
        {"city": "D", "g/og.enablers": "", "g/og.enablers/water": "", "g/og.enablers/air": ""},
    ]
    found = read_tool(write_csv(tmp_path / "t.csv", rows))
    assert told(found) == [(1, "guessed-columns"), (4, "answered-twice")]
    assert [row["city"] for row in rows_of(found)] == ["A", "B", "D"]


def test_questions_of_a_long_table_are_found_likewise(tmp_path: Path) -> None:
    text = "city,question,value\nA,og_plan,Y\nA,smart/og.scale,3\nA,¿Qué ayuda?,water\nB,og_plan,N\n"
    found = read_tool(csv_of(tmp_path, text))
    assert told(found) == [(None, "guessed-columns")]
    assert found.problems[0].fields["columns"] == "og_plan → og.plan; smart/og.scale → og.scale"
    assert [(row["city"], row["og.plan"]) for row in rows_of(found)] == [("A", True), ("B", False)]


@pytest.mark.parametrize(
    "header",
    ["City,Question,Value,Unsure,Note,Evidence", "CITY,QUESTION,VALUE,UNSURE,NOTE,EVIDENCE",
     "Ciudad,Pregunta,Valor,Con duda,Nota,Evidencia", "city,question,value,dudas,Comentarios,pruebas"],
)  # fmt: skip
def test_what_stands_beside_answers_in_a_long_table(header: str, tmp_path: Path) -> None:
    found = read_tool(csv_of(tmp_path, f"{header}\nA,og.plan,yes,x,Seen,\nA,og.scale,3,,,Report\n"))
    assert told(found) == []
    assert rows_of(found) == [
        {"city": "A", "og.plan": True, "og.plan.unsure": True, "og.plan.documented": True, "og.scale": 3.0,
         "og.scale.documented": True}
    ]  # fmt: skip


def test_the_french_words_beside_answers(tmp_path: Path) -> None:
    words = learn_words([(ASKED, ENGLISH), (ASKED, load_language("fr"))])
    text = "Ville,Question,Valeur,Doute,Commentaire,Preuves\nA,og.plan,oui,x,Vu,Rapport\n"
    found = read_table(csv_of(tmp_path, text), ASKED, words, PROFILE)
    assert told(found) == []
    assert rows_of(found)[0]["og.plan.unsure"]


def test_a_part_of_a_country_is_no_state_of_an_answer(tmp_path: Path) -> None:
    found = read_tool(csv_of(tmp_path, "city,State,question,value\nA,California,og.plan,yes\n"))
    assert told(found) == [(1, "unknown-column")]
    assert rows_of(found) == [{"city": "A", "og.plan": True}]


def test_in_a_wide_table_notes_keep_the_name_that_they_have(tmp_path: Path) -> None:
    found = read_tool(csv_of(tmp_path, "city,og.plan,Nota\nA,yes,Seen\n"))
    assert [(one.code, one.fields["column"]) for one in found.problems] == [("unknown-column", "Nota")]


TECHNICAL = (
    "id,submitdate,lastpage,startlanguage,seed,_uuid,start,end,Marca temporal,Horodateur,meta/instanceID,groupTime12"
)


@pytest.mark.parametrize("long", [False, True])
def test_columns_that_tools_add_are_told_once_and_passed_over(tmp_path: Path, *, long: bool) -> None:
    header, cells = ("question,value", "og.plan,yes") if long else ("og.plan", "yes")
    text = f"{TECHNICAL},Favourite colour,city,{header}\n{','.join('1' for _ in TECHNICAL.split(','))},red,A,{cells}\n"
    found = read_tool(csv_of(tmp_path, text))
    assert told(found) == [(1, "tool-columns"), (1, "unknown-column")]
    assert found.problems[0].fields["columns"] == TECHNICAL.replace(",", ", ")
    assert [one.code for one in leave_remarks_out(found.problems)] == ["unknown-column"]
    assert rows_of(found) == [{"city": "A", "og.plan": True}]


def test_a_question_with_the_name_of_such_a_column_is_read(tmp_path: Path) -> None:
    asked = questionnaire([question_data("id"), question_data("og.start")])
    found = read_table(csv_of(tmp_path, "city,ID,og.start\nA,yes,no\n"), asked, learn_words([(asked, ENGLISH)]),
                       load_profile())  # fmt: skip
    assert (told(found), rows_of(found)) == ([], [{"city": "A", "id": True, "og.start": False}])


def _header_of(name: str, style: str) -> str:
    return {"lime": name.replace(".", "_").replace("-", ""), "kobo": f"group/{name}", "odk": f"group-{name}"}[style]


@pytest.mark.parametrize("style", ["lime", "kobo", "odk"])
@pytest.mark.parametrize("name", ["smart-governance", "smart-resilience"])
def test_every_question_of_ours_is_found_in_exports(name: str, style: str) -> None:
    asked = load_questionnaire(name)
    columns = [question.id for question in asked.questions]
    columns += [f"{question.id}.{option.id}" for question in asked.questions for option in question.choices]
    tools = ToolNames(columns, learn_words([(asked, ENGLISH)]))
    found = {question.id: tools.find(_header_of(question.id, style)) for question in asked.questions}
    assert {one: guess and guess.column for one, guess in found.items()} == {one: one for one in found}


@pytest.mark.parametrize("code", ["en", "es", "fr"])
@pytest.mark.parametrize("name", ["smart-governance", "smart-resilience"])
def test_every_question_of_ours_is_found_by_its_own_words(name: str, code: str) -> None:
    versions = [(load_questionnaire(name, one), load_language(one)) for one in ("en", "es", "fr")]
    asked = load_questionnaire(name, code)
    tools = ToolNames([question.id for question in asked.questions], learn_words(versions))
    texts: Sequence[tuple[str, str]] = [(question.id, f"7. {question.text} *") for question in asked.questions]
    assert [tools.find(text) for _, text in texts] == [Guess(one, sure=True) for one, _ in texts]
