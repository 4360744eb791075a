"""What is asked of a reader: how long texts may be, and how fast they are read."""

from pydantic import Field

from govcheck.model.record import Count, Record
from govcheck.model.source import Source


class Limits(Record):
    """The longest texts of a questionnaire.

    The defaults fit what is read on one screen: a question of 35 words is said in about ten seconds,
    a help of 80 words is a paragraph, and a label of 30 characters stands on one line of a list or
    a chart.
    """

    text_words: Count = Field(default=35, ge=1)
    help_words: Count = Field(default=80, ge=1)
    label_characters: Count = Field(default=30, ge=1)


class Pace(Record):
    """How fast a questionnaire is read aloud.

    ``criteria``: how many criteria of a question are weighed before an answer is given.
    """

    words_per_minute: Count = Field(ge=1)
    criteria: Count
    source: Source
