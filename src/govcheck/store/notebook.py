"""The answer file of a running assessment: locked, saved after every answer, watched for changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from filelock import FileLock, Timeout

from govcheck.errors import ChangedError, InputError, Location, LockedError, Problem
from govcheck.store.answer_file import MOST_BYTES, load_answers, render_answers
from govcheck.store.source_text import hash_bytes, read_source
from govcheck.store.writing import write_file

if TYPE_CHECKING:
    from types import TracebackType

    from govcheck.model.answer import AnswerFile
    from govcheck.model.questionnaire import Questionnaire


class Notebook:
    """Holds the lock on an answer file, and saves into it.

    The lock lies in a file beside it and ends with the process, however that ends.
    """

    def __init__(self, path: Path, questionnaire: Questionnaire) -> None:
        """Name the file; nothing is read or locked yet."""
        self.path = path
        self._questionnaire = questionnaire
        self._lock = FileLock(path.with_name(f".{path.name}.lock"))
        self._text = ""
        self._hash: str | None = None

    def __enter__(self) -> Self:
        """Take the lock.

        Raises:
            LockedError: another process holds it.
            InputError: the folder cannot be written to.
        """
        place = Location(str(self.path))
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            message = "Another govcheck is working on this file."
            raise LockedError(
                Problem("locked", message, "Finish there first, or choose another file.", place)
            ) from error
        except OSError as error:
            problem = Problem("not-writable", "The folder cannot be written to: {reason}.", "", place)
            raise InputError(Problem(problem.code, problem.message, "", place, {"reason": str(error)})) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the lock back and remove its file."""
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
        loaded = load_answers(self.path, self._questionnaire.id)
        self._text = read_source(self.path, MOST_BYTES).text
        self._hash = loaded.hash
        return loaded.answers

    def save(self, answers: AnswerFile) -> None:
        """Write the answers, unless somebody else changed the file since it was read.

        Raises:
            ChangedError: the file is not as it was left; nothing is written.
        """
        if self._disk_hash() != self._hash:
            message = "The file was changed by somebody else while you were answering."
            raise ChangedError(Problem("changed", message, "", Location(str(self.path))))
        self._text = render_answers(answers, self._questionnaire, self._text)
        content = self._text.encode()
        write_file(self.path, content)
        self._hash = hash_bytes(content)

    def save_beside(self, answers: AnswerFile) -> Path:
        """Write the answers into a new file beside the changed one, and say which."""
        stem = self.path.name.removesuffix(".answers.yaml").removesuffix(".yaml")
        names = (self.path.with_name(f"{stem}.mine{number}.answers.yaml") for number in range(1, 1000))
        path = next(name for name in names if not name.exists())
        write_file(path, render_answers(answers, self._questionnaire).encode())
        return path

    def _disk_hash(self) -> str | None:
        try:
            return hash_bytes(self.path.read_bytes())
        except FileNotFoundError:
            return None
