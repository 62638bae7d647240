"""What a public set does not mark is not known to be nothing.

Reach for `mask_unmarked` before training on sets that mark people and firms alone: wherever their
text may name a title or a department, the model is told that the label is unknown. Masking too
much costs a few negative examples, masking too little teaches that titles are none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from pipeline.extract.nlp.lexicons import Lexicon
from pipeline.extract.nlp.samples import Sample
from pipeline.lexicon import load_words

_WORDS_BEFORE = 4
_HAN_BEFORE = 8


def mask_unmarked(samples: Iterable[Sample], lexicon: Lexicon) -> Iterator[Sample]:
    """Samples with every stretch that may be an unmarked title or department as missing."""
    titles = _title_pattern(lexicon.titles["en"])
    for sample in samples:
        pattern = titles if sample.language == "en" else _department_pattern()
        seen = [found.span() for found in pattern.finditer(sample.text)]
        free = [span for span in seen if not _meets(span, sample)]
        yield replace(sample, missing=(*sample.missing, *free))


def _meets(span: tuple[int, int], sample: Sample) -> bool:
    return any(start < span[1] and span[0] < end for start, end, _ in sample.spans)


@cache
def _title_pattern(titles: tuple[str, ...]) -> re.Pattern[str]:
    """The last words of known titles with up to four words before: `the sales manager`."""
    heads = {title.split()[-1].lower() for title in titles if title.split()[-1].isalpha()}
    choice = "|".join(sorted(map(re.escape, heads), key=len, reverse=True))
    before = rf"(?:\b[\w&-]{{1,20}} ){{0,{_WORDS_BEFORE}}}"
    return re.compile(rf"{before}\b(?:{choice})s?\b", re.IGNORECASE)


@cache
def _department_pattern() -> re.Pattern[str]:
    endings = "|".join(load_words("layouts")["unmarked"]["departments"].split())
    return re.compile(rf"[\u4e00-\u9fff]{{1,{_HAN_BEFORE}}}?(?:{endings})")
