"""What people install works: the wheel in an environment of its own, with its content."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return folder


def test_the_wheel_runs_in_an_environment_of_its_own(built: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=False, symlinks=True)
    python = tmp_path / "venv" / "bin" / "python"
    ask = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(ask, check=True, capture_output=True, text=True).stdout.strip())
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        wheel.extractall(site)
    # What govcheck depends on is taken from here, so that the test needs no network.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    run = [str(python), "-m", "govcheck"]
    own = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    listed = subprocess.run(
        [*run, "questionnaire", "list", "--json"], check=True, capture_output=True, text=True, cwd=tmp_path, env=own
    )
    assert [one["id"] for one in json.loads(listed.stdout)] == ["smart-governance", "smart-resilience"]
    subprocess.run([*run, "demo", "-o", "out"], check=True, capture_output=True, cwd=tmp_path, env=own)
    assert len(list((tmp_path / "out").glob("*.report.html"))) == 6
    ask = [*run, "questionnaire", "list", "--lang", "es"]
    spanish = subprocess.run(ask, check=True, capture_output=True, text=True, cwd=tmp_path, env=own)
    assert "Gobernanza inteligente, versión" in spanish.stdout
    where = subprocess.run(
        [str(python), "-c", "import govcheck; print(govcheck.__file__)"],
        check=True,
        capture_output=True,
        text=True,
        env=own,
    )
    assert where.stdout.startswith(str(tmp_path))


def test_the_source_archive_holds_what_the_wheel_is_built_from(built: Path) -> None:
    import tarfile  # noqa: PLC0415 - only here

    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "questionnaires/profile.yaml",
        "benchmarks/uclg-2019.yaml",
        "src/govcheck/py.typed",
        "LICENSE",
        "requirements/dev.txt",
        "schemas/result.schema.json",
    } <= names
