"""Two readings of the same words, the rules' and the model's, weighed against each other.

Reach for `weigh_people` before names are believed. What both see is sure. A doubtful form that the
model takes for no person is dropped, and a person whom the model alone sees is not believed, unless
a title stands right beside. Either reading alone measured worse
(docs/decisions/0014-names-by-rules-and-model.md).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.extract.found import Found
from pipeline.extract.tagged import Tag
from pipeline.names import is_person_name

_BOTH = 0.95
_MODEL_ALONE = 0.85
# A form that alone makes us less sure than this needs the model's word.
_DOUBTFUL = 0.78
# Characters between a name and its title: a comma and a blank.
_BESIDE = 2


def weigh_people(text: str, ruled: Sequence[Found], tags: Iterable[Tag]) -> Iterator[Found]:
    """People by rule, by model, or by both, in no order.

    `Kit Olander` by both -> 0.95 sure; a doubtful `Harbor` by rule alone -> nothing.
    """
    spans = list(tags)
    people = [tag for tag in spans if tag.label == "PERSON"]
    beside = _find_edges(tag for tag in spans if tag.label == "TITLE")
    seen, told = _cover(people), _cover(ruled)
    for one in ruled:
        if not seen.isdisjoint(range(one.start, one.end)):
            yield replace(one, sure=max(one.sure, _BOTH))
        elif one.sure >= _DOUBTFUL or beside(one):
            yield one
    for tag in people:
        name = text[tag.start : tag.end]
        alone = told.isdisjoint(range(tag.start, tag.end))
        if alone and beside(tag) and is_person_name(name, named=True):
            yield Found(tag.start, tag.end, name, _MODEL_ALONE)


def _cover(spans: Iterable[Found | Tag]) -> set[int]:
    """All characters that the spans hold."""
    return {place for span in spans for place in range(span.start, span.end)}


def _find_edges(titles: Iterable[Tag]) -> Callable[[Found | Tag], bool]:
    """Whether a span ends right before a title or begins right behind one."""
    gaps = range(_BESIDE + 1)
    found = list(titles)
    before = {title.start - gap for title in found for gap in gaps}
    behind = {title.end + gap for title in found for gap in gaps}
    return lambda span: span.end in before or span.start in behind
