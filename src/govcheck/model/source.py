"""Where a question, a weight or a threshold comes from."""

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from govcheck.model.record import Phrase, Record


class Source(Record):
    """A place in a study (``edition`` and ``place``), or a choice with its reason.

    ``origin`` says whose choice it is: that of govcheck, or that of the questionnaire's own authors.
    """

    EXAMPLE: ClassVar[str] = "{origin: own, reason: …}"
    """One as a questionnaire's author writes it who cites no study; none of its fields is required by itself."""

    edition: int | None = None
    place: Phrase | None = None
    origin: Literal["govcheck", "own"] | None = None
    reason: Phrase | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        study = self.edition is not None and self.place is not None
        own = self.origin is not None and self.reason is not None
        if study == own:
            raise ValueError("A source is either {{edition, place}} or {{origin: own, reason}}.")
        return self
