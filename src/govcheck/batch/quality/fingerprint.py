"""A fingerprint of a row's answers: one number by which rows with the same answers are found."""

from __future__ import annotations

from functools import reduce
from hashlib import blake2b
from operator import add
from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.answers import find_columns, place_columns, place_of
from govcheck.batch.wide_table import VALUES
from govcheck.model.column import STATE, UNSURE
from govcheck.model.question import QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.batch.answers import Asked
    from govcheck.model.questionnaire import Questionnaire

ANSWERS = "::answers"
"""The column of the fingerprints, of 64 bits."""

_BITS, _NONE = 8, pl.lit(0, pl.UInt8)


def fingerprint_rows(frame: pl.LazyFrame, questionnaire: Questionnaire) -> pl.LazyFrame:
    """A canonical wide table with the column ``::answers``, and with those that ``place_columns`` makes.

    The fingerprint is the same for two rows exactly if they give the same values, choose the same options, and are
    in the same states and as unsure (up to chance: less than 1 in 2**50 for two rows that differ).
    Notes and evidence do not count. A column that is missing is one that is empty, and a box that is not
    ticked says as much as an empty one; so tables with different columns agree. It needs no look at other
    rows, and is the same in every run with one version of Polars.
    """
    columns = frame.collect_schema().names()
    asked = [find_columns(question, columns) for question in questionnaire.questions]
    # A sum, to which what is empty adds nothing; it may run over. Sums of sums hold fewer columns in memory at once.
    sums = [reduce(add, parts) for one in asked if (parts := list(_parts(one)))]
    total = pl.sum_horizontal(sums) if sums else pl.lit(0, pl.UInt64)
    return frame.with_columns(**place_columns(asked)).with_columns(**{ANSWERS: total})


def _parts(asked: Asked) -> Iterator[pl.Expr]:
    """A number for everything that the columns of a question say; 0 for what is empty."""
    name = asked.name
    match asked.question.type:
        case QuestionType.SEVERAL:
            yield from _choices(asked)
        case _ if name not in asked.columns:
            pass
        case QuestionType.SINGLE:
            yield place_of(asked).cast(pl.UInt64) * pl.lit(_number_of(name), pl.UInt64)
        case kind:
            yield _said(name, VALUES[kind])
    if asked.has(STATE):
        yield _said(f"{name}.{STATE}", pl.String())
    if asked.has(UNSURE):
        yield _ticked(f"{name}.{UNSURE}")


def _choices(asked: Asked) -> Iterator[pl.Expr]:
    """A number for each few options of a checklist, of which each is a bit: small numbers are added faster."""
    bits: dict[int, list[pl.Expr]] = {}
    for place, option in enumerate(asked.question.choices):
        if asked.has(option.id):
            ticked = pl.when(asked.part(option.id).cast(pl.Boolean))
            bit = ticked.then(pl.lit(1 << place % _BITS, pl.UInt8)).otherwise(_NONE)
            bits.setdefault(place // _BITS, []).append(bit)
    for group, own in bits.items():
        yield pl.sum_horizontal(own).cast(pl.UInt64) * pl.lit(_number_of(f"{asked.name}.{group}"), pl.UInt64)


def _said(column: str, dtype: pl.DataType) -> pl.Expr:
    own = _number_of(column)
    # Faster than to look which cells are empty: they all have this one hash.
    return pl.col(column).cast(dtype).hash(own) - pl.lit(None, dtype).hash(own)


def _ticked(column: str) -> pl.Expr:
    own = pl.lit(_number_of(column), pl.UInt64)
    return pl.when(pl.col(column).cast(pl.Boolean)).then(own).otherwise(pl.lit(0, pl.UInt64))


def _number_of(column: str) -> int:
    """A number of 64 bits by chance; odd, so that no small multiple of it is 0."""
    return int.from_bytes(blake2b(column.encode(), digest_size=8).digest(), "little") | 1
