"""A small questionnaire, a prompter that follows a script, and savers in memory."""

from __future__ import annotations

from collections import deque
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govcheck.errors import ChangedError, InputError, Problem
from govcheck.model.answer import Answer, AnswerFile
from govcheck.model.profile import City
from govcheck.model.questionnaire import Questionnaire
from govcheck.model.validity import answer_problems
from govcheck.wizard.interview import Interview
from govcheck.wizard.prompter import EndOfInputError, Given, Written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.model.answer import Value
    from govcheck.wizard.navigation import Navigation
    from govcheck.wizard.outcome import Outcome
    from govcheck.wizard.prompter import Block, Choice, Prompt

_OWN = {"origin": "govcheck", "reason": "a test"}


def _question(name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "section": name.split(".", maxsplit=1)[0],
        "type": kind,
        "role": "maturity",
        "source": _OWN,
        "text": f"What about {name}?",
        "help": f"Help for {name}.",
        **more,
    }


def _options(*names: str) -> list[dict[str, Any]]:
    return [
        {"id": name, "value": n / 2, "label": name.title(), "criterion": f"It is {name}."}
        for n, name in enumerate(names)
    ]


@cache
def small_questionnaire() -> Questionnaire:
    """Six questions in two sections; ``first.depth`` is asked where ``first.gate`` is yes."""
    return Questionnaire.model_validate(
        {
            "schema_version": 1,
            "id": "small",
            "version": "1",
            "title": "Small",
            "summary": "For tests.",
            "hash": "none",
            "sections": [
                {"id": "first", "title": "First", "intro": "The first part."},
                {"id": "second", "title": "Second", "intro": "The second part."},
            ],
            "questions": [
                _question("first.gate", "yes-no", quick=False),
                _question(
                    "first.depth",
                    "single",
                    quick=True,
                    options=_options("low", "middle", "high"),
                    ask_if={"question": "first.gate", "any_of": ["yes"]},
                    if_not_asked="lowest",
                ),
                _question("first.level", "number", min=0, max=10, anchors=[{"at": 0, "text": "Nothing."}]),
                _question(
                    "second.list",
                    "several",
                    at_most=2,
                    options=[
                        *_options("one", "two", "three"),
                        {"id": "none", "value": 0, "label": "None", "exclusive": True},
                    ],
                ),
                _question("second.rank", "number", role="priority", min=1, max=5),
                _question("second.last", "single", quick=True, options=_options("low", "middle", "high")),
            ],
            "scoring": {
                "minimum_coverage": 0.5,
                "minimum_coverage_source": _OWN,
                "option_values_source": _OWN,
                "levels": {"source": _OWN, "steps": [{"id": "all", "title": "All", "at_least": 0}]},
                "trees": [
                    {
                        "id": "main",
                        "nodes": [
                            {
                                "id": "whole",
                                "kind": "index",
                                "title": "Whole",
                                "source": _OWN,
                                "questions": {
                                    "first.gate": 1,
                                    "first.depth": 1,
                                    "first.level": 1,
                                    "second.list": 1,
                                    "second.last": 1,
                                },
                            }
                        ],
                    }
                ],
                "flags": {
                    "source": _OWN,
                    "not_applicable_share": 0.2,
                    "same_position_share": 0.8,
                    "same_position_questions": 10,
                    "all_best_questions": 10,
                },
                "sensitivity": {
                    "source": _OWN,
                    "seed": 1,
                    "variations": 1,
                    "weight_change": 0.1,
                    "geometric_floor": 0.1,
                },
                "comparison": {"source": _OWN, "about": 0.05},
            },
        }
    )


def answer_file(**answers: object) -> AnswerFile:
    """Answers to the small questionnaire; ``first__gate=True`` answers ``first.gate``."""
    given = {name.replace("__", "."): Answer.model_validate(answer) for name, answer in answers.items()}
    return AnswerFile(
        govcheck=1,
        questionnaire="small",
        version="1",
        city=City(name="Testville"),
        date=date(2026, 1, 2),
        answers=given,
    )


class ScriptedPrompter:
    """Replies what the script holds, in order; an exception in it is raised, its end is the end of input."""

    def __init__(self, *script: object) -> None:
        self.script = deque[Any](script)
        self.blocks: list[Block] = []
        self.prompts: list[Prompt] = []
        self.lists: list[list[str]] = []
        self.defaults: list[str | None] = []
        self.labels: list[list[str]] = []
        self.drafts: list[str] = []

    def _next(self) -> Any:
        if not self.script:
            raise EndOfInputError
        reply = self.script.popleft()
        if isinstance(reply, BaseException) or (isinstance(reply, type) and issubclass(reply, BaseException)):
            raise reply
        return reply

    def show(self, *blocks: Block) -> None:
        self.blocks += blocks

    def ask(self, prompt: Prompt) -> Given | Navigation:
        self.prompts.append(prompt)
        return self._next()

    def ask_text(self, question: str, *, hint: str = "", draft: str = "") -> Written:  # noqa: ARG002
        self.drafts.append(draft)
        written = self._next()
        return written if isinstance(written, Written) else Written(written)

    def choose(self, question: str, choices: Sequence[Choice], *, default: str | None = None) -> str | None:  # noqa: ARG002
        self.defaults.append(default)
        self.lists.append([choice.id for choice in choices])
        self.labels.append([choice.label for choice in choices])
        return self._next()

    def confirm(self, question: str, *, default: bool) -> bool:  # noqa: ARG002
        return self._next()

    @property
    def asked(self) -> list[str]:
        """The ids of the questions put, in order."""
        return [prompt.id for prompt in self.prompts]

    @property
    def text(self) -> str:
        """Everything that was shown."""
        return "\n".join(block.text for block in self.blocks)


class MemorySaver:
    """Keeps every saved state, and refuses one that is not valid."""

    def __init__(self) -> None:
        self.states: list[AnswerFile] = []

    def load(self) -> AnswerFile | None:
        return self.states[-1] if self.states else None

    def save(self, answers: AnswerFile) -> None:
        for name, answer in answers.answers.items():
            assert answer_problems(small_questionnaire().by_id[name], answer) == []
        self.states.append(answers)

    def save_beside(self, answers: AnswerFile) -> Path:
        self.states.append(answers)
        return Path("beside.answers.yaml")


class ChangedSaver(MemorySaver):
    """Finds once, at the first saving, that somebody else changed the file."""

    def __init__(self, theirs: AnswerFile | InputError | None) -> None:
        super().__init__()
        self.theirs = theirs
        self.changed = True
        self.beside: list[AnswerFile] = []

    def load(self) -> AnswerFile | None:
        self.changed = False
        if isinstance(self.theirs, InputError):
            raise self.theirs
        return self.theirs

    def save(self, answers: AnswerFile) -> None:
        if self.changed:
            raise ChangedError(Problem("changed", "The file was changed."))
        super().save(answers)

    def save_beside(self, answers: AnswerFile) -> Path:
        self.beside.append(answers)
        return super().save_beside(answers)


def hold(
    *script: object,
    answers: AnswerFile | None = None,
    saver: MemorySaver | None = None,
    quick: bool = False,
    today: date | None = None,
) -> tuple[Outcome, ScriptedPrompter, MemorySaver]:
    """An interview over the small questionnaire: its outcome, prompter and saver."""
    prompter = ScriptedPrompter(*script)
    saver = saver or MemorySaver()
    interview = Interview(small_questionnaire(), prompter, saver, file="testville.answers.yaml", quick=quick)
    return interview.run(answers or answer_file(), today), prompter, saver


def give(value: Value) -> Given:
    """The reply that gives a value."""
    return Given(value)
