"""Folders take their places together: one that cannot be moved leaves all that was there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from py4j.protocol import Py4JError

from govcheck.batch.spark.folder import Folder, replace_together
from govcheck.batch.spark.session import open_session
from govcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = [
    # PySpark leaves its sockets to the collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

Places = tuple[Folder, Folder]


class Refusing:
    """A file system that refuses to rename some times, as file systems do: it says no, or raises."""

    def __init__(self, system: Any, refuses: Callable[[], bool], *, says_no: bool) -> None:
        self._system = system
        self._refuses = refuses
        self._says_no = says_no

    def __getattr__(self, name: str) -> Any:
        return getattr(self._system, name)

    def rename(self, path: Any, place: Any) -> bool:
        if not self._refuses():
            return bool(self._system.rename(path, place))
        if self._says_no:
            return False
        raise Py4JError("Permission denied")


@pytest.fixture
def places(tmp_path: Path, local: str) -> Iterator[Places]:
    """Two folders in which an earlier result stands."""
    for name in ("results", "errors"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "old").write_text(name)
    with open_session(local) as session:
        yield Folder(session, str(tmp_path / "results")), Folder(session, str(tmp_path / "errors"))


def refuse(monkeypatch: pytest.MonkeyPatch, times: set[int], *, says_no: bool = True) -> None:
    """Let those renamings fail, counted from 1."""
    find = Folder._find  # noqa: SLF001 - the one way to the file system that stands behind
    asked = iter(range(1, 99))

    def found(self: Folder, name: str) -> tuple[Any, Any]:
        system, path = find(self, name)
        return Refusing(system, lambda: next(asked) in times, says_no=says_no), path

    monkeypatch.setattr(Folder, "_find", found)


def write_both(places: Places) -> None:
    with replace_together(*places) as written:
        for folder in written:
            folder.write(folder.session.range(3).coalesce(1))


def names_in(folder: Path) -> set[str]:
    return {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}


def test_both_take_their_places(tmp_path: Path, places: Places) -> None:
    write_both(places)
    assert {file.name for file in tmp_path.iterdir()} == {"results", "errors"}
    assert [place.read().count() for place in places] == [3, 3]
    assert not names_in(tmp_path) & {"results/old", "errors/old"}


def test_what_was_not_written_leaves_its_place_empty(tmp_path: Path, places: Places) -> None:
    with replace_together(*places) as (results, _):
        results.write(results.session.range(3))
    assert [file.name for file in tmp_path.iterdir()] == ["results"]


@pytest.mark.parametrize("says_no", [True, False])
@pytest.mark.parametrize("time", [1, 2, 3, 4])
def test_when_one_cannot_be_moved_all_is_as_before(
    tmp_path: Path, places: Places, monkeypatch: pytest.MonkeyPatch, time: int, *, says_no: bool
) -> None:
    refuse(monkeypatch, {time}, says_no=says_no)
    with pytest.raises(UsageError) as caught:
        write_both(places)
    (problem,) = caught.value.problems
    assert (problem.code, bool(caught.value.__cause__)) == ("not-moved", not says_no)
    assert names_in(tmp_path) == {"results/old", "errors/old"}
    assert len(list(tmp_path.iterdir())) == 2


def test_what_cannot_be_put_back_is_told_with_its_place(
    tmp_path: Path, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, {3, 4})  # the first new folder, and then the second of the old ones on its way back
    with pytest.raises(UsageError) as caught:
        write_both(places)
    moved, lost = caught.value.problems
    assert (moved.code, lost.code, lost.fields["file"]) == ("not-moved", "not-put-back", places[1].name)
    (kept,) = tmp_path.glob("errors.*.earlier")
    assert (str(kept), (kept / "old").read_text()) == (lost.fields["place"], "errors")
    assert names_in(tmp_path) == {"results/old", f"{kept.name}/old"}


def test_a_block_that_is_broken_off_leaves_nothing_behind(tmp_path: Path, places: Places) -> None:
    def break_off() -> None:
        with replace_together(*places) as (results, _):
            results.write(results.session.range(3))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert names_in(tmp_path) == {"results/old", "errors/old"}
    assert len(list(tmp_path.iterdir())) == 2
