"""Data into models: what pydantic finds, told with file, line and how to mend it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from govcheck.errors import InputError, Location, Problem
from govcheck.model.validity import nearest
from govcheck.store import wording
from govcheck.store.document import MOST_PROBLEMS
from govcheck.store.located import line_at

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

M = TypeVar("M", bound=BaseModel)
Path = tuple[int | str, ...]
"""Where something stands in the data: keys and positions."""

MOST_SHOWN = 60
"""So many characters of a wrong value are enough to recognise it."""


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
        path = _existing(data, detail["loc"])
        key = path if detail["type"] not in {"missing", "extra_forbidden"} else tuple(detail["loc"])
        if key not in found:
            found[key] = _problem(model, data, detail, path, file)
    return found


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
        "path": " → ".join(str(part) for part in path) or file,
        "key": str(loc[-1]) if loc else "",
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
    if kind == "string_type" and detail["input"] is None:
        return "string-type", wording.NO_TEXT
    words = wording.WORDINGS.get(kind, wording.OTHER)
    if kind in {"literal_error", "enum"}:
        fields["near"] = nearest(fields["input"], re.findall(r"'([^']*)'", fields["expected"]))
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
    for part in loc:
        field = model.model_fields.get(str(part))
        if field is not None:
            model = next(_models(field.annotation), model)
    return list(model.model_fields)


def _models(annotation: object) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _shown(value: object) -> str:
    """A value as it stands in the file, as far as is needed to find it."""
    text = "nothing" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"
