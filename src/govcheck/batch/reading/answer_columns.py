"""The columns of answers: what each of them becomes in the canonical table, and where its cells are wrong."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from govcheck.batch.reading.check import Check
from govcheck.batch.reading.columns import Part, Place
from govcheck.batch.reading.words import STATES
from govcheck.errors import Problem
from govcheck.model.question import QuestionType
from govcheck.model.validity import value_problems

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from govcheck.batch.reading.meaning import Meanings
    from govcheck.batch.reading.source import Source
    from govcheck.batch.reading.words import Words
    from govcheck.model.question import Question

Outputs = dict[str, pl.Expr]
"""The columns of the canonical table that one column of a file becomes."""

_THOUSANDS = r"^([+-]?[1-9][0-9]{0,2})[.,]([0-9]{3})$"
"""What may be thousands where numbers have a comma before their decimals."""

_THOUSAND = 1000

_BITS = 62
"""So many options fit into one whole number."""


class Looked(NamedTuple):
    """A column that takes words, and the texts that stand in it; none where nothing but true and false can."""

    name: str
    place: Place
    texts: list[str]


def takes_words(place: Place) -> bool:
    """Whether a column holds words to look up, rather than numbers or notes."""
    if place.part is Part.ANSWER:
        return place.question.type is not QuestionType.NUMBER
    return place.part not in {Part.NOTE, Part.EVIDENCE}


def takes_numbers(place: Place) -> bool:
    """Whether a column holds the numbers of a question."""
    return place.part is Part.ANSWER and place.question.type is QuestionType.NUMBER


def need_look(source: Source, name: str, place: Place) -> bool:
    """Whether the texts of a column must be known; true and false need no look where they are all there can be."""
    flags = place.part in {Part.OPTION, Part.UNSURE, Part.DOCUMENTED} or (
        place.part is Part.ANSWER and place.question.type is QuestionType.YES_NO
    )
    return not flags or source.schema[name] != pl.Boolean


def kept_words(source: Source, name: str, place: Place) -> Collection[str]:
    """The texts that stay as they are where a column holds no others; none where all of its texts are changed."""
    if source.schema[name] != pl.String:
        return ()
    if place.part is Part.STATE:
        return STATES
    single = place.part is Part.ANSWER and place.question.type is QuestionType.SINGLE
    return place.question.by_id if single else ()


def _is_plain(source: Source, looked: Looked) -> bool:
    """Whether all cells are as the canonical table has them."""
    name, place, texts = looked
    kept = kept_words(source, name, place)
    return all(text in kept for text in texts) if kept else not need_look(source, name, place)


def read_words(source: Source, looked: Looked, meanings: Meanings) -> tuple[Outputs, list[Check]]:
    """A column of words: the texts that stand in it are looked up once each, not cell by cell."""
    name, place, texts = looked
    question = place.question.id
    if _is_plain(source, looked):
        return {name: pl.col(name)}, []
    text = source.text(name)
    assert text is not None
    # Polars strips the cells, and by other rules than Python: what is looked up must be what stands in them.
    words = pl.Series(texts, dtype=pl.String).str.strip_chars()
    found = {word: meanings.find(place, word) for word in words if word}
    right = {word: meaning for word, meaning in found.items() if not meaning.wrong}
    outputs: Outputs = {}
    states = {word: meaning.state for word, meaning in right.items() if meaning.state}
    if states:
        outputs[f"{question}.{Part.STATE}"] = _look_up(text, states, pl.String())
    values = {word: meaning.value for word, meaning in right.items() if meaning.value is not None}
    if place.part is Part.ANSWER and place.question.type is QuestionType.SEVERAL:
        outputs |= _tick(text, place.question, values)
    elif values or not states:
        yes_no = place.part is Part.ANSWER and place.question.type is QuestionType.YES_NO
        says = place.part in {Part.ANSWER, Part.STATE} and not yes_no
        outputs[name] = _look_up(text, values, pl.String() if says else pl.Boolean())
    if len(right) == len(found):
        return outputs, []
    is_wrong = text.is_not_null() & ~text.is_in(list(right))
    explain = partial(meanings.explain, place)
    return outputs, [Check(name, text, is_wrong.fill_null(value=False), explain, source.line(name))]


def _tick(text: pl.Expr, question: Question, values: Mapping[str, object]) -> Outputs:
    """Which options each text chooses: the text is looked up once, each option is a bit of what is found."""
    outputs: Outputs = {}
    options = [option.id for option in question.choices] if values else []
    for start in range(0, len(options), _BITS):
        bits = {option: 1 << place for place, option in enumerate(options[start : start + _BITS])}
        masks = {
            word: sum(bits.get(option, 0) for option in chosen)
            for word, chosen in values.items()
            if isinstance(chosen, frozenset)
        }
        mask = _look_up(text, masks, pl.Int64())
        outputs |= {f"{question.id}.{option}": (mask & bit) != 0 for option, bit in bits.items()}
    return outputs


def _look_up(text: pl.Expr, table: Mapping[str, object], to: pl.DataType) -> pl.Expr:
    if not table:
        return pl.lit(None, to)
    return text.replace_strict(list(table), list(table.values()), default=None, return_dtype=to)


def find_worded(source: Source, name: str) -> pl.Expr | None:
    """The texts with letters that stand among the numbers of a column; ``None`` where its type has none."""
    text = source.text(name)
    if source.schema[name].is_numeric() or text is None:
        return None
    return text.filter(text.str.contains(r"\p{L}")).unique().implode()


def read_number(
    source: Source, name: str, place: Place, meanings: Meanings, worded: Sequence[str]
) -> tuple[Outputs, list[Check]]:
    """A column of numbers; ``worded``: the texts with letters among them, which may be words for a state."""
    question = place.question
    assert question.min is not None and question.max is not None
    line = source.line(name)
    dtype = source.schema[name]
    if dtype.is_numeric():
        number = pl.col(name).cast(pl.Float64)
        wrong = ~pl.col(name).is_between(question.min, question.max).fill_null(value=True)
        return {name: number}, [Check(name, number.cast(pl.String), wrong, partial(explain_number, place), line)]
    text = source.text(name)
    assert text is not None
    states = {word: meant for word in worded if (meant := meanings.state(word))}
    state = _look_up(text, states, pl.String())
    written = text.str.replace(",", ".", literal=True) if source.decimal_comma else text
    plain = pl.when(written.str.contains(r"^[+-]?([0-9]{1,15}(\.[0-9]{0,20})?|\.[0-9]{1,20})$")).then(written)
    number = plain.cast(pl.Float64, strict=False)
    wrong = text.is_not_null() & state.is_null() & ~number.is_between(question.min, question.max).fill_null(value=False)
    if source.decimal_comma and max(-question.min, question.max) >= _THOUSAND:
        thousands = text.str.extract(_THOUSANDS, 1) + text.str.extract(_THOUSANDS, 2)
        wrong |= thousands.cast(pl.Float64).is_between(question.min, question.max).fill_null(value=False)

    def explain(written: str) -> Iterator[Problem]:
        return meanings.hint_at_states(explain_number(place, written, decimal_comma=source.decimal_comma), written)

    outputs = {name: number}
    if states:
        outputs[f"{question.id}.{Part.STATE}"] = state
    return outputs, [Check(name, text, wrong, explain, line)]


def explain_number(place: Place, text: str, *, decimal_comma: bool = False) -> list[Problem]:
    """What is wrong with a number: where or how it is written, for Python reads more than is taken, such as 1e1."""
    question = place.question
    found = re.match(_THOUSANDS, text) if decimal_comma else None
    if found and (question.min or 0) <= float(found[1] + found[2]) <= (question.max or 0):
        message, hint = "{value} may be thousands, or a number with decimals.", "Write {thousands} or {decimals}."
        fields = {"value": text, "thousands": found[1] + found[2], "decimals": f"{found[1]}.{found[2]}0"}
        return [Problem("not-a-number", message, hint, fields=fields)]
    try:
        value: float | str = float(text.replace(",", ".") if decimal_comma else text)
    except ValueError:
        value = text
    if value != value:  # noqa: PLR0124 - NaN is what differs from itself
        value = text
    return value_problems(question, value) or value_problems(question, text)


def read_document(source: Source, name: str, words: Words) -> pl.Expr:
    """Whether a note or evidence stands in a column; null where there is none, or a word that says so."""
    text = source.text(name)
    assert text is not None
    return pl.when(text.is_not_null() & ~says_none(text, words)).then(pl.lit(value=True))


def says_none(text: pl.Expr, words: Words) -> pl.Expr:
    """Whether what stands where a note or evidence may says that there is none; null where nothing stands."""
    none = {*words.unsaid, *STATES, *words.states, *(word for word, yes in words.flags.items() if not yes)}
    # As ``fold`` writes words, of each of which a column may hold another.
    bare = text.str.head(LONGEST_WORD).str.to_lowercase().str.replace_all("’", "'", literal=True)
    bare = bare.str.normalize("NFD").str.replace_all(r"\p{M}", "").str.replace_all(r"\s+", " ").str.strip_chars()
    return bare.is_in(none) | bare.str.strip_chars_end(".").is_in(none)


LONGEST_WORD = 80
"""Letters: what is longer says more than that there is nothing."""
