"""Files are replaced whole or not at all."""

from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path

import pytest

from govcheck.errors import InputError, Location
from govcheck.model.file_name import is_utf8
from govcheck.store.writing import make_folder, replace_files, write_file, write_new_file
from systems import needs_names_of_any_bytes


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def refused(path: Path | str, content: bytes = b"new") -> str:
    with pytest.raises(InputError) as caught:
        write_file(path, content)
    problem = caught.value.problems[0]
    assert problem.code == "not-writable" and problem.hint and problem.location
    assert problem.location.file == str(path)
    return str(problem)


def test_writes_a_new_file_and_replaces_an_old_one(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    write_file(path, b"one")
    assert path.read_bytes() == b"one"
    write_file(str(path), b"two")
    assert path.read_bytes() == b"two"
    assert names(tmp_path) == ["x.txt"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_crash_before_the_end_leaves_the_old_content_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"old")

    def crash(*_: object) -> None:
        assert path.read_bytes() == b"old"
        assert len(names(tmp_path)) == 2
        raise error

    monkeypatch.setattr(*{"fsync": (os, "fsync"), "replace": (Path, "replace")}[step], crash)
    with pytest.raises((InputError, KeyboardInterrupt)):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["x.txt"]


def test_the_content_is_on_disk_before_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def flush(handle: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "content")
        fsync(handle)

    def rename(self: Path, target: Path) -> Path:
        steps.append("name")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", flush)
    monkeypatch.setattr(Path, "replace", rename)
    write_file(tmp_path / "x.txt", b"new")
    assert steps == ["content", "name", "folder"]


def test_a_folder_that_cannot_be_flushed_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync = os.fsync

    def flush(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(22, "Invalid argument")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", flush)
    write_file(tmp_path / "x.txt", b"new")
    assert (tmp_path / "x.txt").read_bytes() == b"new"


def test_rights_and_group_stay(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    if os.getuid() == 0:
        os.chown(path, 1234, 4321)
    before = path.stat()
    write_file(path, b"new")
    after = path.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)


def test_rights_are_set_before_anything_stands_in_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"secret")
    path.chmod(0o600)
    seen: list[tuple[int, int]] = []
    fsync = os.fsync

    def flush(handle: int) -> None:
        seen.append((stat.S_IMODE(os.fstat(handle).st_mode), stat.S_ISDIR(os.fstat(handle).st_mode)))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", flush)
    monkeypatch.setattr(os, "chown", lambda *_: (_ for _ in ()).throw(PermissionError(1, "not yours")))
    write_file(path, b"secret too")
    assert seen[0][0] == 0o600


def test_a_new_file_has_the_rights_that_the_user_asks_for(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "x.txt", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "x.txt").stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    folder = tmp_path / "real"
    folder.mkdir()
    (folder / "x.txt").write_bytes(b"old")
    link = tmp_path / "link.txt"
    link.symlink_to("real/x.txt")
    write_file(link, b"new")
    assert link.is_symlink() and (folder / "x.txt").read_bytes() == b"new"
    dangling = tmp_path / "dangling.txt"
    dangling.symlink_to(folder / "y.txt")
    write_file(dangling, b"new")
    assert dangling.is_symlink() and (folder / "y.txt").read_bytes() == b"new"
    assert names(tmp_path) == ["dangling.txt", "link.txt", "real"]


def test_a_loop_of_links_is_told(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    refused(tmp_path / "loop")


def test_a_file_that_its_owner_may_only_read_is_left_alone_by_everybody(tmp_path: Path) -> None:
    path, link = tmp_path / "x.txt", tmp_path / "link.txt"
    path.write_bytes(b"archived")
    path.chmod(0o464)  # an administrator could write to it all the same
    link.symlink_to(path)
    for name in (path, link):
        assert "The file is write-protected, so it is left as it is." in refused(name)
    assert path.read_bytes() == b"archived"
    assert names(tmp_path) == ["link.txt", "x.txt"]


def test_a_protected_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"archived")
    monkeypatch.setattr(os, "access", lambda *_: False)  # whoever runs the tests may write everything
    assert "Permission denied" in refused(path)
    assert path.read_bytes() == b"archived"


def test_says_why_it_cannot_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert f"There is no folder {tmp_path / 'file'}." in refused(tmp_path / "file" / "x.txt")
    assert "There is no folder" in refused(tmp_path / "no" / "x.txt")
    assert "This is a folder; a file is needed." in refused(tmp_path)
    assert "too long" in refused(tmp_path / ("x" * 300))
    assert "null" in refused("x\0y")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(30, "Read-only file system")

    monkeypatch.setattr(Path, "open", refuse)
    assert "Read-only file system" in refused(tmp_path / "x.txt")
    assert names(tmp_path) == ["file"]


def test_what_is_no_ordinary_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    write_file("/dev/null", b"new")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_file(pipe, b"new")
    assert os.read(reader, 10) == b"new"
    os.close(reader)
    assert names(tmp_path) == ["pipe"]


def test_writes_to_standard_output(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, "utf-8")
    monkeypatch.setattr(sys, "stdout", out)
    out.write("before ")
    write_file("-", b"\xff\x00")
    assert raw.getvalue() == b"before \xff\x00"


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    assert write_new_file(path, b"one")
    assert not write_new_file(path, b"two")
    assert path.read_bytes() == b"one"
    with pytest.raises(InputError, match="There is no folder"):
        write_new_file(tmp_path / "no" / "x.txt", b"")


def test_a_link_that_leads_nowhere_is_told_as_what_it_is(tmp_path: Path) -> None:
    lost, circle = (tmp_path / name for name in ("lost.txt", "circle.txt"))
    lost.symlink_to(tmp_path / "no" / "x.txt")
    circle.symlink_to(circle)
    assert f"The link leads to {tmp_path / 'no' / 'x.txt'}, where there is no folder." in refused(lost)
    assert "The link leads back to itself" in refused(circle)
    for path in (lost, circle):
        with pytest.raises(InputError, match="The link leads"), replace_files([tmp_path / "first.txt", path]):
            pass
        with pytest.raises(InputError, match="The link leads to no folder"):
            make_folder(path)
    with (
        pytest.raises(InputError) as told,
        replace_files([tmp_path / "no" / "x.errors.csv", tmp_path / "no" / "x.csv"]),
    ):
        pass
    assert told.value.problems[0].location == Location(str(tmp_path / "no" / "x.csv"))


def test_what_a_link_leads_to_may_be_made_anew(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.txt"
    fresh.symlink_to(tmp_path / "x.txt")
    write_file(fresh, b"new")
    assert names(tmp_path) == ["fresh.txt", "x.txt"]
    assert fresh.is_symlink()


def test_makes_a_folder_with_those_above_it(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(InputError, match="The folder cannot be made"):
        make_folder(tmp_path / "file" / "b")
    with pytest.raises(InputError, match="a folder is needed"):
        make_folder(tmp_path / "file")


@needs_names_of_any_bytes
@pytest.mark.parametrize("folder", [b"caf\xe9", b"plain"])
def test_places_to_write_to_have_names_in_utf8(tmp_path: Path, folder: bytes) -> None:
    home = tmp_path / os.fsdecode(folder)
    home.mkdir()
    (home / "b.csv").write_bytes(b"old")
    paths = [home / os.fsdecode(b"a\xe9.csv"), home / "b.csv", home / "c.csv"]
    with replace_files(paths) as places:
        assert all(is_utf8(str(place)) and place.exists() for place in places)
        for place in places[:2]:
            place.write_bytes(b"new")
        places[2].unlink()
    assert names(home) == [path.name for path in paths[:2]]
    assert {path.read_bytes() for path in paths[:2]} == {b"new"}

    def fail(place: Path) -> None:
        place.write_bytes(b"newer")
        raise KeyError

    with pytest.raises(KeyError), replace_files(paths) as places:
        fail(places[1])
    assert (names(home), paths[1].read_bytes()) == ([path.name for path in paths[:2]], b"new")


def test_a_name_that_is_nearly_too_long_is_written_to(tmp_path: Path) -> None:
    path = tmp_path / f"{'x' * 251}.csv"
    for content in (b"one", b"two"):
        write_file(path, content)
        assert (names(tmp_path), path.read_bytes()) == ([path.name], content)


def test_a_name_that_is_too_long_is_told_where_something_is_written_there(tmp_path: Path) -> None:
    path, aside = tmp_path / f"{'x' * 245}.csv", tmp_path / f"{'x' * 245}.errors.csv"
    with replace_files([aside, path]) as (further, place):
        further.unlink()
        place.write_bytes(b"one")
    assert (names(tmp_path), path.read_bytes()) == ([path.name], b"one")
    with pytest.raises(InputError) as told, replace_files([aside, path]) as (_, place):
        place.write_bytes(b"two")
    problem = told.value.problems[0]
    assert (problem.location, problem.hint) == (Location(str(aside)), "Choose a shorter name.")
    assert (names(tmp_path), path.read_bytes()) == ([path.name], b"one")
    with pytest.raises(InputError) as told, replace_files([path, aside]):
        raise AssertionError
    assert told.value.problems[0].location == Location(str(aside))


def test_a_result_that_has_nowhere_to_go_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(InputError, match="Standard output is closed"):
        write_file("-", b"result")
