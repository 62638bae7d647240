"""The person whom a transcript's label names."""

import re
from collections.abc import Iterator

from pipeline.extract.describe import describe, read_full_name
from pipeline.extract.headers import name_party
from pipeline.types import Fact, How, Mention, Part, Segment, Seller

_BRACKET = re.compile(r"[(（\[【]([^()（）\[\]【】\n]{1,80})[)）\]】]")


def find_speaker(segment: Segment, *, seller: Seller) -> Iterator[Mention]:
    """The speaker of a LABEL segment, with what its brackets say: `Dana Cruz (VP Ops):`."""
    author = segment.envelope.author
    if segment.part is not Part.LABEL or author is None or not author.name:
        return
    name = name_party(author)
    text = segment.document.text
    at = text.find(author.name, segment.start, segment.end)
    if not name or at < 0:
        return
    end = at + len(author.name)
    yield Mention(segment, at, end, name, How.SPEAKER, tuple(_read_brackets(segment, end, seller)))


def _read_brackets(segment: Segment, at: int, seller: Seller) -> Iterator[Fact]:
    text = segment.document.text
    for bracket in _BRACKET.finditer(text, at, segment.end):
        full = read_full_name(
            text,
            bracket.start(1),
            bracket.end(1),
            beside=segment.envelope.author.name if segment.envelope.author else "",
        )
        yield from [full] if full else []
        yield from describe(text, bracket.start(1), bracket.end(1), seller=seller)
