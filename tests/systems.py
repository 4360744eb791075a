"""What not every system has: tests of it run wherever it is there, and so all of them in the continuous integration."""

from __future__ import annotations

import sys

import pytest

WINDOWS = sys.platform == "win32"

needs_names_of_any_bytes = pytest.mark.skipif(
    WINDOWS or sys.platform == "darwin", reason="names are always in Unicode here"
)
needs_pipes = pytest.mark.skipif(WINDOWS, reason="no file is a pipe here")
needs_process_groups = pytest.mark.skipif(WINDOWS, reason="no signal reaches a group of processes here")
needs_held_files = pytest.mark.skipif(WINDOWS, reason="files are held otherwise here, and nothing is cleared away")
