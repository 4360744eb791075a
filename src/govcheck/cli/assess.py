"""`govcheck assess`."""


def assess() -> None:
    """Answer."""
