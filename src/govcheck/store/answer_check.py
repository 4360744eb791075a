"""Whether an answer file fits: its names, its profile, and each answer to its question."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import islice
from shlex import join, quote
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from govcheck.errors import InputError, Location, Problem
from govcheck.language import ENGLISH
from govcheck.model.answer import Answer, AnswerFile, Target
from govcheck.model.change import UNCHANGED
from govcheck.model.nearest import nearest
from govcheck.model.profile import find_country
from govcheck.model.validity import answer_problems, normalise, value_problems
from govcheck.store.changes import find_changes
from govcheck.store.content import load_built_in, load_profile
from govcheck.store.document import MOST_PROBLEMS, Document
from govcheck.store.flow_text import render_flow
from govcheck.store.located import line_at
from govcheck.store.source_text import STDIN, STDIN_NAME
from govcheck.store.validation import M, Path, check_mapping, find_problems, in_line_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govcheck.model.question import Question
    from govcheck.model.questionnaire import Questionnaire


NEW = "new.answers.yaml"
"""The name that commands propose for a file that is written anew."""


class Checked(NamedTuple):
    """Answers that fit the questionnaire they were checked against."""

    answers: AnswerFile
    questionnaire: Questionnaire


def check_answers(
    document: Document,
    questionnaire: Questionnaire | None,
    file: str,
    language: str = ENGLISH.code,
    *,
    name: str | None = None,
    earlier: bool = False,
) -> Checked:
    """The answers of a document, in the form that scoring reads.

    Three kinds of problems are found: in the text, in the form of the data, and where an answer
    does not fit its question. Each is looked for in whatever the others left standing.

    Args:
        document: what was read.
        questionnaire: the one to check against; without it, the one that the file names.
        file: its name in messages.
        language: the language of the texts of a questionnaire that the file names.
        name: what was given to find the questionnaire by; commands that messages tell need it.
        earlier: the answers may be to an earlier version, and need not fit; they stay as they are.

    Raises:
        InputError: all that is wrong, in the order of the lines.
    """
    data = document.data
    if not document.problems:
        check_mapping(data, file)
        _refuse_others(data, file)
    answers, malformed = _formed(data, file)
    asked, unfit = _named(data, questionnaire, file, language)
    unfit += _profile_problems(data, file)
    if asked is not None and not earlier:
        place = _Place(file, name, language)
        given = answers.answers if answers else _formed_entries(Answer, data, "answers")
        aims = answers.targets if answers else _formed_entries(Target, data, "targets")
        misfits = [*islice(_entry_problems(given, "answers", asked, data, place), MOST_PROBLEMS)]
        misfits += islice(_entry_problems(aims, "targets", asked, data, place), MOST_PROBLEMS)
        unfit += _with_way_out(misfits, asked, data, place)
    if document.problems or malformed or unfit:
        raise InputError(*_together(document.problems, malformed, unfit))
    assert answers is not None and asked is not None, "whatever is missing was a problem"
    if earlier:
        return Checked(answers, asked)
    normal = {name: normalise(asked.by_id[name], answer) for name, answer in answers.answers.items()}
    return Checked(answers.model_copy(update={"answers": normal}), asked)


def _refuse_others(data: Mapping[str, Any], file: str) -> None:
    """Refuse what is a file of another kind with one word, instead of all that it lacks.

    Raises:
        InputError: it is a benchmark or a result, or has nothing that an answer file has.
    """
    if {"schema_version", "blocks"} <= data.keys():
        message, hint = "This is a benchmark, not an answer file.", "It is set beside answers with --benchmark."
        raise InputError(Problem("benchmark", message, hint, Location(file, 1)))
    if str(data.get("format", "")).startswith("govcheck."):
        message, hint = "These are results of govcheck, not answers.", "Take the answer file that they were made from."
        raise InputError(Problem("results", message, hint, Location(file, 1)))
    if not data.keys() & AnswerFile.model_fields.keys():
        message = "This is no answer file: nothing in it is what answer files hold."
        hint = "They begin with “govcheck: 1” and name their questionnaire."
        raise InputError(Problem("no-answer-file", message, hint, Location(file, 1)))


class _Place(NamedTuple):
    """Where answers were read: the file, the name of the questionnaire as it was given, and the language of texts."""

    file: str
    name: str | None
    language: str


_Unfit = tuple[Path, Problem]


def _together(text: list[Problem], malformed: dict[Path, Problem], unfit: list[_Unfit]) -> list[Problem]:
    """All problems; of two about the same place, the one that knows more about it."""
    places = {path for path, _ in unfit}
    later = [problem for _, problem in unfit] + [p for path, p in malformed.items() if path not in places]
    # What was stepped over in the text leaves a gap, which is no second problem.
    lines = {problem.location and problem.location.line for problem in text}
    later = [problem for problem in later if not problem.location or problem.location.line not in lines]
    return in_line_order([*text, *later])[:MOST_PROBLEMS]


def _formed(data: Any, file: str) -> tuple[AnswerFile | None, dict[Path, Problem]]:
    try:
        return AnswerFile.model_validate(data), {}
    except ValidationError as error:
        return None, find_problems(AnswerFile, data, error, file)


def _formed_entries(model: type[M], data: Any, part: str) -> dict[str, M | None]:
    """Those that can be used, of a file in which not all can be; nothing in the place of the others."""
    given = data.get(part) if isinstance(data, dict) else None
    found: dict[str, M | None] = {}
    for name, entry in given.items() if isinstance(given, dict) else ():
        try:
            found[name] = model.model_validate(entry)
        except ValidationError:
            found[name] = None
    return found


def _named(
    data: Any, questionnaire: Questionnaire | None, file: str, language: str
) -> tuple[Questionnaire | None, list[_Unfit]]:
    """The questionnaire that the answers are for.

    A file may name only what comes with govcheck, never a place on the disk; one's own questionnaire
    is given in the command.
    """
    path: Path = ("questionnaire",)
    name = data.get("questionnaire") if isinstance(data, dict) else None
    if not isinstance(name, str):
        return questionnaire, []
    place = Location(file, line_at(data, path))
    if questionnaire is None:
        try:
            return load_built_in(name, language), []
        except InputError as error:
            return None, [(path, problem.at(place)) for problem in error.problems]
    if name != questionnaire.id:
        message = "The file answers the questionnaire {name}, not {id}."
        hint = "Choose the questionnaire that it was made for."
        fields = {"name": name[:80], "id": questionnaire.id}
        return questionnaire, [(path, Problem("other-questionnaire", message, hint, place, fields))]
    return questionnaire, []


def _profile_problems(data: Any, file: str) -> Iterator[_Unfit]:
    city = data.get("city") if isinstance(data, dict) else None
    profile = load_profile()
    for field, known in {"country": profile.countries, "region": profile.region_ids}.items():
        given = city.get(field) if isinstance(city, dict) else None
        if not isinstance(given, str) or given.strip() in known:
            continue
        path: Path = ("city", field)
        if field == "country":
            from govcheck.store.catalogue import list_languages  # noqa: PLC0415 - a country that is known needs none

            near = find_country(given[:80], (load_profile(code) for code in list_languages()))
            message, hint = "{given} is not a country code.", "Countries are written with two letters, such as ES."
            if near:
                hint = "Did you mean {near}? Countries are written with two letters, such as ES."
        else:
            near = nearest(given.lower(), known)
            message, hint = "{given} is not a region known here.", "The regions are: {known}."
            if near:
                hint = "Did you mean {near}? The regions are: {known}."
        fields = {"given": given[:80], "near": near, "known": ", ".join(known)}
        yield path, Problem(f"unknown-{field}", message, hint, Location(file, line_at(data, path)), fields)


def _entry_problems(
    entries: Mapping[str, Answer | Target | None], part: str, questionnaire: Questionnaire, data: Any, place: _Place
) -> Iterator[_Unfit]:
    for name, entry in entries.items():
        path: Path = (part, name)
        question = questionnaire.by_id.get(name)
        problems = []
        if question is None:
            problems = [unknown_question(name, questionnaire, place.name)]
        elif isinstance(entry, Answer):
            problems = answer_problems(question, entry)
        elif isinstance(entry, Target):
            problems = value_problems(question, entry.value)
        else:
            path, problems = _list_problems(question, path, data)
        for problem in problems:
            yield path, problem.at(Location(place.file, line_at(data, path)))


def _with_way_out(misfits: list[_Unfit], questionnaire: Questionnaire, data: Any, place: _Place) -> Iterator[_Unfit]:
    """The problems; where the questionnaire has changed since, with the command that carries answers over."""
    if not misfits:
        return
    version, state = data.get("version"), data.get("hash")
    older = isinstance(version, str) and version.strip() != questionnaire.version
    # Within a version, an id that is gone is more likely misspelt, unless it is known to have stood.
    changes = UNCHANGED
    if not older and isinstance(state, str) and state != questionnaire.hash:
        with suppress(InputError):  # a list of changes that is not valid hides no problem of an answer
            changes = find_changes(questionnaire, place.name, place.language)
    hint = "Answered in version {then}, now {now}: `govcheck questionnaire migrate {arguments}` brings it along."
    read = STDIN if place.file == STDIN_NAME else place.file
    arguments = join([read, *(["-q", place.name] if place.name else []), "-o", NEW])
    fields = {"then": str(version)[:80], "now": questionnaire.version, "arguments": arguments}
    for path, problem in misfits:
        if older or changes.knows(str(path[1])):
            yield path, replace(problem, hint=hint, fields={**problem.fields, **fields})
        else:
            yield path, problem


def _list_problems(question: Question, path: Path, data: Any) -> tuple[Path, list[Problem]]:
    """What the question says to a list that is not one of texts: more than the form of the data can say."""
    value = data[path[0]][path[1]]
    if isinstance(value, dict) and "value" in value:
        value, path = value["value"], (*path, "value")
    if not isinstance(value, list) or all(isinstance(item, str) for item in value):
        return path, []
    return path, value_problems(question, tuple(render_flow(item) for item in value))


def unknown_question(name: str, questionnaire: Questionnaire, given: str | None = None) -> Problem:
    """The problem of an answer to something that is not asked; ``given``: what the questionnaire was found by."""
    near = nearest(name[:80], questionnaire.by_id)
    hint = "Did you mean {near}?" if near else "`govcheck questionnaire show {questionnaire}` lists the questions."
    fields = {
        "name": name[:80],
        "near": near,
        "id": questionnaire.id,
        "questionnaire": quote(given or questionnaire.id),
    }
    return Problem("unknown-question", "{name} is no question of {id}.", hint, fields=fields)
