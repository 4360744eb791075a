"""What tables are scored by: the questionnaire and what belongs to it, the same on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.language import ENGLISH, Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.batch.reading.words import Words
    from govcheck.model.benchmark import Benchmark
    from govcheck.model.profile import Profile
    from govcheck.model.questionnaire import Questionnaire


class Terms(NamedTuple):
    """All that scoring needs beside the rows; it can be sent to other processes and machines.

    Attributes:
        questionnaire: what was asked.
        benchmarks: the published figures to stand beside.
        words: the labels that may stand in a table, from ``learn_words``.
        profile: the countries and regions there are, and the thresholds of checks.
        language: the language of what is told.
        levels: whether of every score its levels are told, too, and how firm it is.
    """

    questionnaire: Questionnaire
    benchmarks: Sequence[Benchmark]
    words: Words
    profile: Profile
    language: Language = ENGLISH
    levels: bool = False
