"""Words that mean something to some format, and results that hold them wherever people may write."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from builders import answer_file, first_value, question_data, questionnaire
from builders import result as small_result
from govcheck.assessment import assess
from govcheck.language import ENGLISH
from govcheck.model.answer import AnswerFile
from govcheck.report.formats import Matter
from govcheck.store.content import load_profile
from real import smart_governance, uclg_2019

if TYPE_CHECKING:
    from collections.abc import Callable

PLAIN = "Two programmes only."

TEXTS: dict[str, tuple[str, ...]] = {
    "html": (
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(2)">',
        "</style></title></textarea></summary></details><base href=//evil.example><meta http-equiv=refresh content=0>",
        "\"' onmouseover='alert(3)' x=\" &lt;b&gt; &#60;i&#62; <!-- --> <![CDATA[x]]> <?php ?>",
    ),
    "svg": ('<svg onload="alert(4)"><script href="data:,alert(5)"/></svg>', "]]></text></svg><foreignObject><iframe>"),
    "jinja": ("{{ 7*7 }} {{ config }}", "{% raise %} {# gone #} {%- endmacro -%}", "{city} %s %(x)s ${HOME} \\g<0>"),
    "typst": (
        '#panic("x") #sys.inputs #read("/etc/passwd")',
        "$x^2$ @ref <label> *b* _i_ `raw` \\u{41} \\ ~ -- --- ...",
        "// no comment /* none */ https://evil.example/#x",
    ),
    "formula": (
        "=cmd|' /C calc'!A0",
        '+HYPERLINK("http://evil.example";"x")',
        "-2+3+villa",
        "@SUM(1+villa)",
        "{=villa()}",
        "DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe",
        "\t=1+villa",
    ),
    "control": (
        "\x1b[31mred\x1b[2J \x9b31m \x1bc \x07\x08\x7f\x85",
        "\x1b]0;title\x07 \x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\",
        "\r=1+row\x0b\x0cz\x00",
    ),
    "forbidden": ("xml\ufffe\uffff_x0041_",),
    "direction": (
        "gpj\u202eexe.\u2066abc\u2069\u200e\u200f\u061c",
        "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd",
        "\u0645\u062f\u064a\u0646\u0629 \u0630\u0643\u064a\u0629",
    ),
    "long": ("x" * 10_000,),
    "script": ("市长办公室 智慧城市", "स्मार्ट शासन क्षेत्र", "Ỹŏ́ǘḃá Þé Ǽ ẞ ﬁ", "a" + "\u0301" * 60 + "zalgo"),
    "emoji": ("👩‍👩‍👧‍👦 🏳️‍🌈 🇪🇸🇫🇷 👍🏽 family",),
    "markdown": (
        "[x](javascript:alert(1)) ![](http://evil.example/x.png) <http://evil.example> [y][z]",
        "| a | b |\n|---|---|\n```\n# h\n> q\n- [ ] task\n1. one",
        "@user #12 :tada: $math$ $$m$$ [^1] ~~s~~ ==m== user@evil.example",
        "http://evil.example/a www.evil.com evil.com //evil.com ftp://evil.com mailto:a@evil.com",
        "- [x] done",
    ),
    "unseen": ("zero\u200bwidth\ufeff\u2060\u00ad\u2028para\u2029x\u200c\u200d\U000e0041", "\u3000\u2003 edge \u2003"),
    "blank": ("\u0301\u0302 a", "\u3164 a", "\u2800a"),
}  # fmt: skip
"""By what is hostile in them. Some no file brings in; a program that uses govcheck may."""

FIELDS = {"role": 200, "department": 200, "note": 10_000, "evidence": 2_000, "reason": 10_000, "owner": 2_000}
"""The fields of an answer file that people write, and how many characters each may have; the name is of its own."""


def held(text: str) -> list[str]:
    """The text as the fields take it, one for each."""
    return [text[:most].strip() for most in FIELDS.values()]


def answers_of(words: Callable[[str], str] = str) -> dict[str, Any]:
    """An answer file with every text in every field; ``words`` may put others in their places."""
    texts = [words(text) for kind in TEXTS.values() for text in kind]
    asked = iter([question for question in smart_governance().questions if not question.ask_if])
    answers: dict[str, Any] = {}
    targets: dict[str, Any] = {}
    for text in texts:
        noted, other = next(asked), next(asked)
        value = first_value(noted)
        answers[noted.id] = {"value": value, "note": text[:10_000], "evidence": [text[:2_000]]}
        answers[other.id] = {"state": "not-applicable", "reason": text[:10_000]}
        targets[noted.id] = {"value": value, "by": "2027-12-31", "owner": text[:2_000]}
    return {
        "govcheck": 1,
        "questionnaire": "smart-governance",
        "version": "1.0",
        "city": {"name": words(TEXTS["html"][0]), "country": "ES", "population": 84000},
        "date": "2026-11-20",
        "respondents": [{"role": text[:200], "department": text[:200]} for text in texts],
        "answers": answers,
        "targets": targets,
    }


@cache
def hostile(*, harmless: bool = False) -> Matter:
    """The result of these answers; ``harmless``: of the same with plain words in the place of every text."""
    given = AnswerFile.model_validate(answers_of((lambda _: PLAIN) if harmless else str))
    result = assess(smart_governance(), given, [uclg_2019()], load_profile())
    return Matter(result, smart_governance(), ENGLISH)


@cache
def small(text: str) -> Matter:
    """The result of a city of such a name; everything else in it is plain."""
    asked = questionnaire([question_data("open"), question_data("plan")])
    given = answer_file({"open": {"value": True, "note": PLAIN}}, city={"name": text[:200]})
    return Matter(small_result(asked, given), asked, ENGLISH)
