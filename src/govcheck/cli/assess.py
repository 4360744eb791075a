"""`govcheck assess`: from the first question to the summary and the report."""

from __future__ import annotations

import shlex
import signal
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govcheck.cli.output import command_name, printable, tell, wants_plain
from govcheck.cli.settings import Debug, Lang, Plain, QuestionnaireName, Quiet, choose_language
from govcheck.errors import Problem, UsageError

if TYPE_CHECKING:
    from govcheck.language import Language
    from govcheck.model.answer import AnswerFile
    from govcheck.model.profile import City
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.store.notebook import Notebook
    from govcheck.wizard.prompter import Prompter

DEFAULT = "smart-governance"
"""The questionnaire that is put where none is named."""

INTERRUPTED = 130
SUFFIX = ".answers.yaml"

File = Annotated[
    Path | None,
    typer.Argument(
        metavar="[ANSWERS]", help="The answer file to begin or to continue; named after the city if left out."
    ),
]


def assess(
    answers: File = None,
    *,
    questionnaire: QuestionnaireName = None,
    quick: Annotated[bool, typer.Option("--quick", help="Ask only the short version, some 25 questions.")] = False,
    lang: Lang = None,
    quiet: Quiet = False,
    plain: Plain = False,
    debug: Debug = False,
) -> None:
    """Answer a questionnaire for your city; stop and go on whenever you like."""
    del debug  # the boundary looks at it itself
    from govcheck.store.content import load_questionnaire
    from govcheck.store.notebook import Notebook
    from govcheck.wizard.interview import Interview
    from govcheck.wizard.opening import open_prompter
    from govcheck.wizard.outcome import OutcomeKind

    language = choose_language(lang)
    if str(answers) == "-":
        hint = "Name a file, or leave the name out."
        raise UsageError(Problem("needs-a-file", "Answers are saved into a file; - cannot be one.", hint))
    if answers is not None and not answers.exists():
        check_new_name(answers)
    interrupt_on_end()
    prompter = open_prompter(language, plain=wants_plain(plain=plain))
    try:
        answers = answers or choose_file(prompter, language)
        begun = None if answers is not None and answers.exists() else begin(prompter, questionnaire, language)
    except KeyboardInterrupt:
        tell(language.text("Nothing was saved."), quiet=quiet)
        raise
    path = answers or name_file(begun, questionnaire)
    name = questionnaire or (begun.questionnaire if begun else named_in(path))
    asked = load_questionnaire(name, language.code)
    with Notebook(path, asked) as notebook:
        current = open_file(notebook, asked, begun, language, quiet=quiet)
        resume = name_command(path, questionnaire)
        outcome = Interview(asked, prompter, notebook, language, file=str(path), resume=resume, quick=quick).run(
            current
        )
    if outcome.kind is OutcomeKind.INTERRUPTED:
        raise typer.Exit(INTERRUPTED)
    if outcome.kind is OutcomeKind.FINISHED:
        close(asked, path, prompter, language, own=questionnaire, plain=plain)


def interrupt_on_end() -> None:
    """Let a request to end, or a terminal that is closed, be what Ctrl-C is: told, and tidied up."""

    def interrupt(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), interrupt)


def name_command(path: Path, questionnaire: str | None) -> str:
    """What to type to go on with a file."""
    own = f" -q {shlex.quote(printable(questionnaire))}" if questionnaire else ""
    return f"{command_name()} assess {shlex.quote(printable(str(path)))}{own}"


def check_new_name(path: Path) -> None:
    """See to it that a new answer file can be told from other files, and has a folder to stand in.

    Raises:
        UsageError: the name does not end like an answer file, or there is no such folder.
    """
    fields = {"file": path, "suffix": SUFFIX, "folder": path.parent}
    if path.suffix not in {".yaml", ".yml", ".json"}:
        message, hint = "There is no file {file}, and a new answer file ends with {suffix}.", "Try {file}{suffix}"
        raise UsageError(Problem("not-an-answer-file", message, hint, fields=fields))
    if not path.parent.is_dir():
        message, hint = "There is no folder {folder}.", "Make it first, or choose another place."
        raise UsageError(Problem("no-such-folder", message, hint, fields=fields))


def choose_file(prompter: Prompter, language: Language) -> Path | None:
    """An answer file of this folder to go on with; ``None`` where there is none, or a new one is wanted."""
    from govcheck.wizard.prompter import Choice, EndOfInputError

    files = sorted(Path().glob(f"*{SUFFIX}"))
    if not files:
        return None
    new = Choice("", language.text("Begin a new one"))
    choices = [*(Choice(file.name, file.name) for file in files), new]
    try:
        chosen = prompter.choose(language.text("There are answer files here. Go on with one?"), choices)
    except EndOfInputError:
        return None
    return Path(chosen) if chosen else None


def begin(prompter: Prompter, questionnaire: str | None, language: Language) -> AnswerFile:
    """A new answer file: the profile of the city, and no answer yet.

    Raises:
        InputError: the input ended before the city was named.
    """
    from govcheck.model.answer import AnswerFile
    from govcheck.store.content import load_profile, load_questionnaire
    from govcheck.wizard.profile import ask_profile

    asked = load_questionnaire(questionnaire or DEFAULT, language.code)
    city, respondents = ask_profile(prompter, load_profile(language.code), language)
    today = date.today()  # noqa: DTZ011 - the day where the officer sits
    return AnswerFile(
        govcheck=1,
        questionnaire=asked.id,
        version=asked.version,
        hash=asked.hash,
        city=city,
        date=today,
        respondents=respondents,
    )


def name_file(begun: AnswerFile | None, questionnaire: str | None) -> Path:
    """The file named after the city: the one it has, else a new one.

    Two cities may share a name; a file of another city is never gone on with.
    """
    from govcheck.store.answer_file import load_answers
    from govcheck.wizard.file_name import suggest_file_name

    assert begun is not None  # without a file name, a new one has just been begun
    first = Path(suggest_file_name(begun.city.name))
    stem = first.name.removesuffix(SUFFIX)
    names = (first, *(first.with_name(f"{stem}-{number}{SUFFIX}") for number in range(2, 1000)))
    return next(
        name
        for name in names
        if not name.exists() or same_city(load_answers(name, questionnaire).answers.city, begun.city)
    )


def same_city(one: City, other: City) -> bool:
    """Whether two profiles may be of the same city; a country that is not said fits any."""
    countries = {one.country, other.country} - {None}
    return one.name.casefold() == other.name.casefold() and len(countries) <= 1


def named_in(path: Path) -> str:
    """The questionnaire that an answer file names.

    Raises:
        InputError: the file is not valid.
    """
    from govcheck.store.answer_file import load_answers

    return load_answers(path).questionnaire.id


def open_file(
    notebook: Notebook, asked: Questionnaire, begun: AnswerFile | None, language: Language, *, quiet: bool
) -> AnswerFile:
    """The answers to go on with: those on disk, else the new ones, which are saved at once.

    Raises:
        InputError: the file is not valid, or cannot be written.
    """
    from govcheck.cli.scored import tell_version

    existing = notebook.load()
    if existing is not None:
        if begun is not None:
            tell(language.text("{file} is there already: going on with it.", file=notebook.path), quiet=quiet)
        tell_version(existing, asked, language, quiet=quiet)
        return existing
    assert begun is not None  # a file that does not exist yet has just been begun
    notebook.save(begun)
    tell(language.text("Answers are kept in {file}", file=notebook.path), quiet=quiet)
    return begun


def close(
    asked: Questionnaire, path: Path, prompter: Prompter, language: Language, *, own: str | None, plain: bool
) -> None:
    """The summary, and the offer to write the report."""
    from govcheck.cli.scored import score_file
    from govcheck.cli.screen import show_summary
    from govcheck.report.formats import render
    from govcheck.store.writing import write_file
    from govcheck.wizard.prompter import EndOfInputError

    scored = score_file(path, language, own, quiet=True)
    show_summary(scored, language, plain=plain)
    file = path.with_name(path.name.removesuffix(".yaml").removesuffix(".answers") + ".report.html")
    try:
        wanted = prompter.confirm(language.text("Write the report to {file}?", file=file), default=True)
    except EndOfInputError:
        wanted = False
    if wanted:
        write_file(file, render(scored.result, asked, language, file.name))
        tell(language.text("Report written: {file}. Open it in a browser.", file=file))
    else:
        tell(
            language.text(
                "Later: {command} report {answers} -o {file}", command=command_name(), answers=path, file=file
            )
        )
