"""Why nothing can be written behind a link: it leads back to itself, or to where there is no folder."""

from __future__ import annotations

import os
from pathlib import Path

from govcheck.errors import Location, Problem


def find_link_fault(path: Path) -> Problem | None:
    """Why nothing can be written behind a link; ``None`` where it is no link, or leads to a place for a file."""
    target, hint = Path(os.path.realpath(path)), "Choose another name."
    if not path.is_symlink():
        return None
    if target.is_symlink():
        return Problem("not-writable", "The link leads back to itself, and to no file.", hint, Location(str(path)))
    if target.parent.is_dir():
        return None
    message, hint = "The link leads to {target}, where there is no folder.", "Make the folder, or choose another name."
    return Problem("not-writable", message, hint, Location(str(path)), {"target": str(target)})
