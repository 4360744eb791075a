"""What `govcheck score` says where its options and its arguments do not fit each other, or somebody stops it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from govcheck.errors import GovcheckError, InputError, Problem, UsageError
from govcheck.store.sample import find_samples
from govcheck.survey import reports

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from typer.testing import Result

    Call = Callable[..., Result]


@pytest.mark.parametrize("name", ["folder", "table.csv", "TABLE.XLSX"])
def test_a_folder_and_a_table_need_the_name_of_a_table(name: str, call: Call, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(UsageError, match="Many cities make a table"):
        call("score", name)


@pytest.mark.parametrize(
    ("options", "lacking"),
    [
        (("-o", "out.csv", "--format", "pdf"), {"--format": "--report reports"}),
        (("-o", "out.csv", "--min-group", "5"), {"--min-group": "--by region"}),
        (("-o", "out.csv", "--master", "local[2]"), {"--master": "--engine spark"}),
        (("--jobs", "2"), {"--jobs": "-o results.csv"}),
        (("--strict", "--by", "region"), {"--strict": "-o results.csv", "--by": "-o results.csv"}),
        (("--report", "reports", "--min-group", "0"), {"--report": "-o results.csv", "--min-group": "--by region"}),
        (("--engine", "spark"), {"--engine": "-o results.parquet"}),
    ],
)
def test_an_option_in_vain_is_told_with_what_it_lacks(
    options: tuple[str, ...], lacking: dict[str, str], call: Call, tmp_path: Path
) -> None:
    with pytest.raises(UsageError) as told:
        call("score", find_samples("smart-governance")[0], *options)
    assert {one.fields["option"]: one.fields["needed"] for one in told.value.problems} == lacking
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", [("score", "-o", "out.csv"), ("benchmark", "build", "-o", "out.yaml")])
def test_processes_have_nothing_to_share_of_a_table(command: tuple[str, ...], call: Call, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("city,og.plan\nA,yes\n", "utf-8")
    with pytest.raises(UsageError) as told:
        call(*command, "in.csv", "-q", "smart-governance", "--jobs", "2")
    assert told.value.problems[0].code == "idle-jobs"


def test_progress_advances_with_every_report(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    advanced: list[int] = []

    @contextmanager
    def show(*_: object, **__: object) -> Iterator[Callable[[int], None]]:
        yield advanced.append

    monkeypatch.setattr("govcheck.cli.many.show_progress", show)
    samples = find_samples("smart-governance")
    assert call("score", *samples, "-o", "out.csv", "--report", "reports", "--format", "json").exit_code == 0
    assert advanced == [1] * len(samples)


def test_somebody_who_stops_it_is_told_what_is_there(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> Iterator[tuple[Problem, ...]]:
        yield ()
        yield (Problem("refused", "One is not written."),)
        raise KeyboardInterrupt

    samples = find_samples("smart-governance")
    monkeypatch.setattr(reports, "write_reports", stop)
    stopped = call("score", *samples, "-o", "out.csv", "--report", "reports")
    assert stopped.exit_code == 130
    told = f"Interrupted: at least 1 of {len(samples)} reports are in reports. The tables are complete: out.csv"
    assert told in stopped.output
    assert (tmp_path / "out.csv").exists()


def test_somebody_who_stops_it_at_the_very_end_is_told_that_the_tables_are_there(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("govcheck.survey.watching.check_unchanged", stop)
    stopped = call("score", find_samples("smart-governance")[0], "-o", "out.csv")
    told = "Interrupted. The tables are complete: out.csv, out.checks.csv"
    assert (stopped.exit_code, stopped.output.strip()) == (130, told)


@pytest.mark.parametrize(("output", "place"), [("out.csv", "out.csv, out.checks.csv"), ("-", "standard output")])
def test_where_reports_cannot_be_finished_it_says_that_the_tables_are_there(
    output: str, place: str, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(*_: object, **__: object) -> None:
        raise GovcheckError(Problem("process-ended", "A process ended."))

    monkeypatch.setattr(reports, "write_reports", end)
    said: list[str] = []
    monkeypatch.setattr("govcheck.cli.many.tell", lambda message, **_: said.append(message))
    with pytest.raises(GovcheckError, match="A process ended"):
        call("score", find_samples("smart-governance")[0], "-o", output, "--report", "reports")
    assert said == [f"The reports in reports are not complete. The tables are: {place}"]


def test_somebody_who_stops_it_early_is_told_that_nothing_is_there(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("govcheck.survey.scoring.score_survey", stop)
    stopped = call("score", find_samples("smart-governance")[0], "-o", "out.csv")
    assert (stopped.exit_code, stopped.output.strip()) == (130, "Interrupted: nothing was written.")
    assert not (tmp_path / "out.csv").exists()


def test_nor_is_there_a_benchmark_whose_building_is_stopped(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("govcheck.batch.cohort.build.build_benchmark", stop)
    stopped = call("benchmark", "build", find_samples("smart-governance")[0], "-o", "cohort.yaml")
    assert (stopped.exit_code, stopped.output.strip()) == (130, "Interrupted: nothing was written.")
    assert not (tmp_path / "cohort.yaml").exists()


def test_no_table_is_written_where_the_folder_of_reports_cannot_be_made(call: Call, tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("")
    with pytest.raises(InputError, match="a folder is needed"):
        call("score", find_samples("smart-governance")[0], "-o", "out.csv", "--report", "reports")
    assert [path.name for path in tmp_path.iterdir()] == ["reports"]


@pytest.mark.parametrize(
    ("code", "told"),
    [("en", "3 rows are of made-up cities"), ("es", "3 filas son de ciudades"), ("fr", "3 lignes concernent")],
)
def test_made_up_cities_and_totals_are_told(call: Call, tmp_path: Path, code: str, told: str) -> None:
    (tmp_path / "cities.csv").write_text("city,og.plan\nA,yes\nTOTAL,yes\n", "utf-8")
    done = call(
        "score",
        *find_samples("smart-governance"),
        "cities.csv",
        "-q",
        "smart-governance",
        "-o",
        "out.csv",
        "--lang",
        code,
    )
    assert done.exit_code == 0
    assert told in done.output
    assert {"en": "1 row is a sum", "es": "1 fila es una suma", "fr": "1 ligne est une somme"}[code] in done.output
