"""The words of a table: by which labels an option is known, and what yes and no are called in each language."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govcheck.language import Language
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire


class Words(NamedTuple):
    """What may stand in a cell: by question, the option that a word means; and the words for yes and no."""

    options: Mapping[str, Mapping[str, str]]
    flags: Mapping[str, bool]

    def option(self, question: Question, word: str) -> str | None:
        """The option that a word means, an id or a label; ``None`` where it means none, or two."""
        return word if word in question.by_id else self.options.get(question.id, {}).get(fold(word))

    def flag(self, word: str) -> bool | None:
        """Whether a word says yes or no; ``None`` where it says neither."""
        return self.flags.get(fold(word))


def learn_words(versions: Iterable[tuple[Questionnaire, Language]]) -> Words:
    """The words of a questionnaire in each of its languages.

    A label that two options of a question share means neither of them.
    """
    options: dict[str, dict[str, str]] = {}
    flags = {"true": True, "false": False, "yes": True, "no": False, "1": True, "0": False}
    shared: set[tuple[str, str]] = set()
    for questionnaire, language in versions:
        own = {language.text("Yes"): True, language.text("No"): False}
        own |= {language.text("True"): True, language.text("False"): False}
        flags |= {fold(word): meant for word, meant in own.items()}
        for question in questionnaire.questions:
            known = options.setdefault(question.id, {fold(option.id): option.id for option in question.choices})
            for option in question.choices:
                word = fold(option.label)
                if known.setdefault(word, option.id) != option.id and word not in question.by_id:
                    shared.add((question.id, word))
    for name, word in shared:
        del options[name][word]
    return Words(options, flags)


def fold(word: str) -> str:
    """A word without what differs between hands: capitals, accents and further blanks.

    >>> fold(" Sí "), fold("Très  ÉLEVÉ")
    ('si', 'tres eleve')
    """
    parts = unicodedata.normalize("NFKD", word.casefold())
    return " ".join("".join(letter for letter in parts if not unicodedata.combining(letter)).split())
