"""Countries and regions as people write them: by their codes or by names in any language, however spelled."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from govcheck.batch.reading.near_name import SHOWN
from govcheck.errors import Problem
from govcheck.model.column import ProfileColumn
from govcheck.model.typed import fold_place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govcheck.batch.reading.near_name import NearNames
    from govcheck.batch.reading.words import Words
    from govcheck.model.profile import Profile


def find_doubtful(text: str, profile: Profile) -> str | None:
    """The code of a country that a text is, where it may as well say that nothing is known; else ``None``."""
    return next((code for code in profile.doubtful if fold_place(code) == fold_place(text)), None)


def find_places(texts: Iterable[str], column: ProfileColumn, words: Words, profile: Profile) -> dict[str, str]:
    """The code of a country or the id of a region that each text means; without those that mean none."""
    country = column is ProfileColumn.COUNTRY
    ids = profile.countries if country else profile.region_ids
    known = {**(words.countries if country else words.regions), **{fold_place(one): one for one in ids}}
    return {text: known[folded] for text in texts if (folded := fold_place(text)) in known}


def explain_country(text: str, words: Words, profile: Profile, near_names: NearNames) -> Problem:
    """What is wrong with a text that is no country, with those that may be meant."""
    codes = _find_near(fold_place(text[:SHOWN]), words, profile) if near_names.may_look() else ()
    near = [f"{profile.countries[code]} ({code})" for code in codes]
    message = "{given} is neither the name of a country nor its code of two letters."
    hint = "Write its name, in any language that govcheck speaks, or its code, such as ES."
    if near:
        hint = "Did you mean {near}? Names in any language that govcheck speaks are taken, and codes such as ES."
    fields = {"given": text[:SHOWN], "near": ", ".join(near)}
    return Problem("unknown-country", message, hint, fields=fields)


def _find_near(text: str, words: Words, profile: Profile) -> list[str]:
    """The codes of a few countries: those whose names share whole words with a text, or else are most like it."""
    names = {**words.countries, **{fold_place(title): code for code, title in profile.countries.items()}}
    long = {name: code for name, code in names.items() if len(name) >= _LEAST_LETTERS}
    inside = [name for name in long if f" {name} " in f" {text} "]
    around = [name for name in long if f" {text} " in f" {name} "] if len(text) >= _LEAST_LETTERS else []
    # Of names that stand in each other, such as Guinea and Papua New Guinea, the longest says the most.
    found = sorted(inside, key=len, reverse=True)[:1] or around or get_close_matches(text, long, _MOST_NEAR, _LIKE)
    codes = dict.fromkeys(long[name] for name in found)
    return sorted(codes)[:_MOST_NEAR] if found is around else list(codes)[:_MOST_NEAR]


_LEAST_LETTERS, _MOST_NEAR, _LIKE = 4, 3, 0.7
"""Of names with fewer letters nothing is like them but by chance; so many are offered, if they are so much alike."""


def doubt_country(text: str, profile: Profile) -> Problem:
    """What is told of a code that may be a country, or say that nothing is known."""
    message = "{given} may be the code of {country}, or say that nothing is known."
    hint = "Write its name, or leave the cell empty; beside the region {region} it is the country."
    code = find_doubtful(text, profile) or text
    fields = {"given": text, "country": profile.countries.get(code, code), "region": profile.doubtful.get(code)}
    return Problem("doubtful-country", message, hint, fields=fields)
