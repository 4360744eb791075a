"""How a command is asked to end from outside."""

from __future__ import annotations

import signal


def interrupt_on_end() -> None:
    """Let a request to end, or a terminal that is closed, be what Ctrl-C is: told, and tidied up."""

    def interrupt(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), interrupt)
