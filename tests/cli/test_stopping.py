"""Work that Ctrl-C stops: told to, until it ends; what is done by then counts."""

from __future__ import annotations

import signal
from _thread import interrupt_main
from threading import Event
from time import sleep

import pytest

from govcheck.cli.stopping import run_until_stopped


def press_soon() -> None:
    """Press Ctrl-C when whoever waits has begun to wait."""
    sleep(0.2)
    interrupt_main()


def test_what_is_not_interrupted_returns_or_fails_as_it_does() -> None:
    assert run_until_stopped(lambda: 7, lambda: None) == 7
    with pytest.raises(ZeroDivisionError):
        run_until_stopped(lambda: 1 // 0, lambda: None)


def test_work_is_told_to_stop_until_it_has_ended() -> None:
    told, enough = list[int](), Event()

    def stop() -> None:
        # Whoever presses twice does not break what the first time began.
        interrupt_main()
        told.append(1)
        if len(told) == 2:
            enough.set()

    def work() -> None:
        press_soon()
        enough.wait(20)
        raise OSError

    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        run_until_stopped(work, stop)
    assert (len(told), signal.getsignal(signal.SIGINT)) == (2, before)


def test_what_could_not_be_stopped_any_more_is_done() -> None:
    late = Event()

    def work() -> str:
        press_soon()
        late.wait(20)
        return "done"

    assert run_until_stopped(work, late.set) == "done"
