"""How several questionnaires follow one another in a sitting, and how each ends."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.sittings import CITY, GOVERNANCE, OFFICER, PROFILE, RESILIENCE, Officer, arrange, hold
from govcheck.cli.app import app
from govcheck.cli.sitting import Sitting, list_parts, resume_sitting
from govcheck.errors import UsageError
from govcheck.language import ENGLISH
from govcheck.model.answer import AnswerState
from govcheck.store.answer_file import load_answers
from govcheck.store.content import find_questionnaire_folder
from govcheck.wizard.outcome import OutcomeKind


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_report_that_was_put_off_is_made_as_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["govcheck"])
    shutil.copytree(find_questionnaire_folder(RESILIENCE), tmp_path / "our own")
    main = tmp_path / "our own" / "questionnaire.yaml"
    main.write_text(main.read_text("utf-8").replace(f"id: {RESILIENCE}\n", "id: our-own\n", 1), "utf-8")
    sitting, _ = arrange(*PROFILE, "quick", names=["our own"], path=Path("the answers.yaml"))
    assert hold(sitting, Officer(NO)) is OutcomeKind.FINISHED
    later = next(line for line in capsys.readouterr().err.splitlines() if line.startswith("Later: "))
    assert later == "Later: govcheck report 'the answers.yaml' -q 'our own' -o 'the answers.report.html'"
    words = shlex.split(later.removeprefix("Later: govcheck "))
    assert CliRunner().invoke(app, words, catch_exceptions=False).exit_code == 0
    assert Path("the answers.report.html").exists()


YES, NO = True, False
WAYS = [("leave_at", OutcomeKind.LEFT), ("interrupt_at", OutcomeKind.INTERRUPTED)]


def both() -> Sitting:
    return arrange(*PROFILE, "*", "quick")[0]


def test_both_are_finished_each_with_its_report() -> None:
    assert hold(both(), Officer(YES, YES)) is OutcomeKind.FINISHED
    assert sorted(path.name for path in Path().iterdir()) == [
        "testville.answers.yaml",
        "testville.report.html",
        "testville.smart-resilience.answers.yaml",
        "testville.smart-resilience.report.html",
    ]
    second = load_answers("testville.smart-resilience.answers.yaml")
    assert second.questionnaire.id == RESILIENCE
    assert (second.answers.city, second.answers.respondents) == (CITY, (OFFICER,))
    assert {answer.state for answer in second.answers.answers.values()} == {AnswerState.DONT_KNOW}


@pytest.mark.parametrize(("way", "kind"), WAYS)
def test_left_or_interrupted_in_the_first_the_second_does_not_begin(way: str, kind: OutcomeKind) -> None:
    officer = Officer(**{way: 2})
    assert hold(both(), officer) is kind
    assert [path.name for path in Path().iterdir()] == ["testville.answers.yaml"]
    assert "govcheck assess testville.answers.yaml --quick" in officer.text
    assert officer.text.endswith("has not begun yet. To begin:\ngovcheck assess -q smart-resilience --quick")


@pytest.mark.parametrize(("way", "kind"), WAYS)
def test_left_in_the_second_the_way_to_both_is_told(way: str, kind: OutcomeKind) -> None:
    first = Officer(NO)
    hold(arrange(*PROFILE, GOVERNANCE, "quick")[0], first)
    Path("testville.answers.yaml").unlink()
    officer = Officer(NO, **{way: len(first.prompts) + 2})
    assert hold(both(), officer) is kind
    lines = officer.text.splitlines()
    assert "Smart Governance is finished. Now Smart resilience begins." in lines
    assert lines[-4:] == [
        "Your answers are saved in testville.smart-resilience.answers.yaml. To continue:",
        "govcheck assess testville.smart-resilience.answers.yaml --quick",
        "Your answers to Smart Governance are saved in testville.answers.yaml. To continue:",
        "govcheck assess testville.answers.yaml",
    ]


def test_ctrl_c_at_the_offer_of_the_report_tells_where_the_answers_are() -> None:
    officer = Officer(KeyboardInterrupt)
    assert hold(both(), officer) is OutcomeKind.INTERRUPTED
    assert "Your answers to Smart Governance are saved in testville.answers.yaml. To continue:" in officer.text
    assert "Smart resilience has not begun yet." in officer.text


def test_the_full_version_asks_what_the_quick_one_left_open() -> None:
    quick = Officer(NO)
    hold(arrange(*PROFILE, GOVERNANCE, "quick")[0], quick)
    full = Officer(NO)
    hold(resume_sitting(Path("testville.answers.yaml"), GOVERNANCE, ENGLISH, quick=False), full)
    assert len(quick.asked) > 15
    assert len(full.asked) > len(quick.asked)
    assert not set(quick.asked) & set(full.asked)
    answers = load_answers("testville.answers.yaml").answers.answers
    assert set(answers) == {*quick.asked, *full.asked}


def test_two_questionnaires_of_one_id_are_refused(tmp_path: Path) -> None:
    for name in ("one", "other"):
        shutil.copytree(Path(__file__).parents[1] / "lint" / "small", tmp_path / name)
    with pytest.raises(UsageError, match="are two questionnaires with the same id, small"):
        list_parts([str(tmp_path / "one"), str(tmp_path / "other")], ENGLISH)
    assert len(list_parts([str(tmp_path / "one")] * 2, ENGLISH)) == 1
