"""The JSON Schemas of the file formats and of the result, generated from the models."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import TypeAdapter

from govcheck.errors import Problem, UsageError
from govcheck.model.advice import Advice
from govcheck.model.answer import AnswerFile
from govcheck.model.benchmark import Benchmark
from govcheck.model.change import Changes
from govcheck.model.questionnaire import QuestionFile
from govcheck.model.result import Result
from govcheck.model.scoring import Scoring

FORMATS: dict[str, Any] = {
    "answers": AnswerFile,
    "result": Result,
    "questionnaire": QuestionFile,
    "scoring": Scoring,
    "advice": Advice,
    "changes": Changes,
    "benchmark": Benchmark,
}
"""What there is a schema of, and the model it is made from."""


def find_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a format: of what is written for the result, of what is read for the others.

    Raises:
        UsageError: there is no format of that name.
    """
    if name not in FORMATS:
        fields = {"name": name, "known": ", ".join(FORMATS)}
        raise UsageError(Problem("unknown-format", "There is no format {name}.", "There are: {known}.", fields=fields))
    mode: Literal["serialization", "validation"] = "serialization" if name == "result" else "validation"
    found = TypeAdapter(FORMATS[name]).json_schema(mode=mode)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}
