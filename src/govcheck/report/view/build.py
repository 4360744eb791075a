"""The whole view of a result: what every renderer reads, and all that it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govcheck.language import ENGLISH, Language
from govcheck.model.answer import AnswerState
from govcheck.model.visible import one_line
from govcheck.report.view.answer import (
    UnknownView,
    view_unknown,
    view_unsure,
)
from govcheck.report.view.before_today import BeforeTodayView, view_before_today
from govcheck.report.view.chapter import ChapterView, view_chapters
from govcheck.report.view.circumstance import view_circumstances
from govcheck.report.view.cohort import CohortView, view_cohorts
from govcheck.report.view.comparison import ComparisonView, find_place
from govcheck.report.view.contribution import ExplanationView, view_explanations
from govcheck.report.view.cycle import CycleView, view_cycles
from govcheck.report.view.extent import ExtentView, view_extent
from govcheck.report.view.headline import needs_answers, write_headline
from govcheck.report.view.labels import Labels, make_labels
from govcheck.report.view.ladder import LadderView, view_ladders
from govcheck.report.view.narrowing import NarrowingView, view_narrowings
from govcheck.report.view.path import PathView, view_paths
from govcheck.report.view.score import IndexView, view_indices, view_scores
from govcheck.report.view.source import (
    FactView,
    SourceView,
    view_identity,
    view_limits,
    view_method,
    view_sources,
)
from govcheck.report.view.stage import StageView, view_stages
from govcheck.report.view.step import FIRST, StepView, view_steps
from govcheck.report.view.strength import StrengthView, view_strengths
from govcheck.report.view.target import TargetsView, view_targets
from govcheck.report.view.telling import choose_telling
from govcheck.report.view.timeline import TimelineView, view_timeline
from govcheck.report.view.trust import FlagView, SensitivityView, count_answers, view_flags, view_sensitivity
from govcheck.report.view.wording import Wording, word

if TYPE_CHECKING:
    import datetime as dt

    from govcheck.model.questionnaire import Questionnaire
    from govcheck.model.result import Result


class Unknown(NamedTuple):
    """What is not known, by the reason for it."""

    dont_know: tuple[UnknownView, ...]
    not_applicable: tuple[UnknownView, ...]
    skipped: tuple[UnknownView, ...]
    unsure: tuple[UnknownView, ...]


class View(NamedTuple):
    """A result in words and rounded numbers, in the order of the report; ``advised``: there is advice to follow."""

    language: Language
    labels: Labels
    title: str
    city: str
    place: str
    date: str
    respondents: str
    answered_by: str
    sample: bool
    counts: tuple[str, ...]
    extent: ExtentView | None
    headline: tuple[str, ...]
    indices: tuple[IndexView, ...]
    ladders: tuple[LadderView, ...]
    cycles: tuple[CycleView, ...]
    stages: tuple[StageView, ...]
    paths: tuple[PathView, ...]
    telling: tuple[ComparisonView, ...]
    circumstances: tuple[str, ...]
    cohorts: tuple[CohortView, ...]
    before_today: tuple[BeforeTodayView, ...]
    strengths: tuple[StrengthView, ...]
    chapters: tuple[ChapterView, ...]
    advised: bool
    steps: tuple[StepView, ...]
    targets: TargetsView | None
    timeline: TimelineView | None
    flags: tuple[FlagView, ...]
    sensitivity: tuple[SensitivityView, ...]
    narrowings: tuple[NarrowingView, ...]
    explanations: tuple[ExplanationView, ...]
    unknown: Unknown
    method: tuple[str, ...]
    limits: tuple[str, ...]
    sources: tuple[SourceView, ...]
    identity: tuple[FactView, ...]
    day: dt.date

    @property
    def first_steps(self) -> tuple[StepView, ...]:
        """The steps that a summary names; while no index has a score, only what is to be found out."""
        steps = [step for step in self.steps if step.find_out] if needs_answers(self.indices) else self.steps
        return tuple(steps[:FIRST])

    @property
    def steps_remark(self) -> str:
        """Why a summary names no step; empty where it names one."""
        if self.first_steps:
            return ""
        return self.labels.steps_wait if self.steps else self.no_steps

    @property
    def no_steps(self) -> str:
        """Why the roadmap is empty; empty where it is not."""
        if self.steps:
            return ""
        return self.labels.steps_none if self.unknown.skipped else self.labels.steps_done

    @property
    def studied(self) -> bool:
        """Whether anything was set beside published figures of a study."""
        return any(not source.facts for source in self.sources)


def build_view(result: Result, questionnaire: Questionnaire, language: Language = ENGLISH) -> View:
    """Everything that is shown of a result.

    Args:
        result: what was found.
        questionnaire: the questionnaire it was found with; labels of questions and options come from it.
        language: the language of all sentences.
    """
    words = word(questionnaire, language)
    scores = view_scores(words, result)
    indices = tuple(view_indices(result, scores))
    respondents = _respondents(words, result)
    ladders, stages = tuple(view_ladders(words, result)), tuple(view_stages(words, result))
    steps = tuple(view_steps(words, result))
    chapters = tuple(view_chapters(words, result, scores, ladders, stages, steps))
    beside = {comparison.place: comparison for chapter in chapters for comparison in chapter.comparisons}
    return View(
        language=language,
        labels=make_labels(language),
        title=one_line(result.questionnaire.title),
        city=one_line(result.city.name),
        place=_place(words, result),
        date=language.day(result.date),
        respondents=respondents,
        answered_by=language.text("Answered by: {respondents}", respondents=respondents) if respondents else "",
        sample=result.city.sample,
        counts=count_answers(words, result.counts),
        extent=view_extent(words, result),
        headline=write_headline(words, result, indices),
        indices=indices,
        ladders=ladders,
        cycles=tuple(view_cycles(words, result)),
        stages=stages,
        paths=tuple(view_paths(words, result)),
        telling=tuple(beside[find_place(result, c)] for c in choose_telling(questionnaire, result.published)),
        circumstances=tuple(view_circumstances(words, result.comparisons)),
        cohorts=tuple(view_cohorts(words, result)),
        before_today=view_before_today(words, result),
        strengths=view_strengths(words, result),
        chapters=chapters,
        advised=questionnaire.advice is not None,
        steps=steps,
        targets=view_targets(words, result),
        timeline=view_timeline(words, result),
        flags=tuple(view_flags(words, result)),
        sensitivity=tuple(view_sensitivity(words, result)),
        narrowings=tuple(view_narrowings(words, result)),
        explanations=tuple(view_explanations(words, result)),
        unknown=Unknown(
            dont_know=tuple(view_unknown(words, result, AnswerState.DONT_KNOW)),
            not_applicable=tuple(view_unknown(words, result, AnswerState.NOT_APPLICABLE)),
            skipped=tuple(view_unknown(words, result, AnswerState.SKIPPED)),
            unsure=tuple(view_unsure(words, result)),
        ),
        method=view_method(words, result.sensitivity.variations),
        limits=tuple(view_limits(words, result)),
        sources=tuple(view_sources(words, result)),
        identity=tuple(view_identity(words, result)),
        day=result.date,
    )


def _place(words: Wording, result: Result) -> str:
    """Country and size, as far as they are given."""
    city = result.city
    parts = [
        one_line(city.country_title or city.country or ""),
        one_line(city.region_title or ""),
        words.say.text("{population} people", population=words.number(city.population)) if city.population else "",
    ]
    return ", ".join(part for part in parts if part)


def _respondents(words: Wording, result: Result) -> str:
    people = [
        words.say.text("{role} ({department})", role=one_line(r.role), department=one_line(r.department))
        if r.department
        else one_line(r.role)
        for r in result.respondents
    ]
    return words.say.listed(people)
