"""What is asked before a sitting: go on or begin, for which city, which questionnaires, full or quick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.cli.answer_files import Found, find_answer_files, find_file, same_city
from govcheck.cli.problem import as_lines
from govcheck.cli.sitting import Part, Sitting, Subject, check_quick, list_parts
from govcheck.errors import InputError, Problem
from govcheck.store.catalogue import list_languages
from govcheck.store.content import load_profile
from govcheck.wizard.cleaning import clean
from govcheck.wizard.profile import ask_profile
from govcheck.wizard.prompter import Block, Choice, EndOfInputError, Tone
from govcheck.wizard.selection import (
    choose_questionnaires,
    choose_version,
    count_settled,
    greet,
    is_complete,
    lies_in_quick,
    may_be_quick,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from govcheck.language import Language
    from govcheck.wizard.prompter import Prompter

_NEW = "+"


class Reception:
    """Asks for what the command does not name; every question but the first can be turned back from."""

    def __init__(self, prompter: Prompter, language: Language, names: Sequence[str], *, quick: bool) -> None:
        """Take the questionnaires that are named, else all that come with govcheck.

        Raises:
            InputError: there is none of that name, or it is not valid.
            UsageError: the quick version is wanted of one that has none.
        """
        self._prompter = prompter
        self._language = language
        self._named = bool(names)
        self._quick = quick
        self._offered = list_parts(names, language)
        if quick:
            check_quick(self._offered)
        self._shown: list[str] = []

    def arrange(self, path: Path | None) -> Sitting:
        """Ask until it is clear what is answered; ``path`` is the new file, where it is named.

        Raises:
            InputError: the input ended before.
        """
        greet(self._prompter, self._language)
        found = self._choose_file() if path is None else None
        return found or self._begin(path)

    def say_interrupted(self) -> str:
        """What became of the answers where somebody stops before anything is begun; the command to go on follows."""
        text = self._language.text
        match self._shown:
            case []:
                return text("Nothing is saved yet: a file is made when the questions begin. To begin again:")
            case [file]:
                return text("The answers in {file} are as they were. To go on:", file=clean(file))
            case files:
                number = self._language.number(len(files))
                return text("The answers in {number} files are as they were. To go on:", number=number)

    # A city that has a file in this folder.

    def _choose_file(self) -> Sitting | None:
        """Something to go on with, or to begin for a city that is known; ``None``: a city is begun anew."""
        text = self._language.text
        files = find_answer_files([part.own for part in self._offered if part.own], self._language)
        offered = {part.questionnaire.id for part in self._offered}
        shown = {f.path.name: f for f in files if f.loaded is None or f.loaded.questionnaire.id in offered}
        self._shown = list(shown)
        missing = {f"{_NEW}{number}": row for number, row in enumerate(self._missing(files), 1)}
        choices = [Choice(name, self._tell_file(file)) for name, file in shown.items()]
        for key, (subject, part) in missing.items():
            label = text(
                "{city}: begin {questionnaire}", city=subject.city.name, questionnaire=part.questionnaire.title
            )
            choices.append(Choice(key, label))
        if not choices:
            return None
        choices.append(Choice(_NEW, text("Begin with another city")))
        while True:
            try:
                chosen = self._prompter.choose(text("There are answer files here. Go on with one?"), choices)
            except EndOfInputError:
                return None
            if chosen is None:
                self._prompter.show(Block(text("This is the first question."), Tone.NOTICE))
                continue
            if chosen == _NEW:
                return None
            sitting = (
                self._continue(missing[chosen][1], missing[chosen][0], files)
                if chosen in missing
                else self._go_on(shown[chosen], files)
            )
            if sitting is not None:
                return sitting

    def _missing(self, files: Sequence[Found]) -> list[tuple[Subject, Part]]:
        """The questionnaires that a city has not begun, for each city that has begun another."""
        subjects: list[Subject] = []
        for answers in (file.loaded.answers for file in files if file.loaded):
            if not any(same_city(answers.city, known.city) for known in subjects):
                subjects.append(Subject(answers.city, answers.respondents, answers.sample))
        return [
            (subject, part)
            for subject in subjects
            for part in self._offered
            if find_file(subject.city, part.questionnaire.id, files) is None
        ]

    def _tell_file(self, file: Found) -> str:
        text = self._language.text
        if file.loaded is None:
            return text("{file}: cannot be read", file=file.path.name)
        asked, answers = file.loaded.questionnaire, file.loaded.answers
        settled, total = count_settled(asked, answers)
        if not lies_in_quick(asked, answers):
            return text(
                "{file}: {questionnaire}, {settled} of {total} settled",
                file=file.path.name, questionnaire=asked.title, settled=settled, total=total,
            )  # fmt: skip
        done, quick = count_settled(asked, answers, quick=True)
        return text(
            "{file}: {questionnaire}, {settled} of {total} settled; quick version: {done} of {quick}",
            file=file.path.name, questionnaire=asked.title, settled=settled, total=total, done=done, quick=quick,
        )  # fmt: skip

    def _go_on(self, file: Found, files: Sequence[Found]) -> Sitting | None:
        """The file, then what else is named for its city; ``None``: it cannot be used, or the person turned back."""
        if file.loaded is None:
            self._show_problems(file)
            return None
        answers = file.loaded.answers
        part = next(p for p in self._offered if p.questionnaire.id == file.loaded.questionnaire.id)
        # A city may have two files for one questionnaire: the one that was chosen counts.
        files = [file, *(other for other in files if other is not file)]
        return self._continue(part, Subject(answers.city, answers.respondents, answers.sample), files)

    def _continue(self, first: Part, subject: Subject, files: Sequence[Found]) -> Sitting | None:
        """One part for a city, and after it the others that are named; ``None``: the person turned back."""
        parts = [first, *(part for part in self._offered if self._named and part != first)]
        found = [find_file(subject.city, part.questionnaire.id, files) for part in parts]
        begun = [file.loaded.answers if file and file.loaded else None for file in found]
        quick = self._quick
        if not quick and any(
            answers is None or may_be_quick(part.questionnaire, answers)
            for part, answers in zip(parts, begun, strict=True)
        ):
            version = self._choose_version(parts)
            if version is None:
                return None
            quick = version
        if None in begun:
            told = self._language.text("The profile of {city} is taken over.", city=subject.city.name)
            self._prompter.show(Block(told, Tone.QUIET))
        left = [
            part._replace(path=file.path if file else None)
            for part, file, answers in zip(parts, found, begun, strict=True)
            if part is first or answers is None or not is_complete(part.questionnaire, answers, quick=quick)
        ]
        return Sitting(tuple(left), quick, subject)

    def _show_problems(self, file: Found) -> None:
        for problem in file.problems:
            told = " ".join(line.strip() for line in as_lines(problem, self._language))
            self._prompter.show(Block(clean(told), Tone.NOTICE))

    # A city that is new here.

    def _begin(self, path: Path | None) -> Sitting:
        subject = None
        while True:
            subject = self._ask_subject(subject)
            chosen = self._choose_parts(single=path is not None)
            if chosen is not None:
                parts, quick = chosen
                return Sitting(tuple(part._replace(path=path) for part in parts), quick, subject)

    def _ask_subject(self, earlier: Subject | None) -> Subject:
        """The profile, asked once for all that follows; what was said ``earlier`` stands there already."""
        city = earlier.city if earlier else None
        respondent = next(iter(earlier.respondents), None) if earlier else None
        profile = load_profile(self._language.code)
        others = [load_profile(code) for code in list_languages() if code != self._language.code]
        return Subject(*ask_profile(self._prompter, profile, self._language, city, respondent, elsewhere=others))

    def _choose_parts(self, *, single: bool) -> tuple[list[Part], bool] | None:
        """What is answered, and whether in the quick version; ``None``: back to the profile."""
        settled = self._named or len(self._offered) == 1
        while True:
            parts = self._offered if settled else self._choose_questionnaires(single=single)
            if parts is None:
                return None
            quick = True if self._quick else self._choose_version(parts)
            if quick is not None:
                return parts, quick
            if settled:
                return None

    def _choose_questionnaires(self, *, single: bool) -> list[Part] | None:
        asked = [part.questionnaire for part in self._offered]
        try:
            chosen = choose_questionnaires(self._prompter, asked, self._language, several=not single)
        except EndOfInputError:
            message = "The input ended before a questionnaire was chosen."
            hint = "Nothing was saved. With -q NAME the question is not asked."
            raise InputError(Problem("no-questionnaire", message, hint)) from None
        return None if chosen is None else [part for part in self._offered if part.questionnaire in chosen]

    def _choose_version(self, parts: Sequence[Part]) -> bool | None:
        """Whether the quick version is wanted; where the input ends, the full one is begun."""
        try:
            return choose_version(self._prompter, [part.questionnaire for part in parts], self._language)
        except EndOfInputError:
            return False
