"""Spark runs on Java. Its tests are part of the suite wherever that is installed.

The continuous integration installs it, and fails without it.
"""

from __future__ import annotations

import os
import shutil

if shutil.which("java") is None and not os.environ.get("JAVA_HOME") and not os.environ.get("CI"):
    collect_ignore_glob = ["test_*.py"]
