"""What nobody sees is the same for a screen, for whoever types and for a table."""

from __future__ import annotations

import polars as pl

from govcheck.batch.reading.plain_profile import HIDDEN
from govcheck.model.visible import visible
from govcheck.wizard.cleaning import clean

SIGNS = [chr(code) for code in range(0x11_0000) if not 0xD800 <= code < 0xE000]


def test_a_table_a_screen_and_a_wizard_agree_on_what_nobody_sees() -> None:
    hidden = pl.Series(SIGNS).str.contains(HIDDEN).to_list()
    for sign, unseen in zip(SIGNS, hidden, strict=True):
        if unseen:
            assert sign not in clean(f"a{sign}b")
        if sign not in "\t\n":
            assert (visible(sign) != sign) is unseen
