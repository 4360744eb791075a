"""Text made visible: what cannot be seen is told, and lines and spaces stay where they are meant."""

from __future__ import annotations

from govcheck.model.visible import one_line, visible


def test_a_no_break_space_is_kept() -> None:
    assert one_line(" Quel\n score\u00a0?  12\u202f345\t") == "Quel score\u00a0? 12\u202f345"


def test_lines_stay_where_lines_are_meant() -> None:
    assert (visible("a\r\nb"), one_line("a\nb\u2028c")) == ("a\nb", "a b\u2039U+2028\u203ac")
    assert (
        visible("Villa Clara del Río 日本 \u0645\u062f\u06cc\u0646\u0647\u200c")
        == "Villa Clara del Río 日本 \u0645\u062f\u06cc\u0646\u0647\u200c"
    )
