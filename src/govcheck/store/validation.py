"""Data into models: what pydantic finds, told with file, line and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from govcheck.errors import InputError, Location, Problem
from govcheck.model.validity import nearest
from govcheck.store.document import line_at

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

M = TypeVar("M", bound=BaseModel)

_MESSAGES = {
    "missing": ("“{key}” is missing.", "Add it: {key}: …"),
    "string_type": ("“{path}” must be text.", "Put it in quotes."),
    "string_too_short": ("“{path}” is empty.", "Write something, or remove the line."),
    "string_too_long": ("“{path}” is too long.", "Shorten it to {max_length} characters."),
    "string_pattern_mismatch": (
        "“{path}” is no valid id: {input}.",
        "Ids have small letters, digits, dots and hyphens.",
    ),
    "bool_type": ("“{path}” must be true or false, not {input}.", "Write true or false, without quotes."),
    "float_type": ("“{path}” must be a number, not {input}.", "Write it without quotes."),
    "int_type": ("“{path}” must be a whole number, not {input}.", "Write it without quotes, dots and spaces."),
    "tuple_type": ("“{path}” must be a list, not {input}.", "Write [first, second]."),
    "dict_type": ("“{path}” must hold names and values, not {input}.", "Write one “name: value” on each line."),
    "model_type": ("“{path}” must hold names and values, not {input}.", "Write {{name: value}}."),
    "literal_error": ("“{path}” must be {expected}, not {input}.", ""),
    "enum": ("“{path}” must be {expected}, not {input}.", ""),
    "greater_than": ("“{path}” must be more than {gt}, not {input}.", ""),
    "greater_than_equal": ("“{path}” must be at least {ge}, not {input}.", ""),
    "less_than_equal": ("“{path}” must be at most {le}, not {input}.", ""),
    "value_error": ("“{path}”: {error}.", ""),
}
MOST_SHOWN = 60
"""So many characters of a wrong value are enough to recognise it."""

_OTHER = ("“{path}”: {msg}.", "")


def validate(model: type[M], data: object, file: str) -> M:
    """The data as a model.

    Raises:
        InputError: all that is wrong with it, each with its line.
    """
    if not isinstance(data, dict):
        message = "The file must hold names and values, such as “questionnaire: smart-governance”."
        raise InputError(Problem("not-a-mapping", message, "Copy a sample file and change it.", Location(file, 1)))
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise InputError(*find_problems(model, data, error, file)) from error


def find_problems(model: type[BaseModel], data: object, error: ValidationError, file: str) -> list[Problem]:
    """The problems of a failed validation, one for each place in the file."""
    found: dict[tuple[object, ...], Problem] = {}
    for detail in error.errors(include_url=False):
        path = _existing(data, detail["loc"])
        key = path if detail["type"] not in {"missing", "extra_forbidden"} else tuple(detail["loc"])
        found.setdefault(key, _problem(model, data, detail, path, file))
    return list(found.values())


def _existing(data: object, loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """The part of a location that exists in the data: pydantic adds the names of union members."""
    path: list[int | str] = []
    for part in loc:
        if (isinstance(data, dict) and part in data) or (isinstance(data, list) and part in range(len(data))):
            path.append(part)
            data = data[part]  # type: ignore[index] # it was just found there
    return tuple(path)


def _problem(
    model: type[BaseModel], data: object, detail: ErrorDetails, path: tuple[int | str, ...], file: str
) -> Problem:
    kind, loc = detail["type"], detail["loc"]
    place = Location(file, line_at(data, path) or 1)
    if kind == "extra_forbidden":
        return _unknown_key(model, loc, place)
    message, hint = _MESSAGES.get(kind, _OTHER)
    if len(path) < len(loc) and kind not in {"missing", "value_error"} and _is_union(detail):
        message, hint = (
            "“{path}” is no value that an answer can have: {input}.",
            "Give an option, a list, a number, true or false.",
        )
    context = {name: str(value) for name, value in detail.get("ctx", {}).items()}
    fields: dict[str, Any] = {
        **context,
        "path": " → ".join(str(part) for part in path) or file,
        "key": str(loc[-1]) if loc else "",
        "input": _shown(detail["input"]),
        "msg": detail["msg"],
    }
    return Problem(kind.replace("_", "-"), message, hint, place, fields)


def _is_union(detail: ErrorDetails) -> bool:
    return detail["loc"][-1] in {"bool", "float", "str", "tuple[str, ...]"}


def _unknown_key(model: type[BaseModel], loc: tuple[int | str, ...], place: Location) -> Problem:
    key = str(loc[-1])
    known = _fields_at(model, loc[:-1])
    near = nearest(key, known)
    hint = "Did you mean “{near}”?" if near else "Known here: {known}."
    return Problem(
        "unknown-key",
        "“{key}” is not known here.",
        hint,
        place,
        {"key": key[:80], "near": near, "known": ", ".join(known)},
    )


def _fields_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
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
    text = "nothing" if value is None else str(value)
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"
