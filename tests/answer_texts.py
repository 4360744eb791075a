"""Answer files as text, for tests that need them large, broken or both."""

from __future__ import annotations

HEAD = """govcheck: 1
questionnaire: smart-governance
version: "1.0"
city: {name: Villa Clara del Río, country: ES, region: europe, population: 84000}
date: 2026-11-20
"""


def answer_text(*lines: str) -> str:
    """An answer file with some lines of answers."""
    return HEAD + "answers:\n" + "".join(f"  {line}\n" for line in lines)


MOST = 1_900_000
"""Just below the bound on size, so that nothing but the other bounds can help."""

HOSTILE = {
    "too-many-values.list": HEAD + "answers: {foresight.areas: [" + "a," * (MOST // 2) + "]}\n",
    "too-many-values.notes": HEAD + "answers: {og.plan: {value: true, evidence: [" + "x," * 60_000 + "]}}\n",
    "unknown-option.very-many": HEAD + "answers: {foresight.areas: [" + "populatio," * 40_000 + "]}\n",
    "unknown-question.very-many": answer_text(*(f"og.development.x{i}: true" for i in range(40_000))),
    "unknown-question.with-unknown-keys": answer_text(*(f"og.plan{i}: {{a: 1}}" for i in range(20_000))),
    "unknown-question.many-targets": HEAD + "targets: {" + ",".join(f"q{i}: {{value: 1}}" for i in range(15_000)) + "}",
    "string-type.evidence": HEAD + "answers: {og.plan: {value: true, evidence: [" + "1," * 49_000 + "]}}",
    "missing.respondents": HEAD + "respondents: [" + "{rol: x}," * 15_000 + "]",
    "no-answer-file.one-long-text": 'a: "' + "\u2028" * (MOST // 3) + '"',
    "no-answer-file.one-long-block": "a: |\n" + "  b\n" * (MOST // 4),
    "duplicate-key.very-many": HEAD + "a: 1\n" * (MOST // 5),
    "alias.very-many": "a: &a 1\nb: [" + "*a," * (MOST // 3) + "]",
    "tag.very-long": "!" * MOST,
    "too-deep.brackets": "[" * MOST,
    "too-deep.braces": "{" * MOST,
    "too-deep.mixed": "[{" * (MOST // 2),
    "too-deep.hyphens": "- " * (MOST // 2),
    "too-deep.question-marks": "? " * (MOST // 2),
    "too-deep.keys": "? {" * (MOST // 3),
    "not-yaml.quotes": '"' * MOST,
    "not-yaml.unclosed": '"' + "a" * MOST,
    "not-yaml.long-key": "a" * MOST + ": 1",
    "not-yaml.tabs": "\t" * MOST,
    "not-yaml.directives": "%a\n" * (MOST // 3),
    "empty.spaces": " " * MOST,
    "empty.lines": "\n" * MOST,
    "empty.comments": "# x\n" * (MOST // 4),
    "not-a-number.digits": HEAD + "answers: {og.priority.participation: 0." + "1" * MOST + "}",
    "not-a-date.digits": HEAD.replace("2026-11-20", "1" * MOST),
    "unknown-country.long": HEAD.replace("country: ES", "country: " + "S" * MOST),
    "unknown-questionnaire.long": HEAD.replace("smart-governance", "smart" * (MOST // 5)),
    "unknown-option.long": HEAD + "answers: {data.stage: " + "polish" * (MOST // 6) + "}",
    "literal-error.long": HEAD + "answers: {data.stage: {state: " + "n" * MOST + "}}",
}
"""Texts that try to cost time or memory, by the problem that must come first."""
