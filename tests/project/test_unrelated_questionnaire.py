"""Nothing of the two studies is in code: a made-up questionnaire on school gardens goes all the way to the report."""

from __future__ import annotations

import html
import io
import json
import re
import tokenize
from doctest import DocTestParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from typer.testing import CliRunner

from code_sentences import FOUND
from govcheck.cli.app import app
from govcheck.model.question import QuestionType, Role
from govcheck.model.translation import find_texts
from govcheck.store import content
from govcheck.store.benchmarks import list_benchmarks, load_benchmark
from govcheck.store.catalogue import load_language
from govcheck.store.content import load_questionnaire
from govcheck.store.overlay import load_overlay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
CODE = ROOT / "src" / "govcheck"
GARDEN = ROOT / "tests" / "questionnaires" / "garden"
BROOKSIDE = GARDEN / "answers" / "brookside.answers.yaml"
MILLFIELD = GARDEN / "answers" / "millfield.answers.yaml"

FOREIGN = re.compile(
    r"city government|municipal|open government|participa|citizen|crisis|crises|covid|foresight|transparency|resilien"
    r"|\b2019\b|\b2021\b|\bpdca\b|plan, do, check|uclg|smart governance|gobierno|ciudadan|gobernanza|prospectiva",
    re.IGNORECASE,
)
"""What no report on a garden speaks of."""

LABELS = (
    "Participating cities",
    "Beside the participating cities",
    "What stands out beside the participating cities",
)
SENTENCES_ON_CITIES = (
    "{number} participating cities",
    "Participating cities, {period}; {n} mentions; chapter “{place}”.",
    "Participating cities, {period}; n = {n}; chapter “{place}”.",
    "No scores of participating cities were published to set beside these.",
    (
        "The figures of the participating cities are averages and shares as they were published. No index "
        "scores were published, so there are none to set your city's scores beside, and no rank."
    ),
    (
        "What your city answered, beside what was published of the cities that took part in the study. They "
        "are not all cities. A 95% interval says how far a share of so few cities can be trusted."
    ),
)
"""What the code says of participating cities by itself, where the benchmark could say who took part."""

WORDS = re.compile(
    r"covid|crisis|crises|foresight|\bpdca\b|transparency|resilience|open government|smart governance", re.IGNORECASE
)
"""What the studies are about, and the code is not."""

ALLOWED = {
    ("store/validation.py", "smart-governance"): "an example in a message to somebody whose file is none",
    ("cli/app.py", "Smart Governance"): "the help of the program says what comes with it",
    ("cli/app.py", "resilience"): "the same",
}
ORDINARY = {"built-in"}
"""English words that are the id of an option, too."""


def call(*arguments: str | Path, text: str | None = None) -> tuple[int, str]:
    """Exit code and standard output of a command, run in this process."""
    result = CliRunner().invoke(app, [str(a) for a in arguments], input=text, catch_exceptions=False)
    return result.exit_code, result.stdout


def foreign(shown: str, code: str) -> list[str]:
    """What is said, in a language, of that which a garden has nothing to do with; with the words around it."""
    language = load_language(code)
    translated = language.translations.gettext
    labels = {translated(label).casefold() for label in LABELS}
    whole = " ".join(
        word for line in shown.splitlines() if line.strip().casefold() not in labels for word in line.split()
    )
    for sentence in SENTENCES_ON_CITIES:
        pattern = re.sub(r"\\{\w+\\}", "[^.;]{1,60}?", re.escape(" ".join(translated(sentence).split())))
        whole = re.sub(pattern, "", whole)
    return [whole[max(0, m.start() - 40) : m.end() + 40] for m in FOREIGN.finditer(whole)]


def words_of(page: str) -> str:
    """What is to be read on a page, a line for each piece; hashes are no words."""
    page = re.sub(r"<style.*?</style>", "", page, flags=re.DOTALL)
    titles = re.findall(r'(?:title|alt|aria-label)="([^"]*)"', page)
    return re.sub(r"sha256:[0-9a-f]+", "", html.unescape("\n".join([*re.split(r"<[^>]*>", page), *titles])))


# What it holds.


def test_it_holds_every_kind_of_question() -> None:
    questions = load_questionnaire(str(GARDEN)).questions
    assert {question.type for question in questions} == set(QuestionType)
    assert {question.role for question in questions} == set(Role)
    assert {str(q.if_not_asked) for q in questions if q.ask_if} == {"lowest", "absent"}
    scoring = load_questionnaire(str(GARDEN)).scoring
    assert scoring.ladders and scoring.stages and scoring.paths and scoring.flags.contradictions
    assert not {level.id for level in scoring.levels.steps} & {
        level.id
        for name in content.list_questionnaires()
        for level in load_questionnaire(name).scoring.levels.steps
    }  # fmt: skip


def test_nothing_is_found_in_it() -> None:
    assert call("questionnaire", "check", GARDEN) == (0, f"{GARDEN}: nothing found\n")


def test_all_of_it_is_translated() -> None:
    records = [(load_questionnaire(str(GARDEN)), GARDEN / "es.yaml")]
    records += [(load_benchmark(str(GARDEN / "garden-2020.yaml")), GARDEN / "garden-2020.es.yaml")]
    for record, file in records:
        translation = load_overlay(file, "es")[0]
        assert [text.text for text in find_texts(record) if not text.name and translation.find(text) is None] == []


# What is done with it.


def test_it_is_answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    profile = ["Pondside", "IE", "4", "9000", "", "1"]
    answers = ["240", "2", "1,3", "2", "2", "1", "1", "2", "4", "d", "3", "9", "2", "1,3"]
    code, shown = call("assess", "-q", GARDEN, "--plain", "--lang", "en", text="\n".join([*profile, *answers, "q", ""]))
    assert code == 0
    assert "Question 6 of 15" in shown
    assert "Question 7 of 14" in shown, "without a greenhouse, nobody asks how it is aired"
    assert foreign(shown, "en") == []
    saved = yaml.safe_load((tmp_path / "pondside.answers.yaml").read_text("utf-8"))
    assert saved["questionnaire"] == "garden"
    assert saved["answers"] == {
        "plot.size": 240, "soil.care": "once", "plants.kinds": ["vegetables", "flowers"], "compost.kept": True,
        "compost.turned": "yearly", "greenhouse.kept": False, "hands.pupils": "watching", "hands.parents": "helping",
        "hands.joy": 4, "hands.holidays": {"state": "dont-know"}, "lessons.stage": "timetable", "wish.soil": 9,
        "wish.areas": ["people"], "obstacles": ["slugs", "time"],
    }  # fmt: skip


@pytest.mark.parametrize("file", [BROOKSIDE, MILLFIELD], ids=["full", "quick"])
def test_it_is_scored(file: Path, golden: Callable[[str, str], None]) -> None:
    code, text = call("score", "-q", GARDEN, file, "--json")
    assert code == 0
    result = json.loads(re.sub("sha256:[0-9a-f]+", "sha256:…", text))
    name = file.name.replace(".answers.yaml", ".result.json")
    golden(f"../questionnaires/garden/golden/{name}", json.dumps(rounded(result), ensure_ascii=False, indent=1) + "\n")


def rounded(value: Any) -> Any:
    """Without the last digits, in which processors may differ."""
    if isinstance(value, float):
        return round(value, 9)
    if isinstance(value, dict):
        return {key: rounded(part) for key, part in value.items()}
    return [rounded(part) for part in value] if isinstance(value, list) else value


def test_the_score_is_that_computed_by_hand() -> None:
    scores = {
        node["id"]: node["score"] for node in json.loads(call("score", "-q", GARDEN, BROOKSIDE, "--json")[1])["nodes"]
    }
    # Soil: (2 * 0.5 + 1 + 0.5) / 4; plants: 2 of 3 kinds, and no greenhouse to air.
    assert (scores["care.soil"], scores["care.plants"]) == pytest.approx((62.5, 200 / 3))
    # Hands: watching 0, helping 0.5, joy (4 - 1) / 4, the holidays not known; lessons: the third of four stages.
    assert (scores["care.hands"], scores["care.lessons"]) == pytest.approx((125 / 3, 75))
    assert scores["care"] == pytest.approx((2 * 62.5 + 200 / 3 + 125 / 3 + 75) / 5)


def test_its_figures_stand_beside_the_answers() -> None:
    comparisons = json.loads(call("score", "-q", GARDEN, BROOKSIDE, "--json")[1])["comparisons"]
    assert {(one["benchmark"], one["indicator"]) for one in comparisons} == {
        ("garden-2020", "compost.kept"), ("garden-2020", "plants.kinds"), ("garden-2020", "hands.joy"),
    }  # fmt: skip


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("file", [BROOKSIDE, MILLFIELD], ids=["full", "quick"])
def test_its_report_and_summary_speak_of_gardens_alone(file: Path, language: str, tmp_path: Path) -> None:
    report = tmp_path / "garden.html"
    assert call("report", "-q", GARDEN, file, "-o", report, "--lang", language)[0] == 0
    page = words_of(report.read_text("utf-8"))
    code, summary = call("score", "-q", GARDEN, file, "--plain", "--lang", language)
    assert code == 0
    title, phase = {"en": ("School garden", "Reap"), "es": ("Huerto escolar", "Cosechar")}[language]
    for shown in (page, summary):
        assert title in shown and phase in shown
        assert foreign(shown, language) == []


def test_what_the_code_says_of_participating_cities_is_still_said() -> None:
    assert set(LABELS) | set(SENTENCES_ON_CITIES) <= {sentence.one for sentence in FOUND}


# What the code knows of the studies.


def built_in_names() -> tuple[set[str], set[str]]:
    """The ids of the studies: those of more than one part, and the words that are one."""
    names: set[str] = set(list_benchmarks()) - {"garden-2020"}
    options: set[str] = set()
    for name in content.list_questionnaires():
        asked = load_questionnaire(name)
        scoring = asked.scoring
        names |= {name, *asked.studies, *asked.by_id, *scoring.nodes}
        options |= {option.id for question in asked.questions for option in question.options}
        for records in (scoring.ladders, scoring.paths, scoring.flags.contradictions, scoring.levels.steps):
            names |= {record.id for record in records}
    several = {name for name in names | options if re.search("[.-]", name)}
    return several - ORDINARY, {name for name in names if name not in several}


def texts_of_code() -> Iterator[tuple[str, int, str]]:
    """Every line of a text constant, a docstring or a comment, without examples; every line of another file."""
    for file in sorted(CODE.rglob("*")):
        if not file.is_file() or file.suffix in {".pyc", ".mo"}:
            continue
        name, text = file.relative_to(CODE).as_posix(), file.read_text("utf-8")
        tokens = [(1, text)]
        if file.suffix == ".py":
            found = tokenize.generate_tokens(io.StringIO(text).readline)
            tokens = [(t.start[0], t.string) for t in found if t.type in {tokenize.STRING, tokenize.COMMENT}]
        for start, token in tokens:
            for at, line in enumerate(without_examples(token).splitlines()):
                yield name, start + at, line


def without_examples(text: str) -> str:
    """The text with empty lines in place of what is there to be run."""
    if ">>>" not in text:
        return text
    parts = DocTestParser().parse(text)
    return "".join(
        part if isinstance(part, str) else "\n" * (part.source.count("\n") + part.want.count("\n")) for part in parts
    )


def test_no_code_names_what_the_studies_ask() -> None:
    several, single = built_in_names()
    assert len(several) > 500 and {"leading", "pdca"} <= single
    ids = "|".join(sorted(map(re.escape, several), key=len, reverse=True))
    named = re.compile(rf"(?<![\w.-])(?:{ids})(?![\w-]|\.\w)")
    found = []
    used = set()
    for file, line, text in texts_of_code():
        said = [match[0] for pattern in (named, WORDS) for match in pattern.finditer(text)]
        said += [name for name in [text.strip().strip("\"'")] if name in single]
        used |= {(file, name) for name in said}
        found += [f"{file}:{line}: {name}" for name in said if (file, name) not in ALLOWED]
    assert found == []
    assert set(ALLOWED) <= used, "an exception that is none any more"
