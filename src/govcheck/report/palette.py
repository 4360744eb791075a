"""The colours of the report, by their role, for light and dark screens; paper takes the light ones.

One accent, the rest are greys. A test holds them to the contrast that WCAG asks for on the ground they
stand on (4.5:1 for text, 3:1 for marks).
"""

from __future__ import annotations

LIGHT = {
    "ground": "#ffffff",
    "surface": "#f5f6f4",
    "line": "#dcdfdb",
    "rule": "#858c87",
    "ink": "#1c2320",
    "soft": "#565f5a",
    "accent": "#0b5f5a",
    "accent-soft": "#6fa9a3",
    "on-accent": "#ffffff",
    "band": "#79807c",
    "notice": "#7a3e00",
    "notice-ground": "#fdf3e4",
}

DARK = {
    "ground": "#141917",
    "surface": "#1d2421",
    "line": "#343d39",
    "rule": "#77817b",
    "ink": "#e9edea",
    "soft": "#a9b3ad",
    "accent": "#6fcabf",
    "accent-soft": "#3f8a82",
    "on-accent": "#10201d",
    "band": "#8b958f",
    "notice": "#f3c58a",
    "notice-ground": "#33260f",
}


def write_properties(colours: dict[str, str]) -> str:
    """The colours as CSS custom properties."""
    return "".join(f"--{role}:{colour};" for role, colour in colours.items())
