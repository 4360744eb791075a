"""Kill a running wizard again and again, and see whether a confirmed answer was ever lost.

The real program answers in plain mode through a pipe, is killed with SIGKILL at a random moment,
and is started again on the same file. An answer counts as confirmed once "Saved" was printed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from random import Random

from govcheck.store.answer_file import load_answers

MOST_ANSWERS = 30
"""In one run; fewer than are open, so that no question is answered twice and answers can be counted."""

FEWEST_ASKED = 80
BEGIN = b"Testville\nES\n4\n84 000\n\n1\n"


def run_once(path: Path, begin: bytes, random: Random, kill_after: float) -> int:
    """Start the wizard, answer quickly, kill it; how many answers it had confirmed."""
    command = [sys.executable, "-u", "-m", "govcheck", "assess", str(path), "-q", "smart-governance"]
    environment = {**os.environ, "TERM": "dumb"}
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )
    assert process.stdin
    assert process.stdout
    heard: list[bytes] = []
    started = threading.Event()

    def listen() -> None:
        assert process.stdout
        for line in process.stdout:
            heard.append(line)
            if line.startswith(b"Question "):
                started.set()

    listener = threading.Thread(target=listen)
    listener.start()
    process.stdin.write(begin)
    process.stdin.flush()
    started.wait(20)
    end = time.monotonic() + kill_after
    try:
        for _ in range(MOST_ANSWERS):
            if time.monotonic() >= end:
                break
            # The answers fit any question: some option, a number, or don't know.
            process.stdin.write(random.choice([b"1\n", b"2\n", b"d\n", b"2\n"]))
            process.stdin.flush()
            time.sleep(random.uniform(0, 0.004))
    except BrokenPipeError:
        pass
    time.sleep(max(0, end - time.monotonic()))
    process.kill()
    process.wait()
    listener.join()
    return sum(line.lstrip(b"> ").startswith(b"Saved") for line in heard)


def main() -> int:
    """Kill as often as asked, and tell what became of the answers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", nargs="?", type=int, default=200)
    kills = parser.parse_args().kills
    random = Random(20261120)
    lost = unreadable = confirmed_in_all = 0
    settled = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "testville.answers.yaml"
        for number in range(kills):
            if settled > FEWEST_ASKED - MOST_ANSWERS:
                path.unlink()
                settled = 0
            confirmed = run_once(path, b"" if path.exists() else BEGIN, random, random.uniform(0, 0.12))
            confirmed_in_all += confirmed
            try:
                now = len(load_answers(path).answers.answers)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
                print(f"kill {number}: {error}")
                unreadable += 1
                continue
            if now < settled + confirmed:
                print(f"kill {number}: {settled} before, {confirmed} confirmed, {now} now")
                lost += settled + confirmed - now
            settled = now
    print(f"{kills} kills, {confirmed_in_all} confirmed answers, {lost} lost, {unreadable} unreadable files")
    return 1 if lost or unreadable else 0


if __name__ == "__main__":
    sys.exit(main())
