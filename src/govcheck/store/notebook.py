"""The answer file of a running assessment: locked, saved after every answer, watched for changes."""

from __future__ import annotations

from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Self

from filelock import FileLock, Timeout

from govcheck.errors import ChangedError, InputError, Location, LockedError, Problem
from govcheck.language import ENGLISH
from govcheck.model.file_name import SUFFIX, is_json_name, take_suffix_off
from govcheck.store.answer_file import MOST_BYTES, read_answers, render_answers, render_answers_json
from govcheck.store.source_text import SourceText, check_size, hash_bytes, read_bytes, read_source
from govcheck.store.temporary import name_beside, remove_temporary
from govcheck.store.writing import write_file, write_new_file

if TYPE_CHECKING:
    from types import TracebackType

    from govcheck.language import Language
    from govcheck.model.answer import AnswerFile
    from govcheck.model.questionnaire import Questionnaire

PATIENCE = 0.2
"""Seconds to wait for a lock: enough for another process to end, too short to be felt."""


def _resolved(path: Path) -> Path:
    """The file behind all links.

    Raises:
        InputError: the links lead in a circle.
    """
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:
        message, hint = "The links of this name lead in a circle.", "Choose another name."
        raise InputError(Problem("link-loop", message, hint, Location(str(path)))) from error


class Notebook:
    """Holds the lock on an answer file, and saves into it.

    The lock lies in a file beside it and ends with the process, however that ends.
    """

    def __init__(
        self, path: Path, questionnaire: Questionnaire, language: Language = ENGLISH, name: str | None = None
    ) -> None:
        """Name the file; nothing is read or locked yet.

        ``name`` is the folder of a questionnaire of one's own, for the commands that messages tell.
        """
        self.path = path
        self._questionnaire = questionnaire
        self._language = language
        self._name = name
        # Whoever comes by way of a link must meet the same lock.
        self._target = _resolved(path)
        self._lock = FileLock(name_beside(self._target, "lock"))
        self._text = ""
        self._hash: str | None = None

    def __enter__(self) -> Self:
        """Take the lock, and clear away what a killed process left.

        Raises:
            LockedError: another process holds it.
            InputError: the folder does not exist or cannot be written to.
        """
        place = Location(str(self.path))
        if not self._target.parent.is_dir():
            message, hint = "There is no folder {folder}.", "Make it first, or choose another place."
            raise InputError(Problem("not-writable", message, hint, place, {"folder": str(self.path.parent)}))
        try:
            self._lock.acquire(timeout=PATIENCE)
        except Timeout as error:
            message = "Another govcheck is working on this file."
            hint = "Finish there first, or choose another file."
            raise LockedError(Problem("locked", message, hint, place)) from error
        except OSError as error:
            message, hint = "The folder cannot be written to: {reason}.", "Choose a place where you may write."
            fields = {"reason": error.strerror or str(error)}
            raise InputError(Problem("not-writable", message, hint, place, fields)) from error
        remove_temporary(self._target)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the lock back and remove its file."""
        # Removed while it is held: whoever waits for it sees that the file is gone, and takes a new one.
        with suppress(OSError):
            Path(self._lock.lock_file).unlink(missing_ok=True)
        self._lock.release()

    def load(self) -> AnswerFile | None:
        """The answers on disk; ``None`` where there is no file yet.

        Raises:
            InputError: the file is not valid.
        """
        if not self.path.exists():
            self._text, self._hash = "", None
            return None
        source = read_source(self.path, MOST_BYTES)
        loaded = read_answers(source, self._questionnaire, name=self._name)
        self._text, self._hash = source.text, loaded.hash
        return loaded.answers

    def save(self, answers: AnswerFile) -> None:
        """Write the answers, unless somebody else changed the file since it was read.

        Raises:
            ChangedError: the file is not as it was left; nothing is written.
            InputError: the answers could not be read again, or not be written; nothing is written.
        """
        if not self._is_as_it_was_left():
            message = "The file was changed or removed by somebody else while you were answering."
            hint = "Your answers can be written beside it."
            raise ChangedError(Problem("changed", message, hint, Location(str(self.path))))
        text, content = self._render(answers, self._text)
        write_file(self._target, content)
        self._text, self._hash = text, hash_bytes(content)

    def save_beside(self, answers: AnswerFile) -> Path:
        """Write the answers into a new file beside the changed one, and say which."""
        stem, suffix = take_suffix_off(self.path.name), ".json" if is_json_name(self.path.name) else SUFFIX
        _, content = self._render(answers, "")
        names = (self.path.with_name(f"{stem}.mine{number}{suffix}") for number in count(1))
        return next(path for path in names if write_new_file(path, content))

    def _render(self, answers: AnswerFile, earlier: str) -> tuple[str, bytes]:
        """The text to be written, which is sure to be readable again."""
        if is_json_name(self.path.name):
            text = render_answers_json(answers, self._questionnaire)
        else:
            text = render_answers(answers, self._questionnaire, earlier, language=self._language)
        content = text.encode()
        check_size(len(content), MOST_BYTES, str(self.path))
        read_answers(SourceText(str(self.path), text, ""), self._questionnaire)
        return text, content

    def _is_as_it_was_left(self) -> bool:
        try:
            return hash_bytes(read_bytes(self.path, MOST_BYTES)) == self._hash
        except InputError as error:
            return self._hash is None and error.problems[0].code == "no-such-file"
