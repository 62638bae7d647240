"""Erasing a person: their words in texts and tables, and keeping them out of later runs.

list_forms(row, others) -> what the person is known by, and nobody else
make_erasure(forms) -> Erasure; erase_text(text, erasure) -> the text with blots in their place
add_keys(forgotten, …) -> Forgotten, salted hashes by which they are known again
find_erasure(mentions, forgotten) -> the erasure of all who are met again
"""

from pipeline.forget.documents import (
    MOST_ROUNDS,
    find_erasure,
    is_forgotten,
)
from pipeline.forget.erase import BLOT, Erasure, erase_text, is_blotted, make_erasure
from pipeline.forget.forms import Forms, list_forms
from pipeline.forget.keys import Forgotten, add_keys

__all__ = [
    "BLOT",
    "MOST_ROUNDS",
    "Erasure",
    "Forgotten",
    "Forms",
    "add_keys",
    "erase_text",
    "find_erasure",
    "is_blotted",
    "is_forgotten",
    "list_forms",
    "make_erasure",
]
