"""What people type, whatever their keyboard: capitals, accents and kinds of apostrophe tell nothing apart."""

import unicodedata

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))  # noqa: RUF001 - they are meant
"""What keyboards write for an apostrophe."""


def fold_typed(text: str) -> str:
    """A text in small letters, with the straight apostrophe.

    >>> fold_typed("L’Été") == fold_typed("l'été")
    True
    """
    return text.translate(_APOSTROPHES).casefold()


def fold(word: str) -> str:
    """A word without what differs between hands: capitals, accents, kinds of apostrophe and further blanks.

    >>> fold(" Sí "), fold("D’UN  côté")
    ('si', "d'un cote")
    """
    return " ".join(unaccented(fold_typed(word)).split())


def fold_place(name: str) -> str:
    """The name of a country or a region without what differs between hands, hyphens among it.

    >>> fold_place("Etats  Unis") == fold_place("États-Unis")
    True
    """
    return " ".join(fold(name).replace("-", " ").split())


def unaccented(word: str) -> str:
    """A word without its accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))
