"""Sittings with two questionnaires, asked by an officer who knows nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govcheck.cli.reception import Reception
from govcheck.cli.session import Session
from govcheck.language import ENGLISH
from govcheck.model.answer import Answer, AnswerFile
from govcheck.model.profile import City, Respondent
from govcheck.store.answer_file import render_answers
from govcheck.store.content import load_questionnaire
from govcheck.wizard.navigation import Navigation
from govcheck.wizard.overview import FINISH
from wizard.fakes import ScriptedPrompter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.cli.sitting import Sitting
    from govcheck.wizard.outcome import OutcomeKind
    from govcheck.wizard.prompter import Choice, Given, Prompt


GOVERNANCE, RESILIENCE = "smart-governance", "smart-resilience"
CITY = City(name="Testville", country="ES", region="europe", population=84000)
OFFICER = Respondent(role="Officer", department="Innovation")
PROFILE = ("Testville", "ES", "europe", "84000", "Officer", "Innovation")


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


def hold(sitting: Sitting, officer: ScriptedPrompter) -> OutcomeKind:
    return Session(sitting, officer, ENGLISH, quiet=True, plain=True).hold()
