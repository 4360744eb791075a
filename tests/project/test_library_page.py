"""The examples of the page for programs run, and say what stands there."""

from __future__ import annotations

from doctest import ELLIPSIS, DocTestParser, DocTestRunner
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_the_examples_of_the_library_page_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = (ROOT / "docs" / "library.md").read_text("utf-8")
    examples = DocTestParser().get_doctest(page, {}, "library.md", "docs/library.md", 0)
    told: list[str] = []
    found = DocTestRunner(optionflags=ELLIPSIS).run(examples, out=told.append)
    assert found.attempted > 5
    assert not found.failed, "".join(told)
