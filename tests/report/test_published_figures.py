"""Published figures: a table and a sentence say the same one, as the study printed it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from govcheck.assessment import assess
from govcheck.model.benchmark import FigureKind
from govcheck.report.view import View, build_view
from govcheck.store.answer_file import load_answers
from govcheck.store.benchmarks import load_benchmark
from govcheck.store.catalogue import load_language
from govcheck.store.content import load_profile
from govcheck.store.sample import find_samples

if TYPE_CHECKING:
    from govcheck.model.result import Result

LANGUAGES = ("en", "es", "fr")
SHARES = {FigureKind.SHARE, FigureKind.TOP3}


@cache
def told(code: str) -> tuple[View, Result]:
    loaded = load_answers(find_samples("smart-resilience")[0], language=code)
    asked, say = loaded.questionnaire, load_language(code)
    beside = [load_benchmark(study, code) for study in asked.studies]
    result = assess(asked, loaded.answers, beside, load_profile(code), language=say)
    return build_view(result, asked, language=say), result


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_sentence_says_the_share_that_its_table_says(code: str) -> None:
    view, _ = told(code)
    shares = [chapter.shares for chapter in view.chapters if chapter.shares]
    rows = [row for share in shares for group in share.groups for row in group.rows]
    assert [row.share for row in rows if row.share % 1]
    assert [
        row.shown for share in shares for g in share.groups for row in g.rows if row.shown not in share.description
    ] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_published_share_is_rounded(code: str) -> None:
    _, result = told(code)
    say = load_language(code)
    shares = [one for one in result.published if one.kind in SHARES and isinstance(one.value, (int, float))]
    assert len(shares) > 20
    for one in shares:
        printed = str(one.value).removesuffix(".0").replace(".", say.number(0.5, 1)[1])
        assert printed in one.text, one.text
