"""How a command is asked to end from outside."""

from __future__ import annotations

import signal

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""A request to end, and a terminal that is closed."""


def interrupt_on_end() -> None:
    """Let a request to end, or a terminal that is closed, be what Ctrl-C is: told, and tidied up."""

    def interrupt(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    for one in SIGNALS:
        signal.signal(one, interrupt)
