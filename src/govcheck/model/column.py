"""The names of columns in tables of answers and results: for those who write and read them, and who check ids."""

from enum import StrEnum


class ProfileColumn(StrEnum):
    """The columns of the profile, which say whose answers a row holds."""

    CITY = "city"
    COUNTRY = "country"
    REGION = "region"
    POPULATION = "population"
    DATE = "date"


QUESTION, VALUE = "question", "value"
"""The further columns of a long table, in which every row is an answer."""

STATE, UNSURE, DOCUMENTED, NOTE, EVIDENCE = BESIDE = ("state", "unsure", "documented", "note", "evidence")
"""What may stand beside an answer, in a column ``<question>.<part>``."""

SCORES = ("score", "low", "high", "coverage")
"""What a result table tells of every node, in a column ``<node>.<part>``."""

FURTHER = ("withheld", "first_look", "level_low", "level_high")
"""What it tells besides, where that is asked for: how firm the score is, and the levels of both ends."""
