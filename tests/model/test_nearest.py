from __future__ import annotations

from govcheck.model.nearest import nearest


def test_the_name_that_was_probably_meant() -> None:
    assert nearest("og.plam", ["og.plan", "data.stage"]) == "og.plan"


def test_none_is_offered_where_none_is_like_it() -> None:
    assert nearest("xyz", ["og.plan"]) is None


def test_what_words_share_by_chance_is_no_likeness() -> None:
    known = ["og.enablers.none", "accountability.covers.none", "og.plan", "population"]
    assert [nearest(name, known) for name in ("Contact person", "Position", "Notes", "og_plan")] == [
        None, None, None, "og.plan",
    ]  # fmt: skip
