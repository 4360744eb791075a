"""A Spark cluster on this machine: a master and two workers, each a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pyspark

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).parents[1] / "src"
QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote"
"""For virtual machines that live for seconds: with little compiling, and without a check of Spark's own classes."""

SECONDS = 60
"""So long it may take to start."""


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def cluster(folder: Path, workers: int = 2, java: str = QUICK) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of its master, and the environment for a program that uses it.

    Args:
        folder: where its logs and its workers' files are left.
        workers: how many there are, each with one core.
        java: the options of all its virtual machines.
    """
    home = Path(pyspark.__file__).parent
    environment = {
        **os.environ, "SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable,
        "PYTHONPATH": str(SOURCE), "SPARK_DAEMON_MEMORY": "256m", "JDK_JAVA_OPTIONS": java,
    }  # fmt: skip
    port = free_port()
    master = f"spark://127.0.0.1:{port}"
    here = ["--host", "127.0.0.1", "--webui-port", "0"]
    started: list[subprocess.Popen[bytes]] = []

    def start(kind: str, *arguments: str) -> Path:
        log = folder / f"{len(started)}.log"
        command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{kind}", *here, *arguments]
        with log.open("wb") as stream:
            started.append(subprocess.Popen(command, env=environment, stdout=stream, stderr=stream))
        return log

    try:
        log = start("master.Master", "--port", str(port))
        wait_for(log, "New state: ALIVE", 1)
        for number in range(workers):
            start("worker.Worker", "--cores", "1", "--memory", "1g", "--work-dir", str(folder / f"worker-{number}"),
                  master)  # fmt: skip
        wait_for(log, "Registering worker", workers)
        yield master, environment
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait(timeout=SECONDS)


def wait_for(log: Path, words: str, times: int) -> None:
    end = time.monotonic() + SECONDS
    while log.read_text(errors="replace").count(words) < times:
        if time.monotonic() > end:
            raise TimeoutError(f"{words}: {log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.1)
