"""Signs that are not what they seem: those that nobody sees, and those that a spreadsheet computes with.

Both stand in classes of regular expressions, of Python's as of Polars'.
"""

UNSEEN = r"\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
"""Controls but the line feed; marks that turn the reading direction; what shows nothing or breaks lines."""

COMPUTES = "=+@-"
"""What a spreadsheet takes for the beginning of a formula."""
