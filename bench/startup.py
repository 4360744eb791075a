"""How long whole commands take, as ratios to an empty Python, all in one run.

Commands are run in turn, round after round, so that a machine that drifts slows all of them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

ROUNDS = 21
ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
SAMPLE = ROOT / "questionnaires" / "smart-governance" / "samples" / "villa-clara-del-rio.answers.yaml"
COMMANDS = {
    "python -c pass": ([sys.executable, "-c", "pass"], None),
    "govcheck --version": ([str(BIN / "govcheck"), "--version"], 1.5),
    "govcheck --help": ([str(BIN / "govcheck"), "--help"], 14.0),
    "govcheck score FILE": ([str(BIN / "govcheck"), "score", str(SAMPLE)], 18.0),
    "govcheck score FILE --json": ([str(BIN / "govcheck"), "score", str(SAMPLE), "--json"], None),
    "govcheck report FILE -o -": ([str(BIN / "govcheck"), "report", str(SAMPLE), "-o", "-"], None),
    "copier --help": ([str(BIN / "copier"), "--help"], None),
    "cz --help": ([str(BIN / "cz"), "--help"], None),
}


def main() -> None:
    """Measure and print the table."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "COLUMNS": "80"}
    for number in range(ROUNDS + 1):
        for name, (command, _) in COMMANDS.items():
            start = perf_counter()
            subprocess.run(command, check=True, capture_output=True, env=environment)
            if number:  # the first round warms up
                times[name].append(perf_counter() - start)
    bare = times["python -c pass"]
    print(f"{'command':<28}{'median ms':>10}{'× bare':>9}{'aim':>7}")
    for name, (_, aim) in COMMANDS.items():
        ratio = median(one / empty for one, empty in zip(times[name], bare, strict=True))
        shown = "" if aim is None else f"≤ {aim:g}"
        print(f"{name:<28}{median(times[name]) * 1000:>10.1f}{ratio:>9.2f}{shown:>7}")


if __name__ == "__main__":
    main()
