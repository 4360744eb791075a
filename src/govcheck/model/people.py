"""Numbers of people as people write them: plainly, with thousands apart, or with decimals that say nothing."""

import re

MOST_PEOPLE = 100_000_000
"""No city has more."""

SPACES = r" '’\u00a0\u2009\u202f"
"""What stands between thousands and nowhere else."""

PEOPLE = (
    r"^(?:[0-9]{1,9}(?:[.,]0{1,2})?"
    rf"|[1-9][0-9]{{0,2}}(?:(?:[{SPACES}][0-9]{{3}}){{1,2}}|(?:\.[0-9]{{3}}){{1,2}}|(?:,[0-9]{{3}}){{1,2}}))$"
)
"""A regular expression, of Python's as of Polars'. A sign before three digits is one between thousands."""

NO_DIGITS = r"[.,]0{1,2}$|[^0-9]"
"""What such a number has beside the digits that count."""


def read_people(text: str) -> int | None:
    """A number of people, its thousands apart or not; ``None`` where it cannot be told.

    >>> read_people("84 000"), read_people("84.000"), read_people("84000.0"), read_people("84,5")
    (84000, 84000, 84000, None)
    """
    if re.fullmatch(PEOPLE, text) is None:
        return None
    people = int(re.sub(NO_DIGITS, "", text))
    return people if 0 < people <= MOST_PEOPLE else None
