"""Whatever the models allow is written so that it reads back as the same; nothing typed by hand is lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from govcheck.errors import InputError
from govcheck.model.answer import Answer, AnswerFile, Target
from govcheck.model.question import Question, QuestionType
from govcheck.model.seen import is_seen
from govcheck.model.validity import normalise
from govcheck.store.answer_file import read_answers, render_answers, render_answers_json
from govcheck.store.content import load_profile, load_questionnaire
from govcheck.store.flow_text import readable, render_flow
from govcheck.store.scalar import plain_value
from govcheck.store.source_text import SourceText

ASKED = load_questionnaire("smart-governance")
PROFILE = load_profile()
TRICKY = [
    "yes", "No", "on", "OFF", "true", "False", "null", "~", "y", "1", "1.0", "1e3", "0x10", "1_000", "010", ".5",
    "-.inf", ".nan", "2026-11-20", "12:30:45", "=", "<<", "-", "- x", "? x", ": x", "x:", "x: y", "x:y", "#", "# x",
    "x #y", "x#y", "a,b", "[x]", "{x: y}", "]", "}", "&a", "*a", "!t", "|", ">", "%d", "@x", "`x`", "'", '"', "it's",
    'say "no"', "\\", "\\n", "C:\\new\\u0041", "a\nb", "a\n\n b\n", "a\rb", "a\r\nb", "a\tb", "x  y", "a\u2028b",
    "a\u2029b", "a\ufeffb", "\ufeffa", "a\u00a0b", "a\u200db", "\u202eabc", "---", "...", "--- x", "...x", "é",
    "e\u0301", "日本", "😀", "\ufffe", "\uffff", "\U0001ffff", "{{ x }}", "<b>&amp;</b>", "=1+1", "x" * 1990,
    "ab " * 600, "...\n---\n", "'''", '"""', "a: 'b", "# -- Participation", "e5", "inf", "nan", "a\u0000b",
]  # fmt: skip
FREE = st.one_of(
    st.sampled_from(TRICKY),
    st.text(max_size=30),
    st.text(alphabet=" \t\n\r:#-?,[]{}&*!|>'\"%@`\\ab1.e", max_size=15),
    st.lists(st.sampled_from(TRICKY), min_size=2, max_size=4).map("".join).map(lambda text: text[:2000]),
)
WORDS = FREE.filter(lambda text: bool(readable(text).strip()) and bool(text.strip()))


def values(question: Question) -> st.SearchStrategy[Any]:
    match question.type:
        case QuestionType.YES_NO:
            return st.booleans() | st.sampled_from(["yes", "no", "YES", "No"])
        case QuestionType.NUMBER:
            return st.floats(question.min, question.max)
        case QuestionType.SINGLE:
            return st.sampled_from(list(question.by_id))
        case QuestionType.SEVERAL:
            some = st.sampled_from([option.id for option in question.options if not option.exclusive])
            return st.lists(some, unique=True, min_size=1, max_size=question.at_most).map(tuple)


@st.composite
def answers(draw: st.DrawFn, question: Question) -> Answer:
    rest: dict[str, Any] = {"note": draw(FREE), "evidence": tuple(draw(st.lists(WORDS, max_size=2)))}
    kind = draw(st.sampled_from(["short", "long", "dont-know", "skipped", "not-applicable"]))
    if kind == "short":
        return Answer(value=draw(values(question)))
    if kind == "long":
        return Answer(value=draw(values(question)), unsure=draw(st.booleans()), reason=draw(FREE), **rest)
    return Answer(state=kind, reason=draw(WORDS) if kind == "not-applicable" else draw(FREE), **rest)


@st.composite
def files(draw: st.DrawFn) -> AnswerFile:
    asked = draw(st.lists(st.sampled_from(ASKED.questions), max_size=4, unique_by=lambda question: question.id))
    aims = draw(st.lists(st.sampled_from(ASKED.questions), max_size=2, unique_by=lambda question: question.id))
    days = st.dates(min_value=date(1000, 1, 1))
    short = WORDS.map(lambda text: text[:190]).filter(is_seen)
    city = {
        "name": draw(short),
        "country": draw(st.sampled_from([None, *PROFILE.countries])),
        "region": draw(st.sampled_from([None, *PROFILE.region_ids])),
        "population": draw(st.none() | st.integers(1, 100_000_000)),
    }
    kept = st.fixed_dictionaries(
        {
            "version": short,
            "because": FREE,
            "answer": st.none() | st.sampled_from(ASKED.questions).flatmap(answers),
            "target": st.none() | st.builds(Target, value=FREE, by=days, owner=st.none() | WORDS),
        }
    )
    gone = st.sampled_from(["og.plan", "once.asked", "a", *list(ASKED.by_id)[:3]])
    respondents = st.fixed_dictionaries({"role": short, "department": st.none() | short})
    return AnswerFile.model_validate(
        {
            "govcheck": 1,
            "questionnaire": ASKED.id,
            "version": draw(short),
            "hash": draw(st.none() | short),
            "city": city,
            "date": draw(days),
            "respondents": draw(st.lists(respondents, max_size=2)),
            "sample": draw(st.booleans()),
            "answers": {question.id: draw(answers(question)) for question in asked},
            "targets": {
                q.id: Target(value=draw(values(q)), by=draw(days), owner=draw(st.none() | WORDS)) for q in aims
            },
            "kept": draw(st.dictionaries(gone, st.lists(kept, min_size=1, max_size=2), max_size=2)),
        }
    )


def expected(file: AnswerFile) -> AnswerFile:
    """The file as scoring reads it, its texts without what no answer file may hold."""

    def clean(data: Any) -> Any:
        if isinstance(data, dict):
            return {key: clean(part) for key, part in data.items()}
        if isinstance(data, (list, tuple)):
            return tuple(clean(part) for part in data)
        return readable(data) if isinstance(data, str) else data

    normal = {name: normalise(ASKED.by_id[name], answer) for name, answer in file.answers.items()}
    return AnswerFile.model_validate(clean(file.model_copy(update={"answers": normal}).model_dump()))


def read(text: str, name: str = "x.yaml") -> AnswerFile:
    return read_answers(SourceText(name, text, ""), ASKED).answers


@settings(max_examples=200)
@given(files())
def test_what_is_written_reads_back_as_the_same(file: AnswerFile) -> None:
    assert read(render_answers(file, ASKED)) == expected(file)
    assert read(render_answers_json(file, ASKED), "x.json") == expected(file)


@settings(max_examples=200)
@given(files(), st.data())
def test_comments_survive_and_a_second_writing_changes_nothing(file: AnswerFile, data: st.DataObject) -> None:
    lines = render_answers(file, ASKED).split("\n")
    added = []
    for number in range(data.draw(st.integers(0, 6))):
        words = data.draw(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=12))
        comment = f"# c{number};{words}".rstrip()
        added.append(comment)
        where = data.draw(st.integers(0, len(lines) - 1))
        if data.draw(st.booleans()) and lines[where] and "#" not in lines[where].partition(": ")[0]:
            lines[where] += " " + comment
        else:
            lines.insert(where, data.draw(st.sampled_from(["", "  ", "      "])) + comment)
    earlier = "\n".join(lines)
    once = render_answers(file, ASKED, earlier)
    assert read(once) == expected(file)
    for comment in added:
        assert once.count(comment) == 1
    assert render_answers(file, ASKED, once) == once
    assert render_answers(file, ASKED, render_answers(file, ASKED)) == render_answers(file, ASKED)


@given(FREE)
@example("1e3")
@example("\x85")
def test_an_unquoted_text_is_that_text_for_every_reader(text: str) -> None:
    shown = render_flow(text)
    assert "\n" not in shown and "\r" not in shown
    if not shown.startswith('"'):
        assert shown == text and plain_value(text) == text
        assert not text[0].isdecimal() and text.lower() not in {"y", "n", "yes", "no", "on", "off"}


def test_a_note_with_control_characters_is_saved_and_shows_where_they_were() -> None:
    file = AnswerFile.model_validate(
        {
            "govcheck": 1, "questionnaire": ASKED.id, "version": "1", "date": date(2026, 1, 1),
            "city": {"name": "\x1b[31mX"},
            "answers": {"og.plan": {"value": True, "note": "a\x00b\x85c"}},
        }
    )  # fmt: skip
    loaded = read(render_answers(file, ASKED))
    assert loaded.city.name == "\ufffd[31mX"
    assert loaded.answer("og.plan").note == "a\ufffdb\ufffdc"


def test_half_a_character_is_refused_by_the_model_and_survived_by_the_writer() -> None:
    with pytest.raises(ValidationError):
        Answer(value=True, note="\ud800")
    broken = Answer(value=True).model_copy(update={"note": "x\ud800"})
    file = read('govcheck: 1\nquestionnaire: smart-governance\nversion: "1"\ncity: {name: X}\ndate: 2026-01-01\n')
    assert read(render_answers(file.with_answer("og.plan", broken), ASKED)).answer("og.plan").note == "x\ufffd"


def test_an_answer_to_no_question_is_not_dropped_silently() -> None:
    file = read('govcheck: 1\nquestionnaire: smart-governance\nversion: "1"\ncity: {name: X}\ndate: 2026-01-01\n')
    file = file.with_answer("og.plam", Answer(value=True))
    for render in (render_answers, render_answers_json):
        with pytest.raises(InputError, match=r"og\.plam is no question of smart-governance\. Did you mean og\.plan"):
            render(file, ASKED)
