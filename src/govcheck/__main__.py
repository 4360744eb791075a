"""The program's entry: tells the version before anything else is imported."""

from __future__ import annotations

import gc
import os
import sys

SELDOM = (10_000, 100, 100)
"""When garbage is looked for, as ``gc.set_threshold`` takes it.

What a command makes hardly ever refers to itself, and is given back without that: to look for it as
often as Python does by itself takes a tenth of the time.
"""


def main() -> None:
    """Run govcheck with the arguments of the process."""
    gc.set_threshold(*SELDOM)
    if sys.argv[1:] == ["--version"]:
        from govcheck.version import __version__  # noqa: PLC0415 - a quick answer imports nothing else

        try:
            print(f"govcheck {__version__}", flush=True)  # noqa: T201 - unlike write, it bears a closed output
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except OSError as error:
            sys.exit(f"standard output: {error.strerror}")
        return
    try:
        from govcheck.cli.boundary import run  # noqa: PLC0415 - see above

        run()
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        gc.freeze()  # all goes with the process: its end need not look through it once more


if __name__ == "__main__":
    main()
