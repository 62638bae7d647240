"""What people say of themselves: `I'm the CFO`, `I run support for Fernbrook`, `我是采购经理`."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract import chinese_titles, latin_titles
from pipeline.extract.attach import Relation
from pipeline.extract.sides import house_forms
from pipeline.extract.words import alternate
from pipeline.types import Fact, Part, Segment, Seller

_I_AM = re.compile(r"\bI(?:['’]m| am| work as|['’]ve been)\s(?:now |also |just |actually )?")
_CHINESE_I_AM = re.compile(r"我(?:现在|目前)?(?:是|任|担任|做)([^，,。；;！!？?：:（(\s]{2,16})")
_HOUSES = (
    r"\bI(?:['’]m|['’]ve)?\b[^.!?\n]{{0,60}}\s(?:for|at|from|with)\s({names})\b",
    r"我(?:们)?(?:是|来自|代表)({names})",
)


def find_selves(segment: Segment, *, seller: Seller) -> Iterator[Relation]:
    """Title, unit and side that the author of a segment claims."""
    if segment.part is not Part.BODY or segment.envelope.author is None:
        return
    for fact in (*_read_titles(segment), *_read_sides(segment, seller)):
        yield Relation(segment, None, fact)


def _read_titles(segment: Segment) -> Iterator[Fact]:
    text = segment.document.text
    for said in _I_AM.finditer(text, segment.start, segment.end):
        if title := latin_titles.find_title_after(text, said.end(), segment.end):
            yield title
    for said in _CHINESE_I_AM.finditer(text, segment.start, segment.end):
        if chinese_titles.is_plain_title(text, *said.span(1)):
            yield from chinese_titles.read_title(text, *said.span(1))


def _read_sides(segment: Segment, seller: Seller) -> Iterator[Fact]:
    for claim in _compile_claims(seller.names):
        for said in claim.finditer(segment.document.text, segment.start, segment.end):
            yield Fact("side", "seller", *said.span(1), 0.9)


@cache
def _compile_claims(sellers: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """What says that somebody is of a house of these names."""
    names = alternate(form for name in sellers for form in house_forms(name))
    return tuple(re.compile(claim.format(names=names)) for claim in _HOUSES) if sellers else ()
