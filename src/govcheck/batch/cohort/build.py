"""A cohort's benchmark: what may be told of many cities, with where it comes from."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from govcheck.batch.cohort.figure import find_figures, make_blocks
from govcheck.batch.cohort.group import group_columns
from govcheck.batch.cohort.subject import find_subjects, subject_columns
from govcheck.batch.counts import given_column, how_many
from govcheck.batch.origin import FILE, SAMPLE
from govcheck.batch.quality.fingerprint import ANSWERS, fingerprint_rows
from govcheck.batch.quality.no_city import LOOKED, keep_cities
from govcheck.errors import InputError, Problem, UsageError
from govcheck.language import ENGLISH
from govcheck.lint.cohort import refuse_least
from govcheck.model.benchmark import Benchmark, Study
from govcheck.model.cohort import CAUTION, TITLE, WHO, AskedWith, Provenance, Suppressed, SuppressionReason
from govcheck.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from govcheck.batch.cohort.figure import Figures
    from govcheck.batch.reading.source import Engine
    from govcheck.model.cohort import CohortRules, GroupKind
    from govcheck.model.profile import Profile
    from govcheck.model.questionnaire import Questionnaire


_LOOKED, _ROW = "::looked ", "::row"

DAY = "::date"
"""The column of the day of an answer."""


class Design(NamedTuple):
    """What is asked for.

    Attributes:
        kinds: what the cities are grouped by, in the order of ``group.in_order``.
        least: the fewest cities of which figures are published.
        today: the day on which it is built, whose year is the edition where no row has a date.
        built_by: who builds it.
        title: what it is called; named after its size and year where there is none.
        engine: what Polars computes the scores with.
        name: its id; else it is made of the questionnaire and the year.
    """

    kinds: Sequence[GroupKind]
    least: int
    today: date
    built_by: str | None = None
    title: str | None = None
    engine: Engine = "in-memory"
    name: str | None = None


def choose_least(asked: int | None, rules: CohortRules) -> int:
    """The fewest cities of which figures are published: what is asked for, else what the rules say.

    Raises:
        UsageError: it is fewer than may be asked for.
    """
    if asked is None:
        return rules.least_group
    if problem := refuse_least(asked, rules):
        raise UsageError(problem)
    return asked


def build_benchmark(frame: pl.LazyFrame, questionnaire: Questionnaire, profile: Profile, design: Design) -> Benchmark:
    """The figures of a cohort, given its answers as a canonical wide table. The order of rows changes nothing.

    Its own words are in English, and so should be those of the profile: whoever reads it has a language too.

    Raises:
        InputError: there are too few cities to tell anything of them, or no figure of enough.
    """
    table = _compute(frame, questionnaire, profile, design)
    if table.height < design.least:
        message = "Too few cities, {cities}: figures would say too much of each. At least {least} are needed."
        hint = "Add more answer files."
        if SAMPLE in frame.collect_schema():
            hint = "Add more answer files; those of made-up cities (sample: true) do not count."
        fields = {"cities": table.height, "least": design.least}
        raise InputError(Problem("too-few-cities", message, hint, None, fields))
    figures = find_figures(table, questionnaire, profile, design.kinds, design.least)
    blocks = tuple(block for subject in find_subjects(questionnaire) for block in make_blocks(subject, figures))
    if not blocks:
        message = "Each figure of these {cities} cities would say too much of a few of them, so there is no cohort."
        hint = "Group them by less, such as --by region, or add more answer files."
        raise InputError(Problem("nothing-to-tell", message, hint, None, {"cities": table.height}))
    provenance = _find_provenance(table, figures, questionnaire, design)
    year = (provenance.last or design.today).year
    title = design.title or ENGLISH.text(TITLE, cities=ENGLISH.number(table.height), year=year)
    return Benchmark(
        schema_version=1,
        id=design.name or f"cohort-{questionnaire.id}-{year}",
        edition=year,
        title=title,
        participants=table.height,
        who=WHO,
        caution=CAUTION,
        study=Study(
            title=title, publisher=design.built_by or "govcheck", text=f"{questionnaire.id} {questionnaire.version}"
        ),
        provenance=provenance,
        blocks=blocks,
    )


def _compute(frame: pl.LazyFrame, questionnaire: Questionnaire, profile: Profile, design: Design) -> pl.DataFrame:
    """The columns of the groups, the days, the files and the subjects; nothing else is kept of the answers.

    Rows without any answer, sums of others, made-up cities and earlier rounds are left out.
    """
    names = frame.collect_schema().names()
    ready, columns = subject_columns(fingerprint_rows(frame, questionnaire), questionnaire)
    file = pl.col(FILE) if FILE in names else pl.lit("")
    day = pl.col("date").cast(pl.Date) if "date" in names else pl.lit(None, pl.Date)
    answered = how_many(pl.col(given_column(question.id)) for question in questionnaire.questions)
    looked = [(pl.col(name) if name in names else pl.lit(None)).cast(kind).alias(f"{_LOOKED}{name}")
              for name, kind in LOOKED.items() if name not in {FILE, "answered", ANSWERS}]  # fmt: skip
    table = ready.select(
        *group_columns(profile, design.kinds, names),
        day.alias(DAY),
        file.alias(FILE),
        *columns,
        *looked,
        answered.alias(f"{_LOOKED}answered"),
        pl.col(ANSWERS).alias(f"{_LOOKED}{ANSWERS}"),
    ).collect(engine=design.engine)
    own = table.lazy().select(FILE, pl.selectors.starts_with(_LOOKED).name.map(lambda name: name.removeprefix(_LOOKED)))
    cities = keep_cities(own.with_row_index(_ROW), profile.checks).select(_ROW).collect()[_ROW]
    counted = table if len(cities) == table.height else table[cities]
    return counted.drop(pl.selectors.starts_with(_LOOKED))


def _find_provenance(table: pl.DataFrame, figures: Figures, questionnaire: Questionnaire, design: Design) -> Provenance:
    # A day to come is a slip of the pen, and no day of a cohort.
    days = table.filter(pl.col(DAY) <= design.today)[DAY].sort().to_list()
    return Provenance(
        questionnaire=AskedWith(id=questionnaire.id, version=questionnaire.version, hash=questionnaire.hash),
        files=table[FILE].n_unique(),
        cities=table.height,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        built_by=design.built_by,
        govcheck=__version__,
        by=tuple(design.kinds),
        least_group=design.least,
        suppressed=tuple(_find_suppressed(figures)),
    )


def _find_suppressed(figures: Figures) -> Iterator[Suppressed]:
    """All cities and every group, as far as something is not told of them, with the reasons and of how many figures."""
    nothing = sum(bool(population) and not shown.total for population, shown in figures.disclosed.figures.values())
    if nothing:
        yield Suppressed(reason=SuppressionReason.WOULD_REVEAL, figures=nothing)
    hidden = Counter(pair for _, shown in figures.disclosed.figures.values() for pair in shown.hidden.items())
    for key, group in figures.groups.items():
        for reason in SuppressionReason:
            if hidden[key, reason]:
                yield Suppressed(group=group, reason=reason, figures=hidden[key, reason])
