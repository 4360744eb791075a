"""The words of a table: labels of options, names of countries and regions, yes and no, in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.language import ENGLISH
from govcheck.model.answer import AnswerState
from govcheck.model.column import DOCUMENTED, EVIDENCE, NOTE, QUESTION, UNSURE, VALUE, ProfileColumn
from govcheck.model.typed import fold, fold_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govcheck.language import Language
    from govcheck.model.profile import Profile
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire


FLAGS: Mapping[str, bool] = {
    "true": True,
    "false": False,
    "y": True,
    "n": False,
    "1": True,
    "0": False,
    "1.0": True,
    "0.0": False,
}
"""What programs write for yes and no. The words of people are those of the languages."""

MARKS: Mapping[str, bool] = {**dict.fromkeys("x✓✔☑☒", True), "☐": False}
"""What people put into a column that says whether something is so, whatever their language."""

UNSAID = frozenset({"-", "--", "–", "—", ".", "?", "#n/a", "n/a", "n.a.", "na", "nan", "nil", "none", "null"})
"""What programs write where there is no answer, and people of all languages."""

STATES = (AnswerState.DONT_KNOW.value, AnswerState.NOT_APPLICABLE.value)
"""The names of the states that a cell can say."""

_EMOJI = "\ufe0f"
"""What stands invisibly behind a tick that is drawn in colour."""


class Words(NamedTuple):
    """What may stand in a cell.

    Attributes:
        options: by question, the option that a word means, where it means one.
        flags: the words for yes and no.
        countries: the code that a name means, in the way that ``fold_place`` writes it.
        regions: the id of a region, in the same way.
        columns: the column that a word in the header means, besides its own name.
        unsaid: with what people say that they give no answer, in the way that ``fold`` writes it.
        states: the state that a word means, where it is shown for it or says the same.
        beside: what a word in the header of a long table says beside an answer.
        wordings: the texts of questions in all languages, each with its question.
        likely: the column of the profile that a word in the header means where no other is called so.
        shared: by question, the options of which a word may mean any.
    """

    options: Mapping[str, Mapping[str, str]]
    flags: Mapping[str, bool]
    countries: Mapping[str, str]
    regions: Mapping[str, str]
    columns: Mapping[str, str] = {}
    unsaid: frozenset[str] = frozenset()
    states: Mapping[str, str] = {}
    beside: Mapping[str, str] = {}
    wordings: tuple[tuple[str, str], ...] = ()
    likely: Mapping[str, str] = {}
    shared: Mapping[str, Mapping[str, tuple[str, ...]]] = {}

    def option(self, question: Question, word: str) -> str | None:
        """The option that a word means, an id or a label; ``None`` where it means none, or two.

        An id as it is written means its own option: that is how answers are kept.
        """
        return word if word in question.by_id else self.options.get(question.id, {}).get(fold(word))

    def flag(self, word: str) -> bool | None:
        """Whether a word says yes or no; ``None`` where it says neither."""
        return self.flags.get(fold(word))

    def state(self, word: str) -> str | None:
        """The state that a word means: its own name, or a word for it; ``None`` where it means none."""
        folded = fold(word)
        return folded if folded in STATES else self.states.get(folded)

    def is_unsaid(self, word: str) -> bool:
        """Whether a word says that there is no answer, or which state it is in."""
        return fold(word) in self.unsaid or self.state(word) is not None

    def mark(self, word: str) -> bool | None:
        """The same in a column that may be ticked."""
        return MARKS.get(fold(word).rstrip(_EMOJI), self.flag(word))


def learn_words(versions: Iterable[tuple[Questionnaire, Language]], profiles: Iterable[Profile] = ()) -> Words:
    """The words of a questionnaire in each of its languages, and of the profile in each of its own.

    A label that two options of a question share, or that reads as the id of another, means neither of them.
    Yes and no, and the columns that every table has, are known in English, too.
    """
    meant: dict[str, dict[str, dict[str, None]]] = {}
    flags = {**FLAGS, **_flags(ENGLISH)}
    columns = _columns(ENGLISH)
    unsaid = {*UNSAID, *_unsaid(ENGLISH)}
    states = _states(ENGLISH)
    beside, likely = _beside(ENGLISH), _likely(ENGLISH)
    wordings: list[tuple[str, str]] = []
    for questionnaire, language in versions:
        flags |= _flags(language)
        columns |= _columns(language)
        unsaid |= _unsaid(language)
        states |= _states(language)
        beside |= _beside(language)
        likely |= _likely(language)
        for question in questionnaire.questions:
            wordings.append((question.text, question.id))
            known = meant.setdefault(question.id, {})
            for option in question.choices:
                for word in (option.id, option.label):
                    known.setdefault(fold(word), {})[option.id] = None
    one = {name: {word: min(ids) for word, ids in own.items() if len(ids) == 1} for name, own in meant.items()}
    two = {name: {word: tuple(ids) for word, ids in own.items() if len(ids) > 1} for name, own in meant.items()}
    countries: dict[str, str] = {}
    regions: dict[str, str] = {}
    for profile in profiles:
        also = {name: code for code, names in profile.also.items() for name in names}
        countries |= {fold_place(name): code for name, code in also.items()}
        countries |= {fold_place(title): code for code, title in profile.countries.items()}
        regions |= {fold_place(region.title): region.id for region in profile.regions}
    return Words(
        one, flags, countries, regions, columns, frozenset(unsaid), states, beside,
        tuple(dict.fromkeys(wordings)), likely, two,
    )  # fmt: skip


def _flags(language: Language) -> dict[str, bool]:
    """The words of a language for yes and no."""
    own = {language.text("Yes"): True, language.text("True"): True}
    own |= {language.text("No"): False, language.text("False"): False}
    return {fold(word): meant for word, meant in own.items()}


def _unsaid(language: Language) -> set[str]:
    """With what people of a language say that they give no answer."""
    words = language.text("n/a; none; unknown; no answer; no data; not known; not relevant")
    return {fold(word) for word in words.split(";")}


def _states(language: Language) -> dict[str, str]:
    """The words that a language shows for a state, and others that say the same; people leave out apostrophes, too."""
    unknown = [language.text("Don't know"), language.text("don't know")]
    unknown += language.text("I don't know; do not know; I do not know; we don't know; we do not know").split(";")
    absent = [language.text("Not applicable"), language.text("does not apply")]
    absent += language.text("doesn't apply; do not apply; inapplicable; non-applicable").split(";")
    own = dict.fromkeys(unknown, AnswerState.DONT_KNOW.value) | dict.fromkeys(absent, AnswerState.NOT_APPLICABLE.value)
    return {word: state for shown, state in own.items() for word in (fold(shown), fold(shown).replace("'", ""))}


def _columns(language: Language) -> dict[str, str]:
    """The words of a language for the columns that every table has."""
    own = {
        language.text("City"): ProfileColumn.CITY.value,
        language.text("Country"): ProfileColumn.COUNTRY.value,
        language.text("Region"): ProfileColumn.REGION.value,
        language.text("Population"): ProfileColumn.POPULATION.value,
        language.text("Date"): ProfileColumn.DATE.value,
        language.text("Question"): QUESTION,
        language.text("Value"): VALUE,
    }
    return {fold(word): column for word, column in own.items()}


def _likely(language: Language) -> dict[str, str]:
    """Other words of a language for the columns of the profile."""
    own = {
        language.text("city name; name of the city; name of your city; municipality; town"): ProfileColumn.CITY.value,
        language.text("inhabitants; number of inhabitants"): ProfileColumn.POPULATION.value,
    }
    return {fold(word): column for words, column in own.items() for word in words.split(";")}


def _beside(language: Language) -> dict[str, str]:
    """The words of a language for the columns of a long table that say something beside an answer.

    None says which state it is in: that word is one for a part of a country.
    """
    own = {
        language.text("unsure; doubt; in doubt"): UNSURE,
        language.text("note; notes; comment; comments; remark; remarks"): NOTE,
        language.text("evidence; proof"): EVIDENCE,
        language.text("documented"): DOCUMENTED,
    }
    return {fold(word): part for words, part in own.items() for word in words.split(";")}
