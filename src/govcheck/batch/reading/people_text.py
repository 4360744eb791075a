"""Numbers of people as columns, where what stands in one cell can tell how others are meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

from govcheck.batch.reading.near_name import SHOWN
from govcheck.errors import Problem
from govcheck.model.people import MOST_PEOPLE, NO_DIGITS, PEOPLE, SPACES

if TYPE_CHECKING:
    from collections.abc import Collection

SIGNS = (".", ",")
"""What stands between thousands in some countries, and before decimals in others."""

_PLAIN = r"^[0-9]{1,9}$"
_GROUPS = r"^[1-9][0-9]{0,2}([.][0-9]{3}){2,}$"
"""Dots that can stand between thousands alone: before decimals there is one."""

_THOUSANDS = r"^[1-9][0-9]{{0,2}}[{sign}][0-9]{{3}}$"


def is_plain(text: pl.Expr) -> pl.Expr:
    """Whether all cells of a column are digits alone."""
    return text.str.contains(_PLAIN).all()


def has_decimals(text: pl.Expr, sign: str, *, decimal_dot: bool) -> pl.Expr:
    """Whether a sign stands before decimals somewhere in a column, so that it does not stand between thousands.

    ``decimal_dot``: a program puts dots there, so that they do unless a cell shows them between thousands.
    """
    others = "".join(other for other in SIGNS if other != sign) + SPACES
    written = text.str.contains(rf"^[0-9{others}]*[{sign}][0-9]*$")
    found = (written & ~_is_thousands(text, sign)).any()
    return found | ~text.str.contains(_GROUPS).any() if decimal_dot and sign == "." else found


def _is_thousands(text: pl.Expr, sign: str) -> pl.Expr:
    """Whether a sign stands once, before three digits: they may be thousands or decimals."""
    return text.str.contains(_THOUSANDS.format(sign=sign))


def read_people(text: pl.Expr, decimals: Collection[str] | None) -> pl.Expr:
    """Numbers of people; null for what is none, or can be read in two ways.

    A sign before three digits is taken as one between thousands, for there are no parts of people: but not
    where the column has it before decimals as well.

    Args:
        text: the column.
        decimals: the signs that stand before decimals; ``None`` where all cells are plain.
    """
    if decimals is None:
        return pl.when(text.str.contains(_PLAIN)).then(text).cast(pl.Int64)
    certain = text.str.contains(PEOPLE)
    for sign in decimals:
        certain &= ~_is_thousands(text, sign)
    return pl.when(certain).then(text.str.replace_all(NO_DIGITS, "")).cast(pl.Int64)


def explain_people(text: str) -> Problem:
    """What is wrong with a text that is no number of people."""
    message = "{value} is no number of inhabitants."
    if re.fullmatch(_THOUSANDS.format(sign=".,"), text):
        message = "{value} may be thousands, or a number with decimals."
    hint = "Write a whole number from 1 to {most}, plainly, such as 84000."
    return Problem("not-a-population", message, hint, fields={"value": text[:SHOWN], "most": MOST_PEOPLE})
