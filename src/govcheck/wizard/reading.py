"""What a person typed or ticked: read against the question, with a kind word where it does not fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govcheck.model.typed import fold_typed
from govcheck.wizard.navigation import KEY_OF, Navigation
from govcheck.wizard.prompter import Given, Prompt, PromptKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govcheck.language import Language
    from govcheck.wizard.prompter import Choice

_NUMBER = re.compile(r"[+-]?[0-9]{1,9}(?:[.,][0-9]{1,9})?")


class MisreadError(ValueError):
    """What was typed does not fit; the text says why, in the person's language."""


def read_typed(text: str, prompt: Prompt, language: Language) -> Given | Navigation:
    """The answer or the navigation that a typed line stands for.

    Raises:
        MisreadError: it stands for neither.
    """
    word = fold_typed(text.strip())
    if not word:
        if prompt.earlier:
            return Navigation.KEEP
        raise MisreadError(language.text("Nothing was chosen yet. To leave this question open, type s."))
    navigation = read_navigation(word, prompt.navigation, language)
    if navigation is not None:
        return navigation
    if prompt.kind is PromptKind.NUMBER:
        return Given(read_number(word, prompt, language))
    if prompt.kind is PromptKind.ONE:
        return Given(read_choice(word, prompt.choices, language))
    whole = find_choice(word, prompt.choices)
    parts = [part for part in re.split(r"[,;\s]+", word) if part]
    chosen = [whole] if whole else [read_choice(part, prompt.choices, language) for part in parts]
    chosen = list(dict.fromkeys(chosen))
    fault = several_fault(chosen, prompt, language)
    if fault:
        raise MisreadError(fault)
    return Given(tuple(chosen))


def read_navigation(word: str, offered: Sequence[Navigation], language: Language) -> Navigation | None:
    """The navigation that a letter or a name stands for."""
    for navigation in offered:
        key = KEY_OF[navigation]
        if word in {key.letter, navigation.value, fold_typed(language.text(key.name))}:
            return navigation
    return None


def read_number(word: str, prompt: Prompt, language: Language) -> float:
    """A number on the prompt's scale; the decimals may stand after a comma.

    Raises:
        MisreadError: it is no number, or outside the scale.
    """
    if _NUMBER.fullmatch(word) is None:
        raise MisreadError(
            language.text("Type a number from {low} to {high}.", low=f"{prompt.low:g}", high=f"{prompt.high:g}")
        )
    number = float(word.replace(",", "."))
    if not prompt.low <= number <= prompt.high:
        raise MisreadError(
            language.text(
                "{number} is outside the scale: it goes from {low} to {high}.",
                number=word,
                low=f"{prompt.low:g}",
                high=f"{prompt.high:g}",
            )
        )
    return number


def read_choice(word: str, choices: Sequence[Choice], language: Language) -> str:
    """The id of the choice that a number or a name stands for.

    Raises:
        MisreadError: there is none.
    """
    found = find_choice(word, choices)
    if found is None:
        raise MisreadError(
            language.text(
                "“{typed}” is not in the list. Type a number from 1 to {last}.", typed=word, last=len(choices)
            )
        )
    return found


def find_choice(word: str, choices: Sequence[Choice]) -> str | None:
    """The id of a choice by its number in the list, its id or its label."""
    if word.isascii() and word.isdigit() and len(word) < len("1000"):
        return choices[int(word) - 1].id if 0 < int(word) <= len(choices) else None
    return next((choice.id for choice in choices if word in {choice.id, fold_typed(choice.label)}), None)


def several_fault(chosen: Sequence[str], prompt: Prompt, language: Language) -> str:
    """Why these choices cannot stand together; empty where they can."""
    if not chosen:
        return language.text("Nothing is ticked yet. To leave this question open, press s.")
    alone = next((choice for choice in prompt.choices if choice.exclusive and choice.id in chosen), None)
    if alone is not None and len(chosen) > 1:
        return language.text("“{option}” stands alone: choose it, or the others.", option=alone.label)
    if prompt.at_most is not None and len(chosen) > prompt.at_most:
        return language.count(
            "Choose at most {number}; you chose {chosen}.",
            "Choose at most {number}; you chose {chosen}.",
            prompt.at_most,
            chosen=len(chosen),
        )
    return ""
