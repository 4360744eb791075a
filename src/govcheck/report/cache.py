"""What stands in the report of the next city too: it is looked up again instead of made again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import update_wrapper
from typing import TYPE_CHECKING, Generic, ParamSpec, TypeVar

if TYPE_CHECKING:
    from govcheck.report.document import Part, Row

MOST, FEWER = 8192, 1024
"""So many things of a kind are kept, then all are forgotten: a report has about 1,400 texts, 300 rows, 80 parts.
Of what holds many others fewer are kept."""

K = TypeVar("K")
V = TypeVar("V")
P = ParamSpec("P")


class Cache(dict[K, V], Generic[K, V]):
    """Things of one kind, by what they were made from; at most so many."""

    def __init__(self, most: int = MOST) -> None:
        """Nothing is kept yet."""
        super().__init__()
        self._most = most

    def keep(self, key: K, value: V) -> V:
        """Keep what was made, and give it back."""
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value


class FunctionCache(Cache[Hashable, tuple[object, V]], Generic[P, V]):
    """What a function makes of a thing, known by which thing that is and by all else that it is given.

    For things that are kept themselves, since the same is made of them: to compare what they hold takes longer.
    """

    def __init__(self, make: Callable[P, V]) -> None:
        """Nothing is known yet of what ``make`` gives."""
        super().__init__(FEWER)
        self._make = make
        update_wrapper(self, make)

    def __call__(self, *given: P.args, **named: P.kwargs) -> V:
        """What is made of the first of those ``given``; while it is kept with that, no other has its id.

        Raises:
            TypeError: something is given by its name: that would not be told apart.
        """
        if named:
            raise TypeError(named)
        key = (id(given[0]), *given[1:])
        if known := self.get(key):
            return known[1]
        return self.keep(key, (given[0], self._make(*given, **named)))[1]


class TextCache(Cache[str, str]):
    """What became of texts. It is asked a thousand times for a report: what it knows costs no call of Python.

    Texts of more than ``longest`` letters, such as long notes, come but once: they are not kept.
    """

    def __init__(self, make: Callable[[str], str], longest: int) -> None:
        """Nothing is known yet of what ``make`` gives."""
        super().__init__()
        self._make, self._longest = make, longest

    def __missing__(self, text: str) -> str:
        """What is not known yet."""
        made = self._make(text)
        return made if len(text) > self._longest else self.keep(text, made)


class PieceCache(Cache[Hashable, "tuple[Row | Part, str]"]):
    """How rows and parts are set that are common to cities.

    They are known by which they are, since the story keeps them: to compare what they hold takes longer.
    A part is known by its number with all that its setting depends on besides; a row by its number alone.
    """

    def put(self, key: Hashable, one: Row | Part, html: str) -> str:
        """Keep how it is set, with itself: while it is there, no other has its number."""
        self.keep(key, (one, html))
        return html
