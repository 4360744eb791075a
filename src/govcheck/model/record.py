"""The base of every model, and the field types that all share."""

import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from govcheck.model.seen import is_seen


class Record(BaseModel):
    """A frozen value that knows all its fields: an unknown one is an error."""

    # Schemas are built when a model is first used: a command pays only for what it needs.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


Id = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=80)]
"""A stable name: lower case, digits, hyphens inside a part, dots between parts."""

Text = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=2_000)]
"""Words for people: never empty, at most 2,000 characters."""


class Translated(StrEnum):
    """How a text finds its translation: by the place it stands at, or by its own English words."""

    BY_PLACE = "by-place"
    BY_WORDS = "by-words"
    NAME_BY_PLACE = "name-by-place"
    NAME_BY_WORDS = "name-by-words"


Words = Annotated[Text, Translated.BY_PLACE]
"""A text of its own, translated where it stands: a question, its help, a step of advice."""

Phrase = Annotated[Text, Translated.BY_WORDS]
"""A short text that stands in many places and is translated once: a title, a chapter of a study."""

Title = Annotated[Text, Translated.NAME_BY_PLACE]
"""The name of one thing, such as a project: it may stay as it is in any language."""

Name = Annotated[Text, Translated.NAME_BY_WORDS]
"""A name that stands in many places, such as a country: the same in many languages."""


def _seen(text: str) -> str:
    if not is_seen(text):
        raise PydanticCustomError("shows-nothing", "a name shows something")
    return text


_HASH = "^sha256:[0-9a-f]{64}$"


def _is_hash(text: str) -> str:
    if not re.fullmatch(_HASH, text):
        raise PydanticCustomError("no-hash", "a hash is sha256: and 64 digits")
    return text


Hash = Annotated[str, Field(strict=True, json_schema_extra={"pattern": _HASH}), AfterValidator(_is_hash)]
"""The hash by which a file or a folder of files is cited."""

LONGEST_SHORT = 200
"""Characters of a short text."""

ShortText = Annotated[
    str,
    StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=LONGEST_SHORT),
    AfterValidator(_seen),
]
"""A name or a role: never empty, with something that can be seen, at most ``LONGEST_SHORT`` characters."""

FreeText = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, max_length=10_000)]
"""Words from people, such as a note: may be empty, at most 10,000 characters."""


def _without_sign(value: float) -> float:
    return value + 0.0


Number = Annotated[
    float,
    Field(strict=True, allow_inf_nan=False, ge=-1_000_000_000_000, le=1_000_000_000_000),
    AfterValidator(_without_sign),
]
"""A number of at most a million millions; true, text and NaN are no numbers, and a zero below zero is zero."""

Share = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=0, le=1)]
"""A finite number from 0 to 1."""

Percent = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=0, le=100)]
"""A finite number from 0 to 100."""

Weight = Annotated[float, Field(strict=True, allow_inf_nan=False, gt=0, le=1_000_000)]
"""A number above 0, at most a million: only the proportions of weights count."""

Count = Annotated[int, Field(strict=True, ge=0, le=1_000_000_000_000)]
"""A whole number from 0 to a million millions."""

Flag = Annotated[bool, Field(strict=True)]
"""True or false, and nothing that merely looks like it."""
