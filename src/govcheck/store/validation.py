"""Data into models: what pydantic finds, told with file, line and how to mend it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from govcheck.errors import InputError, Location, Problem
from govcheck.model.nearest import nearest
from govcheck.store import wording
from govcheck.store.document import MOST_PROBLEMS
from govcheck.store.example import find_example, model_at
from govcheck.store.flow_text import render_flow
from govcheck.store.located import line_at
from govcheck.store.scalar import plain_value

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

M = TypeVar("M", bound=BaseModel)
Path = tuple[int | str, ...]
"""Where something stands in the data: keys and positions."""

MOST_SHOWN = 60
"""So many characters of a wrong value are enough to recognise it."""
MOST_ITEMS = 30


def validate(model: type[M], data: object, file: str) -> M:
    """The data as a model.

    Raises:
        InputError: all that is wrong with it, each with its line.
    """
    check_mapping(data, file)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise InputError(*in_line_order(find_problems(model, data, error, file).values())) from error


def check_mapping(data: object, file: str) -> None:
    """See to it that a document holds names and values.

    Raises:
        InputError: it is a list, a text or a number.
    """
    if not isinstance(data, dict):
        message = "The file must hold names and values, such as “questionnaire: smart-governance”."
        hint = "Copy a sample file and change it."
        raise InputError(Problem("not-a-mapping", message, hint, Location(file, getattr(data, "line", 1))))


def find_problems(model: type[BaseModel], data: object, error: ValidationError, file: str) -> dict[Path, Problem]:
    """The problems of a failed validation, one for each place in the data."""
    found: dict[Path, Problem] = {}
    for detail in islice(error.errors(include_url=False), MOST_PROBLEMS):
        if _is_cut_short(detail):
            continue
        path = _existing(data, detail["loc"])
        key = path if detail["type"] not in {"missing", "extra_forbidden"} else tuple(detail["loc"])
        if key not in found:
            found[key] = _problem(model, data, detail, path, file)
    return found


def _is_cut_short(detail: ErrorDetails) -> bool:
    """Whether a list is found too short only because what stands in it is wrong, which is told by itself."""
    given = detail["input"]
    return detail["type"] == "too_short" and isinstance(given, list) and len(given) >= detail["ctx"]["min_length"]


def in_line_order(problems: Any) -> list[Problem]:
    """Problems in the order in which a reader of the file comes upon them."""
    return sorted(problems, key=lambda problem: (problem.location and problem.location.line) or 0)


def _existing(data: object, loc: Path) -> Path:
    """The part of a location that exists in the data: pydantic adds the names of union members."""
    path: list[int | str] = []
    for part in loc:
        if not _holds(data, part):
            break
        path.append(part)
        data = data[part]  # type: ignore[index] # it was just found there
    return tuple(path)


def _holds(data: object, part: int | str) -> bool:
    if isinstance(data, dict):
        return part in data
    return isinstance(data, list) and part in range(len(data))


def _problem(model: type[BaseModel], data: object, detail: ErrorDetails, path: Path, file: str) -> Problem:
    kind, loc = detail["type"], detail["loc"]
    place = Location(file, line_at(data, path) or 1)
    if kind == "extra_forbidden":
        return _unknown_key(model, loc, place)
    fields: dict[str, Any] = {name: str(value) for name, value in detail.get("ctx", {}).items()}
    fields |= {
        "path": " → ".join(str(part + 1 if isinstance(part, int) else part) for part in path) or file,
        "key": str(loc[-1]) if loc else "",
        "example": find_example(model, loc) if kind == "missing" else "",
        "input": _shown(detail["input"]),
        "msg": detail["msg"],
    }
    code, words = _worded(detail, path, fields)
    return Problem(code, words.message, words.hint, place, fields)


def _worded(detail: ErrorDetails, path: Path, fields: dict[str, Any]) -> tuple[str, wording.Wording]:
    kind = detail["type"]
    if len(path) < len(detail["loc"]) and detail["loc"][-1] in {"bool", "float", "str", "tuple[str, ...]"}:
        return "not-a-value", wording.NO_VALUE
    if kind == "literal_error" and path == ("govcheck",):
        return "newer-format", wording.NEWER_FORMAT
    words = wording.WORDINGS.get(kind, wording.OTHER)
    if kind == "value_error":  # what a model says of itself is a sentence that can be translated
        words = wording.OTHER._replace(message=fields["error"])
    if kind.endswith("_type") and detail["input"] is None:
        words = wording.NOTHING
    elif kind == "string_type" and isinstance(detail["input"], (list, dict)):
        words = wording.ONE_TEXT
    elif kind in {"literal_error", "enum"}:
        known = re.findall(r"'([^']*)'", fields["expected"])
        fields["near"] = nearest(fields["input"], known)
        fields["expected"] = ", ".join(known) or fields["expected"]
        if fields["near"]:
            words = words._replace(hint="Did you mean “{near}”?")
    return kind.replace("_", "-"), words


def _unknown_key(model: type[BaseModel], loc: Path, place: Location) -> Problem:
    key = str(loc[-1])
    known = _fields_at(model, loc[:-1])
    near = nearest(key, known)
    words = wording.NEAR_KEY if near else wording.UNKNOWN_KEY
    if key.isdigit():  # {population: 84,000} is read as a population of 84 and a name 000
        words = wording.NUMBER_KEY
    fields = {"key": _shown(key), "near": near, "known": ", ".join(known)}
    return Problem("unknown-key", words.message, words.hint, place, fields)


def _fields_at(model: type[BaseModel], loc: Path) -> list[str]:
    """The names that the model knows at a location."""
    return list(model_at(model, loc).model_fields)


def _shown(value: object) -> str:
    """A value much as it stands in the file, as far as is needed to find it."""
    if value is None:
        return "nothing"
    value = _start(value)
    if isinstance(value, str):
        # Without its quotes, "true" would look like what it is not.
        text = value if plain_value(value) is value else f'"{value}"'
    else:
        text = str(value) if isinstance(value, float) else render_flow(value)
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"


def _start(value: object) -> object:
    """As much of a value as could be shown: a hostile file is not rendered whole, again and again."""
    if isinstance(value, str):
        return value if len(value) <= MOST_SHOWN else value[: MOST_SHOWN + 1]
    if isinstance(value, list):
        return [_start(item) for item in value[:MOST_ITEMS]]
    if isinstance(value, dict):
        return {_start(key): _start(item) for key, item in islice(value.items(), MOST_ITEMS)}
    return value
