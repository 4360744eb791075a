"""Ctrl-C ends what Spark does, with a word and with nothing left: no table, and no virtual machine."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from _thread import interrupt_main
from threading import Timer
from typing import TYPE_CHECKING

import polars as pl
import pytest

from govcheck.batch.spark.session import cancel_jobs, open_session
from govcheck.cli.stopping import run_until_stopped
from spark_cluster import QUICK
from systems import needs_process_groups

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    # PySpark leaves its sockets to the collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

SECONDS = 60
"""So long a machine with much to do may take."""


def test_a_job_is_stopped_and_the_session_goes_on(local: str) -> None:
    with open_session(local) as session:
        # As in the program, where PySpark is in no main thread and listens to no Ctrl-C.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        pressed = Timer(1, interrupt_main)
        pressed.start()
        try:
            with pytest.raises(KeyboardInterrupt):
                run_until_stopped(lambda: session.sql("SELECT sum(id % 7) FROM range(1e15)").collect(), cancel_jobs)
        finally:
            pressed.join()
            signal.signal(signal.SIGINT, before)
        assert session.range(3).count() == 3


@needs_process_groups
def test_ctrl_c_while_spark_starts_leaves_no_virtual_machine(
    tmp_path: Path, command_environment: dict[str, str]
) -> None:
    pl.DataFrame({"city": ["A"], "og.plan": [True]}).write_parquet(tmp_path / "in.parquet")
    asked = ["score", "in.parquet", "-q", "smart-governance", "-o", "out.parquet", "--engine", "spark"]
    with subprocess.Popen(
        [sys.executable, "-m", "govcheck", *asked, "--master", "local[2]"], cwd=tmp_path, text=True,
        env={**command_environment, "JDK_JAVA_OPTIONS": QUICK}, stderr=subprocess.PIPE, start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stderr is not None
        try:
            assert process.stderr.readline() == "Spark starts; that takes a while.\n"
            time.sleep(2)  # by now, the virtual machine starts
            os.killpg(process.pid, signal.SIGINT)
            told, code = process.stderr.read(), process.wait(SECONDS)
        finally:
            end = time.monotonic() + SECONDS
            while is_there(process.pid) and time.monotonic() < end:
                time.sleep(0.1)
            left = is_there(process.pid)
            if left:
                os.killpg(process.pid, signal.SIGKILL)
    assert (told, code, left) == ("Interrupted: nothing was written.\n", 130, False)
    assert [file.name for file in tmp_path.iterdir()] == ["in.parquet"]


def is_there(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
