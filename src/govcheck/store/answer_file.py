"""Answer files: read and checked against their questionnaire, written whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from govcheck.errors import InputError, Location, Problem
from govcheck.model.answer import Answer, AnswerFile, AnswerState
from govcheck.model.validity import answer_problems, nearest, normalise, value_problems
from govcheck.store.comments import find_comments
from govcheck.store.content import load_profile, load_questionnaire
from govcheck.store.document import line_at, parse_document
from govcheck.store.source_text import read_source
from govcheck.store.validation import validate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from govcheck.model.questionnaire import Questionnaire

MOST_BYTES = 2_000_000


class LoadedAnswers(NamedTuple):
    """An answer file that fits its questionnaire, and the hash of what was read."""

    answers: AnswerFile
    questionnaire: Questionnaire
    hash: str


def load_answers(path: Path | str, questionnaire: str | None = None) -> LoadedAnswers:
    """Read an answer file and check every answer against its question.

    Args:
        path: the file, or ``-`` for standard input.
        questionnaire: id or folder of the questionnaire, where not the one that the file names.

    Raises:
        InputError: all that is wrong with the file, each with line and how to mend it.
    """
    source = read_source(path, MOST_BYTES)
    data = parse_document(source)
    answers = validate(AnswerFile, data, source.name)
    asked = load_questionnaire(questionnaire or _named(answers, data, source.name))
    problems = [*_profile_problems(answers, data, source.name), *_answer_problems(answers, asked, data, source.name)]
    if problems:
        raise InputError(*sorted(problems, key=_line))
    normal = {name: normalise(asked.by_id[name], answer) for name, answer in answers.answers.items()}
    return LoadedAnswers(answers.model_copy(update={"answers": normal}), asked, source.hash)


def render_answers(answers: AnswerFile, questionnaire: Questionnaire, earlier: str = "") -> str:
    """The text of an answer file, its answers in the order of the questions, one on a line.

    Comments that stand in ``earlier``, the text that is replaced, are kept above what they stood at.
    """
    comments = find_comments(earlier)
    lines = [f"# {questionnaire.title}: answers. Made to be read and changed by hand."]
    for key, value in _head(answers).items():
        lines += _entry(key, value, "", comments)
    lines += [*comments.pop("answers", []), "answers:" if answers.answers else "answers: {}"]
    section = ""
    for question in questionnaire.questions:
        answer = answers.answers.get(question.id)
        if answer is None:
            continue
        if question.section != section:
            section = question.section
            title = next(s.title for s in questionnaire.sections if s.id == section)
            lines.append(f"  {HEADING} {title}")
        lines += _entry(question.id, _short(answer), "  ", comments)
    if answers.targets:
        lines += [*comments.pop("targets", []), "targets:"]
        for name, target in answers.targets.items():
            lines += _entry(name, target.model_dump(exclude_none=True), "  ", comments)
    lines += [comment for left in comments.values() for comment in left]
    return "\n".join(lines) + "\n"


HEADING = "# --"
"""How headings between the answers start; they are written anew each time."""


def _named(answers: AnswerFile, data: Any, file: str) -> str:
    try:
        load_questionnaire(answers.questionnaire)
    except InputError as error:
        place = Location(file, line_at(data, ("questionnaire",)))
        problems = (p.at(place) if p.code == "unknown-name" else p for p in error.problems)
        raise InputError(*problems) from error
    return answers.questionnaire


def _profile_problems(answers: AnswerFile, data: Any, file: str) -> Iterator[Problem]:
    profile = load_profile()
    known = {"country": profile.countries, "region": profile.region_ids}
    for field, names in known.items():
        given = getattr(answers.city, field)
        if given is not None and given not in names:
            near = nearest(given.upper() if field == "country" else given, names)
            hint = "Countries are written with two letters, such as ES." if field == "country" else "Known: {known}."
            if near:
                hint = "Did you mean {near}? " + hint
            fields = {"given": given[:80], "near": near, "known": ", ".join(names), "field": field}
            place = Location(file, line_at(data, ("city", field)))
            yield Problem(f"unknown-{field}", "{given} is no {field} that is known here.", hint, place, fields)


def _answer_problems(
    answers: AnswerFile, questionnaire: Questionnaire, data: Any, file: str
) -> Iterator[Problem]:  # fmt: skip
    for part, given in (("answers", answers.answers), ("targets", answers.targets)):
        for name, answer in given.items():
            place = Location(file, line_at(data, (part, name)))
            question = questionnaire.by_id.get(name)
            if question is None:
                yield _unknown_question(name, questionnaire).at(place)
            elif isinstance(answer, Answer):
                yield from (problem.at(place) for problem in answer_problems(question, answer))
            else:
                yield from (problem.at(place) for problem in value_problems(question, answer.value))


def _unknown_question(name: str, questionnaire: Questionnaire) -> Problem:
    near = nearest(name, questionnaire.by_id)
    hint = "Did you mean {near}?" if near else "`govcheck questionnaire show {id}` lists the questions."
    fields = {"name": name, "near": near, "id": questionnaire.id}
    return Problem("unknown-question", "{name} is no question of {id}.", hint, fields=fields)


def _line(problem: Problem) -> int:
    return (problem.location and problem.location.line) or 0


def _head(answers: AnswerFile) -> dict[str, Any]:
    head = answers.model_dump(mode="json", exclude={"answers", "targets"}, exclude_none=True)
    if not head["sample"]:
        del head["sample"]
    if not head["respondents"]:
        del head["respondents"]
    head["date"] = answers.date
    return head


def _short(answer: Answer) -> object:
    """The value alone where there is nothing more to say."""
    full = answer.model_dump(mode="json", exclude_defaults=True)
    value = full.get("value")
    if isinstance(value, float) and value.is_integer():
        value = full["value"] = int(value)
    if value is not None and len(full) == 1:
        return value
    if answer.state is AnswerState.SKIPPED:
        full["state"] = str(answer.state)
    return full


def _entry(key: str, value: object, indent: str, comments: dict[str, list[str]]) -> Iterator[str]:
    """A key and its value on one line, below the comments that stood there."""
    text = yaml.dump(
        {key: value}, Dumper=_Dumper, default_flow_style=True, allow_unicode=True, sort_keys=False, width=2**31 - 1
    )
    yield from comments.pop(key, [])
    yield f"{indent}{text.strip()[1:-1]}"


class _Dumper(yaml.CSafeDumper):
    """Writes text of several lines in double quotes, so that it stays on one line."""


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = '"' if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)
