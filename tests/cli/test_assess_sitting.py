"""What is asked before a sitting, and how several questionnaires follow one another."""

from __future__ import annotations

import shlex
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from govcheck.cli.app import app
from govcheck.cli.reception import Reception
from govcheck.cli.session import Session
from govcheck.cli.sitting import Sitting, list_parts, resume_sitting
from govcheck.errors import UsageError
from govcheck.language import ENGLISH
from govcheck.model.answer import Answer, AnswerFile, AnswerState
from govcheck.model.profile import City, Respondent
from govcheck.store.answer_file import load_answers, render_answers
from govcheck.store.content import find_questionnaire_folder, load_questionnaire
from govcheck.wizard.navigation import Navigation
from govcheck.wizard.outcome import OutcomeKind
from govcheck.wizard.overview import FINISH
from wizard.fakes import ScriptedPrompter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.wizard.prompter import Choice, Given, Prompt

GOVERNANCE, RESILIENCE = "smart-governance", "smart-resilience"
CITY = City(name="Testville", country="ES", region="europe", population=84000)
OFFICER = Respondent(role="Officer", department="Innovation")
PROFILE = ("Testville", "ES", "europe", "84000", "Officer", "Innovation")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, questionnaire: str = GOVERNANCE, city: City = CITY, **answers: object) -> None:
    asked = load_questionnaire(questionnaire)
    file = AnswerFile(
        govcheck=1, questionnaire=asked.id, version=asked.version, hash=asked.hash, city=city, date=date(2026, 1, 2),
        respondents=(OFFICER,), answers={name: Answer.model_validate(answer) for name, answer in answers.items()},
    )  # fmt: skip
    Path(name).write_text(render_answers(file, asked), "utf-8")


def arrange(
    *script: object, names: Sequence[str] = (), path: Path | None = None, quick: bool = False
) -> tuple[Sitting, ScriptedPrompter]:
    prompter = ScriptedPrompter(*script)
    sitting = Reception(prompter, ENGLISH, names, quick=quick).arrange(path)
    assert not prompter.script, "everything was asked for"
    return sitting, prompter


def asked_in(sitting: Sitting) -> list[tuple[str, str | None]]:
    return [(part.questionnaire.id, str(part.path) if part.path else None) for part in sitting.parts]


# Beginning.


def test_the_profile_is_asked_once_for_both() -> None:
    sitting, prompter = arrange(*PROFILE, "*", "quick")
    assert asked_in(sitting) == [(GOVERNANCE, None), (RESILIENCE, None)]
    assert sitting.quick
    assert sitting.subject is not None
    assert (sitting.subject.city, sitting.subject.respondents) == (CITY, (OFFICER,))
    assert prompter.text.startswith("Welcome to govcheck")
    assert prompter.lists[1:] == [[GOVERNANCE, RESILIENCE, "*"], ["full", "quick"]]


@pytest.mark.parametrize(
    ("names", "quick", "script", "found"),
    [
        ([RESILIENCE], False, ["full"], [RESILIENCE]),
        ([RESILIENCE], True, [], [RESILIENCE]),
        ([RESILIENCE, GOVERNANCE, RESILIENCE], True, [], [RESILIENCE, GOVERNANCE]),
        ([], True, [RESILIENCE], [RESILIENCE]),
    ],
)
def test_what_is_named_is_not_asked(names: list[str], *, quick: bool, script: list[str], found: list[str]) -> None:
    sitting, _ = arrange(*PROFILE, *script, names=names, quick=quick)
    assert [part.questionnaire.id for part in sitting.parts] == found
    assert sitting.quick is quick


def test_turning_back_leads_to_the_question_before() -> None:
    again = ("Newville", "", "skip", "", "")
    sitting, prompter = arrange(*PROFILE, GOVERNANCE, None, None, *again, RESILIENCE, "full")
    assert asked_in(sitting) == [(RESILIENCE, None)]
    assert sitting.subject is not None
    assert sitting.subject.city.name == "Newville"
    assert prompter.drafts[-4:] == ["Testville", "ES", "84000", "Officer"]
    named, _ = arrange(*PROFILE, None, *again, "quick", names=[GOVERNANCE])
    assert named.quick


def test_a_file_that_is_named_holds_one_questionnaire() -> None:
    sitting, prompter = arrange(*PROFILE, RESILIENCE, "full", path=Path("new.answers.yaml"))
    assert asked_in(sitting) == [(RESILIENCE, "new.answers.yaml")]
    assert prompter.lists[1] == [GOVERNANCE, RESILIENCE]


def test_ones_own_questionnaire(tmp_path: Path) -> None:
    shutil.copytree(find_questionnaire_folder(GOVERNANCE), tmp_path / "own")
    main = tmp_path / "own" / "questionnaire.yaml"
    main.write_text(main.read_text("utf-8").replace(f"id: {GOVERNANCE}\n", "id: our-own\n", 1), "utf-8")
    sitting, _ = arrange(*PROFILE, "full", names=["own", RESILIENCE])
    assert [part.questionnaire.id for part in sitting.parts] == ["our-own", RESILIENCE]
    officer = Officer(leave_at=1)
    assert hold(sitting, officer) is OutcomeKind.LEFT
    assert "govcheck assess testville.answers.yaml -q own" in officer.text
    # Its file is known again where the folder is named, and only there.
    _, known = arrange("testville.answers.yaml", "full", names=["own"])
    assert known.labels[0][0].startswith("testville.answers.yaml: Smart Governance, 0 of ")
    _, unknown = arrange("+", *PROFILE, GOVERNANCE, "full")
    assert unknown.labels[0][0] == "testville.answers.yaml: cannot be read"


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


# Going on.


def test_files_show_what_they_answer_and_how_far_they_are() -> None:
    write("testville.answers.yaml", **{"og.plan": True})
    write("other.answers.yaml", RESILIENCE, City(name="Otherville"))
    Path("broken.answers.yaml").write_text("no answers", "utf-8")
    sitting, prompter = arrange("broken.answers.yaml", "testville.answers.yaml", "full")
    assert asked_in(sitting) == [(GOVERNANCE, "testville.answers.yaml")]
    labels = prompter.labels[0]
    assert labels[0] == "broken.answers.yaml: cannot be read"
    assert labels[1].startswith("other.answers.yaml: Smart resilience, 0 of ")
    assert labels[2].startswith("testville.answers.yaml: Smart Governance, 1 of ")
    assert labels[3:] == [
        "Otherville: begin Smart Governance",
        "Testville: begin Smart resilience",
        "Begin with another city",
    ]
    assert "broken.answers.yaml" in prompter.text, "why it cannot be read is said before the list comes again"


def test_the_other_questionnaire_takes_the_profile_over() -> None:
    write("testville.answers.yaml")
    sitting, prompter = arrange("+1", "full")
    assert asked_in(sitting) == [(RESILIENCE, None)]
    assert sitting.subject is not None
    assert (sitting.subject.city, sitting.subject.respondents) == (CITY, (OFFICER,))
    assert prompter.drafts == []
    assert sitting.place(sitting.parts[0], ENGLISH).name == "testville.smart-resilience.answers.yaml"
    named, prompter = arrange("+1", "quick", names=[RESILIENCE])
    assert asked_in(named) == [(RESILIENCE, None)]
    assert prompter.labels[0] == ["Testville: begin Smart resilience", "Begin with another city"]


def test_the_version_is_asked_only_where_the_answers_do_not_show_it() -> None:
    slow = next(question.id for question in load_questionnaire(GOVERNANCE).questions if not question.quick)
    write("a.answers.yaml", **{slow: {"state": "dont-know"}})
    assert not arrange("a.answers.yaml")[0].quick
    write("a.answers.yaml", **{"og.plan": True})
    assert arrange("a.answers.yaml", "quick")[0].quick
    assert arrange("a.answers.yaml", None, "a.answers.yaml", "quick")[0].quick
    quick = {q.id: {"state": "dont-know"} for q in load_questionnaire(GOVERNANCE).questions if q.quick}
    write("a.answers.yaml", **quick)
    assert not arrange("a.answers.yaml")[0].quick


def test_the_file_that_is_chosen_is_gone_on_with_though_the_city_has_another() -> None:
    write("a.answers.yaml")
    write("b.answers.yaml")
    assert asked_in(arrange("b.answers.yaml", "full")[0]) == [(GOVERNANCE, "b.answers.yaml")]


def test_several_that_are_named_follow_the_chosen_one_where_they_are_open() -> None:
    write("testville.answers.yaml")
    both = [GOVERNANCE, RESILIENCE]
    assert asked_in(arrange("testville.answers.yaml", names=both, quick=True)[0]) == [
        (GOVERNANCE, "testville.answers.yaml"), (RESILIENCE, None),
    ]  # fmt: skip
    quick = {q.id: {"state": "dont-know"} for q in load_questionnaire(GOVERNANCE).questions if q.quick}
    write("testville.answers.yaml", **quick)
    assert asked_in(arrange("+1", names=both, quick=True)[0]) == [(RESILIENCE, None)]


@pytest.mark.parametrize(
    ("files", "script", "told"),
    [
        ([], (KeyboardInterrupt,), "Nothing was saved."),
        (["a"], (KeyboardInterrupt,), "Nothing was changed: the answers in a.answers.yaml are as they were."),
        (["a"], ("+", KeyboardInterrupt), "Nothing was changed: the answers in a.answers.yaml are as they were."),
        (["a", "b"], (KeyboardInterrupt,), "Nothing was changed: the answers in 2 files are as they were."),
    ],
)
def test_ctrl_c_before_anything_is_begun_tells_what_became_of_the_answers(
    files: list[str], script: tuple[object, ...], told: str
) -> None:
    for name in files:
        write(f"{name}.answers.yaml")
    reception = Reception(ScriptedPrompter(*script), ENGLISH, (), quick=False)
    with pytest.raises(KeyboardInterrupt):
        reception.arrange(None)
    assert reception.say_interrupted() == told


# Holding.


YES, NO = True, False
WAYS = [("leave_at", OutcomeKind.LEFT), ("interrupt_at", OutcomeKind.INTERRUPTED)]


class Officer(ScriptedPrompter):
    """Knows nothing and finishes; leaves, or presses Ctrl-C, at a question by its number."""

    def __init__(self, *confirmed: Any, leave_at: int = 0, interrupt_at: int = 0) -> None:
        super().__init__(*confirmed)
        self._leave_at = leave_at
        self._interrupt_at = interrupt_at

    def ask(self, prompt: Prompt) -> Given | Navigation:
        self.prompts.append(prompt)
        if len(self.prompts) == self._interrupt_at:
            raise KeyboardInterrupt
        return Navigation.LEAVE if len(self.prompts) == self._leave_at else Navigation.DONT_KNOW

    def choose(self, question: str, choices: Sequence[Choice], *, default: str | None = None) -> str | None:  # noqa: ARG002
        assert question == "What now?"
        assert choices[0].id == FINISH
        return FINISH


def both() -> Sitting:
    return arrange(*PROFILE, "*", "quick")[0]


def hold(sitting: Sitting, officer: ScriptedPrompter) -> OutcomeKind:
    return Session(sitting, officer, ENGLISH, quiet=True, plain=True).hold()


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
