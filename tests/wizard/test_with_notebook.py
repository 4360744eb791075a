"""The wizard and the real answer file together: what is written can be read, whatever was typed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govcheck.errors import ChangedError
from govcheck.model.answer import AnswerFile
from govcheck.model.profile import City
from govcheck.store.content import load_questionnaire
from govcheck.store.notebook import Notebook
from govcheck.wizard.interview import Interview
from govcheck.wizard.navigation import Navigation
from govcheck.wizard.outcome import Outcome, OutcomeKind
from wizard.fakes import ScriptedPrompter, give

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def start() -> AnswerFile:
    return AnswerFile(
        govcheck=1, questionnaire="smart-governance", version="1.0", city=City(name="Río"), date=date(2026, 1, 2)
    )


def hold(
    path: Path, *script: object, meanwhile: Callable[[str], str] | None = None
) -> tuple[Outcome, ScriptedPrompter]:
    asked = load_questionnaire("smart-governance")
    with Notebook(path, asked) as notebook:
        answers = notebook.load()
        if answers is None:
            answers = start()
            notebook.save(answers)
        if meanwhile is not None:
            path.write_text(meanwhile(path.read_text("utf-8")), "utf-8")
        prompter = ScriptedPrompter(*script)
        return Interview(asked, prompter, notebook, file=path.name).run(answers), prompter


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_note_and_any_reason_can_be_read_again(tmp_path: Path, note: str, reason: str) -> None:
    path = tmp_path / "any.answers.yaml"
    path.unlink(missing_ok=True)
    written, _ = hold(path, Navigation.NOTE, note, Navigation.EVIDENCE, note, Navigation.NOT_APPLICABLE, reason)
    with Notebook(path, load_questionnaire("smart-governance")) as notebook:
        assert notebook.load() == written.answers


def test_continues_where_it_was_left(tmp_path: Path) -> None:
    path = tmp_path / "rio.answers.yaml"
    first, _ = hold(path, give(7.0), KeyboardInterrupt)
    assert first.kind is OutcomeKind.INTERRUPTED
    _, prompter = hold(path)
    assert prompter.asked == ["og.development.participation"]


def test_a_change_by_hand_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "rio.answers.yaml"
    hold(path, give(7.0))
    outcome, prompter = hold(path, give(3.0), meanwhile=lambda text: text + "  og.plan: true\n")
    assert outcome.answers.answer("og.plan").value is True
    assert outcome.answers.answer("og.development.participation").value == 3.0
    assert "Somebody else changed the file" in prompter.text


def test_a_change_that_cannot_be_read_leads_to_a_file_beside(tmp_path: Path) -> None:
    path = tmp_path / "rio.answers.yaml"
    hold(path, give(7.0))
    outcome, prompter = hold(path, give(3.0), give(4.0), meanwhile=lambda text: text + "  nonsense: true\n")
    assert outcome.kind is OutcomeKind.LEFT
    assert "nonsense" in path.read_text("utf-8")
    assert "rio.mine1.answers.yaml" in prompter.text
    again, _ = hold(tmp_path / "rio.mine1.answers.yaml")
    assert again.answers.answer("og.development.participation").value == 3.0


def test_the_saver_of_the_store_raises_what_the_wizard_expects(tmp_path: Path) -> None:
    with Notebook(tmp_path / "x.answers.yaml", load_questionnaire("smart-governance")) as notebook:
        notebook.load()
        notebook.save(start())
        notebook.path.write_text("other", "utf-8")
        with pytest.raises(ChangedError):
            notebook.save(start())
