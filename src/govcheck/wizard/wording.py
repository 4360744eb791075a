"""Questions and answers put into the words and the data that a prompter shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.language import template
from govcheck.model.answer import AnswerState
from govcheck.model.question import QuestionType, Role
from govcheck.wizard.agenda import is_settled
from govcheck.wizard.cleaning import clean
from govcheck.wizard.navigation import KEYS, Navigation
from govcheck.wizard.prompter import Block, Choice, Prompt, PromptKind, Tone

if TYPE_CHECKING:
    from govcheck.language import Language
    from govcheck.model.answer import Answer, AnswerFile
    from govcheck.model.question import Option, Question
    from govcheck.wizard.agenda import Agenda

_KINDS = {
    QuestionType.YES_NO: PromptKind.ONE,
    QuestionType.SINGLE: PromptKind.ONE,
    QuestionType.SEVERAL: PromptKind.SEVERAL,
    QuestionType.NUMBER: PromptKind.NUMBER,
}


_BACKGROUND = template("Your answer is background. It never changes the score.")


def make_prompt(
    agenda: Agenda, answers: AnswerFile, question: Question, language: Language, *, unsure: bool, brief: bool
) -> Prompt:
    """The question as it is put: its place, its options, and what is known of its answer."""
    answer = answers.answer(question.id)
    settled = is_settled(answers, question.id)
    return Prompt(
        id=question.id,
        kind=_KINDS[question.type],
        progress=_progress(agenda, answers, question, language),
        question=question.text,
        navigation=_offered(settled=settled),
        hints=_hints(question, language),
        choices=_choices(question, language),
        low=question.min or 0.0,
        high=question.max or 0.0,
        at_most=question.at_most,
        earlier=answer_words(question, answer, language) if settled else "",
        chosen=_chosen(answer),
        marks=_marks(answer, language, unsure=unsure),
        brief=brief,
    )


def answer_words(question: Question, answer: Answer, language: Language) -> str:
    """An answer in a few words."""
    if answer.state is AnswerState.NOT_APPLICABLE:
        return language.text("not applicable ({reason})", reason=clean(answer.reason))
    if answer.state is AnswerState.DONT_KNOW:
        return language.text("don't know")
    if answer.state is AnswerState.SKIPPED:
        return language.text("open")
    if question.type is QuestionType.NUMBER and isinstance(answer.value, (int, float)):
        return language.given(answer.value)
    ids = _chosen(answer)
    labels = (
        option_label(question, question.by_id[name], language) if name in question.by_id else name for name in ids
    )
    return language.listed(labels)


def option_label(question: Question, option: Option, language: Language) -> str:
    """The label of an option; yes and no belong to the program, the others to the questionnaire."""
    return language.text(option.label) if question.type is QuestionType.YES_NO else option.label


def help_blocks(question: Question, language: Language, *, settled: bool) -> list[Block]:
    """The help of a question, and what the letters do."""
    letters = [
        Block(f"{key.letter}  {language.named(language.text(key.name), language.text(key.meaning))}", Tone.QUIET)
        for key in KEYS
        if key.navigation in _offered(settled=settled)
    ]
    # The help comes last: on a small screen it is what stays in sight above the question.
    return [*letters, Block(language.text("Help"), Tone.TITLE), Block(question.help)]


def _offered(*, settled: bool) -> tuple[Navigation, ...]:
    """All but one: an answer that stands is kept, an open one skipped."""
    closed = Navigation.SKIP if settled else Navigation.KEEP
    return tuple(key.navigation for key in KEYS if key.navigation is not closed)


def _progress(agenda: Agenda, answers: AnswerFile, question: Question, language: Language) -> str:
    at = agenda.progress(answers, question)
    return language.text(
        "Question {number} of {total} · {section} ({section_number} of {section_total})",
        section=agenda.sections[question.section].title,
        **at._asdict(),
    )


def _hints(question: Question, language: Language) -> tuple[str, ...]:
    hints = []
    if question.type is QuestionType.YES_NO and question.criterion:
        hints.append(language.text("Yes means: {criterion}", criterion=question.criterion))
    if question.type is QuestionType.SEVERAL:
        if question.at_most is None:
            hints.append(language.text("Choose all that hold."))
        else:
            hints.append(language.count("Choose one.", "Choose at most {number}.", question.at_most))
    if question.type is QuestionType.NUMBER and question.criterion:
        hints.append(question.criterion)
    role = {
        Role.PRIORITY: template("Your answer helps to order the next steps. It never changes the score."),
        Role.DIAGNOSTIC: template("Your answer is compared with other cities. It never changes the score."),
        Role.CONTEXT: _BACKGROUND,
    }.get(question.role)
    if question.role is Role.DIAGNOSTIC and not question.indicators:
        role = _BACKGROUND
    return (*hints, language.text(role)) if role else tuple(hints)


def _choices(question: Question, language: Language) -> tuple[Choice, ...]:
    if question.type is QuestionType.NUMBER:
        return tuple(Choice(f"{anchor.at:g}", f"{anchor.at:g}", anchor.text) for anchor in question.anchors)
    return tuple(
        Choice(option.id, option_label(question, option, language), option.criterion or "", option.exclusive)
        for option in question.choices
    )


def _chosen(answer: Answer) -> tuple[str, ...]:
    value = answer.value
    if value is None:
        return ()
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else (f"{value:g}",)


def _marks(answer: Answer, language: Language, *, unsure: bool) -> tuple[str, ...]:
    marks = []
    if unsure and answer.state is AnswerState.ANSWERED:
        marks.append(language.text("Marked as unsure."))
    elif unsure:
        marks.append(language.text("The answer that you give now will be marked as unsure."))
    if answer.note:
        marks.append(language.text("Note: {note}", note=clean(answer.note)))
    marks += [language.text("Evidence: {evidence}", evidence=clean(piece)) for piece in answer.evidence]
    return tuple(marks)
