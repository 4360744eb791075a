"""Advice: which steps would help this city most, given its answers and its own priorities. Pure."""
