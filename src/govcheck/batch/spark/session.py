"""A session with Spark: on this machine (``local[2]``) or with the cluster whose address is given."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from govcheck.errors import Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import SparkSession

_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "OFF",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "10000",
    "spark.sql.caseSensitive": "true",
    "spark.sql.parquet.mergeSchema": "true",
}


def check_spark() -> None:
    """See to it that there is what Spark needs on this machine.

    Raises:
        UsageError: PySpark or Java is not installed.
    """
    try:
        import pyarrow as pa  # noqa: F401, PLC0415 - rows cross over by way of it; most have none
        from pyspark.sql import SparkSession  # noqa: F401, PLC0415 - most have no Spark
    except ImportError as error:
        message, hint = "Spark is not installed.", "Install it with: pip install 'govcheck[spark]'"
        raise UsageError(Problem("no-spark", message, hint)) from error
    if not _has_java():
        message, hint = "Spark needs Java 17 or newer, and there is none.", "Install it, or set JAVA_HOME."
        raise UsageError(Problem("no-java", message, hint))


@contextmanager
def open_session(master: str) -> Iterator[SparkSession]:
    """A session that ends with the block; one that runs already is used, and left running.

    Raises:
        UsageError: PySpark or Java is not installed, or the cluster does not answer.
    """
    check_spark()
    from pyspark.sql import SparkSession  # noqa: PLC0415 - most have no Spark

    running = SparkSession.getActiveSession()
    if running is not None:
        yield running
        return
    try:
        session = _start(master)
    except find_faults() as error:
        raise _no_cluster(master) from error
    try:
        yield session
    finally:
        session.stop()


def find_faults() -> tuple[type[Exception], ...]:
    """What PySpark raises where Spark cannot do what it was asked."""
    from py4j.protocol import Py4JError  # noqa: PLC0415 - most have no Spark
    from pyspark.errors import PySparkException  # noqa: PLC0415 - most have no Spark

    return PySparkException, Py4JError, OSError, RuntimeError


def cancel_jobs() -> None:
    """Let what Spark computes for this process fail, from whatever thread it was asked."""
    from pyspark import SparkContext  # noqa: PLC0415 - most have no Spark

    context = SparkContext._active_spark_context  # noqa: SLF001 - what has it in public would start another
    # It may end at the same moment.
    with suppress(*find_faults(), AttributeError):
        if context is not None:
            context.cancelAllJobs()


def end_machine() -> None:
    """End the virtual machine that a session is still being started with, which would wait for its cluster."""
    from pyspark import SparkContext  # noqa: PLC0415 - most have no Spark

    gateway = SparkContext._gateway  # noqa: SLF001 - PySpark has no other way to its process
    process = getattr(gateway, "proc", None)
    if process is not None:
        process.kill()


def _start(master: str) -> SparkSession:
    from pyspark.sql import SparkSession  # noqa: PLC0415 - most have no Spark

    local = master.startswith("local")
    if local:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder.master(master).appName("govcheck")
    for name, value in _SETTINGS.items():
        builder = builder.config(name, value)
    if local:
        builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    with _quiet():
        return builder.getOrCreate()


@contextmanager
def _quiet() -> Iterator[None]:
    """Nothing that the virtual machine says while it starts reaches standard error, which it keeps."""
    sys.stderr.flush()
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _has_java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return (Path(home) / "bin" / "java").exists() if home else shutil.which("java") is not None


def _no_cluster(master: str) -> UsageError:
    message = "Spark did not start with {master}."
    hint = "Check the address, such as spark://host:7077 or local[2], and that Java is 17 or newer."
    return UsageError(Problem("no-cluster", message, hint, fields={"master": master}))
