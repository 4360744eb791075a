"""Answers that were read before are not read again, and nothing else changes: what fits, what is refused, and why."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from answer_texts import HEAD, HOSTILE
from builders import random_answers
from govcheck.errors import InputError
from govcheck.store import answer_reader
from govcheck.store.answer_file import read_answers, render_answers, render_answers_json
from govcheck.store.answer_reader import AnswerReader
from govcheck.store.content import load_questionnaire
from govcheck.store.entries import split_entries
from govcheck.store.source_text import SourceText, read_source

if TYPE_CHECKING:
    from govcheck.model.answer import Answer
    from govcheck.model.question import Question

ASKED = load_questionnaire("smart-governance")
FOLDER = Path(__file__).parent.parent / "answers"
EXAMPLES = sorted([*(FOLDER / "valid").iterdir(), *(FOLDER / "invalid").iterdir()])


def keep(question: Question, answer: Answer) -> tuple[str, Answer]:
    return question.id, answer


def dump_yaml(seed: int) -> str:
    return yaml.safe_dump(json.loads(render_json(seed)), allow_unicode=True)


def render_yaml(seed: int) -> str:
    return render_answers(random_answers(ASKED, seed, answered=0.8), ASKED)


def render_json(seed: int) -> str:
    return render_answers_json(random_answers(ASKED, seed, answered=0.8), ASKED)


def dump_json(seed: int) -> str:
    return json.dumps(json.loads(render_json(seed)))


FORMS = {"y.yaml": (render_yaml, dump_yaml), "j.json": (render_json, dump_json)}


@cache
def learned() -> AnswerReader[tuple[str, Answer]]:
    reader = AnswerReader(ASKED, None, keep)
    for name, forms in FORMS.items():
        for seed in range(40):
            for form in forms:
                reader.read_text(SourceText(name, form(seed), ""))
    return reader


def strict(source: SourceText) -> Any:
    """What the file says, or the problems for which it is refused."""
    try:
        answers = read_answers(source).answers
    except InputError as error:
        return error.problems
    return answers.answers, answers.model_copy(update={"answers": {}})


def quick(source: SourceText, reader: AnswerReader[tuple[str, Answer]] | None = None) -> Any:
    try:
        read = (reader or learned()).read_text(source)
    except InputError as error:
        return error.problems
    assert all(name == own for name, (own, _) in read.kept.items())
    return {name: answer for name, (_, answer) in read.kept.items()}, read.head.model_copy(update={"answers": {}})


def check_law(source: SourceText) -> None:
    assert quick(source) == strict(source)


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("seed", range(40, 60))
def test_valid_files_say_the_same(name: str, seed: int) -> None:
    for form in FORMS[name]:
        source = SourceText(name, form(seed), "")
        check_law(source)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples_are_told_the_same(path: Path) -> None:
    try:
        source = read_source(path, 2_000_000)
    except InputError:
        with pytest.raises(InputError):
            learned().read(path)
        return
    if "smart-resilience" not in source.text:
        check_law(source)


BITS = [
    "answers:", "answers: {}", "targets:", "  og.plan: true", "  og.plan: false", "  data.stage: {state: dont-know}",
    '  data.stage: "polish', "  data.stage: 'polish", "  data.stage: [", "  data.stage: {", "  data.stage: |", "  ]",
    "  }", "  data.stage: >", "  data.stage: |+", "    polish", "polish", "  data.stage:", "  - population",
    "  og.plan:", '  more"}', '  # more"}', "# comment", "  # comment", "", "  ", "---", "...", "%YAML 1.1", "\t",
    "\r", "{", "}", "[", "]", '"', "'", "- x", "? x", ": x", "&a", "*a", "!t", "<<: x", "city: {name: x}", "  x: y",
    "   og.plan: true", " og.plan: true", "    note: x", "    value: polish", "  ? og.plan", "  : true", "a: |",
    "a: {", '  "og.plan": true,', '  "og.plan"', "  : true,", "\u2028", "\x85", "\ufeff", "\ufffe", "\x07", "\\", ",",
    ":", " ", "#", "1", "0" * 45, "0." + "1" * 45, ".nan", "NaN", "\\u0041", "\u00a0", "}}", "{}", "null", "true",
    "kept:", "  og.plan: [{version: '0', because: x}]",
]  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> SourceText:
    """A file in which lines were added, lost, doubled or moved, and characters put anywhere."""
    name = draw(st.sampled_from(list(FORMS)))
    text = draw(st.sampled_from(FORMS[name]))(draw(st.integers(0, 50)))
    lines = text.split("\n")
    if name == "y.yaml" and draw(st.booleans()):  # a short file, in which what is added meets more often
        start = lines.index("answers:") if "answers:" in lines else 0
        lines = [*HEAD.splitlines(), *lines[start : start + draw(st.integers(1, 6))], ""]
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["add", "lose", "double", "move", "put", "join"])):
            case "add":
                lines.insert(place, draw(st.sampled_from(BITS)))
            case "lose" if len(lines) > 1:
                del lines[place]
            case "double":
                lines.insert(draw(st.integers(0, len(lines))), lines[place])
            case "move":
                lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(place))
            case "put":
                at = draw(st.integers(0, len(lines[place])))
                lines[place] = lines[place][:at] + draw(st.sampled_from(BITS)) + lines[place][at:]
            case _:
                lines[place] += draw(st.sampled_from(["\r", "\r\r", " ", "\u2028", "\x85"]))
    return SourceText(name, draw(st.sampled_from(["\n", "\n", "\r\n"])).join(lines), "")


def source(*lines: str) -> SourceText:
    return SourceText("y.yaml", HEAD + "answers:\n" + "\n".join(lines) + "\n", "")


@settings(max_examples=500)
@given(damaged())
@example(source('  data.stage: {value: polish, note: "a', "  og.plan: true", '  b"}'))
@example(source('  data.stage: {value: polish, note: "a', "  og.plan: true", '  # b"}'))
@example(source("  data.stage: {value: polish, note: a", "  og.plan: true", "  }"))
@example(source("  og.plan: true", "  og.plan: true"))
@example(source("  og.plan: true", "  og.plan: false"))
@example(source("  og.plan: true", "answers:", "  data.stage: polish"))
@example(source("  data.stage: |", "  og.plan: true"))
@example(source("  og.plan: true", "    og.enablers.matter: [regulation]"))
@example(source("  {og.plan: true,", "  data.stage: polish}"))
@example(source("  og.plan: true", "---"))
@example(SourceText("y.yaml", "{\n" + HEAD.replace("\n", ",\n") + "answers:\n  og.plan: true\n}\n", ""))
@example(SourceText("y.yaml", 'x: "\nanswers:\n  og.plan: true\n"\n' + HEAD, ""))
@example(SourceText("y.yaml", "x: |\n a\nanswers:\n  og.plan: true\n" + HEAD, ""))
@example(SourceText("y.yaml", HEAD + "answers:\n  data.stage: |\n    polish", ""))
@example(SourceText("y.yaml", HEAD + "answers:\n  data.stage: {value: polish, note: 'a\r\r\n    b'}\n", ""))
@example(SourceText("j.json", render_json(1).replace('": ', '"\r: ', 1), ""))
@example(SourceText("j.json", render_json(1).replace('": ', '"\n: ', 1), ""))
def test_damaged_files_are_told_the_same_and_nothing_else_is_read(given: SourceText) -> None:
    check_law(given)


def test_known_answers_are_not_kept_again(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[str] = []

    def keep(question: Question, answer: Answer) -> tuple[str, Answer]:
        kept.append(question.id)
        return question.id, answer

    for name, forms in FORMS.items():
        for form in forms:
            reader = AnswerReader(ASKED, None, keep)
            source = SourceText(name, form(3), "")
            first = quick(source, reader)
            kept.clear()
            assert quick(source, reader) == first == strict(source)
            assert not kept
            monkeypatch.setattr(answer_reader, "MOST_KNOWN", 0)
            reader = AnswerReader(ASKED, None, keep)
            assert quick(source, reader) == quick(source, reader) == first
            assert len(kept) == 2 * len(first[0])
            monkeypatch.undo()


@pytest.mark.parametrize("name", [None, "smart-governance"])
def test_another_questionnaire_is_one_problem(name: str | None) -> None:
    reader = AnswerReader(ASKED, name, keep)
    text = HEAD.replace("smart-governance", "smart-resilience") + "answers:\n  resilience.plan: true\n"
    with pytest.raises(InputError) as caught:
        reader.read_text(SourceText("y.yaml", text, ""))
    told = {problem.code for problem in caught.value.problems}
    assert told == ({"other-questionnaire"} if name else {"unknown-question"})


def test_a_valid_file_of_another_questionnaire_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(HEAD.replace("smart-governance", "smart-resilience"), "utf-8")
    with pytest.raises(InputError) as caught:
        AnswerReader(ASKED, None, keep).read(path)
    assert [problem.code for problem in caught.value.problems] == ["other-questionnaire"]


def test_an_answer_has_its_lines_and_the_comments_below_it() -> None:
    parts = split_entries(source("  og.plan: true", "  # Data", "  data.stage:", "    value: polish"))
    assert parts is not None
    assert parts.entries == ["og.plan: true\n  # Data", "data.stage:\n    value: polish"]
    given = json.dumps({"answers": {"og.plan": True, "a.b": [1, "x"]}})
    parts = split_entries(SourceText("j.json", given, ""))
    assert parts is not None
    assert parts.entries == ['"og.plan": True', "\"a.b\": [1, 'x']"]


def test_what_was_learned_from_json_is_not_taken_for_yaml() -> None:
    answer = {"value": True, "note": "two\u00a0words"}
    reader = AnswerReader(ASKED, None, keep)
    told = json.dumps(json.loads(render_json(1)) | {"answers": {"og.plan": answer}}, ensure_ascii=False)
    quick(SourceText("j.json", told, ""), reader)
    again = SourceText("y.yaml", HEAD + f"answers:\n  og.plan: {answer!r}\n", "")
    assert quick(again, reader) == strict(again)
    assert quick(again, reader)[0]["og.plan"].note == r"two\xa0words"


def test_what_is_too_large_to_have_few_values_has_no_parts() -> None:
    assert all(split_entries(SourceText("y.yaml", text, "")) is None for text in HOSTILE.values())
