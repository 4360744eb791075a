"""What the documents say is what the code is."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from govcheck.model.pace import find_minutes
from govcheck.model.schema import FORMATS, find_schema
from govcheck.store.content import list_questionnaires, load_questionnaire
from govcheck.store.document import parse_document
from govcheck.store.source_text import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "govcheck"


def first_line(file: Path) -> str:
    text = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    return text.partition("\n")[0]


def code_map() -> str:
    """One line for each folder and file, from their docstrings."""
    top = [file for file in sorted(SOURCE.glob("*.py")) if file.name != "__init__.py"]
    lines = ["```text", *(f"{file.name:<24}{first_line(file)}" for file in top)]
    for folder in sorted(path for path in SOURCE.rglob("*") if (path / "__init__.py").is_file()):
        depth = len(folder.relative_to(SOURCE).parts)
        lines.append(f"\n{folder.relative_to(SOURCE).as_posix() + '/':<24}{first_line(folder / '__init__.py')}")
        lines += [
            f"{'  ' + file.name:<24}{first_line(file)}"
            for file in sorted(folder.glob("*.py"))
            if file.name != "__init__.py" and depth
        ]
    return "\n".join([*lines, "```", ""])


def test_the_map_of_the_code_is_made_of_its_docstrings(block: Callable[[str, str, str], None]) -> None:
    block("CONTRIBUTING.md", "map", code_map())


def test_every_module_says_in_one_line_what_it_is() -> None:
    for file in SOURCE.rglob("*.py"):
        line = first_line(file)
        assert line.endswith("."), file
        assert len(line) <= 110, file


def test_the_readme_shows_the_real_help(
    block: Callable[[str, str, str], None], command_environment: dict[str, str]
) -> None:
    command = [sys.executable, "-m", "govcheck", "--help"]
    run = subprocess.run(command, capture_output=True, text=True, check=True, env=command_environment)
    shown = "\n".join(line.rstrip() for line in run.stdout.replace("python -m govcheck", "govcheck").splitlines())
    block("README.md", "help", f"```text\n{shown.strip()}\n```\n")


@pytest.mark.parametrize("name", list(FORMATS))
def test_the_committed_schemas_are_those_of_the_models(name: str) -> None:
    committed = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text("utf-8"))
    assert committed == find_schema(name), "run make schemas"


def test_links_between_documents_lead_somewhere() -> None:
    for file in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", file.read_text("utf-8")):
            assert (file.parent / target).exists(), f"{file.name}: {target}"


def test_pins_name_versions_and_hashes_and_no_address() -> None:
    for file in (ROOT / "requirements").glob("*.txt"):
        text = file.read_text("utf-8")
        assert "://" not in text
        assert "--hash=sha256:" in text
        for line in text.splitlines():
            assert line.startswith("    --hash=sha256:") or re.match(r"[a-z0-9._-]+(\[[a-z]+\])?==[^ ]+ ", line), line


DATA = {
    "questionnaires/smart-governance/questionnaire.yaml": "questionnaire",
    "questionnaires/smart-governance/scoring.yaml": "scoring",
    "questionnaires/smart-governance/advice.yaml": "advice",
    "benchmarks/uclg-2019.yaml": "benchmark",
    "tests/migration/small/changes.yaml": "changes",
    **{path.relative_to(ROOT).as_posix(): "answers" for path in ROOT.glob("questionnaires/*/samples/*.answers.yaml")},
}


@pytest.mark.parametrize("name", DATA)
def test_the_data_files_fit_their_schemas(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    jsonschema.validate(parse_document(SourceText(name, text, "")), find_schema(DATA[name]))
    if DATA[name] != "answers":
        named = text.partition("\n")[0].removeprefix("# yaml-language-server: $schema=")
        assert ((ROOT / name).parent / named).resolve() == ROOT / "schemas" / f"{DATA[name]}.schema.json"


def test_the_readme_promises_the_minutes_that_are_counted() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for name in list_questionnaires():
        asked = load_questionnaire(name)
        quick, full = find_minutes(asked, quick=True), find_minutes(asked, quick=False)
        assert quick is not None and full is not None
        row = next(line for line in readme.splitlines() if line.startswith(f"| `{name}`"))
        some = sum(question.quick for question in asked.questions)
        promised = f"| {len(asked.questions)} questions, {full:.0f} minutes | {some}, {quick:.0f} minutes |"
        assert row.endswith(promised)
