"""A survey read from what a command names: for `score` of many and `benchmark build`."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from govcheck.cli.output import tell
from govcheck.cli.overwriting import check_outputs
from govcheck.cli.problem import fold_problems
from govcheck.cli.progress import show_progress
from govcheck.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govcheck.batch.terms import Terms
    from govcheck.cli.survey_options import SurveyOptions
    from govcheck.language import Language
    from govcheck.survey.gathering import Gathered


class Survey(NamedTuple):
    """What was read, what it is scored by, and a folder for what is needed until all is done.

    Attributes:
        gathered: what was read.
        terms: what it is scored by.
        spool: the folder.
        inputs: the files that were read, and the benchmarks as they were named: nothing may take their places.
    """

    gathered: Gathered
    terms: Terms
    spool: Path
    inputs: Sequence[Path | str]


@contextmanager
def read_survey(
    paths: Sequence[str], outputs: Iterable[str], language: Language, reading: SurveyOptions
) -> Iterator[Survey]:
    """Everything that lies there; what was read may be computed with for as long as the context lasts.

    None of ``outputs``, the files that will be written, may be one that is read.

    Raises:
        InputError: nothing could be read; or, when strict, anything could not; or a benchmark cannot be used.
        UsageError: it is not known which questionnaire is answered, or the output would take the place of an input.
    """
    from govcheck.survey import gathering
    from govcheck.survey.finding import find_files
    from govcheck.survey.terms import learn_terms
    from govcheck.survey.watching import Watched, check_unchanged, explain_failure

    files, own = find_files(paths)
    inputs: list[Path | str] = [*files, *reading.benchmarks]
    check_outputs(inputs, outputs)
    try:
        terms = learn_terms(files, reading.questionnaire, reading.benchmarks, language)._replace(levels=reading.levels)
    except InputError as error:
        raise InputError(*fold_problems(error.problems)) from error
    watched: list[Watched] = []
    with TemporaryDirectory(prefix="govcheck-") as folder, explain_failure(watched):
        spool = Path(folder)
        with show_progress(language.text("Reading"), len(files), language, quiet=reading.still) as advance:
            how = gathering.Reading(reading.processes, spool, advance, watched)
            gathered = gathering.gather(files, terms, reading.questionnaire, how)
        if not gathered.rows and gathered.others:
            raise InputError(*fold_problems(gathered.problems), _nothing_of(terms.questionnaire.id))
        if gathered.faults and (reading.strict or gathered.left_out == gathered.rows):
            raise InputError(*fold_problems(gathered.problems))
        _tell_passed(own, gathered.others, language, quiet=reading.quiet)
        yield Survey(gathered, terms, spool, inputs)
        check_unchanged(watched)


def _nothing_of(questionnaire: str) -> Problem:
    message, hint = "No file answers {questionnaire}.", "Name another questionnaire with -q, or leave -q out."
    return Problem("other-questionnaire", message, hint, fields={"questionnaire": questionnaire})


def _tell_passed(own: int, others: int, language: Language, *, quiet: bool) -> None:
    """Tell how many files are passed over, since they are no answers to this questionnaire."""
    if own:
        told = language.count(
            "Passed over: {number} file that govcheck wrote itself.",
            "Passed over: {number} files that govcheck wrote itself.",
            own,
        )
        tell(told, quiet=quiet)
    if others:
        told = language.count(
            "Passed over: {number} file that answers another questionnaire.",
            "Passed over: {number} files that answer another questionnaire.",
            others,
        )
        tell(told, quiet=quiet)
