"""`govcheck demo` with samples of several questionnaires: each city has a file for each of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from govcheck.cli.demo import SHOWN, demo
from govcheck.model.answer import AnswerFile
from govcheck.model.profile import City
from govcheck.store import sample
from govcheck.store.answer_file import load_answers, render_answers
from govcheck.store.content import load_questionnaire
from govcheck.store.sample import find_samples

if TYPE_CHECKING:
    from pathlib import Path

GOVERNANCE, RESILIENCE = "smart-governance", "smart-resilience"


@pytest.fixture
def samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Path]]:
    """Of two questionnaires, about the same cities."""
    first = find_samples(GOVERNANCE)
    asked = load_questionnaire(RESILIENCE)
    (tmp_path / "samples").mkdir()
    for path in first:
        answers = AnswerFile(
            govcheck=1, questionnaire=asked.id, version=asked.version, hash=asked.hash,
            city=City(name=load_answers(path).answers.city.name), date=date(2026, 1, 2), sample=True,
        )  # fmt: skip
        (tmp_path / "samples" / path.name).write_text(render_answers(answers, asked), "utf-8")
    found = {GOVERNANCE: first, RESILIENCE: sorted((tmp_path / "samples").iterdir())}
    monkeypatch.setattr(sample, "find_samples", found.__getitem__)
    return found


def test_files_of_one_city_do_not_overwrite_each_other(
    samples: dict[str, list[Path]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "demo"
    demo(folder)
    said = capsys.readouterr()
    stems = [path.name.removesuffix(".answers.yaml") for path in samples[GOVERNANCE]]
    expected = {f"{stem}.{kind}" for stem in stems for kind in ("answers.yaml", "report.html")}
    expected |= {f"{stem}.{RESILIENCE}.{kind}" for stem in stems for kind in ("answers.yaml", "report.html")}
    assert {path.name for path in folder.iterdir()} == expected
    for path in samples[GOVERNANCE]:
        assert (folder / path.name).read_bytes() == path.read_bytes()
    city = next(stem for stem in stems if stem.startswith(SHOWN))
    second = folder / f"{city}.{RESILIENCE}.answers.yaml"
    assert load_answers(second).questionnaire.id == RESILIENCE
    assert said.out.splitlines()[0].startswith("Smart Governance: Villa Clara"), "the summary is that of one city"
    # A file that is there is used as it is, and stays.
    second.write_text(second.read_text("utf-8") + "# mine\n", "utf-8")
    demo(folder, quiet=True)
    assert second.read_text("utf-8").endswith("# mine\n")


def test_what_made_up_cities_say_is_in_the_language_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    demo(tmp_path, lang="fr", quiet=True)
    capsys.readouterr()
    answers = tmp_path / "villa-clara-del-rio.answers.yaml"
    assert "Moyenne de quatre responsables de direction." in answers.read_text("utf-8")
    assert "Moyenne de quatre responsables de direction." in (tmp_path / "villa-clara-del-rio.report.html").read_text(
        "utf-8"
    )
