"""Work shared among processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from govcheck.errors import GovcheckError
from govcheck.survey.processes import PAYS, work_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

SCRIPT = """
import os, sys, time
from pathlib import Path
from govcheck.survey.processes import work_in_order

def work(task):
    Path(sys.argv[1] if len(sys.argv) > 1 else ".", str(os.getpid())).touch()
    time.sleep(0.05)
    return task

if __name__ == "__main__":
    for done in work_in_order(work, range(1000), 2):
        print(done, flush=True)
"""


def slow_first(task: int) -> tuple[int, int]:
    time.sleep(0.2 if task == 0 else 0)
    return task, os.getpid()


def test_results_come_in_order_from_several_processes() -> None:
    results = list(work_in_order(slow_first, range(40), 2))
    assert [task for task, _ in results] == list(range(40))
    assert os.getpid() not in {process for _, process in results}


@pytest.mark.parametrize(("tasks", "jobs"), [(PAYS - 1, 2), (40, 1), (40, 0), (0, 2)])
def test_what_is_little_is_done_here(tasks: int, jobs: int) -> None:
    assert [process for _, process in work_in_order(slow_first, range(tasks), jobs)] == [os.getpid()] * tasks


class Learning:
    """Work that learns something before its first task."""

    @cached_property
    def learnt(self) -> int:
        return time.monotonic_ns()

    def __call__(self, _task: int) -> tuple[int, int]:
        return os.getpid(), self.learnt


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_learnt_at_work_each_process_learns_once(jobs: int) -> None:
    learnt = set(work_in_order(Learning(), range(40), jobs))
    processes = {process for process, _ in learnt}
    assert len(learnt) == len(processes) <= jobs  # one alone may have done it all before the other has begun
    assert (os.getpid() in processes) is (jobs == 1)


def fail(task: int) -> int:
    if task == 3:
        raise ValueError("three")
    return task


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_in_a_process_is_a_fault_here(jobs: int) -> None:
    with pytest.raises(ValueError, match="three"):
        list(work_in_order(fail, range(40), jobs))


@pytest.fixture
def running(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A program with two processes that work for a while, once both have begun."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, "utf-8")
    (tmp_path / "seen").mkdir()
    process = subprocess.Popen(
        [sys.executable, str(script), str(tmp_path / "seen")],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    wait_for(lambda: len(list((tmp_path / "seen").iterdir())) == 2)
    yield process
    if process.poll() is None:
        process.kill()
    process.communicate()


def wait_for(condition: object) -> None:
    assert callable(condition)
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def gone(number: str) -> bool:
    """Whether a process has ended, also where nobody has asked what became of it."""
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    if not Path("/proc/self/stat").exists():
        return False
    try:
        return Path("/proc", number, "stat").read_text("ascii").rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


class Deadly:
    """Work that ends the processes it is sent to."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (9,)

    def __call__(self, task: int) -> int:
        return task


def test_a_process_that_ends_as_it_begins_is_told() -> None:
    with pytest.raises(GovcheckError) as told:
        list(work_in_order(Deadly(), range(40), 2))
    assert [one.code for one in told.value.problems] == ["process-ended"]


STARTING = """
import os, signal, sys, threading
from govcheck.survey import processes

def work(task):
    return task

if __name__ == "__main__":
    with processes._deaf():
        os.killpg(0, signal.SIGINT)
        print("deaf", flush=True)
    print("lost", flush=True)
"""


def test_ctrl_c_is_not_lost_while_processes_are_started(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(STARTING, "utf-8")
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=False, start_new_session=True, timeout=30
    )
    assert (done.stdout, done.stderr.rstrip().endswith("KeyboardInterrupt")) == ("deaf\n", True)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL, signal.SIGTERM])
def test_nothing_goes_on_where_the_program_is_ended(
    running: subprocess.Popen[str], tmp_path: Path, sign: signal.Signals
) -> None:
    workers = [path.name for path in (tmp_path / "seen").iterdir()]
    if sign is signal.SIGINT:  # as a terminal sends it: to all of them
        os.killpg(running.pid, sign)
    else:
        running.send_signal(sign)
    _, told = running.communicate(timeout=30)
    wait_for(lambda: all(gone(worker) for worker in workers))
    assert told.count("Traceback") == (sign is signal.SIGINT)
    if sign is signal.SIGINT:
        assert told.rstrip().endswith("KeyboardInterrupt")
