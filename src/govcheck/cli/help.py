"""The help of the commands in another language than English, the language that it is written in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from govcheck.language import ENGLISH, template

if TYPE_CHECKING:
    from govcheck.language import Language

_PANELS = {
    "ARGUMENTS_PANEL_TITLE": template("Arguments"),
    "OPTIONS_PANEL_TITLE": template("Options"),
    "COMMANDS_PANEL_TITLE": template("Commands"),
    "ERRORS_PANEL_TITLE": template("Error"),
    "DEFAULT_STRING": template("[default: {}]"),
    "REQUIRED_LONG_STRING": template("[required]"),
}
_OF_TYPER = (
    template("Show this message and exit."),
    template("Install completion for the current shell."),
    template("Show completion for the current shell, to copy it or customize the installation."),
    template("[OPTIONS]"),
    template("COMMAND [ARGS]..."),
)
"""What Typer says by itself, for translators to see."""


def put_help_in(command: Any, language: Language) -> None:
    """Put the help of a command, and of all below it, into a language.

    What Typer makes of an app has no public type that tells of its commands.
    """
    if language is ENGLISH:
        return
    from typer import rich_utils

    for name, title in _PANELS.items():
        setattr(rich_utils, name, language.as_it_is(title))
    translate(command, language)


def translate(command: Any, language: Language, outer: Any = None) -> None:
    """Put the words of a command, and of all below it, into a language; ``outer`` is the context above it."""
    command.format_usage = partial(_format_usage, command, language)
    for field in ("help", "short_help", "epilog", "options_metavar", "subcommand_metavar"):
        words = getattr(command, field, None)
        if words:
            setattr(command, field, language.as_it_is(words))
    # The names of the help option are those of the outermost command.
    context = command.make_context(command.name, [], parent=outer, resilient_parsing=True)
    asks_help = command.get_help_option(context)
    for parameter in (*command.params, asks_help):
        for field in ("help", "metavar"):
            words = getattr(parameter, field, None)
            if words:
                setattr(parameter, field, language.as_it_is(words))
    for part in getattr(command, "commands", {}).values():
        translate(part, language, context)


def _format_usage(command: Any, language: Language, context: Any, formatter: Any) -> None:
    """What Typer does, whose own first word stays English."""
    pieces = " ".join(command.collect_usage_pieces(context))
    formatter.write_usage(context.command_path, pieces, f"{language.text('Usage:')} ")
