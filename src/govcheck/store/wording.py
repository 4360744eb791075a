"""What a failed validation is called, and how to mend it: templates by the kind of failure."""

from __future__ import annotations

from typing import NamedTuple


class Wording(NamedTuple):
    """A message and a hint, both templates with named fields."""

    message: str
    hint: str


_NAMES = Wording("“{path}” must hold names and values, not {input}.", "Write a “name: value” for each thing it tells.")
_CHOICE = Wording("“{path}” must be {expected}, not {input}.", "Choose one of them.")

WORDINGS = {
    "missing": Wording("“{key}” is missing.", "Add it: “{key}: {example}”."),
    "string_type": Wording("“{path}” must be text, not {input}.", 'Put it in quotes: "{input}".'),
    "string_too_short": Wording("“{path}” is empty.", "Write something, or remove it."),
    "string_too_long": Wording("“{path}” is too long.", "Shorten it to {max_length} characters."),
    "shows-nothing": Wording("“{path}” shows nothing: none of its characters can be seen.", "Type it anew."),
    "string_pattern_mismatch": Wording(
        "“{path}” is no valid id: {input}.", "Ids have small letters, digits, and dots and hyphens between them."
    ),
    "no-hash": Wording(
        "“{path}” is no hash: {input}.", "Take it from the file as it was built: sha256: and 64 digits."
    ),
    "string_unicode": Wording("“{path}” holds half a character.", "Type it anew."),
    "bool_type": Wording("“{path}” must be true or false, not {input}.", "Write true or false, without quotes."),
    "float_type": Wording("“{path}” must be a number, not {input}.", "Write it plainly, such as 7 or 7.5, no quotes."),
    "finite_number": Wording("“{path}” must be a number that can be counted with.", "Write it plainly, such as 7.5."),
    "int_type": Wording(
        "“{path}” must be a whole number, not {input}.", "Write digits only, such as 84000: no quotes, dots or spaces."
    ),
    "tuple_type": Wording("“{path}” must be a list, not {input}.", "Write [first, second]."),
    "dict_type": _NAMES,
    "model_type": _NAMES,
    "literal_error": _CHOICE,
    "enum": _CHOICE,
    "greater_than": Wording("“{path}” must be more than {gt}, not {input}.", "Correct the number."),
    "greater_than_equal": Wording("“{path}” must be at least {ge}, not {input}.", "Correct the number."),
    "too_short": Wording("“{path}” needs at least {min_length} of them.", "Add what is missing."),
    "too_long": Wording("“{path}” takes at most {max_length} of them.", "Take some out."),
    "int_from_float": Wording("“{path}” must be a whole number, not {input}.", "Correct the number."),
    "less_than_equal": Wording("“{path}” must be at most {le}, not {input}.", "Correct the number."),
    "not-a-date": Wording("“{path}” must be a day, not {input}.", "Write year, month and day, such as 2026-11-20."),
    "no-such-day": Wording("“{path}” is a day that does not exist: {input}.", "Look at the month and the day."),
    "no-value": Wording(
        "“{path}” has neither a value nor a state.", "Write an answer, or “state: dont-know”, or remove the line."
    ),
    "value-with-state": Wording(
        "“{path}” has a value and the state {state}; only one of them can be true.", "Remove the value, or the state."
    ),
    "reason-missing": Wording("“{path}” is not applicable, but does not say why.", "Add “reason: …”."),
    "unsure-without-value": Wording(
        "“{path}” is unsure, but has no value to be unsure of.", "Add the value that is likely, or remove “unsure”."
    ),
}

NOTHING = Wording("“{path}” is empty.", "Write what belongs there, or remove it.")
ONE_TEXT = Wording("“{path}” must be text, not {input}.", "Write one text in its place.")
NO_VALUE = Wording(
    "“{path}” is no value that an answer can have: {input}.", "Give an option, a list of options, a number, or true."
)
NEWER_FORMAT = Wording(
    "The file says that it has format {input}; this govcheck reads format {expected}.",
    "Write “govcheck: {expected}”, or install a newer govcheck.",
)
UNKNOWN_KEY = Wording("“{key}” is not known here.", "Known here: {known}.")
NEAR_KEY = Wording("“{key}” is not known here.", "Did you mean “{near}”?")
NUMBER_KEY = Wording("“{key}” is not known here.", "Write a number in one piece: 84000, not 84,000.")
OTHER = Wording("“{path}”: {msg}.", "Correct it there.")
