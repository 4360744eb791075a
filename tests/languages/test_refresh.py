"""Refreshing a language: what was translated stays, also where the English is gone."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from conftest import ROOT
from govcheck.model.cohort import CohortRules
from govcheck.model.profile import Band, Checks, Profile, Region
from govcheck.model.source import Source
from govcheck.store.overlay import load_overlay

sys.path.insert(0, str(ROOT / "languages"))
import refresh

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

SMALL = Profile(
    source=Source(edition=2021, place="Chapter"),
    regions=(Region(id="a", title="North"),),
    bands=(Band(id="b", title="Few"),),
    countries={},
    cohort=CohortRules(
        source=Source(edition=2021, place="Chapter"), least_group=5, lowest_least_group=3, percentiles_from=30,
        ordered_digits=1, quantiles=(50,), table_quantiles=(50,),
    ),
    checks=Checks(
        source=Source(edition=2021, place="Chapter"), same_answers_from=10, fewest_people=1, most_people=9,
        times_as_many=2, first_year=2000, totals=("total",), summed_from=3,
    ),
)  # fmt: skip
OVERLAY = 'language: "fr"\nphrases:\n  - {en: "Chapter", fr: "Chapitre : l\'un"}\n'


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, overlay: str) -> list[str]:
    """What is left in French of a small record whose overlay holds a text."""
    monkeypatch.setattr(refresh, "HERE", folder / "languages")
    (folder / "languages" / "fr").mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr(refresh, "list_translated", lambda: [(SMALL, folder / "small.yaml")])
    (folder / "small.fr.yaml").write_text(overlay, "utf-8")
    return list(refresh.what_is_left("fr", refresh.Catalog()))


def test_what_is_new_is_added_in_english_and_what_is_there_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = run(tmp_path, monkeypatch, OVERLAY)
    translation, _ = load_overlay(tmp_path / "small.fr.yaml", "fr")
    assert translation.phrases == {"Chapter": "Chapitre\N{NO-BREAK SPACE}: l’un", "North": "North", "Few": "Few"}
    assert sum("Not translated yet" in line for line in left) == 2


def test_nothing_is_thrown_away_where_the_english_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    overlay = OVERLAY + '  - {en: "Old", fr: "Ancien"}\n'
    left = run(tmp_path, monkeypatch, overlay)
    assert (tmp_path / "small.fr.yaml").read_text("utf-8") == overlay
    assert any("Nothing in English belongs to this translation: Old" in line for line in left)
