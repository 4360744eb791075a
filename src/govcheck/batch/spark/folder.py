"""Folders that Spark writes: whole or not at all, and in the place of nothing but an earlier result."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import uuid4

from govcheck.batch.spark.session import find_faults
from govcheck.errors import Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from pyspark.sql import DataFrame, SparkSession


class Folder(NamedTuple):
    """A folder to be written, by a name that every machine of the cluster knows."""

    session: SparkSession
    name: str

    def check(self, source: str, columns: Collection[str]) -> None:
        """See to it that nothing but an earlier result would be lost.

        Args:
            source: what is read.
            columns: the columns by which an earlier result is known.

        Raises:
            UsageError: the source lies there or in it, it lies in the source, or something else stands in its place.
        """
        with tell_faults():
            own, read = (self._find(name)[1].toString().rstrip("/") + "/" for name in (self.name, source))
            if own.startswith(read) or read.startswith(own):
                message, hint = "{file} is what is read, or lies in it.", "Give what is written another name."
                raise UsageError(Problem("would-overwrite", message, hint, fields={"file": self.name}))
            system, path = self._find(self.name)
            if system.exists(path) and len(system.listStatus(path)) and not self._holds(columns):
                message = "{file} is there already, and is no earlier result, so it is left as it is."
                raise UsageError(
                    Problem("would-overwrite", message, "Choose another name.", fields={"file": self.name})
                )

    def write(self, table: DataFrame) -> None:
        """Write a table; there must be nothing of that name yet."""
        table.write.parquet(self.name)

    def read(self) -> DataFrame:
        """The table that stands there."""
        return self.session.read.parquet(self.name)

    def exists(self) -> bool:
        """Whether there is anything of that name."""
        system, path = self._find(self.name)
        return bool(system.exists(path))

    def beside(self, state: str) -> Folder:
        """A folder in the same place whose name is new, and says what it is."""
        return Folder(self.session, f"{self.name}.{uuid4().hex[:8]}.{state}")

    def move(self, place: Folder) -> None:
        """Give it the name of another, which must be free.

        Raises:
            UsageError: it cannot be moved; some file systems say so, and others raise something.
        """
        system, path = self._find(self.name)
        message, hint = "{file} cannot be moved to {place}.", "See to it that you may write, rename and delete there."
        refused = UsageError(Problem("not-moved", message, hint, fields={"file": self.name, "place": place.name}))
        try:
            moved = system.rename(path, self._find(place.name)[1])
        except find_faults() as error:
            raise refused from error
        if not moved:
            raise refused

    def remove(self) -> None:
        """Remove the folder with all that is in it, if it is there."""
        system, path = self._find(self.name)
        system.delete(path, True)  # noqa: FBT003 - with all that is in it; Java takes no names

    def _holds(self, columns: Collection[str]) -> bool:
        """Whether there is a table that was written whole and has these columns."""
        try:
            system, done = self._find(f"{self.name}/_SUCCESS")
            return bool(system.exists(done)) and set(columns) <= set(self.read().columns)
        except find_faults():
            return False

    def _find(self, name: str) -> tuple[Any, Any]:
        """The file system that holds a folder, and the folder's path in it, as Hadoop has them."""
        context = self.session.sparkContext
        path = context._jvm.org.apache.hadoop.fs.Path(name)  # type: ignore[union-attr]  # noqa: SLF001 - PySpark has no other way to a cluster's files
        system = path.getFileSystem(context._jsc.hadoopConfiguration())  # noqa: SLF001 - the same
        return system, system.makeQualified(path)


@contextmanager
def replace_together(*places: Folder) -> Iterator[list[Folder]]:
    """New folders to write to; when the block ends, all of them take their places, or none does.

    Where one was not written, what stands in its place is removed.

    Raises:
        UsageError: Spark could not finish, or a folder cannot be moved; the places hold what they held before.
    """
    written = [place.beside("unfinished") for place in places]
    try:
        with tell_faults():
            yield written
            for earlier in _exchange(written, places):
                earlier.remove()
    except BaseException:
        for folder in written:
            with suppress(*find_faults()):  # what is told is why Spark could not finish
                folder.remove()
        raise


def _exchange(written: Sequence[Folder], places: Sequence[Folder]) -> list[Folder]:
    """Put what was written in its place; what stood there is given back, under other names."""
    aside = [(place, place.beside("earlier")) for place in places if place.exists()]
    moves = [*aside, *((folder, place) for folder, place in zip(written, places, strict=True) if folder.exists())]
    try:
        for folder, place in moves:
            folder.move(place)
    except BaseException as error:
        for folder, place in reversed(moves):
            with suppress(UsageError):
                if place.exists() and not folder.exists():
                    place.move(folder)
        message, hint = "What stood in {file} lies in {place} now.", "Rename it yourself."
        names = [{"file": place.name, "place": earlier.name} for place, earlier in aside if earlier.exists()]
        if names:
            reasons = error.problems if isinstance(error, UsageError) else ()
            raise UsageError(*reasons, *(Problem("not-put-back", message, hint, None, own) for own in names)) from error
        raise
    return [earlier for _, earlier in aside]


@contextmanager
def tell_faults() -> Iterator[None]:
    """What Spark cannot do, as an error that says so.

    Raises:
        UsageError: Spark raised something.
    """
    try:
        yield
    except find_faults() as error:
        raise _failed(error) from error


def _failed(error: Exception) -> UsageError:
    if "ModuleNotFoundError" in str(error):
        message = "The machines of the cluster cannot import govcheck."
        hint = "Install the same version with its dependencies there, and name its Python in PYSPARK_PYTHON."
        return UsageError(Problem("no-workers", message, hint))
    message, hint = "Spark could not finish: {reason}.", "Its own logs say more."
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return UsageError(Problem("spark-failed", message, hint, fields={"reason": lines[-1][:200] if lines else ""}))
