"""Raw text that the teacher labelled, as training samples.

Reach for `label_texts` once the teacher is taught.
"""

import re
from collections.abc import Iterator, Sequence
from random import Random

from pipeline.extract.nlp.docbin import make_blank
from pipeline.extract.nlp.samples import Sample, Span
from pipeline.extract.nlp.teacher import OWN, Teacher, score_windows
from pipeline.extract.nlp.windows import Window, batch_windows, cut_windows, read_tags

# A word that the teacher is less sure of is left unknown.
_SURE = 0.65
_TEXTS_AT_ONCE = 200
_BATCH = 4000  # word pieces
_BEFORE = re.compile(r"(?:(?:To|[Cc]c|CC|From|[Bb]cc): ?'?|; ?'?)$")
_BEHIND = re.compile(r"[;\n<(' \"]|$")


def label_texts(teacher: Teacher, texts: Sequence[str], *, language: str) -> Iterator[Sample]:
    """Each text as a sample with the teacher's spans; doubtful words are missing."""
    nlp = make_blank()
    teacher.encoder.eval()
    for first in range(0, len(texts), _TEXTS_AT_ONCE):
        part = texts[first : first + _TEXTS_AT_ONCE]
        plain = [Sample(text, (), "silver", language) for text in part]
        cut = [list(cut_windows(nlp, teacher.tokenizer, sample)) for sample in plain]
        yield from _label(teacher, plain, cut)


def _label(
    teacher: Teacher, samples: Sequence[Sample], cut: Sequence[Sequence[Window]]
) -> Iterator[Sample]:
    windows = [window for row in cut for window in row]
    best: dict[int, tuple[list[int], list[float]]] = {}
    for batch in batch_windows(windows, _BATCH, Random(0)):  # noqa: S311 - order alone
        with teacher.torch.no_grad():
            scores, _, firsts = score_windows(teacher, [windows[n] for n in batch], head=OWN)
        for place, number in enumerate(batch):
            sure, tags = scores[place, firsts[place]].softmax(-1).max(-1)
            best[number] = tags.tolist(), sure.tolist()
    numbers = iter(range(len(windows)))
    for sample, own in zip(samples, cut, strict=True):
        read = [(window, *best[next(numbers)]) for window in own]
        spans = [span for window, tags, _ in read for span in read_tags(window, tags)]
        missing = [
            (word.start, word.end)
            for window, _, certain in read
            for word, share in zip(window, certain, strict=True)
            if share < _SURE
        ]
        joined = join_inverted(sample.text, spans)
        yield Sample(sample.text, tuple(joined), sample.source, sample.language, tuple(missing))


def join_inverted(text: str, spans: Sequence[Span]) -> list[Span]:
    """In address lines the halves of `Maddox, Quill` are one name; the teacher cuts them.

    `To: Maddox, Quill;` -> one span of 13 characters.
    """
    joined: list[Span] = []
    for start, end, label in spans:
        before = joined[-1] if joined else (0, 0, "")
        halves = before[2] == label == "PERSON" and text[before[1] : start] == ", "
        if (
            halves
            and " " not in text[before[0] : before[1]]
            and _BEFORE.search(text[max(0, before[0] - 6) : before[0]])
            and _BEHIND.match(text, end)
        ):
            joined[-1] = (before[0], end, label)
        else:
            joined.append((start, end, label))
    return joined
