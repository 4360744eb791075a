"""Text that holds together at no-break spaces, also on a narrow screen."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console, Group

from govcheck.unbroken import UnbrokenText

SPACES = ["\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"]


@pytest.mark.parametrize("space", SPACES)
@pytest.mark.parametrize("width", range(6, 24))
def test_no_line_breaks_at_a_no_break_space(space: str, width: int) -> None:
    shown = StringIO()
    text = UnbrokenText(f"Combien de{space}: deux ou plus{space}?")
    Console(file=shown, width=width, color_system=None).print(Group(text))
    lines = shown.getvalue().splitlines()
    assert f"de{space}:" in shown.getvalue()
    assert not any(line.strip().startswith((":", "?")) for line in lines if width > 7)
