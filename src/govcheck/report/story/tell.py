"""The whole story: the view of a result as a document, section by section."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from govcheck.report.document import Document
from govcheck.report.story.annex import tell_answers, tell_explanations
from govcheck.report.story.chapter import tell_chapter
from govcheck.report.story.method import tell_method, tell_sources
from govcheck.report.story.roadmap import tell_roadmap
from govcheck.report.story.scores import tell_scores
from govcheck.report.story.summary import tell_summary
from govcheck.report.story.trust import tell_trust
from govcheck.report.story.unknown import tell_unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govcheck.report.document import Section
    from govcheck.report.view import View


HEAD = 60
"""Letters of a city's name that the head of a page has room for."""


def tell_story(view: View) -> Document:
    """The report that every document format sets."""
    labels = view.labels
    meta = " · ".join(part for part in (view.date, view.place) if part)
    return Document(
        language=view.language,
        kicker=f"{view.title} · {labels.report}",
        title=view.city,
        full_title=view.language.named(view.city, view.title),
        meta=tuple(line for line in (meta, view.answered_by) if line),
        notices=(labels.made_up,) if view.sample else (),
        contents=labels.contents,
        skip=labels.skip,
        running_head=f"{shorten(view.city, HEAD, placeholder='…')} · {view.title} · {view.date}",
        page=labels.page,
        sections=tuple(_sections(view)),
        colophon=(labels.made_with,),
        day=view.day,
    )


def _sections(view: View) -> Iterator[Section]:
    yield tell_summary(view)
    yield tell_scores(view)
    for chapter in view.chapters:
        if not all(asked.answer.missing for asked in chapter.asked):
            yield tell_chapter(view, chapter)
    if view.advised or view.targets:
        yield tell_roadmap(view)
    yield tell_unknown(view)
    yield tell_trust(view)
    yield tell_method(view)
    yield tell_sources(view)
    yield tell_explanations(view)
    yield tell_answers(view)
