"""Training texts → many more: other names, other layouts, the noise of real notes.

Reach for `augment_own` and `augment_public` before training. Everything is drawn from one seeded
generator, so that the same corpora make the same training file.
"""

from collections.abc import Iterable, Iterator
from random import Random

from pipeline.extract.nlp.lexicons import Lexicon
from pipeline.extract.nlp.noise import NOISE
from pipeline.extract.nlp.pieces import Pieces, cut_pieces, join_pieces
from pipeline.extract.nlp.samples import Sample
from pipeline.extract.nlp.swap import swap_spans


def augment_own(
    samples: Iterable[Sample], lexicon: Lexicon, rng: Random, *, copies: int
) -> Iterator[Sample]:
    """Every sample as it is, then `copies` versions with other names and with noise."""
    for sample in samples:
        yield sample
        for _ in range(copies):
            yield _vary(sample, lexicon, rng)


def augment_public(
    samples: Iterable[Sample], lexicon: Lexicon, rng: Random, *, share: float
) -> Iterator[Sample]:
    """Every sample as it is, and a changed version of a `share` of those that name someone."""
    for sample in samples:
        yield sample
        if sample.spans and rng.random() < share:
            yield _vary(sample, lexicon, rng)


def _vary(sample: Sample, lexicon: Lexicon, rng: Random) -> Sample:
    swapped = swap_spans(lexicon, language=sample.language)(cut_pieces(sample), rng)
    return join_pieces(_add_noise(swapped, rng), source=sample.source, language=sample.language)


def _add_noise(pieces: Pieces, rng: Random) -> Pieces:
    for share, edit in NOISE:
        if rng.random() < share:
            pieces = edit(pieces, rng)
    return pieces
