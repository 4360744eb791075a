"""The trail: every stop once, however one comes to it."""

from __future__ import annotations

from govcheck.wizard.trail import Trail

ALL = {"a", "b", "c"}


def test_moving_to_where_one_stands_adds_no_stop() -> None:
    trail = Trail()
    trail.go("a")
    trail.go("b")
    trail.go("b")
    assert trail.current == "b"
    assert not trail.advance(ALL)
    assert trail.back(ALL)
    assert trail.current == "a"


def test_moving_on_drops_what_was_planned() -> None:
    trail = Trail()
    trail.go("a")
    trail.plan(["b", "c"])
    trail.go("a")
    assert list(trail.ahead) == []
