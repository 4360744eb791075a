"""Make the pictures that the README shows, from a made-up city; needs Chromium."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.text import Text

from govcheck.cli.scored import Scored, score_file
from govcheck.language import ENGLISH
from govcheck.report.formats import Matter, render
from govcheck.report.terminal import render_summary
from govcheck.report.view import build_view

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
SAMPLE = ROOT / "questionnaires" / "smart-governance" / "samples" / "villa-clara-del-rio.answers.yaml"
WIDTH = 84
LINES = 46

SCREENS = {
    "report-light": {"color_scheme": "light", "viewport": {"width": 1000, "height": 1180}},
    "report-dark": {"color_scheme": "dark", "viewport": {"width": 1000, "height": 1180}},
    "report-phone": {"color_scheme": "light", "viewport": {"width": 390, "height": 844}},
}


def main() -> None:
    """Write all pictures into docs/."""
    scored = score_file(SAMPLE, ENGLISH)
    (DOCS / "summary.svg").write_text(picture_summary(scored), "utf-8")
    with tempfile.TemporaryDirectory() as folder:
        matter = Matter(scored.result, scored.questionnaire, ENGLISH)
        for name in ("report.html", "report.pdf"):
            (Path(folder) / name).write_bytes(render(matter, name).content)
        picture_screens(Path(folder) / "report.html")
        picture_page(Path(folder) / "report.pdf", DOCS / "report-pdf.png")


def picture_summary(scored: Scored) -> str:
    """The first screen of the summary in a terminal."""
    shown = render_summary(build_view(scored.result, scored.questionnaire, ENGLISH), WIDTH)
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi("\n".join(shown.splitlines()[:LINES])))
    svg = console.export_svg(title="govcheck score villa-clara-del-rio.answers.yaml", unique_id="summary")
    # Rich names fonts on the network; a picture in a document asks for nothing.
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def picture_screens(report: Path) -> None:
    """The first page of the report as browsers show it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), chromium_sandbox=False)
        for name, options in SCREENS.items():
            page = browser.new_context(**options).new_page()  # type: ignore[arg-type]
            page.goto(report.as_uri())
            page.screenshot(path=DOCS / f"{name}.png")
        browser.close()


def picture_page(report: Path, picture: Path) -> None:
    """The first page of the PDF, by poppler's pdftoppm."""
    tool = shutil.which("pdftoppm") or sys.exit("pdftoppm is missing: apt-get install poppler-utils")
    target = picture.with_suffix("")
    subprocess.run([tool, "-r", "80", "-f", "1", "-l", "1", "-singlefile", "-png", report, target], check=True)  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
