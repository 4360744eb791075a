"""Work that Ctrl-C does not break off in the middle of a step: it is told to stop, and tidies up after itself."""

from __future__ import annotations

import signal
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from govcheck.cli.ending import SIGNALS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

LOOK, PRESS = 1.0, 0.2
"""Seconds after which one looks up from waiting, which not every system lets Ctrl-C break; and between stops."""


def run_until_stopped(work: Callable[[], T], stop: Callable[[], None]) -> T:
    """What ``work`` returns, which is done in a thread of its own: an interruption reaches the main one alone.

    Args:
        work: what is to be done.
        stop: makes it fail soon; it is called again and again until the work has ended, for it may come too early.

    Raises:
        KeyboardInterrupt: it was interrupted before it was done; nothing of it goes on.
    """
    with ThreadPoolExecutor(1) as thread:
        task = thread.submit(work)
        try:
            while not task.done():
                wait([task], LOOK)
        except KeyboardInterrupt:
            with _deaf():
                while not task.done():
                    stop()
                    wait([task], PRESS)
            # Where it was as good as done, what it made is there, and nothing else would be the truth.
            if task.exception() is not None:
                raise
        return task.result()


@contextmanager
def _deaf() -> Iterator[None]:
    """Let no further interruption break what the first one began."""
    before = [(one, signal.signal(one, signal.SIG_IGN)) for one in (signal.SIGINT, *SIGNALS)]
    try:
        yield
    finally:
        for one, handler in before:
            signal.signal(one, handler)
