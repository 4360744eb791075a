"""Answer files that are read, and what is read from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from govcheck.model.answer import AnswerFile, AnswerState
from govcheck.store.answer_file import load_answers, render_answers, render_answers_json
from govcheck.store.sample import find_samples

FOLDER = Path(__file__).parent.parent / "answers" / "valid"
VALID = sorted([*FOLDER.iterdir(), *find_samples("smart-governance"), *find_samples("smart-resilience")])


def read(name: str) -> AnswerFile:
    return load_answers(FOLDER / name).answers


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_is_read_and_written_without_loss(path: Path, tmp_path: Path) -> None:
    loaded = load_answers(path)
    for name, render in (("a.yaml", render_answers), ("a.json", render_answers_json)):
        (tmp_path / name).write_text(render(loaded.answers, loaded.questionnaire), "utf-8")
        assert load_answers(tmp_path / name).answers == loaded.answers


def test_minimal() -> None:
    answers = read("minimal.yaml")
    assert answers.answers == {} and answers.city.name == "X" and answers.city.population is None


def test_every_form_of_an_answer() -> None:
    answers = read("full-form.yaml")
    assert answers.sample and len(answers.respondents) == 2
    ladder = answers.answer("participation.ladder.design")
    assert (ladder.value, ladder.unsure, len(ladder.evidence)) == ("consulting", True, 2)
    assert ladder.note == "Two programmes only:\n# not a comment\nhealth and housing."
    assert answers.answer("foresight.areas").value == ("population", "environment")
    assert answers.answer("data.lead").state is AnswerState.SKIPPED
    assert answers.targets["foresight.areas"].value == ("population",)


def test_yes_and_no_are_answers_and_never_lost() -> None:
    given = {name: answer.value for name, answer in read("yes-and-no.yaml").answers.items()}
    assert given == {
        "og.plan": True, "foresight.use": False, "transparency.portal": True,
        "transparency.perception-study": False, "accountability.mandate-plan": False, "data.lead": True,
    }  # fmt: skip


def test_norway_is_a_country() -> None:
    assert read("comments.yaml").city.country == "NO"


def test_numbers() -> None:
    assert [answer.value for answer in read("numbers.yaml").answers.values()] == [10, 7, 3, 0.5, 2.5, 0]


@pytest.mark.parametrize("name", ["byte-order-mark.yaml", "windows-line-ends.yaml", "document-marks.yaml"])
def test_what_editors_add_is_taken(name: str) -> None:
    assert read(name).answer("og.plan").value is True


def test_text_stays_text() -> None:
    answers = read("hostile-text.yaml")
    assert answers.city.name == "<b>Villa</b> {{ 7*7 }}"
    assert answers.answer("foresight.use").evidence[0] == '=HYPERLINK("http://example.org")'
    assert "\u202e" in answers.answer("data.lead").note
    assert answers.answer("accountability.mandate-plan").note.count("\u2028\x20\ufeff") == 1


def test_emoji_in_json_come_in_two_halves() -> None:
    note = read("emoji.json").answer("og.plan").note
    assert note == '\U0001f469\u200d\U0001f4bb "quoted" / \\ud83d and \U0001f600'


def test_json_may_hold_separators_of_lines() -> None:
    assert read("line-separator.json").answer("og.plan").note == "one\u2028two"
