"""Figures of many cities: each is of a question or a node that there is, and of a known group."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govcheck.errors import Problem
from govcheck.lint.fault import BENCHMARK, Fault, unknown, unknown_option, unknown_question
from govcheck.model.benchmark import FITTING, PERCENT, FigureKind, FigureOf, find_ends
from govcheck.model.cohort import GroupKind
from govcheck.model.question import QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govcheck.lint.fault import Path
    from govcheck.model.benchmark import Benchmark, Block
    from govcheck.model.cohort import CohortRules, PeerGroup, Provenance
    from govcheck.model.profile import Profile
    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire

LAST_YEAR = 2100
"""No edition and no day is of a later year; which day is today nobody tells here."""


def find_provenance_faults(benchmark: Benchmark, profile: Profile) -> Iterator[Fault]:
    """What is wrong with what a benchmark says of the cities that it was built from, and of their groups."""
    if benchmark.participants < 1:
        yield _none(("participants",))
    if benchmark.edition > LAST_YEAR:
        yield _too_late(("edition",), benchmark.edition)
    if benchmark.provenance is not None:
        yield from _provenance(benchmark, benchmark.provenance, profile)
    for at, block in enumerate(benchmark.blocks):
        if block.group is not None:
            yield from _group(("blocks", at, "group"), block.group, profile)


def _provenance(benchmark: Benchmark, built: Provenance, profile: Profile) -> Iterator[Fault]:
    yield from _days(benchmark.edition, built)
    if built.files < 1:
        yield _none(("provenance", "files"))
    if problem := refuse_least(built.least_group, profile.cohort):
        yield Fault(BENCHMARK, ("provenance", "least_group"), problem)
    if built.cities != benchmark.participants:
        message = "It was built from {cities} cities, and its participants are {participants}."
        fields = {"cities": built.cities, "participants": benchmark.participants}
        problem = Problem("other-number", message, "Correct one of the two.", None, fields)
        yield Fault(BENCHMARK, ("provenance", "cities"), problem)
    for k, one in enumerate(built.suppressed):
        if one.figures < 1:
            yield _none(("provenance", "suppressed", k, "figures"))
        if one.group:
            yield from _group(("provenance", "suppressed", k, "group"), one.group, profile)


def _days(edition: int, built: Provenance) -> Iterator[Fault]:
    """The days of the answers: in order, in no far year, and the last in no year before the edition."""
    first, last = built.first, built.last
    if first and last and first > last:
        problem = Problem("not-rising", "The first answers are newer than the last ones.", "Correct the two days.")
        yield Fault(BENCHMARK, ("provenance", "first"), problem)
    for name, day in (("first", first), ("last", last)):
        if day and day.year > LAST_YEAR:
            yield _too_late(("provenance", name), day.year)
    if last and last.year < edition <= LAST_YEAR:
        message, hint = "The edition is {edition}, and the last answers are of {year}.", "Correct one of the two."
        fields = {"edition": str(edition), "year": str(last.year)}
        yield Fault(BENCHMARK, ("edition",), Problem("too-late", message, hint, None, fields))


def _none(path: Path) -> Fault:
    message, fields = "{name} is 0, and can be no less than 1.", {"name": path[-1]}
    return Fault(BENCHMARK, path, Problem("none-at-all", message, "Correct the number.", None, fields))


def _too_late(path: Path, year: int) -> Fault:
    fields = {"year": str(year)}
    return Fault(BENCHMARK, path, Problem("too-late", "The year {year} is far off.", "Correct the year.", None, fields))


def refuse_least(asked: int, rules: CohortRules) -> Problem | None:
    """Why groups of so few cities may not be told of; ``None`` where they may."""
    if asked >= rules.lowest_least_group:
        return None
    message = "Groups of {asked} would say too much of each city."
    hint = "The least that may be asked for is {least}."
    return Problem("group-too-small", message, hint, None, {"asked": asked, "least": rules.lowest_least_group})


def _group(path: Path, group: PeerGroup, profile: Profile) -> Iterator[Fault]:
    known = {
        GroupKind.REGION: profile.region_ids,
        GroupKind.BAND: tuple(band.id for band in profile.bands),
        GroupKind.COUNTRY: tuple(profile.countries),
    }[group.by]
    if group.id not in known:
        message, hint = "There is no {kind} {name}.", "Take an id of the profile."
        fields = {"kind": group.by.value, "name": group.id}
        problem = unknown("unknown-group", group.id, known, message=message, hint=hint, **fields)
        yield Fault(BENCHMARK, (*path, "id"), problem)


def find_subject_faults(benchmark: Benchmark, questionnaires: Sequence[Questionnaire]) -> Iterator[Fault]:
    """What is wrong between the figures and the nodes and questions that they are of.

    Of what a questionnaire was that is not there nothing can be told but that.
    """
    built = benchmark.provenance
    own = [q for q in questionnaires if built is None or q.id == built.questionnaire.id]
    if built is not None and not own:
        message, hint = "There is no questionnaire {name}.", "Name the folder of your own questionnaire with -q."
        name, known = built.questionnaire.id, [q.id for q in questionnaires]
        problem = unknown("unknown-questionnaire", name, known, message=message, hint=hint, name=name)
        yield Fault(BENCHMARK, ("provenance", "questionnaire", "id"), problem)
        return
    for at, block in enumerate(benchmark.blocks):
        if block.of is FigureOf.NODE:
            yield from _node(("blocks", at), block, own)
        elif block.of is FigureOf.QUESTION:
            yield from _question(("blocks", at), block, own)
    if built is not None:
        same = (q for q in own if q.hash == built.questionnaire.hash)
        yield from _suppressed(built, max((len(q.scoring.nodes) + len(q.by_id) for q in same), default=None))


def _suppressed(built: Provenance, known: int | None) -> Iterator[Fault]:
    """No more figures of a group are left out than there are questions and nodes, where these are known."""
    hidden: Counter[tuple[str, str] | None] = Counter()
    for k, one in enumerate(built.suppressed):
        key = (one.group.by.value, one.group.id) if one.group else None
        before = hidden[key]
        hidden[key] += one.figures
        if known is not None and before <= known < hidden[key]:
            message = "{many} figures of one group are left out, and there are {n} questions and nodes."
            fields = {"many": hidden[key], "n": known}
            problem = Problem("too-many-figures", message, "Correct the number.", None, fields)
            yield Fault(BENCHMARK, ("provenance", "suppressed", k, "figures"), problem)


def _node(path: Path, block: Block, questionnaires: Sequence[Questionnaire]) -> Iterator[Fault]:
    nodes = [node for q in questionnaires for node in q.scoring.nodes]
    if block.indicator not in nodes:
        message, hint, name = "No questionnaire has the node {name}.", "Name the id of a node.", block.indicator
        problem = unknown("unknown-node", name, nodes, message=message, hint=hint, name=name)
        yield Fault(BENCHMARK, (*path, "indicator"), problem)
    if block.kind is not FigureKind.SCORE:
        yield not_its_kind(path, block, {FigureKind.SCORE})
    elif block.scale is not None and not _is_scale(block.scale, 0, PERCENT):
        yield _not_its_scale(path, block, 0, PERCENT)
    yield from _uncounted(path, block)


def _question(path: Path, block: Block, questionnaires: Sequence[Questionnaire]) -> Iterator[Fault]:
    asked = [q.by_id[block.indicator] for q in questionnaires if block.indicator in q.by_id]
    if not asked:
        known = [question for q in questionnaires for question in q.by_id]
        yield Fault(BENCHMARK, (*path, "indicator"), unknown_question(block.indicator, known))
        return
    fitting = set[FigureKind]().union(*(FITTING[question.type] for question in asked))
    if block.kind not in fitting:
        yield not_its_kind(path, block, fitting)
    elif block.kind is FigureKind.MEAN:
        yield from find_scale_faults(path, block, asked)
        yield from _uncounted(path, block)
    else:
        whole = {None} if any(question.type is QuestionType.YES_NO for question in asked) else set()
        for k, row in enumerate(block.figures):
            if row.category not in whole and not any(row.category in question.by_id for question in asked):
                yield Fault(BENCHMARK, (*path, "figures", k), _unknown_option(row.category, asked[0]))


def _unknown_option(category: str | None, question: Question) -> Problem:
    if category is not None:
        return unknown_option(category, question.id, question.by_id)
    message = "This figure does not say of which option of {question} it is."
    return Problem("no-option", message, "Give its id as category.", None, {"question": question.id})


def _uncounted(path: Path, block: Block) -> Iterator[Fault]:
    """Numbers are of no option, and there is one figure of them."""
    for k, row in enumerate(block.figures):
        if row.category is not None or k:
            message, hint = "{name} has one figure, of no category.", "Take this out."
            problem = Problem("not-one-figure", message, hint, None, {"name": block.indicator})
            yield Fault(BENCHMARK, (*path, "figures", k), problem)


def not_its_kind(path: Path, block: Block, fitting: set[FigureKind]) -> Fault:
    """Figures of a kind that there cannot be of what they are of."""
    message, hint = "Of {name} there are no figures of the kind {kind}.", "Take one of: {known}."
    fields = {"name": block.indicator, "kind": block.kind.value, "known": ", ".join(sorted(fitting))}
    return Fault(BENCHMARK, (*path, "kind"), Problem("not-its-kind", message, hint, None, fields))


def find_scale_faults(path: Path, block: Block, asked: Sequence[Question]) -> Iterator[Fault]:
    """A scale that is that of no question: from the least to the most of a number, or from the first to the last step.

    Figures on another scale cannot be set beside an answer.
    """
    scales = [
        (question.min or 0, question.max or 0) if question.type is QuestionType.NUMBER else (1, len(question.choices))
        for question in asked
        if question.type in {QuestionType.NUMBER, QuestionType.SINGLE}
    ]
    if scales and not any(_is_scale(block.scale or "", low, high) for low, high in scales):
        yield _not_its_scale(path, block, *scales[0])


def _is_scale(text: str, low: float, high: float) -> bool:
    try:
        return find_ends(text) == (low, high)
    except ValueError:
        return False


def _not_its_scale(path: Path, block: Block, low: float, high: float) -> Fault:
    message, hint = "The scale of {name} is not {scale}.", "It goes from {low} to {high}."
    fields = {"name": block.indicator, "scale": block.scale, "low": f"{low:g}", "high": f"{high:g}"}
    return Fault(BENCHMARK, (*path, "scale"), Problem("not-its-scale", message, hint, None, fields))
