"""Segments of one account → every mention of a person, with what the text states of them.

Reads twice: names that the layout gives away (headers, speakers, signatures, lists) are then
looked for in all running text.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.config import Extract
    from pipeline.types import Mention, Segment, Seller

__all__ = ["extract"]


def extract(
    segments: "Iterable[Segment]", *, seller: "Seller", config: "Extract"
) -> "Iterator[Mention]":
    """All mentions in reading order, segment by segment, the accounts one after another."""
    from pipeline.extract.account import extract_account  # the name model does without the rules

    accounts: dict[str, list[Segment]] = defaultdict(list)
    for segment in segments:
        accounts[segment.document.account].append(segment)
    for pieces in accounts.values():
        yield from extract_account(pieces, seller=seller, config=config)
