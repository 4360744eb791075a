"""A sitting: which questionnaires are answered for which city, one after the other, and in which files."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from govcheck.cli.answer_files import find_answer_files, name_file
from govcheck.errors import InputError, Problem, UsageError
from govcheck.model.answer import AnswerFile
from govcheck.store.answer_file import load_answers
from govcheck.store.benchmarks import MISPLACED, check_belongs, load_benchmark
from govcheck.store.content import list_questionnaires, load_questionnaire

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from govcheck.language import Language
    from govcheck.model.profile import City, Respondent
    from govcheck.model.questionnaire import Questionnaire


class Subject(NamedTuple):
    """Who is assessed and who answers; ``sample``: the city is made up."""

    city: City
    respondents: tuple[Respondent, ...]
    sample: bool = False


class Part(NamedTuple):
    """A questionnaire of a sitting: the name that ``-q`` takes, and the file, where it is settled already."""

    name: str
    questionnaire: Questionnaire
    path: Path | None = None

    @property
    def own(self) -> str | None:
        """The folder that it must be given by; ``None`` where an answer file can name it."""
        return None if self.name in list_questionnaires() else self.name


@dataclass(frozen=True, slots=True)
class Sitting:
    """The parts in their order, each in a file of its own; ``subject`` is whom new files are about.

    ``today`` is the day where the officer sits: the date of what is answered.
    """

    parts: tuple[Part, ...]
    quick: bool
    subject: Subject | None = None
    today: date = field(default_factory=date.today)

    def place(self, part: Part, language: Language) -> Path:
        """The file of a part: named when its turn comes, since the parts before it make files too."""
        if part.path is not None:
            return part.path
        assert self.subject is not None, "a file is begun for somebody"
        own = [other.own for other in self.parts if other.own]
        return name_file(self.subject.city, part.questionnaire.id, find_answer_files(own, language))

    def begin(self, part: Part) -> AnswerFile:
        """What a new file of a part holds: the profile, and no answer yet."""
        assert self.subject is not None, "a file is begun for somebody"
        asked = part.questionnaire
        return AnswerFile(
            govcheck=1,
            questionnaire=asked.id,
            version=asked.version,
            hash=asked.hash,
            city=self.subject.city,
            date=self.today,
            respondents=self.subject.respondents,
            sample=self.subject.sample,
        )


def list_parts(names: Sequence[str], language: Language) -> list[Part]:
    """The questionnaires that are named, each once, else all that come with govcheck.

    Raises:
        InputError: there is none of that name, or it is not valid.
        UsageError: two different ones have the same id, by which answer files name them.
    """
    parts: dict[str, Part] = {}
    for name in dict.fromkeys(names or list_questionnaires()):
        questionnaire = load_questionnaire(name, language.code)
        other = parts.setdefault(questionnaire.id, Part(name, questionnaire))
        if other.questionnaire is not questionnaire:
            message = "{one} and {other} are two questionnaires with the same id, {id}."
            hint = "Give one of them another id: answer files find their questionnaire by it."
            fields = {"one": other.name, "other": name, "id": questionnaire.id}
            raise UsageError(Problem("same-id", message, hint, fields=fields))
    return list(parts.values())


def resume_sitting(path: Path, name: str | None, language: Language, *, quick: bool) -> Sitting:
    """A sitting with a file that is there.

    Raises:
        InputError: the file is not valid.
        UsageError: the quick version is wanted of a questionnaire that has none.
    """
    questionnaire = load_answers(path, name, language.code).questionnaire
    part = Part(name or questionnaire.id, questionnaire, path)
    if quick:
        check_quick([part])
    return Sitting((part,), quick)


def check_quick(parts: Sequence[Part]) -> None:
    """See to it that each part has a quick version.

    Raises:
        UsageError: no question of one belongs to it, so nothing would be asked.
    """
    for part in parts:
        if not any(question.quick for question in part.questionnaire.questions):
            message = "{name} has no quick version: none of its questions is marked with “quick: true”."
            hint = "Leave --quick out, or mark the questions that matter most."
            raise UsageError(Problem("no-quick-version", message, hint, fields={"name": part.name}))


def assign_benchmarks(parts: Sequence[Part], names: Sequence[str], language: Language) -> dict[str, list[str]]:
    """Which benchmarks belong beside each questionnaire of a sitting, by its id.

    Raises:
        InputError: one belongs beside none of them.
    """
    found: dict[str, list[str]] = {part.questionnaire.id: [] for part in parts}
    for name in names:
        refusals: list[InputError] = []
        for part in parts:
            try:
                check_belongs(load_benchmark(name, language.code), part.questionnaire, name)
            except InputError as refusal:
                refusals.append(refusal)
            else:
                found[part.questionnaire.id].append(name)
        if len(refusals) == len(parts):
            raise next((one for one in refusals if one.problems[0].code not in MISPLACED), refusals[0])
    return found
