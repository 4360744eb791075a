"""Stages of a development: the city's, and how the participants are spread over them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.comparison.city_answers import word_no_answer
from govcheck.model.benchmark import FigureKind
from govcheck.model.visible import one_line
from govcheck.report.view.circumstance import word_circumstance, word_period
from govcheck.report.view.citation import word_remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.model.comparison import Comparison, Portion
    from govcheck.model.framework import StageResult
    from govcheck.model.result import AnswerResult, Result
    from govcheck.report.view.wording import Wording


class StageRowView(NamedTuple):
    """One stage; ``share`` (percent) and its words are missing where nothing is published."""

    label: str
    criterion: str
    share: float | None
    share_text: str
    yours: bool


class StageView(NamedTuple):
    """A development: its stages, the city's own, and what the next one asks; ``theirs`` says whose the shares are."""

    id: str
    title: str
    rows: tuple[StageRowView, ...]
    place: str
    beside: str
    next: str
    asks: str
    source: str
    you_are_here: str
    description: str
    theirs: str


def view_stages(words: Wording, result: Result) -> Iterator[StageView]:
    """Every development that the questionnaire reads in stages."""
    beside = {c.question: c for c in result.published if c.kind is FigureKind.DISTRIBUTION}
    return (_stage(words, stage, result.by_question[stage.id], beside.get(stage.id)) for stage in result.stages)


def _stage(words: Wording, stage: StageResult, answer: AnswerResult, beside: Comparison | None) -> StageView:
    say = words.say
    portions = {portion.category: portion for portion in beside.portions} if beside else {}
    rows = tuple(
        _row(words, stage, option.id, portions.get(option.id), beside.n if beside else None)
        for option in words.questionnaire.by_id[stage.id].choices
    )
    place = word_no_answer(say, answer.state)
    if stage.option:
        place = say.text(
            "Your city stands at “{label}”, stage {step} of {of}.",
            label=words.option(stage.id, stage.option), step=stage.step, of=stage.of,
        )  # fmt: skip
        if answer.unsure:
            place = f"{place} {say.text('It is unsure of this answer.')}"
    source = ""
    if beside:
        source = (
            say.text("Participating cities, {period}; their number is not published.", period=word_period(beside))
            if beside.n is None
            else say.text("Participating cities, {period}, n = {n}.", period=word_period(beside), n=beside.n)
        )
        source = " ".join(part for part in (source, word_circumstance(words, beside), word_remark(beside)) if part)
    listed = " ".join(say.text("{label}: {share}.", label=r.label, share=r.share_text) for r in rows if r.share_text)
    return StageView(
        id=stage.id,
        title=one_line(stage.title),
        rows=rows,
        place=place,
        beside=one_line(beside.text) if beside and stage.option else "",
        next=words.option(stage.id, stage.next) if stage.next else "",
        asks=words.criterion(stage.id, stage.next) if stage.next else "",
        source=source,
        you_are_here=say.text("your city"),
        description=f"{place} {source} {listed}".strip(),
        theirs=say.text("Participating cities, {period}", period=word_period(beside)) if beside else "",
    )


def _row(words: Wording, stage: StageResult, option: str, portion: Portion | None, n: int | None) -> StageRowView:
    share = portion.value if portion and isinstance(portion.value, (int, float)) else None
    share_text = ""
    if share is not None:
        share_text = words.percent(share)
        if portion and portion.count is not None and n is not None:
            share_text = words.say.text("{share} ({count} of {n})", share=share_text, count=portion.count, n=n)
    return StageRowView(
        label=words.option(stage.id, option),
        criterion=words.criterion(stage.id, option),
        share=share,
        share_text=share_text,
        yours=option == stage.option,
    )
