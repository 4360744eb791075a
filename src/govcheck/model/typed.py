"""What people type, whatever their keyboard: capitals and kinds of apostrophe tell nothing apart."""


def fold_typed(text: str) -> str:
    """A text in small letters, with the straight apostrophe.

    >>> fold_typed("L’Été") == fold_typed("l'été")
    True
    """
    return text.replace("’", "'").casefold()
