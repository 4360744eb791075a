"""`govcheck assess`: from the first question to the summary and the report, for one questionnaire or several."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govcheck.cli.command import write_command
from govcheck.cli.ending import interrupt_on_end
from govcheck.cli.one_file import check_one_file
from govcheck.cli.output import tell, wants_plain
from govcheck.cli.settings import BenchmarkNames, Debug, Lang, Plain, Quiet, choose_language
from govcheck.errors import Problem, UsageError
from govcheck.model.file_name import SUFFIX, is_answer_name

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130

File = Annotated[
    Path | None,
    typer.Argument(
        metavar="ANSWERS", help="The answer file to begin or to continue; named after the city if left out."
    ),
]
Names = Annotated[
    list[str] | None,
    typer.Option(
        "-q",
        "--questionnaire",
        metavar="NAME",
        help="Id of a questionnaire, or a folder that holds one; several are answered one after the other.",
    ),
]


def assess(  # noqa: PLR0913 - one for each option
    answers: File = None,
    *,
    questionnaire: Names = None,
    quick: Annotated[bool, typer.Option("--quick", help="Ask only the quick version.")] = False,
    benchmark: BenchmarkNames = None,
    lang: Lang = None,
    quiet: Quiet = False,
    plain: Plain = False,
    debug: Debug = False,
) -> None:
    """Answer a questionnaire for your city; stop and go on whenever you like."""
    del debug  # the boundary looks at it itself
    from govcheck.cli.reception import Reception
    from govcheck.cli.session import Session
    from govcheck.cli.sitting import assign_benchmarks, resume_sitting
    from govcheck.store.benchmarks import load_benchmark
    from govcheck.wizard.opening import open_prompter
    from govcheck.wizard.outcome import OutcomeKind

    language = choose_language(lang)
    names = list(dict.fromkeys(questionnaire or ()))
    if answers is not None:
        check_file(answers, names)
    beside = list(dict.fromkeys(benchmark or ()))
    for one in beside:  # before anything is asked
        load_benchmark(one, language.code)
    interrupt_on_end()
    prompter = open_prompter(language, plain=wants_plain(plain=plain))
    if answers is not None and answers.exists():
        sitting = resume_sitting(answers, next(iter(names), None), language, quick=quick)
    else:
        reception = Reception(prompter, language, names, quick=quick)
        try:
            sitting = reception.arrange(answers)
        except KeyboardInterrupt:
            options = [*_repeat("-q", names), *(["--quick"] if quick else []), *_repeat("--benchmark", beside)]
            options += [] if choose_language(None) is language else ["--lang", language.code]
            tell(reception.say_interrupted(), quiet=quiet, folded=True)
            tell(write_command("assess", answers, *options), quiet=quiet)
            raise typer.Exit(INTERRUPTED) from None
    belonging = assign_benchmarks(sitting.parts, beside, language)
    session = Session(sitting, prompter, language, quiet=quiet, plain=plain, benchmarks=belonging)
    if session.hold() is OutcomeKind.INTERRUPTED:
        raise typer.Exit(INTERRUPTED)


def _repeat(option: str, values: Sequence[str]) -> list[str]:
    return [word for value in values for word in (option, value)]


def check_file(path: Path, names: Sequence[str]) -> None:
    """See to it that a file that is named can be one of answers, to one questionnaire.

    Raises:
        UsageError: it cannot.
    """
    if str(path) == "-":
        hint = "Name a file, or leave the name out."
        raise UsageError(Problem("needs-a-file", "Answers are saved into a file; - cannot be one.", hint))
    if len(names) > 1:
        message, hint = "One file holds the answers to one questionnaire.", "Leave its name out, or name one with -q."
        raise UsageError(Problem("one-questionnaire", message, hint))
    if path.exists():
        check_one_file(str(path), next(iter(names), None))
    else:
        check_new_name(path)


def check_new_name(path: Path) -> None:
    """See to it that a new answer file can be told from other files, and has a folder to stand in.

    Raises:
        UsageError: the name does not end like an answer file, or there is no such folder.
    """
    from govcheck.store.link_fault import find_link_fault

    fields = {"file": path, "suffix": SUFFIX, "folder": path.parent}
    if not is_answer_name(path.name):
        message, hint = "There is no file {file}, and a new answer file ends with {suffix}.", "Try {file}{suffix}"
        raise UsageError(Problem("not-an-answer-file", message, hint, fields=fields))
    if (fault := find_link_fault(path)) is not None:
        raise UsageError(fault)
    if not path.parent.is_dir():
        message, hint = "There is no folder {folder}.", "Make it first, or choose another place."
        raise UsageError(Problem("no-such-folder", message, hint, fields=fields))
