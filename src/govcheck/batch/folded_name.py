"""Names of cities without what differs between hands: capitals, accents and blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.model.typed import fold

if TYPE_CHECKING:
    import polars as pl

_ACCENTS = "[\u0300-\u0344\u0346-\u034e\u0350-\u036f]"
"""Marks on the letter before them; without the two that are more than that."""


def fold_names(names: pl.Series) -> pl.Series:
    """Names without what differs between hands: each as ``fold`` has it."""
    plain = names.str.to_lowercase().str.strip_chars(" ")
    # Letters with accents take four times as long, so only names that are more than plain letters go that way.
    other = plain.str.contains(r"[^ -~]|  |`")
    return plain.scatter(other.arg_true(), _fold_letters(names.filter(other))) if other.any() else plain


def _fold_letters(names: pl.Series) -> pl.Series:
    letters = names.str.to_lowercase().str.normalize("NFKD").str.replace_all(_ACCENTS, "")
    plain = letters.str.replace_all(" +", " ").str.strip_chars(" ")
    # Python takes far longer for a name, so only those that are more than accents are folded there, once each.
    odd = names.filter(plain.str.contains(r"[^ -~]") | names.str.contains("[`\u00b4]")).unique()
    return names.replace_strict(odd, [fold(name) for name in odd], default=plain) if len(odd) else plain
