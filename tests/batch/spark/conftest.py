"""Spark runs on Java. Its tests are part of the suite wherever that is installed.

The continuous integration installs it, and fails without it.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from govcheck.batch.spark.session import open_session
from spark_cluster import QUICK, SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator

if shutil.which("java") is None and not os.environ.get("JAVA_HOME") and not os.environ.get("CI"):
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="package")
def local() -> Iterator[str]:
    """A session of two threads, shared by the tests that need no cluster."""
    with pytest.MonkeyPatch.context() as changed:
        changed.setenv("PYTHONPATH", str(SOURCE))
        changed.setenv("JDK_JAVA_OPTIONS", QUICK)
        with open_session("local[2]"):
            yield "local[2]"
