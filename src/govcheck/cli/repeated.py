"""Options that take one value and are given twice: which of them counts is not decided in silence."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from typer.exceptions import TyperException

from govcheck.errors import Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def check_repeated(command: Any, arguments: Sequence[str]) -> None:
    """See to it that no option that takes one value is given twice to one command; a repeated switch does no harm.

    What else is wrong with the arguments is left for the command itself to tell.

    Args:
        command: the outermost command; what Typer makes of an app has no public type.
        arguments: what was typed after the name of the program.

    Raises:
        UsageError: some are.
    """
    with suppress(TyperException):
        if names := [*dict.fromkeys(_find_repeated(command, list(arguments)))]:
            message, hint = "{option} is given twice, and takes one value.", "Give it once."
            raise UsageError(*(Problem("repeated-option", message, hint, fields={"option": name}) for name in names))


def _find_repeated(command: Any, arguments: list[str], above: Any = None) -> Iterator[str]:
    """The names of the options, in the order in which they are given again; ``above``: what the command stands in."""
    # A command keeps the option of its help as the first context asks for it.
    settings = {"resilient_parsing": True, **command.context_settings}
    context = command.context_class(command, parent=above, info_name=command.name, **settings)
    _, rest, order = command.make_parser(context).parse_args(arguments)
    seen: set[str] = set()
    for part in order:
        if part.param_type_name != "option" or part.multiple or part.is_flag or part.count:
            continue
        if part.name in seen:
            yield max(part.opts, key=len)
        seen.add(part.name)
    inner = getattr(command, "commands", {}).get(rest[0]) if rest else None
    if inner is not None:
        yield from _find_repeated(inner, rest[1:], context)
