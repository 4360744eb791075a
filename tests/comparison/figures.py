"""Small figures of every kind, and a question to set them beside."""

from __future__ import annotations

from typing import Any

from builders import block_data, compared, question_data

NA = {"state": "not-applicable", "reason": "Not ours."}
YES = {"any_of": ["yes"]}
STEPS = {"informing": 0.0, "consulting": 0.5, "deciding": 1.0}
BARRIERS = [
    {"id": "staff", "value": 1.0, "label": "Lack of staff"},
    {"id": "money", "value": 1.0, "label": "Lack of money"},
    {"id": "none", "value": 0.0, "label": "None of these", "exclusive": True},
]


def asked(name: str = "q", kind: str = "yes-no", **own: Any) -> dict[str, Any]:
    return question_data(name, kind, indicators=[{"id": "i"}], **own)


def one(question: dict[str, Any], value: Any, block: dict[str, Any], **more: Any) -> Any:
    given = {} if value is None else {question["id"]: value}
    (found,) = compared([question], {**given, **more}, block)
    return found


SHARE = block_data("i", "share", [{"category": "yes", "value": 48, "count": 10}], n=21)
BLOCK = [{"category": "staff", "value": 75, "count": 15}, {"category": "money", "value": 45, "count": 9}]
COUNTED = [{"category": c, "value": v, "count": n} for c, v, n in (("informing", 15, 3), ("consulting", 55, 11))]
COUNTED += [{"category": "deciding", "value": 30, "count": 6}]
MEAN = block_data("i", "mean", [{"value": 4.6}], scale="0-10")
PLACES = [{"category": "money", "value": "1"}, {"category": "staff", "value": "lowest", "said": "lowest"}]
