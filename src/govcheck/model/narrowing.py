"""What is not known and would tell most: the open answers by how much of the range they leave."""

from __future__ import annotations

from dataclasses import dataclass

from govcheck.model.record import Id, Number


@dataclass(frozen=True, kw_only=True)
class Narrowing:
    """An open or unsure answer, and by how many points the range of ``node`` would narrow if it were sure.

    ``node`` is the index in which it narrows most. ``at_least``: the answer also decides whether
    other questions are asked, so that it may narrow more.
    """

    question: Id
    node: Id
    points: Number
    at_least: bool
