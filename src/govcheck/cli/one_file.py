"""Commands that take one answer file: what holds many is refused, with the command that takes it."""

from __future__ import annotations

from pathlib import Path

from govcheck.cli.command import write_command
from govcheck.errors import Problem, UsageError
from govcheck.model.file_name import is_answer_name

ASKED = "NAME"
"""Stands in a command for the questionnaire that a table answers, which only the reader knows."""


def holds_many(name: str) -> bool:
    """Whether it is a folder or a table, of which one result cannot be shown."""
    path = Path(name)
    if path.is_dir():
        return True
    if is_answer_name(path.name):
        return False
    from govcheck.survey.finding import is_table

    return is_table(path)


def check_one_file(name: str, questionnaire: str | None, form: str | None = None) -> None:
    """See to it that it is no folder and no table.

    Args:
        name: what is named as the answer file.
        questionnaire: what ``-q`` says.
        form: the suffix of the report that is wanted; ``None`` where none is.

    Raises:
        UsageError: it holds many cities.
    """
    if not holds_many(name):
        return
    asked = questionnaire or (None if Path(name).is_dir() else ASKED)
    of_reports = [] if form is None else ["--report", "reports"]
    of_reports += ["--format", form[1:]] if form not in {None, "", ".html"} else []
    command = write_command("score", name, "-o", "results.xlsx", *of_reports, questionnaire=asked)
    message = "{file} may hold many cities: this command takes one answer file."
    hint = "`{command}` makes a table of all."
    if form is not None:
        hint = "`{command}` makes a table of all, and a report of each."
    raise UsageError(Problem("one-file", message, hint, fields={"file": name, "command": command}))
