"""Why nothing can be written behind a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govcheck.errors import Location
from govcheck.store.link_fault import find_link_fault

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("no/x.txt", "where there is no folder"),
        ("file/x.txt", "where there is no folder"),
        ("link", "leads back to itself"),
        ("round", "leads back to itself"),
        ("x.txt", ""),
        ("file", ""),
        ("onward", ""),
    ],
)
def test_the_reason_is_told_where_there_is_one(to: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "onward").symlink_to(tmp_path / "x.txt")
    link = tmp_path / "link"
    (tmp_path / "round").symlink_to(link)
    link.symlink_to(tmp_path / to)
    found = find_link_fault(link)
    assert (found is not None) is bool(said)
    if found is not None:
        assert said in str(found)
        assert (found.code, found.location) == ("not-writable", Location(str(link)))


def test_what_is_no_link_has_no_fault_of_one(tmp_path: Path) -> None:
    assert find_link_fault(tmp_path / "x.txt") is None
    assert find_link_fault(tmp_path / "no" / "x.txt") is None
