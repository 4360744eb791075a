"""Answer files: read and checked against their questionnaire, written whole."""

from __future__ import annotations

import json
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from govcheck.errors import InputError
from govcheck.language import ENGLISH
from govcheck.model.answer import Answer, AnswerFile, AnswerState
from govcheck.store.answer_check import check_answers, unknown_question
from govcheck.store.comments import Comments, heading
from govcheck.store.comments import Path as Entry
from govcheck.store.content import load_questionnaire
from govcheck.store.document import read_document
from govcheck.store.flow_text import readable, render_flow, render_text
from govcheck.store.source_text import SourceText, read_source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from govcheck.language import Language
    from govcheck.model.answer import Kept
    from govcheck.model.questionnaire import Questionnaire

MOST_BYTES = 2_000_000


class LoadedAnswers(NamedTuple):
    """An answer file that fits its questionnaire, and the hash of what was read."""

    answers: AnswerFile
    questionnaire: Questionnaire
    hash: str


def load_answers(path: Path | str, questionnaire: str | None = None, language: str = ENGLISH.code) -> LoadedAnswers:
    """Read an answer file and check every answer against its question.

    Args:
        path: the file, or ``-`` for standard input.
        questionnaire: id or folder of the questionnaire, where not the one that the file names.
        language: the language of the questionnaire's texts.

    Raises:
        InputError: all that is wrong with the file, each with line and how to mend it.
    """
    source = read_source(path, MOST_BYTES)
    given = load_questionnaire(questionnaire, language) if questionnaire else None
    return read_answers(source, given, language, name=questionnaire)


def read_answers(
    source: SourceText,
    questionnaire: Questionnaire | None = None,
    language: str = ENGLISH.code,
    *,
    name: str | None = None,
) -> LoadedAnswers:
    """The answers in a text, checked.

    Args:
        source: the text.
        questionnaire: what to check it against, where not what it names itself.
        language: the language of the questionnaire's texts.
        name: id or folder by which the questionnaire was given, for the commands that messages tell.

    Raises:
        InputError: all that is wrong with it.
    """
    checked = check_answers(read_document(source), questionnaire, source.name, language, name=name)
    return LoadedAnswers(checked.answers, checked.questionnaire, source.hash)


def read_earlier(
    source: SourceText, questionnaire: Questionnaire | None = None, language: str = ENGLISH.code
) -> LoadedAnswers:
    """The answers in a text as they stand, for a questionnaire that may have changed: they need not fit.

    Raises:
        InputError: all that is wrong with it apart from that.
    """
    checked = check_answers(read_document(source), questionnaire, source.name, language, earlier=True)
    return LoadedAnswers(checked.answers, checked.questionnaire, source.hash)


def render_answers(
    answers: AnswerFile,
    questionnaire: Questionnaire,
    earlier: str = "",
    moved: Mapping[Entry, Entry] = MappingProxyType({}),
    *,
    language: Language = ENGLISH,
) -> str:
    """The text of an answer file, its answers in the order of the questions, one on a line.

    Comments that stand in ``earlier``, the text that is replaced, are kept at what they stood at;
    ``moved`` says for an entry that stands elsewhere now where that was. The headings are in the
    ``language``, and replace those in any other.

    Raises:
        InputError: an answer belongs to no question; it is not dropped silently.
    """
    _check_known(answers, questionnaire)
    titles = {section.id: heading(_line(section.title)) for section in questionnaire.sections}
    text = _Text(Comments(earlier), moved)
    title = _line(questionnaire.title)
    opening = language.text("{questionnaire}: answers. Made to be read and changed by hand.", questionnaire=title)
    text.lines.append(heading(opening))
    for key, value in _head(answers).items():
        text.add((key,), render_flow(value))
    text.add(("answers",), "" if answers.answers else "{}")
    section = ""
    for question in questionnaire.questions:
        answer = answers.answers.get(question.id)
        if answer is None:
            continue
        if question.section != section:
            section = question.section
            text.lines.append("  " + titles[section])
        text.add(("answers", question.id), render_flow(_short(answer)))
    if answers.targets:
        text.add(("targets",), "")
    for name, target in answers.targets.items():
        text.add(("targets", name), render_flow(target.model_dump(exclude_none=True)))
    if answers.kept:
        text.add(("kept",), "")
    for name, entries in answers.kept.items():
        text.add(("kept", name), render_flow([_kept(entry) for entry in entries]))
    return "\n".join([*text.lines, *text.comments.left()]) + "\n"


def render_answers_json(answers: AnswerFile, questionnaire: Questionnaire) -> str:
    """The same answer file as JSON, for a file that ends in ``.json``.

    Raises:
        InputError: an answer belongs to no question; it is not dropped silently.
    """
    _check_known(answers, questionnaire)
    data = _head(answers) | {
        "answers": {q.id: _short(answers.answers[q.id]) for q in questionnaire.questions if q.id in answers.answers},
        "targets": {name: target.model_dump(exclude_none=True) for name, target in answers.targets.items()},
    }
    if answers.kept:
        data["kept"] = {name: [_kept(entry) for entry in entries] for name, entries in answers.kept.items()}
    text = json.dumps(_readable(data), ensure_ascii=False, indent=1, default=str)
    return _UNSEEN.sub(lambda match: json.dumps(match.group())[1:-1], text) + "\n"


_UNSEEN = re.compile("[\u2028\u2029\ufeff\ufffe\uffff]")


class _Text:
    """The lines of an answer file as they come together, with the comments of the earlier text."""

    def __init__(self, comments: Comments, moved: Mapping[Entry, Entry]) -> None:
        self.comments = comments
        self.moved = moved
        self.lines: list[str] = []

    def add(self, path: Entry, value: str) -> None:
        """An entry on a line of its own; comments that do not fit behind it stand above it."""
        indent = "  " * (len(path) - 1)
        above, behind = self.comments.take(self.moved.get(path, path))
        if len(behind) > 1:
            above, behind = [*above, *behind], []
        entry = f"{indent}{render_text(path[-1])}: {value}".rstrip()
        self.lines += [indent + comment for comment in above]
        self.lines.append("  ".join([entry, *behind]))


def _check_known(answers: AnswerFile, questionnaire: Questionnaire) -> None:
    names = [name for name in (*answers.answers, *answers.targets) if name not in questionnaire.by_id]
    if names:
        raise InputError(*(unknown_question(name, questionnaire) for name in names))


def _line(title: str) -> str:
    """A title on one line, as a comment has it."""
    return " ".join(readable(title).split())


def _head(answers: AnswerFile) -> dict[str, Any]:
    head = answers.model_dump(mode="json", exclude={"answers", "targets", "kept"}, exclude_none=True)
    if not head["sample"]:
        del head["sample"]
    if not head["respondents"]:
        del head["respondents"]
    head["date"] = answers.date
    return head


def _short(answer: Answer) -> Any:
    """The value alone where there is nothing more to say."""
    value = list(answer.value) if isinstance(answer.value, tuple) else answer.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    said: dict[str, Any] = {} if value is None else {"value": value}
    if answer.state is not AnswerState.ANSWERED:
        said["state"] = str(answer.state)
    said |= {"unsure": True} if answer.unsure else {}
    said |= {name: text for name, text in (("reason", answer.reason), ("note", answer.note)) if text}
    said |= {"evidence": list(answer.evidence)} if answer.evidence else {}
    return value if said.keys() == {"value"} else said


def _kept(entry: Kept) -> dict[str, Any]:
    said: dict[str, Any] = {} if entry.answer is None else {"answer": _short(entry.answer)}
    said |= {} if entry.target is None else {"target": entry.target.model_dump(exclude_none=True)}
    return said | {"version": entry.version} | ({"because": entry.because} if entry.because else {})


def _readable(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _readable(part) for key, part in data.items()}
    if isinstance(data, (list, tuple)):
        return [_readable(part) for part in data]
    return readable(data) if isinstance(data, str) else data
