"""Where it all comes from: the studies, the questionnaire, the answers, the method and its limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.cohort import SuppressionReason
from govcheck.model.visible import one_line
from govcheck.report.view.cohort_group import name_group
from govcheck.report.view.wording import Wording, fixed_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.cohort import Provenance
    from govcheck.model.result import Result, SourceRef


class SourceView(NamedTuple):
    """A study that is cited, with the places that were used; or a cohort, with the facts of how it was built."""

    title: str
    publisher: str
    edition: int
    participants: str
    caution: str
    places: tuple[str, ...]
    facts: tuple[str, ...] = ()


class FactView(NamedTuple):
    """A name and what stands behind it, such as a version and its hash."""

    name: str
    value: str


def view_sources(words: Wording, result: Result) -> Iterator[SourceView]:
    """Every study that a comparison cites, and every cohort."""
    for source in result.sources:
        cited = [c for c in result.comparisons if c.benchmark == source.benchmark]
        places = {fixed_line(c.place): None for c in cited if c.place}
        built = source.provenance
        participants = words.say.text("{number} participating cities", number=source.participants)
        if built:
            participants = words.say.count("{number} city", "{number} cities", built.cities)
        yield SourceView(
            title=one_line(source.title),
            publisher=one_line(source.publisher),
            edition=source.edition,
            participants=participants,
            caution=one_line(source.caution),
            places=tuple(places),
            facts=tuple(_tell_built(words, result, built, source.publisher)) if built else (),
        )


def _tell_built(words: Wording, result: Result, built: Provenance, publisher: str) -> Iterator[str]:
    """From how many files a cohort was built, of which days, by whom if that is not said yet, and what is not told."""
    say = words.say
    yield say.count("Built from {number} answer file or row.", "Built from {number} answer files or rows.", built.files)
    if built.first and built.first == built.last:
        yield say.text("Answered on {day}.", day=say.day(built.first))
    elif built.first and built.last:
        yield say.text("Answered from {first} to {last}.", first=say.day(built.first), last=say.day(built.last))
    if built.built_by and built.built_by != publisher:
        yield say.text("Built by {name}.", name=one_line(built.built_by))
    yield say.text("Figures of fewer than {least} cities are hidden.", least=built.least_group)
    few = SuppressionReason.TOO_FEW
    own = {(result.city.region, "region"), (result.city.band, "band"), (result.city.country, "country")}
    for one in built.suppressed:
        if one.group and (one.group.id, one.group.by) not in own:
            continue
        name, number = name_group(result, one.group) if one.group else say.text("All cities"), one.figures
        if one.reason is few:
            yield say.count(
                "{group}: {number} figure is hidden, for too few cities have answered.",
                "{group}: {number} figures are hidden, for too few cities have answered.",
                number, group=name,
            )  # fmt: skip
        else:
            yield say.count(
                "{group}: {number} figure is hidden, for others could be worked out from it.",
                "{group}: {number} figures are hidden, for others could be worked out from them.",
                number, group=name,
            )  # fmt: skip
    elsewhere = len({g for one in built.suppressed if (g := one.group) and (g.id, g.by) not in own})
    if elsewhere:
        yield say.count(
            "Figures of {number} group that your city does not belong to are hidden.",
            "Figures of {number} groups that your city does not belong to are hidden.",
            elsewhere,
        )


def view_identity(words: Wording, result: Result) -> Iterator[FactView]:
    """What was scored, in which version, by its hash: enough to repeat it."""
    say = words.say
    ref = result.questionnaire
    yield FactView(
        say.text("Questionnaire"), say.text("{id}, version {version}", id=ref.id, version=one_line(ref.version))
    )
    yield FactView(say.text("Fingerprint of the questionnaire (to check that it is the same)"), ref.hash)
    if ref.answered_hash not in {None, ref.hash}:
        yield FactView(
            say.text("Answered with"),
            say.text("version {version}, {hash}: the questionnaire has changed since",
                     version=one_line(ref.answered_version), hash=one_line(ref.answered_hash or "")),
        )  # fmt: skip
    elif ref.answered_version != ref.version:
        yield FactView(say.text("Answered with"), say.text("version {version}", version=one_line(ref.answered_version)))
    if result.answers_hash:
        yield FactView(say.text("Fingerprint of the answer file (to check that it is the same)"), result.answers_hash)
    yield FactView(say.text("Format of the result"), result.format)


def view_method(words: Wording, variations: int) -> tuple[str, ...]:
    """How the numbers came about, one idea a paragraph; the weights were varied so many times."""
    return tuple(_tell_method(words, variations))


def _tell_method(words: Wording, variations: int) -> Iterator[str]:
    say = words.say
    scoring = words.questionnaire.scoring
    yield say.text(
        "Every answer that counts has a worth from 0 to 100. Questions make indicators, indicators make elements, "
        "elements make indices: each is the weighted average of its parts. The weights stand in the questionnaire, "
        "each with its source."
    )
    yield say.text(
        "The range after a score says what it could be if the open answers were known: each open question is "
        "counted once as its lowest and once as its highest answer, an unsure one as the steps beside it."
    )
    yield say.text(
        "A question that does not apply is left out. An open question is never counted as 0. With less than "
        "{least} of the weight answered no score is shown, only its range.",
        least=words.needed(scoring.minimum_coverage),
    )
    look = scoring.first_look
    if look is not None:
        yield say.text(
            "With fewer answers a first look is shown, if they cover {quick} of the weight of the quick version's "
            "questions and {least} of the whole weight. It is to be read with its range.",
            quick=words.needed(look.quick_coverage), least=words.needed(look.coverage),
        )  # fmt: skip
    levels = say.listed(
        say.text("{level} from {bound}", level=one_line(step.title), bound=words.number(step.at_least))
        for step in scoring.levels.steps
    )
    source = scoring.levels.source
    if source.reason is not None:
        yield say.text("The levels: {levels}. Why these: {reason}.", levels=levels, reason=one_line(source.reason))
    else:
        yield say.text("The levels: {levels}.", levels=levels)
    yield say.text(
        "“With evidence” is what the score would be if every answer without a note or evidence counted as its lowest."
    )
    yield say.text(
        "To see whether the result hangs on a choice of weights, it was computed {variations} times with weights "
        "changed by up to {change}, with two ways of averaging and with one question left out.",
        variations=variations, change=words.needed(scoring.sensitivity.weight_change),
    )  # fmt: skip
    if words.questionnaire.advice is not None:
        yield say.count(
            "The next steps are ordered by the points that an answer leaves open, your city's own priority for the "
            "area and the ease of the step; the first of each area comes before any further ones.",
            "The next steps are ordered by the points that an answer leaves open, your city's own priority for the "
            "area and the ease of the step; the first {number} of each area come before any further ones.",
            words.questionnaire.advice.ranking.first_per_axis,
        )


def view_limits(words: Wording, result: Result) -> Iterator[str]:
    """What the report does not say."""
    say = words.say
    yield say.text("Your city judged itself. Nobody outside has checked the answers.")
    for source in result.sources:
        yield _caution(words, source)
    if not result.sources:
        return
    cohorts = [source for source in result.sources if source.provenance]
    if cohorts:
        yield say.text(
            "A cohort is the cities whose answers somebody gathered. Nobody outside has checked these answers either. "
            "A place among the cities of a cohort says nothing of other cities."
        )
    if len(cohorts) < len(result.sources):
        yield from _limit_studies(words, alone=not cohorts)
    yield say.text("The 95% interval of a share says how far a share of so few cities can be trusted.")


def _caution(words: Wording, source: SourceRef) -> str:
    """What a study or a cohort says of itself; after the studies, "these cities" would be theirs."""
    said = one_line(source.caution)
    if source.provenance is None:
        return said
    return words.say.text("Of the cohort “{cohort}”: {said}", cohort=one_line(source.title), said=said)


def _limit_studies(words: Wording, *, alone: bool) -> Iterator[str]:
    """What the studies do not say; ``alone``: there is no cohort that has scores."""
    say = words.say
    if not alone:
        yield say.text(
            "The figures of the participating cities are averages and shares as they were published. The studies "
            "published no scores, so your city's scores stand beside those of the cohort alone."
        )
        return
    yield say.text(
        "The figures of the participating cities are averages and shares as they were published. No index "
        "scores were published, so there are none to set your city's scores beside, and no rank."
    )
