"""govcheck: a city judges itself, by questionnaires that are data."""

from __future__ import annotations

TYPE_CHECKING = False  # typing's own takes longer to import than the version takes to tell

if TYPE_CHECKING:
    from govcheck.api import assess, load_answers, load_questionnaire, load_studies, render, score_dataframe

__all__ = ["assess", "load_answers", "load_questionnaire", "load_studies", "render", "score_dataframe"]


def __getattr__(name: str) -> object:
    """What a program may use; imported when it is asked for, since the command line starts here too."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from govcheck import api  # noqa: PLC0415 - see above

    return getattr(api, name)


def __dir__() -> list[str]:
    """What a notebook offers to complete."""
    return [*globals(), *__all__]
