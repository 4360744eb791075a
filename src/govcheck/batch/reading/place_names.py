"""Countries and regions as people write them: by their codes or by names in any language, however spelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govcheck.errors import Problem
from govcheck.model.column import ProfileColumn
from govcheck.model.typed import fold_place

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def doubt_country(text: str, profile: Profile) -> Problem:
    """What is told of a code that may be a country, or say that nothing is known."""
    message = "{given} may be the code of {country}, or say that nothing is known."
    hint = "Write its name, or leave the cell empty; beside the region {region} it is the country."
    code = find_doubtful(text, profile) or text
    fields = {"given": text, "country": profile.countries.get(code, code), "region": profile.doubtful.get(code)}
    return Problem("doubtful-country", message, hint, fields=fields)
