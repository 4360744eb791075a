"""The program's entry: tells the version before anything else is imported."""

from __future__ import annotations

import sys


def main() -> None:
    """Run govcheck with the arguments of the process."""
    if sys.argv[1:] == ["--version"]:
        from govcheck.version import __version__  # noqa: PLC0415 - a quick answer imports nothing else

        print(f"govcheck {__version__}")  # noqa: T201 - unlike write, it bears a closed output
        return
    from govcheck.cli.boundary import run  # noqa: PLC0415 - see above

    run()


if __name__ == "__main__":
    main()
