"""The colours of the report, by their role, for light and dark screens; paper takes the light ones.

One accent, the rest are greys. ``TEXTS`` and ``MARKS`` name which colour stands on which ground;
a test holds them to the contrast that WCAG asks for (4.5:1 for text, 3:1 for marks).
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

TEXTS = (
    ("ink", "ground"),
    ("ink", "surface"),
    ("soft", "ground"),
    ("soft", "surface"),
    ("accent", "ground"),
    ("accent", "surface"),
    ("on-accent", "accent"),
    ("notice", "notice-ground"),
)
"""Text, and the ground that it stands on."""

MARKS = (
    ("accent", "ground"),
    ("accent", "surface"),
    ("band", "ground"),
    ("band", "surface"),
    ("rule", "ground"),
    ("notice", "ground"),
)
"""Marks that must be told from the ground they are drawn on."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2).

    >>> round(contrast("#000000", "#ffffff"), 1), round(contrast("#777777", "#ffffff"), 2)
    (21.0, 4.48)
    """
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def write_properties(colours: dict[str, str]) -> str:
    """The colours as CSS custom properties."""
    return "".join(f"--{role}:{colour};" for role, colour in colours.items())


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    knee = 0.04045
    return part / 12.92 if part <= knee else ((part + 0.055) / 1.055) ** 2.4
