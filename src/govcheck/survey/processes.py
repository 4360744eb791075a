"""Work shared among processes: results in the order of the tasks, and an end that is never silent."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from govcheck.errors import GovcheckError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

T = TypeVar("T")
R = TypeVar("R")

MOST = 60
"""Windows waits for no more processes at a time."""

PAYS = 8
"""From so many tasks on, further processes save more time than it takes to start them."""

AHEAD = 4
"""So many tasks wait for each process: enough that none is idle, few enough that little is held."""


def work_in_order(work: Callable[[T], R], tasks: Sequence[T], jobs: int, *, pays: int | None = None) -> Iterator[R]:
    """The results of the tasks, in their order, as soon as each is there.

    Args:
        work: what is done with a task; it is sent to each process once, and must therefore be picklable.
        tasks: what to do.
        jobs: how many processes may work; one, or few tasks, and this process does it all.
        pays: from so many tasks on, further processes are started; ``PAYS`` where nothing else is known.

    Raises:
        GovcheckError: a process ended before its work was done.
    """
    if jobs <= 1 or len(tasks) < (PAYS if pays is None else pays):
        yield from map(work, tasks)
        return
    with TemporaryDirectory(prefix="govcheck-") as folder:
        # In a file, since a process that ends before it has taken all it is sent leaves the sender waiting for ever.
        sent = Path(folder, "work")
        sent.write_bytes(pickle.dumps(work))
        yield from _share(sent, tasks, min(jobs, MOST))


def _share(sent: Path, tasks: Sequence[T], jobs: int) -> Iterator[Any]:
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (sent, gc.get_threshold()))
    waiting: deque[Future[Any]] = deque()
    try:
        for task in tasks:
            with _deaf():
                waiting.append(pool.submit(_do, task))
            if len(waiting) >= jobs * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        message = "A process ended before its work was done: it was ended from outside, or memory ran out."
        hint = "Try again with one process: --jobs 1."
        raise GovcheckError(Problem("process-ended", message, hint)) from error
    finally:
        pool.shutdown(cancel_futures=True)


def count_processors() -> int:
    """How many processes can work at the same time here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Worker:
    work: ClassVar[Callable[[Any], Any]]


def _begin(sent: Path, seldom: tuple[int, int, int]) -> None:
    """What each further process begins with; it looks for garbage as ``seldom`` as the one that starts it."""
    gc.set_threshold(*seldom)
    # Ctrl-C reaches every process of a terminal; the one that started the others ends them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    work = pickle.loads(sent.read_bytes())  # noqa: S301 - the one who started this wrote it
    _Worker.work = staticmethod(work)


def _end_with_parent() -> None:
    """End where the process that wants the results is gone, which a pool does not notice."""
    parent = parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)


def _do(task: Any) -> Any:
    return _Worker.work(task)


@contextmanager
def _deaf() -> Iterator[None]:
    """Hear Ctrl-C only at the end, and let a process that is started meanwhile hear none before it has begun."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    # What is blocked here is blocked in a new process, which would otherwise forget what it is not to hear.
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if hasattr(signal, "pthread_sigmask") else None
    try:
        yield
    finally:
        if blocked is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        signal.signal(signal.SIGINT, before)
    if heard:
        signal.raise_signal(signal.SIGINT)
