"""Numbers of people as people write them: with thousands apart, or with decimals that say nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.reading.near_name import SHOWN
from govcheck.errors import Problem
from govcheck.model.profile import MOST_PEOPLE

if TYPE_CHECKING:
    from collections.abc import Collection

SIGNS = (".", ",")
"""What stands between thousands in some countries, and before decimals in others."""

_PLAIN = r"^[0-9]{1,9}$"
_SPACES = r" '’\x{a0}\x{2009}\x{202f}"
_SPACED = rf"^[1-9][0-9]{{0,2}}(?:[{_SPACES}][0-9]{{3}})+$"
_MILLIONS = r"^[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,})$"
_WHOLE = r"^[0-9]{1,9}[.,]0{1,2}$"
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")


def is_plain(text: pl.Expr) -> pl.Expr:
    """Whether all cells of a column are digits alone."""
    return text.str.contains(_PLAIN).all()


def has_decimals(text: pl.Expr, sign: str) -> pl.Expr:
    """Whether a sign stands before decimals somewhere in a column, so that it does not stand between thousands."""
    others = "".join(other for other in SIGNS if other != sign) + _SPACES
    sign = re.escape(sign)
    thousands = text.str.contains(rf"^[1-9][0-9]{{0,2}}{sign}[0-9]{{3}}$")
    return (text.str.contains(rf"^[0-9{others}]*{sign}[0-9]*$") & ~thousands).any()


def read_people(text: pl.Expr, decimals: Collection[str] | None) -> pl.Expr:
    """Numbers of people; null for what is none, or can be read in two ways.

    A sign before three digits is taken as one between thousands, for there are no parts of people: but not
    where the column has it before decimals as well.

    Args:
        text: the column.
        decimals: the signs that stand before decimals; ``None`` where all cells are plain.
    """
    plain = pl.when(text.str.contains(_PLAIN)).then(text)
    if decimals is None:
        return plain.cast(pl.Int64)
    digits = text.str.replace_all("[^0-9]", "")
    apart = text.str.contains(_SPACED) | text.str.contains(_MILLIONS)
    for sign in SIGNS:
        if sign not in decimals:
            apart |= text.str.contains(rf"^[1-9][0-9]{{0,2}}{re.escape(sign)}[0-9]{{3}}$")
    whole = pl.when(text.str.contains(_WHOLE)).then(text.str.extract("^([0-9]+)"))
    return pl.coalesce(plain, pl.when(apart).then(digits), whole).cast(pl.Int64, strict=False)


def explain_people(text: str) -> Problem:
    """What is wrong with a text that is no number of people."""
    message = "{value} is no number of inhabitants."
    if _THOUSANDS.fullmatch(text):
        message = "{value} may be thousands, or a number with decimals."
    hint = "Write a whole number from 1 to {most}, plainly, such as 84000."
    return Problem("not-a-population", message, hint, fields={"value": text[:SHOWN], "most": MOST_PEOPLE})
