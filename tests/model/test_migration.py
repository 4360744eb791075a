"""Answers to an earlier version: what is carried over, what is kept, and that nothing is lost."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import answer_file, random_answer, random_value
from govcheck.language import ENGLISH
from govcheck.model.answer import Answer, AnswerFile, Kept, Target
from govcheck.model.migration import Migration, Outcome, migrate
from govcheck.model.validity import normalise
from govcheck.store.answer_file import read_answers, render_answers, render_answers_json
from govcheck.store.changes import load_changes
from govcheck.store.content import load_questionnaire
from govcheck.store.source_text import SourceText

FOLDER = Path(__file__).resolve().parents[1] / "migration" / "small"
NEW = load_questionnaire(str(FOLDER))
OLD = load_questionnaire(str(FOLDER / "versions" / "1.0"))
CHANGES = load_changes(str(FOLDER))


def migrated(given: dict[str, Any], **own: Any) -> Migration:
    return migrate(answer_file(given, **own), CHANGES, NEW, ENGLISH)


@pytest.mark.parametrize(
    ("name", "value", "to", "now"),
    [
        ("plan", True, "plan", True),
        ("plan", "yes", "plan", True),
        ("open.data", False, "data.open", False),
        ("rhythm", "often", "rhythm", "regularly"),
        ("rhythm", "never", "rhythm", "never"),
        ("portal", True, "portal", "full"),
        ("portal", "no", "portal", "none"),
        ("channels", ["desk", "web"], "channels", ("web", "desk")),
        ("channels", ["counter", "web"], "channels", ("web", "desk")),
        ("trust", 5, "trust", 5),
    ],
)
def test_what_fits_is_carried_over(name: str, value: Any, to: str, now: Any) -> None:
    done = migrated({name: {"value": value, "unsure": True, "note": "N.", "evidence": ["E."]}})
    expected = Answer(value=now, unsure=True, note="N.", evidence=("E.",))
    assert done.answers.answers == {to: expected}
    assert done.answers.kept == {}
    assert (done.answers.version, done.answers.hash) == (NEW.version, NEW.hash)


@pytest.mark.parametrize(
    ("name", "value", "because"),
    [
        ("fax", True, "Not asked since version 1.1: Nobody has one."),
        ("budget", True, "budget is answered with a number from 0 to 10, not with true."),
        ("channels", ["web", "letter"], "letter is not an option of channels."),
        ("trust", 8, "8 is outside the scale of trust, which goes from 0 to 5."),
        ("misspelt", 8, "misspelt is no question of small."),
    ],
)
def test_what_does_not_fit_is_kept_with_the_reason(name: str, value: Any, because: str) -> None:
    done = migrated({name: value}, targets={name: {"value": value, "by": "2027-01-01"}})
    assert done.answers.answers == {} == done.answers.targets
    first, second = done.answers.kept[name]
    assert first == Kept(version="1.0", because=because, answer=Answer.model_validate(value))
    assert second.because == because and second.target is not None and second.answer is None
    assert [move.outcome for move in done.moves] == [Outcome.KEPT, Outcome.KEPT]


def test_whoever_has_a_place_is_not_driven_from_it() -> None:
    done = migrated({"open.data": True, "data.open": False})
    assert done.answers.answers == {"data.open": Answer(value=False)}
    assert done.answers.kept["open.data"][0].because == "data.open has an answer of its own."
    assert [move.question for move in done.moves] == ["open.data", "data.open"]


def test_what_was_kept_before_stays_before_what_comes() -> None:
    before = Kept(version="0.9", because="Long ago.", answer=Answer(value="x"))
    done = migrated({"fax": True}, kept={"fax": [before], "gone": [before]})
    assert done.answers.kept["gone"] == (before,)
    assert [kept.version for kept in done.answers.kept["fax"]] == ["0.9", "1.0"]


def old_answers(seed: int) -> AnswerFile:
    random = Random(seed)  # noqa: S311 - an example, not a secret
    asked = [*OLD.questions, *NEW.questions[-2:]]
    given = {q.id: answer for q in asked if (answer := random_answer(q, random)) is not None}
    aims = {
        q.id: Target.model_validate({"value": random_value(q, random), "by": "2027-01-01"})
        for q in random.sample(OLD.questions, 3)
    }
    if random.random() < 0.5:
        given["never.heard"] = Answer(value=random.choice([True, 3.0, "x", ("x", "y")]))
    kept = {"fax": (Kept(version="0.9", answer=Answer(value="x")),)} if random.random() < 0.5 else {}
    return answer_file({}).model_copy(update={"answers": given, "targets": aims, "kept": kept})


def without_value(answer: Answer) -> dict[str, Any]:
    return answer.model_dump(exclude={"value"})


@settings(max_examples=200)
@given(st.integers(0, 2**32))
def test_nothing_is_lost(seed: int) -> None:
    earlier = old_answers(seed)
    done = migrate(earlier, CHANGES, NEW, ENGLISH)
    now = done.answers
    assert len(done.moves) == len(earlier.answers) + len(earlier.targets)
    assert len(now.answers) + len(now.targets) + sum(map(len, now.kept.values())) == len(done.moves) + sum(
        map(len, earlier.kept.values())
    )
    for name, answer in earlier.answers.items():
        followed = CHANGES.follow(name, answer.value)
        kept = [entry.answer for entry in now.kept.get(name, ())]
        carried = now.answers.get(followed.question)
        if answer in kept:
            continue
        assert carried is not None
        assert without_value(carried) == without_value(answer)
        assert (
            carried.value
            == normalise(NEW.by_id[followed.question], answer.model_copy(update={"value": followed.value})).value
        )
        if followed.value == answer.value and isinstance(answer.value, tuple):
            assert isinstance(carried.value, tuple) and set(carried.value) == set(answer.value)
    for name, target in earlier.targets.items():
        carried_target = now.targets.get(CHANGES.follow(name).question)
        assert target in [entry.target for entry in now.kept.get(name, ())] or (
            carried_target is not None and (carried_target.by, carried_target.owner) == (target.by, target.owner)
        )
    for name, before in earlier.kept.items():
        assert now.kept[name][: len(before)] == before


@given(st.integers(0, 2**32))
def test_the_new_file_reads_back_and_migrating_again_changes_nothing(seed: int) -> None:
    once = migrate(old_answers(seed), CHANGES, NEW, ENGLISH).answers
    for name, text in (("x.yaml", render_answers(once, NEW)), ("x.json", render_answers_json(once, NEW))):
        assert read_answers(SourceText(name, text, ""), NEW).answers == once
    again = migrate(once, CHANGES, NEW, ENGLISH)
    assert again.answers == once
    assert {move.outcome for move in again.moves} <= {Outcome.CARRIED_OVER}
