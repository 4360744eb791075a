"""What a benchmark that was built from answers says beside its figures: peer groups, quantiles, provenance."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from govcheck.language import template
from govcheck.model.record import Count, Hash, Id, Name, Number, Percent, Record, ShortText, Text
from govcheck.model.source import Source

TITLE = template("Cohort of {cities} cities, {year}")
"""What a benchmark is called where whoever builds it does not call it anything else.

This and the following stand in its file in English whoever builds it, and are told in the language of
whoever reads it; what somebody wrote stays as it is.
"""

WHO = template("cities of this cohort")
"""What the cities are called, likewise."""

CAUTION = template(
    "These cities answered for themselves: they are no sample of all cities, and not every city answered "
    "every question."
)
"""What a benchmark says of itself, likewise."""


class GroupKind(StrEnum):
    """What the cities of a peer group share."""

    REGION = "region"
    BAND = "band"
    COUNTRY = "country"


class PeerGroup(Record):
    """Cities that share a region, a population band or a country.

    ``id`` is that of the profile: a region's, a band's, or the code of a country.
    """

    by: GroupKind
    id: Text
    title: Name


class Quantile(Record):
    """The value below which ``at`` percent of the cities lie, read between neighbours where needed."""

    at: Percent
    value: Number


class SuppressionReason(StrEnum):
    """Why the figures of a group are not published."""

    TOO_FEW = "too-few"
    WOULD_REVEAL = "would-reveal"


class Suppressed(Record):
    """A group of which figures are not published, for one reason, and of how many questions and nodes.

    Without a group they are those of all cities: of such a question or node nothing is published at all.
    """

    group: PeerGroup | None = None
    reason: SuppressionReason
    figures: Count


class AskedWith(Record):
    """The questionnaire that the cities answered."""

    id: Id
    version: Text
    hash: Hash


class Provenance(Record):
    """What a benchmark was built from, by whom and by which rules.

    ``first`` and ``last`` are the dates of the oldest and the newest answers; ``None`` where no city
    gives one. Groups of fewer than ``least_group`` cities are not published.
    """

    questionnaire: AskedWith
    files: Count
    cities: Count
    first: date | None = None
    last: date | None = None
    built_by: ShortText | None = None
    govcheck: Text
    by: tuple[GroupKind, ...]
    least_group: Count
    suppressed: tuple[Suppressed, ...] = ()


class CohortRules(Record):
    """When figures of a cohort may be published, and in which form.

    ``least_group``: the fewest cities of which figures are published, unless another number from
    ``lowest_least_group`` on is asked for. ``percentiles_from``: the fewest cities of which quantiles
    are told; of fewer, the scores in their order, rounded to ``ordered_digits`` decimals so that no
    city is known by the last digits of its score. ``quantiles``, ``table_quantiles``: which of them a
    benchmark and a table of groups hold, in percent.
    """

    source: Source
    least_group: Count = Field(ge=1)
    lowest_least_group: Count = Field(ge=1)
    percentiles_from: Count
    ordered_digits: Count
    quantiles: tuple[Percent, ...]
    table_quantiles: tuple[Percent, ...]
