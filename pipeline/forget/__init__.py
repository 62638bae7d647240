"""Erasing a person: their words in texts and tables, and keeping them out of later runs.

list_forms(row, others) -> what the person is known by, and nobody else
make_erasure(forms) -> Erasure; erase_text(text, erasure) -> the text with blots in their place
add_keys(forgotten, …) -> Forgotten, salted hashes by which they are known again
keep_out(documents, forgotten=…, find_mentions=…) -> documents in which they do not occur
"""

from pipeline.forget.documents import (
    MOST_ROUNDS,
    erase_document,
    find_erasure,
    is_forgotten,
    keep_out,
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
    "erase_document",
    "erase_text",
    "find_erasure",
    "is_blotted",
    "is_forgotten",
    "keep_out",
    "list_forms",
    "make_erasure",
]
