"""What a missing field may hold, as its author would write it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator

ANYTHING = "…"
"""Words, numbers and ids of one's own."""


def find_example(model: type[BaseModel], loc: tuple[int | str, ...]) -> str:
    """The value of the field at a location in a model's data, as far as the model alone settles it.

    A record shows the fields that it needs, a list its first entry; a choice shows its first option.
    """
    *outer, name = loc
    field = model_at(model, tuple(outer)).model_fields.get(str(name))
    return ANYTHING if field is None else _example(field.annotation)


def model_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel]:
    """The model of what stands at a location."""
    for part in loc:
        field = model.model_fields.get(str(part))
        if field is not None:
            model = next(_models(field.annotation), model)
    return model


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _example(annotation: Any) -> str:
    if get_origin(annotation) is Literal:
        return str(get_args(annotation)[0])
    if get_origin(annotation) is tuple:
        return f"[{_example(get_args(annotation)[0])}]"
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return str(next(iter(annotation)).value)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _record(annotation)
    return ANYTHING


def _record(model: type[BaseModel]) -> str:
    told = getattr(model, "EXAMPLE", None)
    if told is not None:
        return str(told)
    needed = (name for name, field in model.model_fields.items() if field.is_required())
    return "{" + ", ".join(f"{name}: {ANYTHING}" for name in needed) + "}"
