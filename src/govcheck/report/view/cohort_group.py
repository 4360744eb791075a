"""How much of a cohort is shown: which cities of it the city is set beside.

A city is set beside all cities of a cohort, and beside the smallest of its own peer groups that has at
least half the scores and half the answers of all cities, or any where none has, as far as that is not the
whole cohort: the closest cities of which much may be told. The other groups stand in the JSON. Scores are rows of one
table, and so are the answers of a chapter, a row for each that the city has given: what studies publish
is told in sentences and drawn, and a cohort, which has figures for every question, would bury it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.cohort import GroupKind
from govcheck.model.scoring import NodeKind
from govcheck.model.visible import one_line

if TYPE_CHECKING:
    from govcheck.model.cohort import PeerGroup
    from govcheck.model.result import NodeResult, Result, SourceRef
    from govcheck.report.view.wording import Wording


class GroupView(NamedTuple):
    """Cities that are shown: all of a cohort, or a peer group of it; ``title`` says how many they are."""

    group: PeerGroup | None
    title: str
    cities: int


def choose_groups(words: Wording, result: Result, source: SourceRef) -> tuple[GroupView, ...]:
    """All cities of a cohort, and the smallest peer group of the city with many figures, if there is a smaller one."""
    most: dict[PeerGroup | None, int] = {None: source.participants}
    nodes = {node.id for node in result.nodes if is_shown(node)}
    scores = [(one.benchmark, one.group, one.n) for one in result.standings if one.node in nodes]
    answers = [(one.benchmark, one.group, one.n) for one in result.comparisons]
    tables: list[Counter[PeerGroup | None]] = []
    for told in (scores, answers):
        figures: Counter[PeerGroup | None] = Counter()
        tables.append(figures)
        for benchmark, group, n in told:
            if benchmark == source.benchmark and n is not None:
                figures[group] += 1
                if group is not None:
                    most[group] = max(n, most.get(group, 0))
    smaller = [group for group in most if group is not None and most[group] < source.participants]
    many = [group for group in smaller if all(2 * figures[group] >= figures[None] for figures in tables)]
    smallest = min(many or smaller, key=lambda group: (most[group], group.by, group.id), default=None)
    everyone = GroupView(
        None, words.say.count("The city", "All {number} cities", source.participants), source.participants
    )
    if smallest is None:
        return (everyone,)
    name = name_group(result, smallest)
    number = most[smallest]
    title = words.say.count("{group}, {number} city", "{group}, {number} cities", number, group=name)
    return (everyone, GroupView(smallest, title, number))


def is_shown(node: NodeResult) -> bool:
    """Whether the score of a node is set beside those of cohorts."""
    return node.kind is not NodeKind.INDICATOR


def name_group(result: Result, group: PeerGroup) -> str:
    """The name of a group in the language of the report where it is the city's own; else as the cohort has it."""
    city = result.city
    known = {
        (GroupKind.REGION, city.region): city.region_title,
        (GroupKind.BAND, city.band): city.band_title,
        (GroupKind.COUNTRY, city.country): city.country_title,
    }
    return one_line(known.get((group.by, group.id)) or group.title)
