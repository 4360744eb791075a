"""A sitting as it is held: interview after interview, each with its summary, its report and the way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.cli.command import write_command
from govcheck.cli.output import tell
from govcheck.cli.scored import score_file, tell_version
from govcheck.cli.screen import show_summary
from govcheck.cli.settings import choose_language
from govcheck.model.file_name import name_report
from govcheck.store.notebook import Notebook
from govcheck.store.writing import write_file
from govcheck.wizard.cleaning import clean
from govcheck.wizard.interview import Interview
from govcheck.wizard.outcome import OutcomeKind
from govcheck.wizard.prompter import Block, EndOfInputError, Tone
from govcheck.wizard.selection import is_complete

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from govcheck.cli.sitting import Part, Sitting
    from govcheck.language import Language
    from govcheck.model.answer import AnswerFile
    from govcheck.wizard.prompter import Prompter


class Session:
    """Holds a sitting; what is answered is on disk at any moment."""

    def __init__(
        self,
        sitting: Sitting,
        prompter: Prompter,
        language: Language,
        *,
        quiet: bool,
        plain: bool,
        benchmarks: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """Nothing is asked yet; ``benchmarks`` are those beside the answers to each questionnaire, by its id."""
        self._sitting = sitting
        self._prompter = prompter
        self._language = language
        self._quiet = quiet
        self._plain = plain
        self._benchmarks = benchmarks or {}
        self._paths: dict[str, Path] = {}

    def hold(self) -> OutcomeKind:
        """Put the questionnaires one after the other, until one is left or interrupted.

        Raises:
            InputError: a file is not valid, or cannot be written.
        """
        current: Part | None = None
        try:
            for part in self._sitting.parts:
                if current is not None:
                    self._announce(current, part)
                current = part
                kind = self._interview(part)
                if kind is not OutcomeKind.FINISHED:
                    self._tell_others(part)
                    return kind
                self._close(part)
        except KeyboardInterrupt:
            # Between two questions of an interview it is told there; here it came before or after one.
            self._tell_others(None)
            return OutcomeKind.INTERRUPTED
        return OutcomeKind.FINISHED

    def _announce(self, done: Part, following: Part) -> None:
        told = self._language.text(
            "{done} is finished. Now {following} begins.",
            done=done.questionnaire.title,
            following=following.questionnaire.title,
        )
        self._prompter.show(Block(told))

    def _interview(self, part: Part) -> OutcomeKind:
        path = self._sitting.place(part, self._language)
        with Notebook(path, part.questionnaire, self._language, part.own) as notebook:
            answers = self._open(notebook, part)
            self._paths[part.questionnaire.id] = path
            interview = Interview(
                part.questionnaire,
                self._prompter,
                notebook,
                self._language,
                file=str(path),
                resume=self._resume(part, quick=self._sitting.quick),
                quick=self._sitting.quick,
            )
            return interview.run(answers, self._sitting.today).kind

    def _open(self, notebook: Notebook, part: Part) -> AnswerFile:
        """The answers to go on with: those on disk, else new ones, which are saved at once."""
        text = self._language.text
        existing, path = notebook.load(), notebook.path
        if existing is not None:
            if part.path is None:
                tell(text("{file} is there already: going on with it.", file=path), quiet=self._quiet)
            tell_version(existing, part.questionnaire, path, self._language, quiet=self._quiet, name=part.own)
            return existing
        begun = self._sitting.begin(part)
        notebook.save(begun)
        tell(text("Answers are kept in {file}", file=path), quiet=self._quiet)
        return begun

    def _close(self, part: Part) -> None:
        """The summary, and the offer to write the report."""
        from govcheck.report.formats import Matter, render

        text = self._language.text
        path = self._paths[part.questionnaire.id]
        scored = score_file(path, self._language, part.own, benchmarks=self._beside(part), quiet=True)
        show_summary(scored, self._language, plain=self._plain)
        file = path.with_name(name_report(path.name))
        try:
            wanted = self._prompter.confirm(text("Write the report to {file}?", file=file), default=True)
        except EndOfInputError:
            wanted = False
        if wanted:
            write_file(file, render(Matter(scored.result, scored.questionnaire, self._language), file.name).content)
            tell(text("Report written: {file}. Open it in a browser.", file=file))
        else:
            later = write_command("report", path, "-o", file, *self._asked(part), questionnaire=part.own)
            tell(text("Later: {command}", command=later))
        if not is_complete(scored.questionnaire, scored.answers, quick=False):
            tell(text("To go on with the questions that are left: {command}", command=self._resume(part, quick=False)))

    # The way back.

    def _tell_others(self, current: Part | None) -> None:
        """How to go on with the parts besides the ``current`` one, of which its interview has told."""
        text = self._language.text
        for part in self._sitting.parts:
            if part == current:
                continue
            path = self._paths.get(part.questionnaire.id, part.path)
            title = part.questionnaire.title
            if path is None:
                told = text("{questionnaire} has not begun yet. To begin:", questionnaire=title)
            else:
                told = text(
                    "Your answers to {questionnaire} are saved in {file}. To continue:",
                    questionnaire=title,
                    file=clean(str(path)),
                )
            resume = self._resume(part, quick=path is None and self._sitting.quick)
            self._prompter.show(Block(told), Block(resume, Tone.COMMAND))

    def _resume(self, part: Part, *, quick: bool) -> str:
        """What to type to go on with a part, or to begin it."""
        path = self._paths.get(part.questionnaire.id, part.path)
        name = part.name if path is None else part.own
        return write_command("assess", path, *(["--quick"] if quick else []), *self._asked(part), questionnaire=name)

    def _beside(self, part: Part) -> Sequence[str]:
        return self._benchmarks.get(part.questionnaire.id, ())

    def _asked(self, part: Part) -> list[str]:
        """The benchmarks as options; the language too, where it is not the one that the environment asks for."""
        beside = [word for name in self._beside(part) for word in ("--benchmark", name)]
        return beside + ([] if choose_language(None) is self._language else ["--lang", self._language.code])
