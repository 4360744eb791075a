"""The figures of a cohort, as the blocks of a benchmark: each of all cities, then of its peer groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.batch.cohort.disclosure import Disclosure
from govcheck.batch.cohort.group import name_groups
from govcheck.batch.cohort.listing import choose_listed
from govcheck.batch.cohort.spread import find_orders, find_quantiles
from govcheck.batch.cohort.subject import find_links, find_subjects
from govcheck.batch.cohort.tally import count_of, find_mean, round_to_parts, tally
from govcheck.model.benchmark import PERCENT, Block, FigureKind, FigureRow
from govcheck.model.cohort import Quantile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import polars as pl

    from govcheck.batch.cohort.spread import Wanted
    from govcheck.batch.cohort.subject import Measured, Subject
    from govcheck.batch.cohort.suppression import Group
    from govcheck.batch.cohort.tally import Tally
    from govcheck.model.cohort import CohortRules, GroupKind, PeerGroup
    from govcheck.model.profile import Profile
    from govcheck.model.questionnaire import Questionnaire


class Figures(NamedTuple):
    """All that may be told of a cohort, before it is put into blocks.

    Attributes:
        tallied: counts and sums, also of what is not told.
        disclosed: what is told.
        quantiles: of columns and groups with enough cities, at the percents of the rules.
        orders: the scores of columns and groups with fewer.
        groups: every group by its place, in the order in which they are told.
        rules: when what is told.
    """

    tallied: Tally
    disclosed: Disclosure
    quantiles: Mapping[Wanted, tuple[float, ...]]
    orders: Mapping[Wanted, tuple[float, ...]]
    groups: Mapping[Group, PeerGroup]
    rules: CohortRules


def find_figures(
    table: pl.DataFrame, questionnaire: Questionnaire, profile: Profile, kinds: Sequence[GroupKind], least: int
) -> Figures:
    """What may be told of a table that has the columns of the groups, of the cities and of the subjects."""
    lazy, rules = table.lazy(), profile.cohort
    subjects, links = find_subjects(questionnaire), find_links(questionnaire)
    measured = [subject.measured for subject in subjects if subject.measured is not None]
    counted = [column for s in subjects if s.measured is None for column in (s.column, *map(s.chosen, s.categories))]
    tallied = tally(lazy, kinds, measured, counted, links)
    disclosed = Disclosure(tallied, [subject.column for subject in subjects], least, links)
    many: list[Wanted] = []
    few: list[Wanted] = []
    for subject in subjects:
        if subject.measured is not None:
            told = disclosed.published(subject.column)
            counts = {group: tallied.of(group)[count_of(subject.column)] for group in told}
            many += [(subject.column, group) for group in told if counts[group] >= rules.percentiles_from]
            if subject.kind is FigureKind.SCORE and told and disclosed.may_list(subject.column):
                total, listed = choose_listed(*disclosed.figures[subject.column], least, rules.percentiles_from)
                few += [(subject.column, group) for group in told if group in listed or (group is None and total)]
    quantiles = find_quantiles(lazy, kinds, many, rules.quantiles)
    groups = {(at, group.id): group for at, kind in enumerate(kinds) for group in name_groups(profile, kind)}
    orders = find_orders(lazy, kinds, few, rules.ordered_digits)
    return Figures(tallied, disclosed, quantiles, orders, groups, rules)


def make_blocks(subject: Subject, figures: Figures) -> Iterator[Block]:
    """The blocks of a node or a question."""
    told = set(figures.disclosed.published(subject.column))
    for group in (None, *figures.groups):
        if group in told:
            yield _make_block(subject, group, figures)


def _make_block(subject: Subject, group: Group | None, figures: Figures) -> Block:
    row = figures.tallied.of(group)
    n = row[count_of(subject.column)]
    if subject.measured is not None:
        rows = [_number(subject.measured, group, figures)]
    else:
        counts = {category: row[count_of(subject.chosen(category))] for category in subject.categories}
        rows = [
            FigureRow(category=category, value=round_to_parts(PERCENT * count / n, PERCENT), count=count)
            for category, count in counts.items()
        ]
    peers = None if group is None else figures.groups[group]
    return Block(
        indicator=subject.name, of=subject.of, group=peers, kind=subject.kind, scale=subject.scale, n=n,
        figures=tuple(rows),
    )  # fmt: skip


def _number(measured: Measured, group: Group | None, figures: Figures) -> FigureRow:
    key = (measured.column, group)
    span = measured.high - measured.low
    pairs = zip(figures.rules.quantiles, figures.quantiles.get(key, ()), strict=False)  # none where there are too few
    return FigureRow(
        value=find_mean(figures.tallied.of(group), measured),
        quantiles=tuple(Quantile(at=at, value=round_to_parts(value, span)) for at, value in pairs),
        ordered=figures.orders.get(key, ()),
    )
