"""Numbers of a sheet with all their digits: as texts they have nine decimals at most."""

from __future__ import annotations

import polars as pl

_DIGITS = 15
"""A spreadsheet shows as many digits of a number; what a sum leaves behind them, as in 10.000000000000002, is noise."""

_SMALL = 1e-3
"""A number below this is written with an exponent by others, and with all its zeros here."""


def restore_numbers(texts: pl.DataFrame, numbers: pl.DataFrame) -> pl.DataFrame:
    """The cells of a sheet as texts, in which no number is cut short.

    Args:
        texts: the cells as texts.
        numbers: the same cells as numbers; null where one holds anything else.
    """
    found = texts.hstack([numbers[name].alias(f"\0{name}") for name in numbers.columns])
    return found.select(_restore(name, pl.col(f"\0{name}")) for name in texts.columns)


def _restore(name: str, number: pl.Expr) -> pl.Expr:
    """A column; its days stay days, and its ids such as 007 stay as they stand, for they are the same numbers."""
    shown = pl.col(name).cast(pl.Float64, strict=False)
    exact = number.round(_DIGITS).round_sig_figs(_DIGITS)
    small = exact.cast(pl.Decimal(38, _DIGITS), strict=False).cast(pl.String).str.strip_chars_end("0")
    whole = pl.when(exact.abs() < _SMALL).then(small).otherwise(exact.cast(pl.String))
    return pl.when((shown != number) & (shown != exact)).then(whole).otherwise(pl.col(name)).alias(name)
