"""What is attached to an answer in words: a note, pieces of evidence, the reason of a not-applicable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.answer import Answer, AnswerState
from govcheck.wizard.cleaning import clean
from govcheck.wizard.prompter import Block, Choice, Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govcheck.language import Language
    from govcheck.wizard.prompter import Prompter

_REMOVE = "-"
_ADD = "add"


class Remarks:
    """Asks for words about an answer; a draft that was left without confirming is offered again."""

    def __init__(self, prompter: Prompter, language: Language) -> None:
        """Start without drafts."""
        self._prompter = prompter
        self._language = language
        self._drafts: dict[tuple[str, str], str] = {}

    def ask_reason(self, question: str, answer: Answer) -> Answer | None:
        """The answer turned into not-applicable with its reason; ``None``: turned back."""
        text = self._ask(
            (question, "reason"),
            self._language.text("Why does this question not apply to your city?"),
            self._language.text("Work of another department does apply. An empty line goes back."),
            answer.reason,
        )
        if not text:
            return None
        changes = {"value": None, "state": AnswerState.NOT_APPLICABLE, "unsure": False, "reason": text}
        return self._changed(answer, changes)

    def ask_note(self, question: str, answer: Answer) -> Answer | None:
        """The answer with its note; ``None``: turned back."""
        hint = self._language.text("An empty line goes back.")
        if answer.note:
            hint = self._language.text("A single - in place of the note removes it.")
        text = self._ask((question, "note"), self._language.text("Your note"), hint, answer.note)
        if not text:
            return None
        return self._changed(answer, {"note": "" if text == _REMOVE else text})

    def ask_evidence(self, question: str, answer: Answer) -> Answer | None:
        """The answer with one piece of evidence more or less; ``None``: turned back."""
        if answer.evidence:
            remove = (
                Choice(str(place), self._language.text("Remove: {evidence}", evidence=clean(piece)))
                for place, piece in enumerate(answer.evidence)
            )
            choices = [Choice(_ADD, self._language.text("Add a piece of evidence")), *remove]
            chosen = self._prompter.choose(self._language.text("Evidence"), choices)
            if chosen is None:
                return None
            if chosen != _ADD:
                left = [piece for place, piece in enumerate(answer.evidence) if str(place) != chosen]
                return self._changed(answer, {"evidence": tuple(left)})
        text = self._ask(
            (question, "evidence"),
            self._language.text("Which document, page or link shows it?"),
            self._language.text("An empty line goes back."),
            "",
        )
        return self._changed(answer, {"evidence": (*answer.evidence, text)}) if text else None

    def _ask(self, place: tuple[str, str], question: str, hint: str, earlier: str) -> str:
        written = self._prompter.ask_text(question, hint=hint, draft=self._drafts.pop(place, clean(earlier)))
        text = clean(written.text)
        if written.back:
            self._drafts[place] = text
            return ""
        return text

    def _changed(self, answer: Answer, changes: Mapping[str, object]) -> Answer | None:
        data = {name: getattr(answer, name) for name in Answer.model_fields}
        try:
            return Answer.model_validate({**data, **changes})
        except ValueError:
            self._prompter.show(Block(self._language.text("This text is too long to be kept."), Tone.NOTICE))
            return None
