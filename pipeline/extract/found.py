"""What a finder of names yields."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A person's name in the text: document offsets, and how sure the form alone makes us."""

    start: int
    end: int
    name: str
    sure: float
