from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from pydantic import TypeAdapter

from builders import PROFILE, answer_file, benchmark, question_data, questionnaire, random_answers, result
from govcheck.assessment import assess, count_answers
from govcheck.model.result import Result
from govcheck.scoring.routing import find_routes
from real import real_cases, real_result, smart_governance
from strategies import FEWER, Case, cases

NA = {"state": "not-applicable", "reason": "The region has no second tier"}


# A golden example, computed by hand from scoring.yaml.
GOLDEN: dict[str, Any] = {
    "og.plan": True,
    "og.enablers": ["political-commitment", "regulation", "technology"],
    "og.development.participation": {"value": 6, "note": "Half of the plans."},
    "participation.ladder.design": "consulting",
    "participation.ladder.implementation": {"value": "informing", "unsure": True},
    "participation.ladder.evaluation": {"state": "dont-know"},
    "participation.sufficiency.social-agents": 3,
    "participation.sufficiency.citizens": 2,
    "participation.outreach": "sometimes",
    "participation.school-age": NA,
    "participation.traceability": {"value": "decisions", "evidence": ["Minutes of 4 May"]},
    "participation.channels": "both",
    "participation.from-scratch": "never",
    "asm.development.foresight": 2,
    "foresight.use": False,
    "foresight.areas": ["population"],
}


def test_scores_are_those_computed_by_hand() -> None:
    found = real_result(answer_file(GOLDEN, questionnaire="smart-governance")).by_node

    # Strategy and enablers, two questions of weight 1: (1 + 3/6) / 2 = 0.75, all answered and sure.
    strategy = found["open-government.strategy"]
    assert (strategy.score, strategy.low, strategy.high) == pytest.approx((75, 75, 75))
    assert strategy.coverage == 1
    assert strategy.level is not None
    assert (strategy.level.low, strategy.level.high) == ("advanced", "advanced")
    assert strategy.evidenced == 0  # neither answer has a note or evidence

    # The policy cycle: consulting 0.5, informing 0.25 but unsure [0, 0.5], evaluation not known [0, 1].
    # score (0.5 + 0.25) / 2 = 0.375; low (0.5 + 0 + 0) / 3 = 1/6; high (0.5 + 0.5 + 1) / 3 = 2/3; coverage 2/3,
    # which is just enough.
    phases = found["participation.phases"]
    assert (phases.score, phases.low, phases.high) == pytest.approx((37.5, 100 / 6, 200 / 3))
    assert phases.coverage == pytest.approx(2 / 3)
    assert not phases.withheld
    assert phases.level is not None
    assert (phases.level.low, phases.level.high) == ("starting", "advanced")

    # Participation: own rating 0.6 (weight 0.5), phases 0.375 (2),
    # reach ((3-1)/4 + (2-1)/4 + 0.5) / 3 = 0.416667 (1; school age does not apply and leaves the divisor),
    # practice (0.67 + 0.7 + 0) / 3 = 0.456667 (1).
    # score (0.3 + 0.75 + 0.416667 + 0.456667) / 4.5 = 0.4274074
    # low (0.3 + 2/6 + 0.416667 + 0.456667) / 4.5 = 0.3348148; high (0.3 + 4/3 + 0.416667 + 0.456667) / 4.5 = 0.557037
    # evidenced: own rating 0.6 and traceability 0.67 alone: (0.3 + 0 + 0 + 0.67/3) / 4.5 = 0.1162963
    # coverage (0.5 + 2 * 2/3 + 1 + 1) / 4.5 = 0.8518519
    participation = found["open-government.participation"]
    assert participation.score == pytest.approx(42.74074074)
    assert (participation.low, participation.high) == pytest.approx((33.48148148, 55.70370370))
    assert participation.evidenced == pytest.approx(11.62962963)
    assert participation.coverage == pytest.approx(0.85185185)

    # Foresight: own rating 0.2 (0.5); in use (2): no, and what builds on it counts 0: (0 + 0 + 0) / 3.
    # score (0.5 * 0.2 + 2 * 0) / 2.5 = 0.04
    foresight = found["strategic-management.foresight"]
    assert (foresight.score, foresight.low, foresight.high) == pytest.approx((4, 4, 4))
    assert foresight.coverage == 1

    # Open government: strategy (1) and participation (2) of weights 1, 2, 2, 2, 2 have answers;
    # transparency-accountability, collaboration and open data have none. (0.75 + 2 * 0.4274074) / 3 = 0.5349383,
    # but with coverage (1 + 2 * 0.8518519) / 9 = 0.3004115 it is withheld.
    # low (0.75 + 2 * 0.3348148) / 9 = 0.1577366; high (0.75 + 2 * 0.557037 + 6) / 9 = 0.8737860
    index = found["open-government"]
    assert index.withheld
    assert (index.score, index.reason) == (None, "too-few-answers")
    assert (index.low, index.high) == pytest.approx((15.77366255, 87.37860082))
    assert index.coverage == pytest.approx(0.30041152)


def test_the_golden_answers_are_counted_and_flagged() -> None:
    found = real_result(answer_file(GOLDEN))
    # 90 questions; foresight.areas and foresight.regularity are not asked.
    # Of the 16 answers one is not asked, one not known, one does not apply.
    assert asdict(found.counts) == {
        "asked": 88, "answered": 13, "dont_know": 1, "not_applicable": 1, "skipped": 73, "unsure": 1,
    }  # fmt: skip
    assert [(flag.kind, flag.id) for flag in found.flags] == [("not-asked", "foresight.areas")]
    by_id = found.by_question
    assert by_id["foresight.areas"].state == "not-asked"
    assert (by_id["foresight.areas"].value, by_id["foresight.areas"].score) == (("population",), 0)
    assert by_id["participation.school-age"].reason == "The region has no second tier"
    assert (by_id["participation.school-age"].low, by_id["participation.school-age"].score) == (None, None)
    unknown = by_id["participation.ladder.evaluation"]
    assert (unknown.state, unknown.score, unknown.low, unknown.high) == ("dont-know", None, 0, 100)
    unsure = by_id["participation.ladder.implementation"]
    assert (unsure.unsure, unsure.score, unsure.low, unsure.high) == (True, 25, 0, 50)
    assert (by_id["participation.challenges"].role, by_id["participation.challenges"].score) == ("diagnostic", None)


@FEWER
@given(cases() | real_cases())
def test_every_question_asked_is_counted_once(case: Case) -> None:
    routes = find_routes(case.questionnaire, case.answers)
    counts = count_answers(case.answers, routes)
    assert counts.asked == sum(route.asked for route in routes.values())
    assert counts.asked == counts.answered + counts.dont_know + counts.not_applicable + counts.skipped
    assert counts.unsure <= counts.answered


def test_the_same_input_gives_the_same_result_and_survives_json() -> None:
    answers = random_answers(smart_governance(), 11)
    one, other = real_result(answers), real_result(answers)
    assert one == other
    text = TypeAdapter(Result).dump_json(one).decode()
    assert TypeAdapter(Result).validate_json(text) == one
    assert "NaN" not in text
    assert json.loads(text)["format"] == "govcheck.result/1"


def test_the_result_names_city_day_questionnaire_and_sources() -> None:
    city = {"name": "Villa Clara del Río", "country": "ES", "region": "europe", "population": 84_000}
    asked = questionnaire([question_data("q")])
    people = [{"role": "Chief digital officer"}]
    answers = answer_file({"q": True}, city=city, hash="sha256:1", version="0.9", sample=True, respondents=people)
    found = assess(asked, answers, [benchmark()], PROFILE, answers_hash="sha256:2")
    assert asdict(found.city) == {
        **city, "band": "large", "sample": True,
        "country_title": "Spain", "region_title": "Europe", "band_title": "large",
    }  # fmt: skip
    assert found.date == date(2026, 11, 20)
    assert asdict(found.questionnaire) == {
        "id": "small", "title": "Small", "version": "1.0", "hash": asked.hash,
        "answered_version": "0.9", "answered_hash": "sha256:1",
    }  # fmt: skip
    assert found.answers_hash == "sha256:2"
    assert [person.role for person in found.respondents] == ["Chief digital officer"]
    assert [source.benchmark for source in found.sources] == ["bench"]
    assert result(asked, {}).city.band is None


def test_without_any_answer_there_is_no_score_and_never_a_zero() -> None:
    found = real_result(answer_file({}))
    for node in found.nodes:
        assert (node.score, node.evidenced, node.low, node.high, node.coverage) == (None, None, 0, 100, 0)
        assert node.withheld
    assert found.recommendations == ()
    assert found.flags == ()
    assert all(comparison.position is None for comparison in found.comparisons)
    assert found.cycles[0].weakest == ("pdca.plan", "pdca.do", "pdca.check", "pdca.act")


def test_with_the_lowest_answers_to_everything_the_score_is_zero_where_the_scales_start_at_zero() -> None:
    lowest = {
        q.id: {"yes-no": False, "number": q.min, "single": q.options[0].id if q.options else "", "several": ["none"]}[
            q.type
        ]
        for q in smart_governance().questions
    }
    found = real_result(answer_file(lowest)).by_node
    assert found["open-government"].score == 0
    assert found["principles"].score == 0
    # The first stage of data analytics is worth 0.2: 0.2 * 1 / 2.5.
    assert found["strategic-management.data-analytics"].score == pytest.approx(8)
    assert found["pdca"].score == 0


def test_with_the_best_answers_to_everything_the_score_is_a_hundred() -> None:
    best = {
        q.id: {
            "yes-no": True, "number": q.max, "single": q.options[-1].id if q.options else "",
            "several": [o.id for o in q.options if not o.exclusive][: q.at_most],
        }[q.type]
        for q in smart_governance().questions
    }  # fmt: skip
    found = real_result(answer_file(best))
    assert [node.score for node in found.nodes] == pytest.approx([100] * len(found.nodes))
    assert {node.level.low for node in found.nodes if node.level} == {"leading"}
    assert found.recommendations == ()
    assert "all-best" in {flag.kind for flag in found.flags}
