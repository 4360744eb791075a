"""The summary on the screen: with Rich in a terminal, line by line elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.cli.output import print_text, wants_plain

if TYPE_CHECKING:
    from govcheck.cli.scored import Scored
    from govcheck.language import Language


def show_summary(scored: Scored, language: Language, *, plain: bool) -> None:
    """Print what the answers come to."""
    from govcheck.report.view import build_view

    view = build_view(scored.result, scored.questionnaire, language)
    if wants_plain(plain=plain):
        from govcheck.report.plain import render_plain

        print_text(render_plain(view))
        return
    from shutil import get_terminal_size

    from govcheck.report.terminal import render_summary

    print_text(render_summary(view, get_terminal_size().columns))
