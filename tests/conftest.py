"""What all tests share: golden files, and a quiet, fixed environment."""

from __future__ import annotations

import gc
import os
import re
import sys
from gettext import NullTranslations
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from code_sentences import CODE, FOUND, ROOT
from govcheck.__main__ import SELDOM
from govcheck.language import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCES = {words for sentence in FOUND for words in (sentence.one, sentence.many)}


class Watchful(NullTranslations):
    """English that refuses any sentence of the code that translators would never get to see."""

    def gettext(self, message: str) -> str:
        place = sys._getframe(1)  # noqa: SLF001 - there is no other way to know who says it
        while place.f_back is not None and place.f_code.co_filename.endswith("language.py"):
            place = place.f_back
        said = place.f_code.co_filename.startswith(str(CODE))
        assert not said or message in SENTENCES or message in MADE_UP, f"not found by languages/extract.py: {message}"
        return message


MADE_UP = {"This is no answer.", "The disk is full."}
"""Sentences of the tests themselves, shown by the code."""

object.__setattr__(ENGLISH, "translations", Watchful())

# The same examples in every run: a failure is seen by everybody, or by nobody.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-golden", action="store_true", help="write golden files anew instead of comparing them")


def pytest_collection_finish() -> None:
    """The garbage collector need not look at thousands of tests again and again: they stay."""
    gc.set_threshold(*SELDOM)
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _fixed_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the file of that name in tests/golden, or write it with --write-golden."""

    def compare(name: str, text: str) -> None:
        file = ROOT / "tests" / "golden" / name
        if request.config.getoption("--write-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        assert file.read_text("utf-8") == text, f"{name} has changed; if it should, run make golden"

    return compare


@pytest.fixture
def block(request: pytest.FixtureRequest) -> Callable[[str, str, str], None]:
    """Compare a text with what stands between <!-- name --> and <!-- /name --> in a file of the root."""

    def compare(file_name: str, name: str, text: str) -> None:
        file = ROOT / file_name
        whole = file.read_text("utf-8")
        pattern = re.compile(rf"(<!-- {name} -->\n)(.*?)(<!-- /{name} -->)", re.DOTALL)
        if request.config.getoption("--write-golden"):
            whole = pattern.sub(lambda match: match[1] + text + match[3], whole)
            file.write_text(whole, "utf-8")
        found = pattern.search(whole)
        assert found, f"{file_name} has no block {name}"
        assert found[2] == text, f"the block {name} of {file_name} is not up to date: run make golden"

    return compare


@pytest.fixture(scope="session")
def command_environment() -> dict[str, str]:
    """The environment in which tests start the program itself."""
    keep = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FORCE_COLOR", "LANG", "LC_ALL"}}
    path = {"PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": ""}  # hundreds of processes, compiled once
    return {**keep, **path, "TERM": "dumb", "COLUMNS": "80", "PYTHONUTF8": "1"}
