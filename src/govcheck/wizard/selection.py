"""What is answered in this sitting: which questionnaires, and in which version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.pace import find_minutes, round_minutes
from govcheck.wizard.agenda import Agenda, is_settled
from govcheck.wizard.prompter import Block, Choice, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.language import Language
    from govcheck.model.answer import AnswerFile
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.wizard.prompter import Prompter

_ALL = "*"
_FULL = "full"
_QUICK = "quick"


def greet(prompter: Prompter, language: Language) -> None:
    """Say what is about to happen."""
    prompter.show(
        Block(language.text("Welcome to govcheck"), Tone.TITLE),
        Block(
            language.text(
                "You answer questions about your city; at the end there are a summary and a report. "
                "You can stop and go on whenever you like."
            )
        ),
    )


def choose_questionnaires(
    prompter: Prompter, offered: Sequence[Questionnaire], language: Language, *, several: bool
) -> list[Questionnaire] | None:
    """Let one be chosen, or, where ``several`` may be, all of them; ``None``: turned back."""
    text = language.text
    choices = [Choice(one.id, _label(one, language)) for one in offered]
    if several:
        pair = len(offered) == len(("one", "the other"))
        told = text("Both, one after the other") if pair else text("All of them, one after the other")
        choices.append(Choice(_ALL, told))
    chosen = prompter.choose(text("Which questionnaire?"), choices)
    if chosen is None:
        return None
    return [one for one in offered if chosen in {one.id, _ALL}]


def choose_version(prompter: Prompter, chosen: Sequence[Questionnaire], language: Language) -> bool | None:
    """Let the full or the quick version be chosen: whether it is the quick one; ``None``: turned back.

    Where there is no choice, nothing is asked and the full one is taken.
    """
    if not has_versions(chosen):
        return False
    full = language.text("Full: {extent}", extent=_extent(chosen, language, quick=False))
    quick = language.text("Quick: {extent}; the others can follow later", extent=_extent(chosen, language, quick=True))
    version = prompter.choose(language.text("Which version?"), [Choice(_FULL, full), Choice(_QUICK, quick)])
    return None if version is None else version == _QUICK


def has_versions(chosen: Sequence[Questionnaire]) -> bool:
    """Whether there is a quick version to choose: each has questions of it, and not all belong to it."""
    quick = [Agenda(one, quick=True).questions for one in chosen]
    return all(quick) and any(len(found) < len(one.questions) for found, one in zip(quick, chosen, strict=True))


def may_be_quick(questionnaire: Questionnaire, answers: AnswerFile) -> bool:
    """Whether answers so far may be those of a quick version that is not at its end.

    An answer to any other question shows that the full version was begun.
    """
    agenda = Agenda(questionnaire, quick=True)
    inside = {question.id for question in agenda.questions}
    return inside.issuperset(answers.answers) and bool(agenda.open(answers))


def is_complete(questionnaire: Questionnaire, answers: AnswerFile, *, quick: bool) -> bool:
    """Whether nothing is left to ask in a version."""
    return not Agenda(questionnaire, quick=quick).open(answers)


def lies_in_quick(questionnaire: Questionnaire, answers: AnswerFile) -> bool:
    """Whether something is answered, and nothing that only the full version asks."""
    if not answers.answers or not has_versions([questionnaire]):
        return False
    return {question.id for question in Agenda(questionnaire, quick=True).questions}.issuperset(answers.answers)


def count_settled(questionnaire: Questionnaire, answers: AnswerFile, *, quick: bool = False) -> tuple[int, int]:
    """How many questions of a version are settled, and of how many that are put to this city."""
    counted = Agenda(questionnaire, quick=quick).counted(answers)
    return sum(is_settled(answers, question.id) for question in counted), len(counted)


def _label(questionnaire: Questionnaire, language: Language) -> str:
    full = _extent([questionnaire], language, quick=False)
    if not has_versions([questionnaire]):
        return language.named(questionnaire.title, full)
    return language.text(
        "{title}: {full}; quick version {quick}",
        title=questionnaire.title,
        full=full,
        quick=_extent([questionnaire], language, quick=True),
    )


def _extent(chosen: Sequence[Questionnaire], language: Language, *, quick: bool) -> str:
    """How much there is to answer, and how long that takes, where a pace is given."""
    number = sum(len(Agenda(one, quick=quick).questions) for one in chosen)
    questions = language.count("{number} question", "{number} questions", number)
    times = [find_minutes(one, quick=quick) for one in chosen]
    minutes = [time for time in times if time is not None]
    if len(minutes) < len(times):
        return questions
    told = language.count("about {number} minute", "about {number} minutes", round_minutes(sum(minutes)))
    return language.text("{questions}, {minutes}", questions=questions, minutes=told)
