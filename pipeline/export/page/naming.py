"""What people and accounts are called on a page: the anchor of a card, a name that fits a line."""

_LONGEST = 80


def anchor_of(identifier: str) -> str:
    """The id of a person's card: `86ec1bbdf285` -> `p-86ec1bbdf285`."""
    return f"p-{identifier}"


def shorten(text: str) -> str:
    """A name as it fits a line: 10,000 characters -> 80, the last of them a `…`."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
