"""The sheets of the workbook: all that the view says, a row each, with numbers that can be computed with."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

import pytest

from govcheck.report.xlsx import DAY
from report.workbook import CODES, SAMPLES, find_sheet, open_book, rows_of, sample_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from govcheck.report.view import View


def test_the_names_and_heads_are_in_the_language_of_the_report() -> None:
    names = {code: open_book(sample_view(0, code)).sheetnames for code in CODES}
    assert names["en"][:5] == ["Summary", "Scores", "Frameworks", "Comparisons", "Answers"]
    assert names["es"][:5] == ["Resumen", "Puntuaciones", "Marcos de análisis", "Comparaciones", "Respuestas"]
    assert names["fr"][:5] == ["Résumé", "Scores", "Cadres d’analyse", "Comparaisons", "Réponses"]
    for code in CODES:
        view = sample_view(0, code)
        heads = [cell.value for cell in find_sheet(view, "Answers")[1]]
        assert (heads[1], heads[3]) == (view.labels.question, view.labels.worth)


@pytest.mark.parametrize("code", CODES)
def test_the_scores_are_the_numbers_that_the_view_shows(code: str) -> None:
    for place in range(len(SAMPLES)):
        view = sample_view(place, code)
        scores = [
            score
            for index in view.indices
            for score in (index.score, *(s for e in index.elements for s in (e.score, *e.parts)))
        ]
        scores += [phase.score for cycle in view.cycles for phase in cycle.phases]
        for score, row in zip(scores, rows_of(find_sheet(view, "Scores")), strict=True):
            assert row[2] == score.title
            assert _shown(row[4], code) == score.shown
            assert (row[7] or "", row[10] or "") == (score.level, score.why)
            if score.interval:
                low, high = _shown(row[5], code), _shown(row[6], code)
                assert score.interval == view.language.text("{low} to {high}", low=low, high=high)
            if score.shown:
                assert _shown(row[9], code) == score.shown_evidenced
            if score.answered:
                assert isinstance(row[8], int | float)
                assert view.language.text("{number}%", number=round(row[8] * 100)) == score.answered


def _shown(value: object, code: str) -> str:
    return "" if value is None else f"{value:g}".replace(".", "." if code == "en" else ",")


def test_a_score_that_is_withheld_is_empty_and_says_why(view_of: Callable[[str], View]) -> None:
    rows = rows_of(find_sheet(view_of("empty"), "Scores"))
    assert {row[4] for row in rows} == {None}
    assert all(row[10] for row in rows)


def test_a_share_is_a_percentage_and_a_number_has_its_format(view_of: Callable[[str], View]) -> None:
    sheet = find_sheet(view_of("full"), "Scores")
    assert (sheet["I2"].value, sheet["I2"].number_format) == (1, "0%")
    assert {cell.number_format for cell in sheet["E"][1:]} <= {"0", "0.0"}


def test_every_answer_is_a_row_with_what_it_is_worth(view_of: Callable[[str], View]) -> None:
    view = view_of("half")
    answers = [(section.title, answer) for section in view.chapters for answer in section.answers]
    for (section, answer), row in zip(answers, rows_of(find_sheet(view, "Answers")), strict=True):
        assert row[:3] == (section, answer.question, answer.text)
        assert _shown(row[3], "en") == answer.worth
        assert row[4] == (view.labels.unsure_mark if answer.unsure else None)
        assert (row[5] or "", row[6] or "") == (answer.note, "\n".join(answer.evidence))


def test_every_comparison_is_a_row_with_its_citation() -> None:
    for place in range(len(SAMPLES)):
        view = sample_view(place, "en")
        found = [
            c for chapter in view.chapters for asked in chapter.asked if asked.beside for c in asked.beside.comparisons
        ]
        found += [c for chapter in view.chapters for order in chapter.orders for c in order.comparisons]
        rows = rows_of(find_sheet(view, "Comparisons"))
        assert sorted((c.question, c.mark, c.text, c.cited) for c in found) == sorted(
            (str(row[1]), str(row[3]), str(row[4]), str(row[6])) for row in rows
        )


def test_the_roadmap_leaves_room_for_who_and_when() -> None:
    view = sample_view(2, "en")
    sheet = find_sheet(view, "Roadmap")
    rows = rows_of(sheet)
    assert [row[0] for row in rows] == [step.rank for step in view.steps]
    assert [row[6] or "" for row in rows] == [step.owner for step in view.steps]
    assert {cell.number_format for cell in sheet["H"][1:]} == {DAY}
    assert any(row[6] is None for row in rows)
    assert any(row[6] for row in rows)


def test_what_is_due_can_be_sorted_by_its_day() -> None:
    views = [sample_view(place, "en") for place in range(len(SAMPLES))]
    for view in views:
        due = [row[7] for row in rows_of(find_sheet(view, "Roadmap"))]
        assert [day.date() if isinstance(day, datetime) else day for day in due] == [s.due_on for s in view.steps]
        assert all(s.due.startswith(view.language.day(s.due_on)) if s.due_on else not s.due for s in view.steps)
    told = [view for view in views if view.targets]
    assert told
    for view in told:
        targets = view.targets.rows if view.targets else ()
        days = [row[2] for row in rows_of(find_sheet(view, "Targets"))]
        assert days == [datetime.combine(target.by_day, time()) for target in targets]
        assert [target.by for target in targets] == [view.language.day(target.by_day) for target in targets]


@pytest.mark.parametrize("place", range(len(SAMPLES)))
def test_every_step_is_told_in_full(place: int) -> None:
    view = sample_view(place, "en")
    for step, row in zip(view.steps, rows_of(find_sheet(view, "Steps in full")), strict=True):
        assert (row[0], row[1]) == (step.rank, step.title)
        assert all(part in str(row[2]) for part in (step.gain, step.priority, step.because))
        assert all(action in str(row[3]) for action in (*step.start, step.for_size))
        assert all(practice.summary in str(row[4]) for practice in step.practices)
        assert (row[5] or "") == step.goals


def framework_rows(view: View, title: str) -> list[tuple[object, ...]]:
    return [row for row in rows_of(find_sheet(view, "Frameworks")) if row[0] == title]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("place", range(len(SAMPLES)))
def test_every_ladder_and_stage_stands_beside_the_participants(place: int, code: str) -> None:
    view = sample_view(place, code)
    for ladder in view.ladders:
        for phase, row in zip(ladder.phases, framework_rows(view, ladder.title), strict=True):
            assert row[1:5] == (phase.title, phase.label, phase.step, len(ladder.steps))
            assert (row[6] or "", row[7] or "") == (phase.standing, phase.band_text)
            assert (row[9] or "") == (ladder.band_source if phase.band else "")
            assert phase.asks in str(row[8])
    for stage in view.stages:
        (row,) = framework_rows(view, stage.title)
        own = [(found.label, step) for step, found in enumerate(stage.rows, 1) if found.yours]
        assert row[2:4] == (own[0] if own else (view.language.text("not answered"), None))
        assert row[4] == len(stage.rows)
        assert all(found.share_text in str(row[7]) for found in stage.rows)
        assert (row[9] or "") == stage.source


@pytest.mark.parametrize("place", range(len(SAMPLES)))
def test_every_cycle_path_and_change_is_told(place: int) -> None:
    view = sample_view(place, "en")
    for cycle in view.cycles:
        for phase, row in zip(cycle.phases, framework_rows(view, cycle.title), strict=True):
            assert (row[1], row[6] or "") == (phase.score.title, phase.mark)
            assert _shown(row[5], "en") == phase.score.shown
    for path in view.paths:
        rows = framework_rows(view, path.title)
        assert [(row[1], row[2]) for row in rows] == [(step.title, step.state) for step in path.steps]
        assert [row[3] for row in rows] == list(range(1, len(path.steps) + 1))
    for asked in view.before_today:
        rows = framework_rows(view, asked.title)
        for found, before, today in zip(asked.rows, rows[::2], rows[1::2], strict=True):
            assert (before[2], today[2]) == (found.before_answer, found.today_answer)
            assert (before[3], today[3]) == (found.before, found.today)
            assert (before[7] or "", today[6] or "") == (found.theirs, found.change)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("place", range(len(SAMPLES)))
def test_every_index_is_opened(place: int, code: str) -> None:
    view = sample_view(place, code)
    labels = view.labels
    rows = iter(rows_of(find_sheet(view, "How scores came about")))
    for found in view.explanations:
        for part in found.contributions:
            what, index, question, answer, worth, weight, points, _ = next(rows)
            assert (what, index, question, answer) == (labels.contributions, found.title, part.question, part.answer)
            assert (float(_shown(worth, "en")), float(_shown(points, "en"))) == (_read(part.value), _read(part.points))
            assert isinstance(weight, int | float)
            assert round(100 * weight, 1) == _read(part.share.rstrip("% \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"))
        for move in found.moves:
            row = next(rows)
            assert row[:4] == (labels.moves, found.title, move.question, move.step)
            assert float(_shown(row[7], "en")) == _read(move.change)
        for left_out in found.left_out:
            assert next(rows)[:3] == (labels.left_out, found.title, left_out.question)
    assert next(rows, None) is None


def _read(shown: str) -> float:
    return float(shown.replace(",", "."))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("place", range(len(SAMPLES)))
def test_how_far_to_trust_the_scores_is_told(place: int, code: str) -> None:
    view = sample_view(place, code)
    rows = rows_of(find_sheet(view, "Trust"))
    claimed = [row for row in rows if row[0] == view.labels.claimed_evidenced]
    for score, row in zip((s for index in view.indices for s in index.rows), claimed, strict=True):
        assert (row[1], _shown(row[2], code)) == (score.title, score.shown)
        assert _shown(row[3], code) == (score.shown_evidenced if score.shown else "")
        assert (row[9] or "") == score.why
    varied = [row for row in rows if row[0] == view.labels.sensitivity]
    for found, row in zip(view.sensitivity, varied, strict=True):
        assert row[1] == found.title
        assert view.language.text("{part} of {whole}", part=row[4], whole=row[5]) == found.unchanged
        low, high = _shown(row[6], code), _shown(row[7], code)
        ranged = view.language.text("{low} to {high}", low=low, high=high)
        assert found.interval == (low if low == high else ranged)
    flags = [(row[8] or "", row[9]) for row in rows if row[0] == view.labels.flags]
    told = [("\n".join(flag.questions), flag.text) for flag in view.flags]
    assert flags == (told or [("", view.labels.flags_none)])


@pytest.mark.parametrize("place", range(len(SAMPLES)))
def test_the_summary_tells_what_the_frameworks_say_and_what_stands_out(place: int) -> None:
    view = sample_view(place, "en")
    told = "\n".join(str(row[1]) for row in rows_of(find_sheet(view, "Summary")))
    sentences = [ladder.summary for ladder in view.ladders]
    sentences += [text for stage in view.stages for text in (stage.place, stage.beside)]
    sentences += [text for cycle in view.cycles for text in (cycle.weakest, cycle.closing)]
    sentences += [path.summary for path in view.paths]
    sentences += [text for found in view.telling for text in (found.question, found.mark, found.text, found.cited)]
    assert all(sentence in told for sentence in sentences)


def test_what_to_find_out_first_is_told(view_of: Callable[[str], View]) -> None:
    view = view_of("half")
    rows = rows_of(find_sheet(view, view.labels.unknown))
    told = [row[2:4] for row in rows if row[0] == view.labels.narrowing]
    assert told == [(found.question, found.effect) for found in view.narrowings]
    assert told


def test_what_has_no_rows_has_no_sheet(view_of: Callable[[str], View]) -> None:
    names = open_book(view_of("empty")).sheetnames
    assert "Summary" in names
    assert all(open_book(view_of("empty"))[name].max_row > 1 for name in names)
    assert "Targets" not in open_book(sample_view(0, "en")._replace(targets=None)).sheetnames


def test_the_summary_says_what_to_heed(view_of: Callable[[str], View]) -> None:
    view = view_of("half")
    told = dict(row[:2] for row in rows_of(find_sheet(view, "Summary")))
    assert told["Please note"] == view.labels.made_up
    assert str(told["City"]).startswith(view.city)
    assert "Please note" not in dict(row[:2] for row in rows_of(find_sheet(view_of("full"), "Summary")))
