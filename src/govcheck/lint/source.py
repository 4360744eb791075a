"""Sources and studies: what is cited is there, and an indicator is published by a study of the questionnaire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.errors import Problem
from govcheck.lint.fault import (
    ADVICE,
    PRACTICES,
    QUESTIONNAIRE,
    SCORING,
    Fault,
    find_records,
    unknown,
    unknown_option,
)
from govcheck.model.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govcheck.model.benchmark import Benchmark
    from govcheck.model.questionnaire import Questionnaire


OTHER_PARTS = (SCORING, ADVICE)
"""What a questionnaire holds beside its own file."""


def check_studies(q: Questionnaire, benchmarks: Mapping[str, Benchmark]) -> Iterator[Fault]:
    """Studies that are no benchmark."""
    for at, study in enumerate(q.studies):
        if study not in benchmarks:
            message = "There is no benchmark {study}."
            hint = "Name the id of a benchmark that comes with govcheck."
            problem = unknown("unknown-study", study, benchmarks, message=message, hint=hint, study=study)
            yield Fault(QUESTIONNAIRE, ("studies", at), problem)


def check_editions(q: Questionnaire, benchmarks: Mapping[str, Benchmark]) -> Iterator[Fault]:
    """Sources and practices of an edition that no study of the questionnaire has."""
    editions = sorted({benchmarks[study].edition for study in q.studies if study in benchmarks})
    found = [(QUESTIONNAIRE, path, source) for path, source in find_records(q, Source) if path[0] not in OTHER_PARTS]
    found += [(SCORING, path, source) for path, source in find_records(q.scoring, Source)]
    if q.advice is not None:
        found += [(ADVICE, path, source) for path, source in find_records(q.advice, Source)]
    cited = [(part, (*path, "edition"), source.edition) for part, path, source in found]
    practices = q.advice.practices if q.advice is not None else ()
    cited += [(PRACTICES, ("practices", at, "edition"), one.edition) for at, one in enumerate(practices)]
    for part, path, edition in cited:
        if edition is not None and edition not in editions:
            message = "The edition {edition} is cited, which no study of the questionnaire has."
            hint = "Its studies have: {editions}. Correct the edition, or add the study under `studies`."
            fields = {"edition": edition, "editions": ", ".join(map(str, editions)) or "–"}
            yield Fault(part, path, Problem("unknown-edition", message, hint, fields=fields))


def check_indicators(q: Questionnaire, benchmarks: Mapping[str, Benchmark]) -> Iterator[Fault]:
    """Indicators of questions that no study publishes, and options that they join and no question has."""
    published = {name for study in q.studies if study in benchmarks for name in benchmarks[study].by_indicator}
    for at, question in enumerate(q.questions):
        for k, reference in enumerate(question.indicators):
            name = reference.id
            if name not in published:
                message = "No study of the questionnaire publishes the indicator {indicator}."
                hint = "Remove it, or add its study under `studies`."
                problem = unknown("unknown-indicator", name, published, message=message, hint=hint, indicator=name)
                yield Fault(QUESTIONNAIRE, ("questions", at, "indicators", k, "id"), problem)
            for i, option in enumerate(reference.options):
                if option not in question.by_id:
                    path = ("questions", at, "indicators", k, "options", i)
                    yield Fault(QUESTIONNAIRE, path, unknown_option(option, question.id, question.by_id))
