"""What a report shows beside a cohort, and how much of it."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from builders import html_of
from govcheck.assessment import assess
from govcheck.language import ENGLISH
from govcheck.model.benchmark import Benchmark
from govcheck.model.scoring import NodeKind
from govcheck.report.document import Cards
from govcheck.report.plain import render_plain
from govcheck.report.sheets.tell import tell_sheets
from govcheck.report.story.summary import tell_summary
from govcheck.report.terminal import render_summary
from govcheck.report.view import View, build_view
from govcheck.store.answer_file import load_answers
from govcheck.store.benchmarks import load_benchmark
from govcheck.store.content import load_profile, load_questionnaire
from govcheck.store.sample import find_samples
from made_cohort import BAND, EUROPE, SPAIN, cohort, cohort_data, dump, provenance
from report.hostile_texts import TEXTS

NAME = "smart-governance"
TAGS = ("<img", "<script", "<svg", "<iframe", "<b>")


def view(*benchmarks: Benchmark, city: str = "villa-clara-del-rio", **changed: Any) -> View:
    asked = load_questionnaire(NAME)
    file = next(path for path in find_samples(NAME) if path.name.startswith(city))
    answers = load_answers(file).answers
    answers = answers.model_copy(update={"city": answers.city.model_copy(update=changed)})
    result = assess(asked, answers, [load_benchmark("uclg-2019"), *benchmarks], load_profile())
    return build_view(result, asked, ENGLISH)


@cache
def usual() -> View:
    return view(cohort())


def test_all_cities_and_the_smallest_own_group_are_shown() -> None:
    (shown,) = usual().cohorts
    assert [group.title for group in shown.groups] == ["All 12 cities", "50,001 to 100,000 people, 6 cities"]
    for chapter in usual().chapters:
        assert all(len(row.cells) == 2 for beside in chapter.cohorts for row in beside.rows)


def test_a_group_that_is_all_cities_is_not_shown_twice() -> None:
    data = cohort_data(cities=7)
    data["blocks"] = [block for block in data["blocks"] if block.get("group") in (None, EUROPE)]
    (shown,) = view(Benchmark.model_validate_json(dump(data))).cohorts
    assert [group.title for group in shown.groups] == ["All 7 cities"]


def test_a_city_that_says_nothing_of_itself_has_no_group() -> None:
    (shown,) = view(cohort(), country=None, region=None, population=None).cohorts
    assert [group.title for group in shown.groups] == ["All 12 cities"]


def test_the_scores_are_those_of_indices_elements_and_phases() -> None:
    (shown,) = usual().cohorts
    titles = [row.title for row in shown.rows]
    assert titles[:3] == ["Open government", "Strategy and enablers", "Participation"]
    assert len(titles) == 17
    assert titles[-4:] == ["Plan", "Do", "Check", "Act"]


def test_an_answer_is_one_row_however_many_figures_there_are() -> None:
    for chapter in usual().chapters:
        rows = [row.id for beside in chapter.cohorts for row in beside.rows]
        assert len(rows) == len(set(rows))
        assert len(rows) <= len(chapter.asked)


def test_the_studies_are_told_as_without_a_cohort() -> None:
    alone, beside = view(), usual()
    assert alone.telling == beside.telling
    assert [c.shares for c in alone.chapters] == [c.shares for c in beside.chapters]
    assert [c.frequencies for c in alone.chapters] == [c.frequencies for c in beside.chapters]
    assert (alone.stages, alone.ladders, alone.before_today) == (beside.stages, beside.ladders, beside.before_today)
    # A cohort comes after the studies, so that the place of a comparison among all is the same too.
    assert [c.comparisons for c in alone.chapters] == [c.comparisons for c in beside.chapters]


def test_the_first_page_sets_each_index_beside_its_average() -> None:
    (shown,) = usual().cohorts
    assert [one.id for one in shown.averages] == [index.score.id for index in usual().indices]
    (cards,) = (block for block in tell_summary(usual()).blocks if isinstance(block, Cards))
    assert [card.lines[-1] for card in cards.cards] == [f"Our cities: {one.text}" for one in shown.averages]
    assert shown.averages[0].text == "above the average of 46"
    assert shown.averages[0].text == shown.rows[0].beside[0].about


def test_an_index_without_a_score_is_beside_no_average() -> None:
    asked = load_questionnaire(NAME)
    answers = load_answers(find_samples(NAME)[0]).answers.model_copy(update={"answers": {}})
    (shown,) = build_view(assess(asked, answers, [cohort()], load_profile()), asked, ENGLISH).cohorts
    assert shown.averages == ()
    assert shown.rows[0].beside[0].about == "average 46"


def test_how_many_have_a_score_is_said_where_not_all_have_one() -> None:
    data = cohort_data()
    for block in data["blocks"]:
        if block["indicator"] == "open-government" and "group" not in block:
            block["n"], block["figures"] = 11, [block["figures"][0] | {"ordered": block["figures"][0]["ordered"][1:]}]
    (shown,) = view(Benchmark.model_validate_json(dump(data))).cohorts
    assert shown.averages[0].text.endswith(", 11 cities have a score")


def test_how_places_are_counted_is_said_where_there_are_some() -> None:
    (few,), (many,) = usual().cohorts, view(cohort(cities=40), country=None, region=None, population=None).cohorts
    assert "Places count your city too" in few.about
    assert "place" not in many.about


def test_what_the_cohort_is_stands_with_the_sources() -> None:
    source = usual().sources[-1]
    assert (source.title, source.participants) == ("Our cities", "12 cities")
    assert source.facts == (
        "Built from 12 answer files or rows.",
        "Answered from 10 January 2026 to 2 November 2026.",
        "Figures of fewer than 5 cities are hidden.",
        "Spain: 12 figures are hidden, for too few cities have answered.",
    )
    limits = " ".join(usual().limits)
    assert "Of the cohort “Our cities”: These cities were gathered by one network." in limits
    assert "among these cities" not in limits
    assert "No index scores were published" not in limits
    assert "No index scores were published" in " ".join(view().limits)


def test_answers_of_one_day_have_no_range_of_days() -> None:
    built = provenance(NAME, 12, first="2026-10-05", last="2026-10-05")
    assert view(cohort(provenance=built)).sources[-1].facts[1] == "Answered on 5 October 2026."


def test_groups_of_others_are_counted_and_not_named() -> None:
    hidden = [{"group": {"by": "country", "id": "FR", "title": "France"}, "reason": "would-reveal", "figures": 3}]
    hidden.append({"group": BAND, "reason": "would-reveal", "figures": 1})
    source = view(cohort(provenance=provenance(NAME, 12, suppressed=hidden, built_by="Somebody"))).sources[-1]
    assert source.facts[-3:] == (
        "Figures of fewer than 5 cities are hidden.",
        "50,001 to 100,000 people: 1 figure is hidden, for others could be worked out from it.",
        "Figures of 1 group that your city does not belong to are hidden.",
    )
    assert "Built by Somebody." in source.facts


def test_a_cohort_of_another_state_of_the_questionnaire_is_remarked() -> None:
    (same,) = usual().cohorts
    assert same.remark == ""
    asked = load_questionnaire(NAME)
    built = provenance(NAME, 12) | {
        "questionnaire": {"id": NAME, "version": asked.version, "hash": "sha256:" + 64 * "0"}
    }
    (shown,) = view(cohort(provenance=built)).cohorts
    assert shown.remark.startswith(f"These cities answered version {asked.version} before or after it was changed.")
    assert shown.remark in render_plain(view(cohort(provenance=built))).replace("\n", " ")


def test_hidden_scores_say_so() -> None:
    data = cohort_data()
    data["blocks"] = [b for b in data["blocks"] if not (b["indicator"] == "open-government" and b.get("group") == BAND)]
    data["provenance"] = provenance(NAME, 12, suppressed=[{"group": BAND, "reason": "too-few", "figures": 1}])
    (shown,) = view(Benchmark.model_validate_json(dump(data))).cohorts
    assert shown.rows[0].beside[1].place == "hidden, so that no city can be known"


def test_screens_show_the_indices_alone() -> None:
    for shown in (render_plain(usual()), render_summary(usual(), 100, colour=False)):
        assert "place 4 of 13" in shown
        assert shown.count("All 12 cities") == 3


def test_sheets_have_every_row() -> None:
    sheets = {sheet.title: sheet for sheet in tell_sheets(usual())}
    assert len(sheets["Beside other cities"].rows) == 2 * 17
    told = sum(bool(cell.text) for c in usual().chapters for b in c.cohorts for row in b.rows for cell in row.cells)
    assert len(sheets["Answers beside other cities"].rows) == told
    assert "Beside other cities" not in {sheet.title for sheet in tell_sheets(view())}


@pytest.mark.parametrize("text", [*TEXTS["html"], *TEXTS["jinja"]])
def test_the_words_of_a_file_are_shown_as_words(text: str) -> None:
    study = {"title": text, "publisher": text, "text": text}
    page = html_of(view(cohort(who=text, caution=text, study=study)))
    harmless = html_of(usual())
    assert [page.count(tag) for tag in TAGS] == [harmless.count(tag) for tag in TAGS]


def test_a_group_of_which_little_is_told_is_passed_over_for_a_larger_one() -> None:
    """Those of the country are fewer than those of the band, and there is the figure of one score alone."""
    data = cohort_data()
    one = next(block for block in data["blocks"] if block.get("group") == BAND)
    data["blocks"].append({**one, "group": SPAIN, "n": 5, "figures": [{"value": 40.0}]})
    (shown,) = view(Benchmark.model_validate_json(dump(data)), country="ES").cohorts
    assert [group.title for group in shown.groups] == ["All 12 cities", "50,001 to 100,000 people, 6 cities"]


def test_a_group_with_answers_and_hardly_a_score_is_passed_over_too() -> None:
    """Of the country every answer is told and one score: the table of scores would be empty."""
    data = cohort_data()
    own = [block for block in data["blocks"] if block.get("group") == BAND]
    scores = [block for block in own if block["of"] == "node"]
    data["blocks"] += [{**block, "group": SPAIN, "n": 5, "figures": [{"value": 40.0}]} for block in scores[:1]]
    data["blocks"] += [{**block, "group": SPAIN, "n": 5} for block in own if block["kind"] == "mean"]
    (shown,) = view(Benchmark.model_validate_json(dump(data)), country="ES").cohorts
    assert [group.title for group in shown.groups] == ["All 12 cities", "50,001 to 100,000 people, 6 cities"]


def test_an_index_of_which_the_cohort_tells_nothing_says_why() -> None:
    data = cohort_data()
    gone = {"open-government", "open-government.participation"}
    data["blocks"] = [block for block in data["blocks"] if block["indicator"] not in gone]
    data["provenance"] = provenance(NAME, 12, suppressed=[{"reason": "would-reveal", "figures": 2}])
    cohort_view = view(Benchmark.model_validate_json(dump(data)), country=None, region=None, population=None)
    (shown,) = cohort_view.cohorts
    assert shown.rows[0].title == "Open government"
    assert shown.rows[0].beside[0].place.startswith("the cohort publishes no scores for this")
    assert "Participation" not in [row.title for row in shown.rows]
    facts = " ".join(str(fact) for source in cohort_view.sources for fact in source.facts)
    assert "All cities: 2 figures are hidden" in facts


def test_how_places_are_counted_is_not_said_of_scores_that_are_not_shown() -> None:
    data = cohort_data()
    asked = load_questionnaire(NAME)
    below = {node.id for node in asked.scoring.nodes.values() if node.kind is NodeKind.INDICATOR}
    for block in data["blocks"]:
        if block["of"] == "node" and block["indicator"] not in below:
            block["figures"] = [{"value": block["figures"][0]["value"]}]
    (shown,) = view(Benchmark.model_validate_json(dump(data))).cohorts
    assert "place" not in shown.about
