"""What is asked before a sitting: go on or begin, for which city, which questionnaires, full or quick."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cli.sittings import CITY, GOVERNANCE, OFFICER, PROFILE, RESILIENCE, Officer, arrange, asked_in, hold, write
from govcheck.cli.reception import Reception
from govcheck.cli.sitting import resume_sitting
from govcheck.errors import UsageError
from govcheck.language import ENGLISH
from govcheck.model.profile import City
from govcheck.store.content import find_questionnaire_folder, load_questionnaire
from govcheck.wizard.outcome import OutcomeKind
from wizard.fakes import ScriptedPrompter


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


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


def test_settled_are_counted_in_the_quick_version_too_where_the_answers_lie_in_it() -> None:
    slow = next(question.id for question in load_questionnaire(GOVERNANCE).questions if not question.quick)
    quick = sum(question.quick for question in load_questionnaire(GOVERNANCE).questions)
    write("a.answers.yaml", **{"og.plan": {"state": "dont-know"}})
    write("b.answers.yaml", **{"og.plan": True, slow: {"state": "dont-know"}})
    told = arrange("a.answers.yaml", "quick")[1].labels[0]
    whole = told[1].removeprefix("b.answers.yaml: Smart Governance, 2 of ").removesuffix(" settled")
    assert whole.isdecimal()
    assert told[0] == f"a.answers.yaml: Smart Governance, 1 of {whole} settled; quick version: 1 of {quick}"


def without_quick(folder: Path) -> str:
    """A questionnaire of one's own, none of whose questions is marked for a quick version."""
    shutil.copytree(find_questionnaire_folder(GOVERNANCE), folder)
    main = folder / "questionnaire.yaml"
    text = main.read_text("utf-8").replace(f"id: {GOVERNANCE}\n", "id: our-own\n", 1)
    main.write_text(text.replace("quick: true", "quick: false"), "utf-8")
    return folder.name


def test_no_quick_version_is_offered_where_no_question_belongs_to_it(tmp_path: Path) -> None:
    own = without_quick(tmp_path / "never-quick")
    sitting, prompter = arrange(*PROFILE, names=[own])
    assert not sitting.quick
    assert ["full", "quick"] not in prompter.lists
    for wanted in ([own], [GOVERNANCE, own]):
        with pytest.raises(UsageError, match="never-quick has no quick version"):
            arrange(names=wanted, quick=True)
    begun = Officer(leave_at=1)
    hold(sitting, begun)
    with pytest.raises(UsageError, match="never-quick has no quick version"):
        resume_sitting(Path("testville.answers.yaml"), own, ENGLISH, quick=True)


@pytest.mark.parametrize("typed", ["España", "Espana", "espagne", "SPAIN"])
def test_a_country_may_be_called_as_in_any_language(typed: str) -> None:
    sitting, _ = arrange("Testville", typed, *PROFILE[2:], GOVERNANCE, "full")
    assert sitting.subject is not None
    assert sitting.subject.city.country == "ES"


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
        ([], (KeyboardInterrupt,), "Nothing is saved yet: a file is made when the questions begin. To begin again:"),
        (["a"], (KeyboardInterrupt,), "The answers in a.answers.yaml are as they were. To go on:"),
        (["a"], ("+", KeyboardInterrupt), "The answers in a.answers.yaml are as they were. To go on:"),
        (["a", "b"], (KeyboardInterrupt,), "The answers in 2 files are as they were. To go on:"),
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
