"""The examples in the docstrings of the core are true."""

from __future__ import annotations

import doctest
from importlib import import_module
from pkgutil import iter_modules

import pytest

import govcheck.comparison
import govcheck.model
import govcheck.scoring

PARTS = (govcheck.scoring, govcheck.model, govcheck.comparison)
MODULES = [f"{part.__name__}.{module.name}" for part in PARTS for module in iter_modules(part.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0


def test_formulas_have_examples() -> None:
    for name in ("scoring.worth", "scoring.level", "scoring.traversal", "comparison.wilson"):
        assert doctest.testmod(import_module(f"govcheck.{name}")).attempted > 0
