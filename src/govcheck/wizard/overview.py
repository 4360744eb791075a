"""Where to go next: the sections, what is open or doubtful, and the last stop before the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.answer import AnswerState
from govcheck.wizard.agenda import is_settled
from govcheck.wizard.prompter import Block, Choice, Tone

if TYPE_CHECKING:
    from govcheck.language import Language
    from govcheck.model.answer import AnswerFile
    from govcheck.model.question import Question
    from govcheck.wizard.agenda import Agenda
    from govcheck.wizard.prompter import Prompter

_MOST_AT_ONCE = 9

FINISH = "finish"
REVIEW = "review"
SECTIONS = "sections"
"""What can be chosen when every question has been put."""


def choose_section(prompter: Prompter, agenda: Agenda, answers: AnswerFile, language: Language) -> str | None:
    """Let a section be chosen; ``None``: turned back."""
    counted = agenda.counted(answers)
    choices = []
    for section in agenda.sections.values():
        inside = [question for question in counted if question.section == section.id]
        settled = sum(is_settled(answers, question.id) for question in inside)
        # A section of which nothing can be asked yet cannot be gone to.
        if agenda.in_section(answers, section.id):
            label = language.text(
                "{section}: {settled} of {total}", section=section.title, settled=settled, total=len(inside)
            )
            choices.append(Choice(section.id, label))
    return prompter.choose(language.text("Which section? (settled, of all)"), choices)


def choose_open(prompter: Prompter, agenda: Agenda, answers: AnswerFile, language: Language) -> str | None:
    """Show what is open or doubtful and let one of these questions be chosen; ``None``: turned back."""
    found = [*agenda.open(answers), *agenda.doubtful(answers)]
    if not found:
        prompter.show(Block(language.text("Nothing is open, and no answer is marked as unsure.")))
        return None
    prompter.show(Block(_count(agenda, answers, language)))
    while True:
        section = _section_of_many(prompter, agenda, found, language) if len(found) > _MOST_AT_ONCE else ""
        if section is None:
            return None
        shown = [question for question in found if section in {"", question.section}]
        choices = [
            Choice(question.id, f"{question.text} [{_state(answers, question, language)}]") for question in shown
        ]
        chosen = prompter.choose(language.text("Which question?"), choices)
        if chosen is not None or not section:
            return chosen


def choose_ending(prompter: Prompter, agenda: Agenda, answers: AnswerFile, language: Language) -> str | None:
    """Ask what to do when every question has been put; ``None``: back to the last question."""
    still_open = len(agenda.open(answers))
    if still_open:
        told = language.count(
            "You have been through all questions. {number} is still open.",
            "You have been through all questions. {number} are still open.",
            still_open,
        )
    else:
        told = language.text("Every question is settled.")
    prompter.show(Block(told, Tone.TITLE))
    choices = [Choice(FINISH, language.text("Finish"))]
    if still_open or agenda.doubtful(answers):
        choices.append(Choice(REVIEW, language.text("See what is open or unsure")))
    choices.append(Choice(SECTIONS, language.text("Look at a section again")))
    return prompter.choose(language.text("What now?"), choices)


def _section_of_many(prompter: Prompter, agenda: Agenda, found: list[Question], language: Language) -> str | None:
    counts = {section: sum(question.section == section for question in found) for section in agenda.sections}
    choices = [
        Choice(section, language.named(agenda.sections[section].title, count))
        for section, count in counts.items()
        if count
    ]
    return prompter.choose(language.text("In which section?"), choices)


def _count(agenda: Agenda, answers: AnswerFile, language: Language) -> str:
    doubtful = [answers.answer(question.id) for question in agenda.doubtful(answers)]
    unsure = sum(answer.unsure for answer in doubtful)
    return language.text(
        "Open: {open}. Unsure: {unsure}. Don't know: {unknown}.",
        open=len(agenda.open(answers)),
        unsure=unsure,
        unknown=len(doubtful) - unsure,
    )


def _state(answers: AnswerFile, question: Question, language: Language) -> str:
    answer = answers.answer(question.id)
    if answer.unsure:
        return language.text("unsure")
    return language.text("don't know") if answer.state is AnswerState.DONT_KNOW else language.text("open")
