"""The city profile: asked once, before the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.errors import InputError, Problem
from govcheck.language import ENGLISH
from govcheck.model.nearest import nearest
from govcheck.model.people import read_people
from govcheck.model.profile import City, Respondent, find_country
from govcheck.model.record import LONGEST_SHORT
from govcheck.wizard.cleaning import clean
from govcheck.wizard.prompter import Block, Choice, EndOfInputError, Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from govcheck.language import Language
    from govcheck.model.profile import Profile
    from govcheck.wizard.prompter import Prompter

_SKIP = "skip"
_NOTHING = "-"
_BACK = "<"
_SOME_PEOPLE = 84_000
_CODE = 3
"""So many letters at most are taken for a code that was meant."""


def ask_profile(
    prompter: Prompter,
    profile: Profile,
    language: Language = ENGLISH,
    given: City | None = None,
    respondent: Respondent | None = None,
    *,
    elsewhere: Sequence[Profile] = (),
) -> tuple[City, tuple[Respondent, ...]]:
    """Ask who is assessed and who answers; only the city's name is required.

    What was ``given`` before stands there already, to be changed or kept.

    A country may be called as in ``elsewhere``, the profile in other languages, too.

    Where the input ends after the name, what was given until then is the profile.

    Raises:
        InputError: the input ended before there was a name.
    """
    form = _Form(prompter, (profile, *elsewhere), language, given, respondent)
    try:
        form.ask()
    except EndOfInputError:
        if not form.name:
            message, hint = "The input ended before the city had a name.", "Nothing was saved."
            raise InputError(Problem("no-city", message, hint)) from None
    city = City(name=form.name, country=form.country, region=form.region, population=form.population)
    if not form.role:
        return city, ()
    return city, (Respondent(role=form.role, department=form.department or None),)


class _Form:
    """The fields and their steps; every step tells whether it was left forward (or back: false)."""

    def __init__(
        self,
        prompter: Prompter,
        profiles: Sequence[Profile],
        language: Language,
        given: City | None,
        respondent: Respondent | None,
    ) -> None:
        self._prompter = prompter
        self._profile = profiles[0]
        self._profiles = profiles
        self._language = language
        self.name = clean(given.name) if given else ""
        self.country = given.country if given else None
        self.region = given.region if given else None
        # The country beside which the region was told; none where it was not asked yet.
        self._placed = (given.country,) if given else ()
        self.population = given.population if given else None
        self.role = clean(respondent.role or "") if respondent else ""
        self.department = clean(respondent.department or "") if respondent else ""

    def ask(self) -> None:
        """Go through the steps, forth and back."""
        text = self._language.text
        self._prompter.show(
            Block(text("Your city"), Tone.TITLE),
            Block(
                text("Only the name is needed. Where you type, an empty line or - leaves a field out; < goes back."),
                Tone.QUIET,
            ),
        )
        steps: list[Callable[[], bool]] = [
            self._ask_name,
            self._ask_country,
            self._ask_region,
            self._ask_population,
            self._ask_role,
            self._ask_department,
        ]
        place = 0
        while place < len(steps):
            place = place + 1 if steps[place]() else max(place - 1, 0)

    def _ask_name(self) -> bool:
        text = self._language.text
        while True:
            name, forward = self._text(
                text("What is the city called?"), text("For example: Villa Clara del Río"), self.name
            )
            if name:
                self.name = name
                return True
            if forward:
                self._notice(text("The city needs a name."))

    def _ask_country(self) -> bool:
        text = self._language.text
        question = text("In which country is it?")
        hint = text("Its name, or two letters such as ES for Spain.")
        while True:
            typed, forward = self._text(question, hint, self.country or "")
            code = find_country(typed, self._profiles) or typed.upper()
            if not forward:
                return False
            if not code:
                self.country = None
                self._echo(text("Country"), text("Not said"))
                return True
            if code in self._profile.countries:
                self.country = code
                self._echo(text("Country"), self._profile.countries[code])
                return True
            self._notice(self._refuse_country(typed))

    def _refuse_country(self, typed: str) -> str:
        """Why it is none, with what may have been meant: of a code, those with its letter; of a name, the nearest."""
        text, countries = self._language.text, self._profile.countries
        if len(typed) <= _CODE:
            near = [known for known in countries if known[0] == typed[0].upper()]
            known = text("Codes with that letter: {near}.", near=", ".join(near)) if near else ""
            return text("{code} is not a country code known here.", code=typed.upper()) + f" {known}"
        names = {title: code for one in reversed(self._profiles) for code, title in one.countries.items()}
        likely = nearest(typed[:80], names)
        if likely:
            meant = countries[names[likely]]
            return text("{name} is no country known here. Did you mean {meant}?", name=typed[:80], meant=meant)
        return text("{name} is no country known here. Its two letters will do, such as ES for Spain.", name=typed[:80])

    def _ask_region(self) -> bool:
        text = self._language.text
        regions = [Choice(region.id, region.title) for region in self._profile.regions]
        choices = [*regions, Choice(_SKIP, text("Not said"))]
        said = self.region or _SKIP
        likely = said if self._placed == (self.country,) else self._profile.region_of.get(self.country or "", said)
        chosen = self._prompter.choose(text("In which region of the world?"), choices, default=likely)
        if chosen is not None:
            self.region = None if chosen == _SKIP else chosen
            self._placed = (self.country,)
            self._echo(text("Region"), next(choice.label for choice in choices if choice.id == chosen))
        return chosen is not None

    def _ask_population(self) -> bool:
        text = self._language.text
        question = text("How many people live there?")
        hint = text("For example {number}.", number=self._language.number(_SOME_PEOPLE))
        while True:
            typed, forward = self._text(question, hint, str(self.population or ""))
            if not forward:
                return False
            if not typed:
                self.population = None
                self._echo(text("Population"), text("Not said"))
                return True
            people = read_people(typed)
            if people is not None:
                self.population = people
                self._echo(text("Population"), self._language.number(people))
                return True
            self._notice(text("Type a whole number of people, up to 100 million."))

    def _ask_role(self) -> bool:
        text = self._language.text
        hint = text("Your role, such as “Chief digital officer”. No names needed.")
        self.role, forward = self._text(text("Who is answering?"), hint, self.role)
        return forward

    def _ask_department(self) -> bool:
        if not self.role:
            return True
        text = self._language.text
        self.department, forward = self._text(text("In which department?"), "", self.department)
        return forward

    def _text(self, question: str, hint: str, draft: str) -> tuple[str, bool]:
        while True:
            written = self._prompter.ask_text(question, hint=hint, draft=draft)
            typed = clean(written.text)
            # Typed behind what stood there already, - and < mean the same as on an empty line.
            behind = typed.removeprefix(clean(draft)).strip() if draft else ""
            if behind == _BACK:
                return draft, False
            if behind == _NOTHING:
                typed = _NOTHING
            if written.back or len(typed) <= LONGEST_SHORT:
                return "" if typed == _NOTHING else typed, not written.back
            self._notice(self._language.text("Please use at most {most} letters.", most=LONGEST_SHORT))

    def _echo(self, label: str, taken: str) -> None:
        """Show what was taken: a menu goes away, a code stands for a name, and Enter may be pressed once too often."""
        self._prompter.show(Block(self._language.named(label, taken), Tone.QUIET))

    def _notice(self, text: str) -> None:
        self._prompter.show(Block(text.strip(), Tone.NOTICE))
