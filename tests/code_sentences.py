"""The sentences of the code as translators get to see them, looked for once."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "src" / "govcheck"

sys.path.insert(0, str(ROOT / "languages"))
from extract import find_sentences  # noqa: E402 - it lies beside the catalogues that it is for

FOUND = tuple(find_sentences(CODE))
