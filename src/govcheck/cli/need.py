"""Options that mean nothing without another: what is missing is told, and nothing is ignored."""

from __future__ import annotations

from typing import NamedTuple

from govcheck.errors import Problem, UsageError


class Need(NamedTuple):
    """An option and what it needs.

    Attributes:
        option: as it is typed.
        given: whether it is there.
        needed: the option that it needs, with its value as an example.
        there: whether that one is.
    """

    option: str
    given: bool
    needed: str
    there: bool


def check_needs(*needs: Need) -> None:
    """See to it that no option is given in vain.

    Raises:
        UsageError: some lack what they need; each of them is told.
    """
    message, hint = "{option} does nothing without {needed}.", "Add {needed}, or leave {option} out."
    missing = [
        Problem("needs-option", message, hint, fields={"option": need.option, "needed": need.needed})
        for need in needs
        if need.given and not need.there
    ]
    if missing:
        raise UsageError(*missing)
