"""Progress: how far a long task is, at which rate, and how long it will still take, on standard error."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from govcheck.cli.output import wants_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govcheck.language import Language


@contextmanager
def show_progress(title: str, total: int, language: Language, *, quiet: bool) -> Iterator[Callable[[int], None]]:
    """A bar that is moved on by what it yields, and disappears at the end.

    Nothing is drawn where messages are not wanted, where they do not go to a terminal, or where a
    line may not be drawn again.
    """
    if quiet or sys.stderr is None or not sys.stderr.isatty() or wants_plain(plain=False):
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """So many a second."""

        def render(self, task: object) -> Text:
            speed = getattr(task, "finished_speed", None) or getattr(task, "speed", None)
            return Text(language.text("{number}/s", number=language.number(round(speed)))) if speed else Text("")

    columns = (TextColumn("{task.description}"), BarColumn(None), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, expand=True) as progress:
        task = progress.add_task(title, total=total)
        yield lambda number: progress.advance(task, number)
