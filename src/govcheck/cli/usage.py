"""What is wrong with a command line, told like any other problem, in the language of the reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from govcheck.cli.command import command_name
from govcheck.errors import Problem, UsageError
from govcheck.language import ENGLISH
from govcheck.model.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.language import Language


class _Kind(NamedTuple):
    """One thing that Typer finds wrong: its own English, and our words for it."""

    found: str
    code: str
    message: str
    hint: str


_KINDS = (
    _Kind(
        r"No such command ['\"](?P<name>.*?)['\"]\..*",
        "no-such-command",
        message="{command} has no command {name}.",
        hint="There are: {known}.",
    ),
    _Kind(
        r"Missing command\.",
        "missing-command",
        message="{command} needs one more word: a command.",
        hint="There are: {known}.",
    ),
    _Kind(
        r"No such option: (?P<name>.*?)(?: \(Possible options: .*\))?",
        "no-such-option",
        message="{command} has no option {name}.",
        hint="There are: {known}.",
    ),
    _Kind(
        r"Missing argument '(?P<name>.*?)'\..*",
        "missing-argument",
        message="{name} is missing.",
        hint="Usage: {usage}; `{help}` tells more.",
    ),
    _Kind(
        r"Missing option (?:'[^']*' / )*'(?P<name>[^']*)'.*",
        "missing-option",
        message="{name} is missing.",
        hint="Add it, as in {example}.",
    ),
    _Kind(
        r"Got unexpected extra argument\(s\) \((?P<name>.*)\)",
        "too-many-arguments",
        message="{command} takes nothing more: {name}.",
        hint="A name with spaces stands in quotes. Usage: {usage}; `{help}` tells more.",
    ),
    _Kind(
        r"Option '(?P<name>.*?)' requires an argument\.",
        "missing-value",
        message="{name} needs a value.",
        hint="Write it after the option, as in {example}.",
    ),
    _Kind(
        r"Option '(?P<name>.*?)' does not take a value\.",
        "unwanted-value",
        message="{name} takes no value.",
        hint="Write {name} alone.",
    ),
    _Kind(
        r"Invalid value for (?:'[^']*' / )*'(?P<name>[^']*)': Input should be a valid integer.*",
        "unusable-value",
        message="{name} takes a whole number.",
        hint="Write it after the option, as in {example}.",
    ),
    _Kind(
        r"Invalid value for (?:'[^']*' / )*'(?P<name>[^']*)': Input should be greater than or equal to (?P<least>\d+)",
        "unusable-value",
        message="{name} takes a whole number of at least {least}.",
        hint="Write it after the option, as in {example}.",
    ),
    _Kind(
        r"Invalid value for (?:'[^']*' / )*'(?P<name>[^']*)': (?:Value error, )?(?P<reason>.*)",
        "unusable-value",
        message="The value of {name} cannot be used: {reason}",
        hint="Usage: {usage}; `{help}` tells more.",
    ),
)
"""Typer tells most of this by the words of its message alone."""

_OTHER = _Kind(
    "", "usage", message="The command cannot be understood: {reason}", hint="Usage: {usage}; `{help}` tells more."
)
"""What a later Typer may say in words of its own: they are passed on."""


def usage_error(error: Any, command: Any, arguments: Sequence[str], language: Language) -> UsageError:
    """What Typer found wrong, as an error of ours.

    Neither the errors of Typer nor what it makes of an app have a public type.

    Args:
        error: what Typer raised.
        command: the outermost command.
        arguments: what was typed after the name of the program.
        language: the language of the names of arguments, which the help shows in it, too.
    """
    if language is not ENGLISH:
        from govcheck.cli.help import translate

        translate(command, language)
    named = _innermost(command, arguments)
    context = getattr(error, "ctx", None) or named
    kind, found = _recognise(error.format_message())
    name = found.get("name", "")
    known = _known(kind.code, context)
    near = next((other for other in known if other.strip("-") == nearest(name.strip("-"), _bare(known))), None)
    further = _further(named, name) if kind.code == "no-such-option" else None
    hint = kind.hint
    if further is not None:
        hint = "An option stands after its command, as in {example}."
    elif near:
        hint = "Did you mean {near}?"
    path = _path(context)
    fields = {
        **found,
        "command": path,
        "known": ", ".join(known),
        "near": near,
        "usage": " ".join([path, *context.command.collect_usage_pieces(context)]),
        "help": f"{path} --help",
        "example": f"{_path(further)} {name}" if further is not None else _with_value(name, named),
    }
    return UsageError(Problem(kind.code, kind.message, hint, fields=fields))


def _recognise(said: str) -> tuple[_Kind, dict[str, str]]:
    for kind in _KINDS:
        match = re.fullmatch(kind.found, said, re.DOTALL)
        if match:
            return kind, match.groupdict()
    return _OTHER, {"reason": said}


def _innermost(command: Any, arguments: Sequence[str]) -> Any:
    """The context of the last command that is named."""
    context = _context(command)
    for word in arguments:
        inner = getattr(context.command, "commands", {}).get(word)
        context = context if inner is None else _context(inner, context)
    return context


def _context(command: Any, outer: Any = None) -> Any:
    return command.make_context(command.name, [], parent=outer, resilient_parsing=True)


def _path(context: Any) -> str:
    """A command as it is typed: the program, and the names of the commands one after the other."""
    return command_name() if context.parent is None else f"{_path(context.parent)} {context.info_name}"


def _options(context: Any) -> dict[str, Any]:
    """The options of a command by each of their names."""
    return {name: part for part in context.command.get_params(context) for name in part.opts if name[:1] == "-"}


def _known(code: str, context: Any) -> list[str]:
    """The names that could have stood in the place of a wrong or a missing one."""
    if code in {"no-such-command", "missing-command"}:
        return list(context.command.commands)
    return [name for name in _options(context) if name[:2] == "--"] if code == "no-such-option" else []


def _bare(names: Sequence[str]) -> list[str]:
    """Without the dashes, in which all options are alike."""
    return [name.strip("-") for name in names]


def _further(named: Any, option: str) -> Any | None:
    """The command that was meant where its option stands before it."""
    inner = (_context(part, named) for part in getattr(named.command, "commands", {}).values())
    return next((context for context in (named, *inner) if option in _options(context)), None)


def _with_value(option: str, named: Any) -> str:
    """An option with what stands for its value in the help."""
    part = _options(named).get(option)
    return option if part is None else f"{option} {part.metavar or part.name.upper()}"
