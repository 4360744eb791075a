"""Where a question, a weight or a threshold comes from."""

from typing import Literal, Self

from pydantic import model_validator

from govcheck.model.record import Phrase, Record


class Source(Record):
    """A place in a study (``edition`` and ``place``), or the project's own choice with its reason."""

    edition: int | None = None
    place: Phrase | None = None
    origin: Literal["govcheck"] | None = None
    reason: Phrase | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        study = self.edition is not None and self.place is not None
        own = self.origin is not None and self.reason is not None
        if study == own:
            raise ValueError("A source is either {{edition, place}} or {{origin: govcheck, reason}}.")
        return self
