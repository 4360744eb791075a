"""`govcheck questionnaire migrate`: answers to an earlier version become answers to the present one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govcheck.cli.output import print_json_text, print_text, printable, tell, wants_plain
from govcheck.cli.problem import as_lines
from govcheck.cli.score import Answers
from govcheck.cli.settings import Debug, Json, Lang, Plain, QuestionnaireName, Quiet, choose_language
from govcheck.errors import ChangedError, InputError, Location, Problem, UsageError

if TYPE_CHECKING:
    from govcheck.language import Language
    from govcheck.model.answer import AnswerFile
    from govcheck.model.migration_result import MigrationResult
    from govcheck.model.questionnaire import Questionnaire
    from govcheck.store.source_text import SourceText

LEFT_OUT = 1
"""Done, but some answers did not fit."""

Output = Annotated[
    str, typer.Option("-o", "--output", metavar="FILE", help="The new answer file; ANSWERS itself may be named.")
]
Before = Annotated[
    str | None, typer.Option("--before", metavar="FOLDER", help="A folder that holds the version that was answered.")
]


def migrate(  # noqa: PLR0913 - one for each option
    answers: Answers,
    output: Output,
    *,
    questionnaire: QuestionnaireName = None,
    before: Before = None,
    lang: Lang = None,
    json: Json = False,
    quiet: Quiet = False,
    plain: Plain = False,
    debug: Debug = False,
) -> None:
    """Carry answers to an earlier version over to the present one; none is dropped."""
    del debug  # the boundary looks at it itself
    from govcheck.model.file_name import is_json_name
    from govcheck.model.migration import Outcome
    from govcheck.report.migration import tell_migration
    from govcheck.report.migration_json import render_migration_json
    from govcheck.store.answer_file import MOST_BYTES
    from govcheck.store.comments import Comments
    from govcheck.store.printing import STDOUT
    from govcheck.store.source_text import read_source
    from govcheck.store.writing import write_file

    language = choose_language(lang)
    to_screen = output == STDOUT
    if to_screen and json:
        hint = "Give the new file a name, or leave --json out."
        raise UsageError(Problem("two-results", "The new file and --json cannot both go to standard output.", hint))
    if not to_screen:
        check_new_file(answers, Path(output))
    source = read_source(answers, MOST_BYTES)
    result, asked = _migrate(source, questionnaire, before, language, quiet=quiet)
    content = _render(result, asked, source, output)
    if is_json_name(output) and not is_json_name(source.name) and Comments(source.text).left():
        message = language.text("JSON takes no comments: those in {file} stay behind there.", file=source.name)
        tell(message, quiet=quiet)
    told = "\n".join(map(printable, tell_migration(result, asked, language, plain=wants_plain(plain=plain)))) + "\n"
    if to_screen:
        write_file(output, content)
        tell(told, quiet=quiet)
    else:
        # Where there is such a file, it is the one that is migrated.
        stays = _is_present(result) and Path(output).exists()
        if not stays:
            _write(Path(output), content, asked, source)
        if json:
            print_json_text(render_migration_json(result, output))
        else:
            print_text(told)
        done = language.text("Answers written: {file}", file=output)
        if stays:
            done = language.text(
                "{file} answers version {version} already, and is left as it is.",
                file=output, version=result.now.version,
            )  # fmt: skip
        tell(done, quiet=quiet)
    if result.of(Outcome.KEPT):
        raise typer.Exit(LEFT_OUT)


def check_new_file(answers: str, output: Path) -> None:
    """See to it that no other file is written over.

    Raises:
        UsageError: the file is there and is not the one that is migrated, or its name is no answer file's.
    """
    from govcheck.cli.assess import check_new_name

    if not output.exists():
        check_new_name(output)
    elif answers == "-" or not Path(answers).exists() or not output.samefile(answers):
        message = "{file} is there already and is not the file that is migrated."
        hint = "Give the new file another name, or name the old one to write over it."
        raise UsageError(Problem("would-overwrite", message, hint, fields={"file": output}))


def _is_present(result: MigrationResult) -> bool:
    """Whether the answers were given to the present version, so that nothing becomes of them."""
    return result.before.version == result.now.version and result.before.hash in {None, result.now.hash}


def _migrate(
    source: SourceText, name: str | None, before: str | None, language: Language, *, quiet: bool
) -> tuple[MigrationResult, Questionnaire]:
    """What the migration comes to, and the present version."""
    from govcheck.migration import assess_migration
    from govcheck.store.answer_file import read_earlier
    from govcheck.store.changes import find_changes, load_version
    from govcheck.store.content import load_questionnaire

    given = load_questionnaire(name, language.code) if name else None
    earlier, asked, _ = read_earlier(source, given, language.code)
    changes = find_changes(asked, name, language.code)
    if before is not None:
        then: Questionnaire | None = load_version(Path(before), asked.id, earlier.version, language.code)
    else:
        then = _find_before(earlier, asked, name or asked.id, language, quiet=quiet)
    fitting = _fitting(source, then, language)
    return assess_migration(earlier, changes, asked, language, before=then, before_answers=fitting), asked


def _find_before(
    earlier: AnswerFile, asked: Questionnaire, name: str, language: Language, *, quiet: bool
) -> Questionnaire | None:
    """The version that was answered: the present one itself, or kept in its folder.

    One that is kept and is not valid is told of, and done without: it is needed for old scores alone.
    """
    from govcheck.store.changes import find_version

    if earlier.version == asked.version and earlier.hash in {None, asked.hash}:
        return asked
    try:
        return find_version(name, asked.id, earlier.version, language.code)
    except InputError as error:
        told = language.text("Version {version} cannot be used as it lies in its folder:", version=earlier.version)
        lines = [line for problem in error.problems for line in as_lines(problem, language)]
        tell("\n".join([told, *(f"    {line}" for line in lines)]), quiet=quiet)
        return None


def _fitting(source: SourceText, then: Questionnaire | None, language: Language) -> AnswerFile | None:
    """The answers as the earlier version takes them; none where they do not fit even that."""
    from govcheck.store.answer_file import read_answers

    try:
        return None if then is None else read_answers(source, then, language.code).answers
    except InputError:
        return None


def _render(result: MigrationResult, asked: Questionnaire, source: SourceText, output: str) -> bytes:
    """The new file, which is sure to be readable; comments go where their answers went."""
    from govcheck.model.file_name import is_json_name
    from govcheck.store.answer_file import MOST_BYTES, read_answers, render_answers, render_answers_json
    from govcheck.store.source_text import SourceText, check_size

    answers = result.answers
    if is_json_name(output):
        text = render_answers_json(answers, asked)
    else:
        moved: dict[tuple[str, ...], tuple[str, ...]] = {
            (move.part, move.to) if move.to else ("kept", move.question): (move.part, move.question)
            for move in reversed(result.moves)
            if move.to != move.question
        }
        text = render_answers(answers, asked, source.text, moved)
    content = text.encode()
    check_size(len(content), MOST_BYTES, output)
    read_answers(SourceText(output, text, ""), asked)
    return content


def _write(output: Path, content: bytes, asked: Questionnaire, source: SourceText) -> None:
    """Write the new file whole; nobody else may be working on it, or have changed it since it was read.

    Raises:
        ChangedError: it was changed.
        InputError: it is in use, or cannot be written.
    """
    from govcheck.store.answer_file import MOST_BYTES
    from govcheck.store.notebook import Notebook
    from govcheck.store.source_text import hash_bytes, read_bytes
    from govcheck.store.writing import write_file

    with Notebook(output, asked):
        if output.exists() and hash_bytes(read_bytes(output, MOST_BYTES)) != source.hash:
            message, hint = "The file was changed by somebody else meanwhile.", "Try again."
            raise ChangedError(Problem("changed", message, hint, Location(str(output))))
        write_file(output, content)
