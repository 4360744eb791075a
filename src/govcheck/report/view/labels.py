"""The fixed words of the report: headings, column names, short remarks."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from govcheck.language import Language


class Labels(NamedTuple):
    """Headings, the heads of columns, and remarks that stand beside them."""

    report: str
    made_up: str
    skip: str
    contents: str
    in_short: str
    quick: str
    scores: str
    scores_intro: str
    scores_beside: str
    comparisons: str
    comparisons_intro: str
    telling: str
    telling_none: str
    steps: str
    steps_intro: str
    steps_none: str
    steps_done: str
    steps_wait: str
    first_steps: str
    steps_order: str
    trust: str
    flags: str
    flags_none: str
    flags_about: str
    sensitivity: str
    sensitivity_intro: str
    dont_know: str
    not_applicable: str
    skipped: str
    unsure: str
    method: str
    limits: str
    sources: str
    places: str
    identity: str
    all_scores: str
    all_answers: str
    part: str
    score: str
    interval: str
    level: str
    answered: str
    weight_answered: str
    evidenced: str
    phase: str
    your_city: str
    participants: str
    next: str
    stage_column: str
    question: str
    answer: str
    worth: str
    reason: str
    evidence: str
    unchanged: str
    varied: str
    start: str
    practices: str
    why: str
    no_score: str
    here: str
    key_score: str
    key_interval: str
    remark: str
    made_with: str
    of_hundred: str
    no_score_yet: str
    key_evidenced: str
    key_filled: str
    scores_caption: str
    answers_caption: str
    note_evidence: str
    unsure_mark: str
    score_interval: str
    page: str
    strengths: str
    strengths_none: str
    your_answers: str
    roadmap: str
    roadmap_open: str
    step: str
    area: str
    effort: str
    owner: str
    due: str
    unknown: str
    narrowing: str
    narrowing_intro: str
    claimed_evidenced: str
    claimed_evidenced_intro: str
    claimed: str
    fact: str
    value: str
    explanations_intro: str
    moves: str
    moves_intro: str
    contributions: str
    worth_alone: str
    weight: str
    gives: str
    left_out: str
    key_share: str
    key_wilson: str
    key_has: str
    key_has_not: str
    answers_alone: str
    answers_missing: str
    beside_cohort: str
    place: str


@lru_cache(maxsize=16)
def make_labels(say: Language) -> Labels:
    """The labels in a language."""
    return Labels(
        report=say.text("Self-assessment of your city"),
        made_up=say.text("Made up: this city and its answers are invented, to show what a report looks like."),
        skip=say.text("Skip to the content"),
        contents=say.text("Contents"),
        in_short=say.text("In short"),
        quick=say.text("Quick version"),
        scores=say.text("Scores"),
        scores_intro=say.text(
            "Scores run from 0 to 100. The range says what a score could be once the open and unsure answers are "
            "known. The wider it is, the less is known."
        ),
        scores_beside=say.text("No scores of participating cities were published to set beside these."),
        comparisons=say.text("Beside the participating cities"),
        comparisons_intro=say.text(
            "What your city answered, beside what was published of the cities that took part in the study. They "
            "are not all cities. A 95% interval says how far a share of so few cities can be trusted."
        ),
        telling=say.text("What stands out beside the participating cities"),
        telling_none=say.text("No answer of your city stands out beside published numbers."),
        steps=say.text("Next steps"),
        steps_intro=say.text(
            "The steps are ordered by what your answers leave open, by the priorities that your city has told and by "
            "the effort; then comes the first of every further section. Each moves one answer up, or finds one out. So "
            "their order is neither that of the points alone nor that of the weakest phase."
        ),
        steps_none=say.text("No next steps yet: they follow from the answers."),
        steps_done=say.text("There is no further step for these answers."),
        steps_wait=say.text("Answer more questions first. What follows from the answers so far stands in the roadmap."),
        first_steps=say.text("What to do first"),
        steps_order=say.text(
            "In the order of the roadmap, which weighs what is open, the priorities that your city has told and the "
            "effort."
        ),
        trust=say.text("How far to trust these results"),
        flags=say.text("Worth a second look"),
        flags_none=say.text("Nothing in the answers calls for a second look."),
        flags_about=say.text("About"),
        sensitivity=say.text("If the weights were different"),
        sensitivity_intro=say.text(
            "How often each score kept its level when weights, averaging and questions were varied at random."
        ),
        dont_know=say.text("Answered with “don't know”"),
        not_applicable=say.text("Said not to apply, with the reason"),
        skipped=say.text("Not answered yet"),
        unsure=say.text("Answered, but marked as unsure"),
        method=say.text("How the numbers came about"),
        limits=say.text("What this report does not say"),
        sources=say.text("Sources"),
        places=say.text("Places used"),
        identity=say.text("What was scored"),
        all_scores=say.text("All scores"),
        all_answers=say.text("All answers"),
        part=say.text("Part"),
        score=say.text("Score"),
        interval=say.text("Range"),
        level=say.text("Level"),
        answered=say.text("Answered"),
        weight_answered=say.text("Weight answered"),
        evidenced=say.text("With evidence"),
        phase=say.text("Phase"),
        your_city=say.text("Your city"),
        participants=say.text("Participating cities"),
        next=say.text("The next step asks"),
        stage_column=say.text("Stage"),
        question=say.text("Question"),
        answer=say.text("Answer"),
        worth=say.text("Worth of 100"),
        reason=say.text("Reason"),
        evidence=say.text("Evidence"),
        unchanged=say.text("Level unchanged in"),
        varied=say.text("Scores found"),
        start=say.text("How to start"),
        practices=say.text("What other cities have done in this field"),
        why=say.text("Why here"),
        no_score=say.text("no score"),
        here=say.text("your city"),
        key_score=say.text("score"),
        key_interval=say.text("what it could be"),
        remark=say.text("Remark on the published figures"),
        made_with=say.text("Made with govcheck, which sends nothing anywhere."),
        of_hundred=say.text("of 100"),
        no_score_yet=say.text("No score yet"),
        key_evidenced=say.text("score with evidence alone"),
        key_filled=say.text("score, on an arc from 0 to 100"),
        scores_caption=say.text(
            "Scores from 0 to 100. “With evidence”: answers without a note or evidence counted as their lowest."
        ),
        answers_caption=say.text("Answers, what they count, and what stands behind them"),
        note_evidence=say.text("Note and evidence"),
        unsure_mark=say.text("unsure"),
        score_interval=say.text("Score, range"),
        page=say.text("Page"),
        strengths=say.text("Strongest points so far"),
        strengths_none=say.text("Nothing above the lowest level stands surely above the index it belongs to."),
        your_answers=say.text("Your answers"),
        roadmap=say.text("Roadmap"),
        roadmap_open=say.text(
            "Where nobody and no date stand, your city has not set itself a target yet: write it below “targets” in "
            "the answer file."
        ),
        step=say.text("Step"),
        area=say.text("Area"),
        effort=say.text("Effort"),
        owner=say.text("Responsible"),
        due=say.text("Due"),
        unknown=say.text("What is not known"),
        narrowing=say.text("What to find out first"),
        narrowing_intro=say.text("Of all answers that are open or unsure, these leave the ranges widest."),
        claimed_evidenced=say.text("Claimed and evidenced"),
        claimed_evidenced_intro=say.text(
            "Beside each score what it would be if every answer without a note or evidence counted as its lowest."
        ),
        claimed=say.text("Claimed"),
        fact=say.text("What"),
        value=say.text("Value"),
        explanations_intro=say.text(
            "How each index came about: every answer has a worth from 0 to 100 and a part of the "
            "weight; together they give its points, here rounded."
        ),
        moves=say.text("The single answers that would raise the index most, one step up"),
        moves_intro=say.text(
            "By points alone; the roadmap also weighs the priorities that your city has told and the effort."
        ),
        contributions=say.text("What each answer gives"),
        worth_alone=say.text("What the answers so far are worth, each alone"),
        weight=say.text("Weight"),
        gives=say.text("Points"),
        left_out=say.text("Without a value, and so left out"),
        key_share=say.text("share of the participating cities"),
        key_wilson=say.text("95% interval of the share"),
        key_has=say.text("your city: yes"),
        key_has_not=say.text("your city: no"),
        answers_alone=say.text("Answers that nothing is published beside"),
        answers_missing=say.text("Questions of this chapter without an answer"),
        beside_cohort=say.text("Beside other cities"),
        place=say.text("Its place"),
    )
