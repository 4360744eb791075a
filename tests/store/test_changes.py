"""The changes of a questionnaire and its earlier versions, as they lie in its folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from govcheck.errors import InputError
from govcheck.model.answer import Answer
from govcheck.model.change import UNCHANGED
from govcheck.store.answer_file import read_answers, render_answers
from govcheck.store.changes import find_changes, find_version, load_changes
from govcheck.store.content import load_questionnaire
from govcheck.store.notebook import Notebook
from govcheck.store.source_text import SourceText

SMALL = Path(__file__).resolve().parents[1] / "migration" / "small"
KEPT = """govcheck: 1
questionnaire: small
version: "1.1"
city: {name: X}
date: 2026-11-20
answers:
  plan: true
# from the first year
kept:
  # Ana knows
  fax: [{answer: {value: true, note: N.}, version: "1.0", because: Gone.}]  # still there
"""


def test_a_folder_that_tells_no_changes_has_none() -> None:
    assert load_changes(str(SMALL / "versions" / "1.0")) is UNCHANGED
    assert find_changes(load_questionnaire(str(SMALL))) is UNCHANGED
    assert len(find_changes(load_questionnaire(str(SMALL)), str(SMALL)).changes) == 1


def test_an_earlier_version_is_found_by_its_name_alone() -> None:
    found = find_version(str(SMALL), "small", "1.0")
    assert found is not None and found.version == "1.0"
    assert find_version(str(SMALL), "small", "../versions/1.0") is None
    assert find_version(str(SMALL / "versions" / "1.0"), "small", "0.9") is None
    with pytest.raises(InputError, match=r"holds version 1\.0 of small; version 1\.0 of large is needed"):
        find_version(str(SMALL), "large", "1.0")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{open.data: data.open}", "{plan: data.open}", "plan was renamed or retired, and is asked all the same."),
        ("{fax:", "{trust:", "trust was renamed or retired, and is asked all the same."),
        ("{often: reg", "{never: reg", "The option never of rhythm was renamed, and is offered all the same."),
        ('to: "1.1"', 'to: "1.05"', "The last change leads to version 1.05, and the questionnaire is at 1.1."),
        ("text: Privacy", "texts: Privacy", "texts"),
        (
            "{open.data: data.open}",
            "{open.data: dta.open}",
            "open.data is now called dta.open, but there is no question",
        ),
        ("{often: reg", "{often: rog", "has no option rog"),
    ],
)
def test_changes_that_do_not_fit_the_questionnaire_are_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    folder = tmp_path / "small"
    shutil.copytree(SMALL, folder)
    file = folder / "changes.yaml"
    assert old in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(InputError) as refused:
        load_changes(str(folder))
    assert said in str(refused.value)


def test_an_id_that_the_changes_know_is_no_slip_though_the_version_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SMALL, "our small")
    asked = load_questionnaire("our small")
    text = KEPT.replace("plan: true", "fax: true\n  plam: true").replace("city", "hash: other\ncity")
    with pytest.raises(InputError) as refused:
        read_answers(SourceText("my file.yaml", text, ""), asked, name="our small")
    hints = [problem.hint.format(**problem.fields) for problem in refused.value.problems]
    assert "`govcheck questionnaire migrate 'my file.yaml' -q 'our small' -o new.answers.yaml`" in hints[0]
    assert hints[1] == "Did you mean plan?"


def test_what_is_kept_stays_over_further_savings(tmp_path: Path) -> None:
    asked = load_questionnaire(str(SMALL))
    file = tmp_path / "x.answers.yaml"
    file.write_text(KEPT, "utf-8")
    with Notebook(file, asked) as notebook:
        answers = notebook.load()
        assert answers is not None
        notebook.save(answers.with_answer("trust", Answer(value=4)))
    saved = file.read_text("utf-8")
    assert KEPT.partition("# from")[2] in saved
    again = read_answers(SourceText("x.yaml", saved, ""), asked).answers
    assert again.kept == answers.kept
    assert render_answers(again, asked, saved) == saved
