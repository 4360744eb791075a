"""The one place where errors become text and exit codes.

0 done; 1 done, but something was left out or missed; 2 wrong usage or unusable input; 3 a fault
in govcheck; 130 interrupted.
"""

from __future__ import annotations

import json
import sys
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING

from typer import Abort
from typer.exceptions import TyperException
from typer.main import get_command

from govcheck.cli.app import app
from govcheck.cli.output import prepare_streams, tell
from govcheck.cli.problem import MORE, as_data, as_lines
from govcheck.cli.repeated import check_repeated
from govcheck.cli.settings import choose_language
from govcheck.errors import GovcheckError, InputError, Location, Problem, UsageError
from govcheck.language import ENGLISH
from govcheck.version import __version__

if TYPE_CHECKING:
    from govcheck.language import Language

ABORTED = 1
"""Typer's own code where the input ends in the middle of a question that nobody foresaw."""
FAULT = 3


def run() -> None:
    """Run the command that the arguments name, and end the process with its exit code."""
    prepare_streams()
    try:
        code = _run_command()
    except GovcheckError as error:
        _show_origin()
        _tell(error.problems, _language())
        code = error.exit_code
    except OSError as error:
        _show_origin()
        # Without the name of a file it is the output of the command itself.
        place = Location(str(error.filename) if error.filename is not None else "standard output")
        message, hint = "The system refuses: {reason}.", "Look at free space, at your rights, and at the name."
        _tell((Problem("refused", message, hint, place, {"reason": error.strerror or str(error)}),), _language())
        code = InputError.exit_code
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told as a fault
        _show_origin()
        _tell_fault(error, _language())
        code = FAULT
    sys.exit(code)


def _run_command() -> int | str | None:
    command = get_command(app)
    # A group of commands that is called bare shows its help, too.
    if {"--help", "-h"} & set(sys.argv) or sys.argv[-1] in {sys.argv[0], *getattr(command, "commands", {})}:
        from govcheck.cli.help import put_help_in

        put_help_in(command, _language())
    check_repeated(command, sys.argv[1:])
    try:
        # No command returns anything: what comes back is the code of an early exit.
        return command(standalone_mode=False) or 0
    except SystemExit as ended:
        return ended.code
    except Abort:
        tell(_language().text("Aborted."))
        return ABORTED
    except TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            # The help has been printed, or is the message where Typer runs without Rich.
            tell(error.message, quiet=not error.message)
            return UsageError.exit_code
        from govcheck.cli.usage import usage_error

        raise usage_error(error, command, sys.argv[1:], _language()) from error


def _show_origin() -> None:
    if "--debug" in sys.argv:
        tell(traceback.format_exc())


def _language() -> Language:
    """The language asked for, as far as it can be told while something is wrong."""
    asked = dict(zip(sys.argv, sys.argv[1:], strict=False)).get("--lang")
    asked = asked or next((part.removeprefix("--lang=") for part in sys.argv if part.startswith("--lang=")), None)
    for code in (asked, None):
        with suppress(GovcheckError):
            return choose_language(code)
    return ENGLISH


def _tell(problems: tuple[Problem, ...], language: Language) -> None:
    if "--json" in sys.argv:
        tell(json.dumps({"errors": [as_data(problem, language) for problem in problems]}, ensure_ascii=False))
        return
    for problem in problems:
        tell("\n".join(as_lines(problem, language)))
    # Where not all are told one by one, the last says how many more there are.
    if len(problems) > 1 and not any(problem.code == MORE for problem in problems):
        tell(language.count("{number} problem.", "{number} problems.", len(problems)))


def _tell_fault(error: Exception, language: Language) -> None:
    text = language.text(
        "This is a fault in govcheck, not in your input: {kind}: {error}\n"
        "    Answers are saved as they are given. Please report it with what you did, the version ({version}),\n"
        "    and what the same command prints with --debug.",
        kind=type(error).__name__, error=error, version=__version__,
    )  # fmt: skip
    tell(text)
