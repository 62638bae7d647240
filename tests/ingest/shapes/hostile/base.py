"""What an attack is: from a size to a file name and its bytes."""

from collections.abc import Callable

Hostile = tuple[str, bytes]
Attack = Callable[[int], Hostile]


def encode_text(name: str, content: str) -> Hostile:
    """A text file; halves of characters are written as they are."""
    return name, content.encode("utf-8", "surrogatepass")
