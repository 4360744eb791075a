"""`questionnaire check` and `benchmark check` as people and scripts call them; the times that `show` tells."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from time import perf_counter

import pytest
from typer.testing import CliRunner

from govcheck.cli.app import app
from govcheck.errors import InputError
from govcheck.model.translation import Translation, find_texts
from govcheck.store import content
from govcheck.store.benchmarks import forget_benchmarks
from govcheck.store.content import content_folder, forget_questionnaires, load_questionnaire
from govcheck.store.overlay import render_overlay

SMALL = Path(__file__).parents[1] / "lint" / "small"


def call(*arguments: str | Path) -> tuple[int, str]:
    """Exit code and standard output of a command, run in this process."""
    result = CliRunner().invoke(app, [str(a) for a in arguments], catch_exceptions=False)
    return result.exit_code, result.stdout


@pytest.fixture
def own(tmp_path: Path) -> Path:
    forget_questionnaires()
    return Path(shutil.copytree(SMALL, tmp_path / "own"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_nothing_is_found_in_what_comes_with_govcheck() -> None:
    told = "smart-governance: nothing found\nsmart-resilience: nothing found\n"
    assert call("questionnaire", "check") == (0, told)
    assert call("questionnaire", "check", SMALL, "--quiet") == (0, "")
    assert call("benchmark", "check", "uclg-2019") == (0, "uclg-2019: nothing found\n")
    code, text = call("benchmark", "check", "--json")
    assert (code, json.loads(text)) == (0, {"findings": []})


def test_all_findings_are_told_in_the_order_of_files_and_lines(own: Path) -> None:
    change(own / "advice.yaml", "practices: [p-one]", "practices: [p-on]")
    change(own / "scoring.yaml", "review: 2", "revue: 2")
    change(own / "questionnaire.yaml", "section: two", "section: three")
    change(own / "questionnaire.yaml", "studies: [uclg-2019]", "studies: [uclg-2019, uclg-2020]")
    code, text = call("questionnaire", "check", own)
    lines = text.splitlines()
    assert code == 1
    assert lines[0] == f"{own / 'questionnaire.yaml'}:6: There is no benchmark uclg-2020."
    assert lines[1] == "    Did you mean uclg-2021?"
    files = [line.partition(": ")[0].rpartition("/")[2] for line in lines if line.startswith("/")]
    parts = [file.partition(":") for file in files]
    assert [part for part, _, _ in parts] == ["questionnaire.yaml"] * 2 + ["scoring.yaml", "advice.yaml"]
    assert lines[-1] == "4 findings."


def test_findings_are_data_too(own: Path) -> None:
    change(own / "scoring.yaml", "review: 2", "revue: 2")
    code, text = call("questionnaire", "check", SMALL, own, "--json")
    file = str(own / "scoring.yaml")
    found = {"name": str(own), "code": "unknown-question", "message": "There is no question revue."}
    assert code == 1
    assert json.loads(text)["findings"] == [{**found, "hint": "Did you mean review?", "file": file, "line": 25}]


def test_what_is_wrong_with_several_files_is_told_together(own: Path) -> None:
    change(own / "questionnaire.yaml", "role: maturity", "role: maturty")
    change(own / "scoring.yaml", "review: 2", "review: [2")
    change(own / "practices.yaml", "edition: 2019", "edition: last")
    codes = [one["code"] for one in json.loads(call("questionnaire", "check", own, "--json")[1])["findings"]]
    assert codes == ["enum", "not-yaml", "int-parsing"]
    with pytest.raises(InputError) as error:
        load_questionnaire(str(own))
    assert [problem.code for problem in error.value.problems] == codes


def test_names_that_stand_for_nothing_are_told_though_the_form_is_not_right_yet(own: Path) -> None:
    change(own / "questionnaire.yaml", "section: two", "section: three")
    change(own / "questionnaire.yaml", "role: maturity", "role: maturty")
    change(own / "scoring.yaml", "review: 2", "revue: 2")
    codes = [one["code"] for one in json.loads(call("questionnaire", "check", own, "--json")[1])["findings"]]
    assert sorted(codes) == ["enum", "unknown-question", "unknown-section"]


def test_no_name_is_told_where_it_is_not_sure_which_there_are(own: Path) -> None:
    change(own / "questionnaire.yaml", "- id: ", "- idd: ")
    change(own / "scoring.yaml", "review: 2", "revue: 2")
    codes = {one["code"] for one in json.loads(call("questionnaire", "check", own, "--json")[1])["findings"]}
    assert codes <= {"missing", "unknown-key", "unknown-question"}


def test_a_choice_of_ones_own_is_signed_as_such(own: Path) -> None:
    for file in (own / "questionnaire.yaml", own / "scoring.yaml"):
        file.write_text(file.read_text("utf-8").replace("origin: govcheck", "origin: own"), "utf-8")
    assert "origin: own" in (own / "scoring.yaml").read_text("utf-8")
    assert call("questionnaire", "check", own, "--quiet") == (0, "")


def test_a_file_of_a_folder_stands_for_it(own: Path) -> None:
    assert call("questionnaire", "check", own / "scoring.yaml") == (0, f"{own / 'scoring.yaml'}: nothing found\n")


def test_what_cannot_be_read_is_no_finding(own: Path) -> None:
    (own / "scoring.yaml").unlink()
    change(own / "questionnaire.yaml", "role: maturity", "role: maturty")
    for name in (own, own / "nothing"):
        with pytest.raises(InputError) as error:
            call("questionnaire", "check", name)
        assert error.value.exit_code == 2
    with pytest.raises(InputError) as error:
        call("questionnaire", "check", own)
    assert [problem.code for problem in error.value.problems] == ["no-such-file", "enum"]


def test_what_cannot_be_read_does_not_hide_the_rest(own: Path) -> None:
    result = CliRunner().invoke(app, ["questionnaire", "check", "nothing", str(SMALL), str(own / "none")])
    assert result.stdout == f"{SMALL}: nothing found\n"
    assert isinstance(result.exception, InputError)
    assert [problem.code for problem in result.exception.problems] == ["unknown-questionnaire"] * 2


def test_what_stands_in_a_file_does_not_steer_the_terminal(own: Path) -> None:
    change(own / "questionnaire.yaml", "role: maturity", 'role: "\\e[31m"')
    assert "\x1b" not in call("questionnaire", "check", own)[1]


def test_a_questionnaire_without_advice_needs_none(own: Path) -> None:
    (own / "advice.yaml").unlink()
    assert call("questionnaire", "check", own)[0] == 0
    assert load_questionnaire(str(own)).advice is None


def test_practices_may_stand_in_the_file_of_the_advice(own: Path) -> None:
    practices = (own / "practices.yaml").read_text("utf-8")
    (own / "practices.yaml").unlink()
    with (own / "advice.yaml").open("a", encoding="utf-8") as file:
        file.write(practices)
    assert call("questionnaire", "check", own)[0] == 0
    change(own / "advice.yaml", "id: p-two", "id: p-one")
    found = json.loads(call("questionnaire", "check", own, "--json")[1])["findings"]
    assert [(Path(one["file"]).name, one["code"]) for one in found] == [("advice.yaml", "duplicate-id")]


def test_the_times_of_both_versions_are_told(own: Path) -> None:
    shown = call("questionnaire", "show", "smart-governance")[1].splitlines()
    assert shown[1].startswith("Quick version: 24 questions, about ")
    assert shown[2].startswith("Full version: 90 questions, about ")
    minutes = json.loads(call("questionnaire", "show", "smart-governance", "--json")[1])["minutes"]
    assert 0 < minutes["quick"] < minutes["full"]
    assert "Quick version" not in call("questionnaire", "show", own)[1]
    assert json.loads(call("questionnaire", "show", own, "--json")[1])["minutes"] == {"quick": None, "full": None}


def test_a_benchmark_of_ones_own_is_checked_by_its_file(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    shutil.copy(content_folder("benchmarks") / "uclg-2019.yaml", file)
    change(file, "indicator: og.plan", "indicator: og.plam")
    code, text = call("benchmark", "check", file)
    assert code == 1
    assert "No question of any questionnaire names the indicator og.plam.\n    Did you mean og.plan?" in text
    assert text.endswith("1 finding.\n")


@pytest.fixture
def translated(own: Path) -> Path:
    """A questionnaire with a whole overlay in a language that has no glossary."""
    record = load_questionnaire(str(own))
    texts = {e.place: f"o {e.text}" for e in find_texts(record) if not e.by_words}
    phrases = {e.text: f"o {e.text}" for e in find_texts(record) if e.by_words}
    overlay = render_overlay(record, Translation(language="pt", texts=texts, phrases=phrases))
    (own / "pt.yaml").write_text(overlay, "utf-8")
    return own


def test_a_whole_translation_is_clean(translated: Path) -> None:
    assert call("questionnaire", "check", translated) == (0, f"{translated}: nothing found\n")


@pytest.mark.parametrize(
    ("old", "new", "said", "at"),
    [
        (
            'text: "o Which stage?"',
            'text: "Which stage?"',
            "The same as the English: Which stage?",
            'text: "Which stage',
        ),
        ('    text: "o Which stage?"\n', "", "Not translated yet: Which stage?", "  grade:"),
        ('text: "o Which', 'text: "o {x} Which', "The names in braces are not those", 'text: "o {x} Which'),
        ("  grade:\n", "  grad:\n", "Nothing in English belongs to this translation: questions.grad", "o Which stage"),
        ('pt: "o an example"', 'pt: "an example"', "The same as the English: an example", 'pt: "an example"'),
        ('language: "pt"', 'language: "es"', "The file must begin with its language: pt.", "language:"),
    ],
)
def test_what_is_wrong_in_a_translation_is_told_at_its_line(
    translated: Path, old: str, new: str, said: str, at: str
) -> None:
    change(translated / "pt.yaml", old, new)
    code, text = call("questionnaire", "check", translated)
    lines = (translated / "pt.yaml").read_text("utf-8").splitlines()
    line = next(number for number, one in enumerate(lines, start=1) if at in one)
    assert code == 1
    assert f"{translated / 'pt.yaml'}:{line}: {said}" in text


def test_a_changed_english_text_makes_its_translation_stale(translated: Path) -> None:
    change(translated / "questionnaire.yaml", "Which stage?", "Which stage today?")
    forget_questionnaires()
    code, text = call("questionnaire", "check", translated)
    assert code == 1
    assert "The English has changed since this was translated: Which stage today?" in text
    assert "1 finding." in text


def test_changes_that_do_not_fit_are_findings(own: Path) -> None:
    step = '{since: "0.9", to: "1.0", text: "T.", retired: {plan: "R."}}'
    (own / "changes.yaml").write_text(f"schema_version: 1\nchanges:\n  - {step}\n", "utf-8")
    code, text = call("questionnaire", "check", own)
    assert code == 1
    assert f"{own / 'changes.yaml'}:3: plan was renamed or retired, and is asked all the same." in text


def test_a_built_in_questionnaire_must_have_every_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("questionnaires", "benchmarks", "languages"):
        shutil.copytree(content_folder(name), tmp_path / name)
    (tmp_path / "questionnaires" / "smart-resilience" / "fr.yaml").unlink()
    monkeypatch.setattr(content, "_ROOTS", (tmp_path,))
    monkeypatch.chdir(tmp_path)
    forget_questionnaires()
    forget_benchmarks()
    for name in ("smart-resilience", "questionnaires/smart-resilience"):
        code, text = call("questionnaire", "check", name)
        assert (code, text.count("There is no translation into fr."), "1 finding." in text) == (1, 1, True)
    forget_questionnaires()
    forget_benchmarks()


def test_an_own_questionnaire_needs_an_id_of_its_own(own: Path) -> None:
    change(own / "questionnaire.yaml", "id: small", "id: smart-resilience")
    code, text = call("questionnaire", "check", own)
    assert code == 1
    assert "questionnaire.yaml:2: smart-resilience is the id of a questionnaire that comes with govcheck." in text


def test_a_part_that_is_a_link_to_nowhere_is_not_passed_over(own: Path) -> None:
    (own / "advice.yaml").unlink()
    (own / "advice.yaml").symlink_to("nowhere.yaml")
    with pytest.raises(InputError, match=r"advice\.yaml: There is no such file\."):
        call("questionnaire", "check", own)


def test_many_wrong_phrases_cost_little_time(translated: Path) -> None:
    change(
        translated / "pt.yaml",
        "phrases:\n",
        "phrases:\n" + "".join(f'  - {{en: "w{n}", pt: "x"}}\n' for n in range(9_000)),
    )
    start = perf_counter()
    code, _ = call("questionnaire", "check", translated)
    assert code == 1
    assert perf_counter() - start < 5


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('text: "o Which stage?"', f'text: "{"o" * 2001}"', "The text is too long."),
        ("phrases:\n", 'phrases:\n  - {en: "an example", pt: "um"}\n', "“an example” stands twice among the phrases."),
    ],
)
def test_an_overlay_is_held_to_the_bounds_of_the_english(translated: Path, old: str, new: str, said: str) -> None:
    change(translated / "pt.yaml", old, new)
    code, text = call("questionnaire", "check", translated)
    assert code == 1
    assert said in text
