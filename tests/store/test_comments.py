"""Comments: nothing typed by hand is lost when a file is written again, and it stays where it was."""

from __future__ import annotations

from datetime import date

import pytest

from govcheck.model.answer import AnswerFile
from govcheck.store.answer_file import read_answers, render_answers
from govcheck.store.catalogue import load_language
from govcheck.store.comments import Comments
from govcheck.store.content import load_questionnaire
from govcheck.store.source_text import SourceText

ASKED = load_questionnaire("smart-governance")


def read(text: str, name: str = "x.yaml") -> AnswerFile:
    return read_answers(SourceText(name, text, ""), ASKED).answers


COMMENTED = """# Kept by the planning office
govcheck: 1                       # format version
questionnaire: smart-governance
version: "1.0"
city: {name: "No. # 1", country: 'NO'} # the harbour # town
date: 2026-11-20
respondents: # who
  # the first
  - {role: "Chief # one"} # Ana
  - {role: Second} # Ben
answers: # all of them
  # ── Open government ──
  # ask the mayor
  og.plan: true # yes!
  foresight.areas: # which?
    # first
    - population # grows
    - environment
  # before data
  data.stage: {value: polish, # nearly
    # inside
    note: 'it''s # one', evidence: [a#b, "c # d"]}
  data.lead:
    value: true
    note: | # a block
      # no comment
      nor # this
    # below the block
  collaboration.levels: joint#ly
  # the last answer
targets:
  og.plan: {value: true, by: 2027-12-31} # soon
# end
"""


def test_comments_stay_where_they_were() -> None:
    file = read(COMMENTED.replace("joint#ly", "joint"))
    text = render_answers(file, ASKED, COMMENTED)
    assert (
        text
        == """# ── Smart Governance: answers. Made to be read and changed by hand. ──
# Kept by the planning office
govcheck: 1  # format version
questionnaire: smart-governance
version: "1.0"
city: {name: "No. # 1", country: "NO"}  # the harbour # town
date: 2026-11-20
# the first
# who
# Ana
# Ben
respondents: [{role: "Chief # one"}, {role: Second}]
answers:  # all of them
  # ── Open government ──
  # ask the mayor
  og.plan: true  # yes!
  # ── Collaboration ──
  # below the block
  collaboration.levels: joint
  # ── Foresight ──
  # first
  # which?
  # grows
  foresight.areas: [population, environment]
  # ── Data analytics ──
  # before data
  # inside
  data.stage: {value: polish, note: "it's # one", evidence: ["a#b", "c # d"]}  # nearly
  data.lead: {value: true, note: "# no comment\\nnor # this"}  # a block
# the last answer
targets:
  og.plan: {value: true, by: 2027-12-31}  # soon
# end
"""
    )


def test_comments_of_an_entry_that_is_gone_move_to_the_end() -> None:
    file = read(COMMENTED.replace("joint#ly", "joint"))
    text = render_answers(file.model_copy(update={"answers": {}, "targets": {}}), ASKED, COMMENTED)
    for comment in ("# ask the mayor", "# yes!", "# which?", "# before data", "# soon", "# end"):
        assert text.count(comment + "\n") == 1
    assert text.endswith("# end\n")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("", []),
        ("a: 1\n", []),
        ("# only", ["# only"]),
        ("--- # start\na: 1\n", ["# start"]),
        ("a: 1\r\n# windows\r\nb: 2 # two\r\n", ["# windows", "# two"]),
        ("a: [b,#tight\n c]", ["#tight"]),
        ('a: "é😀 # no" # yes', ["# yes"]),
        ("a: >- # folded\n  # no\n\n  x # no\nb: 1 # one", ["# folded", "# one"]),
        ("a: |2\n  # no\n# yes", ["# yes"]),
        ("a: b\n  c#d\n  e # yes", ["# yes"]),
        ("a: # x\u2028b: 1", ["# x"]),
        ("? a # key\n: b # value", ["# key", "# value"]),
        ("{a: 1, # one\n b: 2} # two", ["# one", "# two"]),
        ("a: {} # x\n...\n# after", ["# x", "# after"]),
    ],
)
def test_only_comments_are_taken_for_comments(text: str, left: list[str]) -> None:
    assert Comments(text).left() == left


def test_the_headings_of_another_language_are_replaced_and_not_kept_beside() -> None:
    spanish = load_questionnaire("smart-governance", "es")
    there = load_language("es")
    head = {"govcheck": 1, "questionnaire": ASKED.id, "version": ASKED.version, "date": date(2026, 11, 20)}
    file = AnswerFile.model_validate({**head, "city": {"name": "x"}, "answers": {"og.plan": True}})
    first = render_answers(file, spanish, language=there)
    assert "# ── Gobierno abierto ──" in first
    commented = first.replace("  og.plan", "  # preguntar a Ana\n  og.plan")
    again = render_answers(file, ASKED, commented)
    assert "Gobierno abierto" not in again
    assert "# preguntar a Ana" in again
    assert render_answers(file, spanish, again, language=there) == commented
