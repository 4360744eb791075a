"""Before and today: how far the city has come from one answer to the other, area by area."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.model.visible import one_line
from govcheck.report.view.answer import word_answer
from govcheck.report.view.citation import Citation, cite
from govcheck.report.view.common_scale import word_published
from govcheck.report.view.scale import (
    PublishedView,
    find_distribution,
    find_step,
    place_published,
)

if TYPE_CHECKING:
    from govcheck.model.result import Result
    from govcheck.model.scoring import BeforeToday, Pair
    from govcheck.report.view.wording import Wording


class BeforeTodayRowView(NamedTuple):
    """An area: both steps counted from 1, ``None`` where not answered, with the answers in words.

    ``published`` is what was published of before.
    """

    title: str
    before: int | None
    today: int | None
    before_answer: str
    today_answer: str
    change: str
    published: tuple[PublishedView, ...]
    theirs: str


class BeforeTodayView(NamedTuple):
    """All areas on one scale, whose ``steps`` are named from the lowest; ``heads`` are those of a table."""

    id: str
    title: str
    description: str
    steps: tuple[str, ...]
    rows: tuple[BeforeTodayRowView, ...]
    before: str
    today: str
    heads: tuple[str, ...]
    citation: Citation


def view_before_today(words: Wording, result: Result) -> tuple[BeforeTodayView, ...]:
    """Every set of areas that the questionnaire asks about twice; none without any answer."""
    by_id = words.questionnaire.by_id
    rising = (
        asked
        for asked in words.questionnaire.scoring.before_today
        if all(by_id[name].ordered for pair in asked.pairs for name in (pair.before, pair.today))
    )
    views = (_view(words, result, asked) for asked in rising)
    return tuple(v for v in views if any(row.before is not None or row.today is not None for row in v.rows))


def _view(words: Wording, result: Result, asked: BeforeToday) -> BeforeTodayView:
    say = words.say
    rows = tuple(_row(words, result, pair) for pair in asked.pairs)
    shown = [beside for pair in asked.pairs if (beside := find_distribution(result, pair.before))]
    first = words.questionnaire.by_id[asked.pairs[0].today]
    before, today = one_line(asked.before_title), one_line(asked.today_title)
    heads = (say.text("Part"), before, today)
    theirs = say.text("Participating cities")
    return BeforeTodayView(
        id=asked.id,
        title=one_line(asked.title),
        description=" ".join(_describe(words, row, before, today) for row in rows),
        steps=tuple(words.option(first.id, option.id) for option in first.choices),
        rows=rows,
        before=before,
        today=today,
        heads=(*heads, say.named(theirs, before)) if any(row.published for row in rows) else heads,
        citation=cite(words, shown),
    )


def _row(words: Wording, result: Result, pair: Pair) -> BeforeTodayRowView:
    by_id = words.questionnaire.by_id
    then, now = result.by_question[pair.before], result.by_question[pair.today]
    before, today = find_step(by_id[pair.before], then), find_step(by_id[pair.today], now)
    published = place_published(words, find_distribution(result, pair.before))
    return BeforeTodayRowView(
        title=one_line(pair.title),
        before=before,
        today=today,
        before_answer=word_answer(words, then),
        today_answer=word_answer(words, now),
        change=_word_change(words, before, today),
        published=published,
        theirs=word_published(words, published),
    )


def _word_change(words: Wording, before: int | None, today: int | None) -> str:
    """By how many steps the city has moved; empty where one of the two is not known."""
    say = words.say
    if before is None or today is None:
        return ""
    if today == before:
        return say.text("unchanged")
    if today > before:
        return say.count("one step up", "{number} steps up", today - before)
    return say.count("one step down", "{number} steps down", before - today)


def _describe(words: Wording, row: BeforeTodayRowView, before: str, today: str) -> str:
    say = words.say
    own = say.named(
        row.title, say.listed((say.named(before, row.before_answer), say.named(today, row.today_answer), row.change))
    )
    if not row.theirs:
        return say.text("{own}.", own=own)
    return say.text("{own}; participating cities {band}.", own=own, band=row.theirs)
