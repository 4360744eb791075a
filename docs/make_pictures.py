"""Make the pictures that the README shows, from a made-up city."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

from govcheck.cli.scored import score_file
from govcheck.language import ENGLISH
from govcheck.report.terminal import render_summary
from govcheck.report.view import build_view

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "questionnaires" / "smart-governance" / "samples" / "villa-clara-del-rio.answers.yaml"
WIDTH = 84
LINES = 46


def main() -> None:
    """Write docs/summary.svg: the first screen of the summary."""
    scored = score_file(SAMPLE, ENGLISH)
    shown = render_summary(build_view(scored.result, scored.questionnaire, ENGLISH), WIDTH)
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi("\n".join(shown.splitlines()[:LINES])))
    svg = console.export_svg(title="govcheck score villa-clara-del-rio.answers.yaml", unique_id="summary")
    # Rich names fonts on the network; a picture in a document asks for nothing.
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    (ROOT / "docs" / "summary.svg").write_text(svg, "utf-8")


if __name__ == "__main__":
    sys.exit(main())
