"""`govcheck assess`: from the first question to the summary and the report."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govcheck.cli.output import tell, wants_plain
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
    from govcheck.wizard.interview import Interview, OutcomeKind
    from govcheck.wizard.opening import open_prompter

    language = choose_language(lang)
    if str(answers) == "-":
        hint = "Name a file, or leave the name out."
        raise UsageError(Problem("needs-a-file", "Answers are saved into a file; - cannot be one.", hint))
    prompter = open_prompter(language, plain=wants_plain(plain=plain))
    begun = None if answers is not None and answers.exists() else begin(prompter, questionnaire, language)
    path = answers or name_file(begun)
    asked = load_questionnaire(questionnaire or (begun.questionnaire if begun else named_in(path)))
    with Notebook(path, asked) as notebook:
        current = open_file(notebook, asked, begun, language, quiet=quiet)
        outcome = Interview(asked, prompter, notebook, language, file=str(path), own=questionnaire, quick=quick).run(
            current
        )
    if outcome.kind is OutcomeKind.INTERRUPTED:
        raise typer.Exit(INTERRUPTED)
    if outcome.kind is OutcomeKind.FINISHED:
        close(asked, path, prompter, language, own=questionnaire, plain=plain)


def begin(prompter: Prompter, questionnaire: str | None, language: Language) -> AnswerFile:
    """A new answer file: the profile of the city, and no answer yet.

    Raises:
        InputError: the input ended before the city was named.
    """
    from govcheck.model.answer import AnswerFile
    from govcheck.store.content import load_profile, load_questionnaire
    from govcheck.wizard.profile import ask_profile

    asked = load_questionnaire(questionnaire or DEFAULT)
    city, respondents = ask_profile(prompter, load_profile(), language)
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


def name_file(begun: AnswerFile | None) -> Path:
    """The file named after the city: the one it has, else a new one.

    Two cities may share a name; a file of another city is never gone on with.
    """
    from govcheck.store.answer_file import load_answers
    from govcheck.wizard.file_name import suggest_file_name

    assert begun is not None  # without a file name, a new one has just been begun
    first = Path(suggest_file_name(begun.city.name))
    stem = first.name.removesuffix(SUFFIX)
    names = (first, *(first.with_name(f"{stem}-{number}{SUFFIX}") for number in range(2, 1000)))
    return next(name for name in names if not name.exists() or same_city(load_answers(name).answers.city, begun.city))


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
        tell(language.text("Later: govcheck report {answers} -o {file}", answers=path, file=file))
