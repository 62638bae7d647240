"""Marked documents and single passages → lessons: a window with the right value of every head.

Reach for `label_windows` on a document's windows and marks, and for `read_passages` on the files of
single passages.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.classify.heads import HEADS, NONE
from pipeline.classify.windows import PERSON, Window
from pipeline.corpus import Mark
from pipeline.errors import CorpusError

IGNORED = ""  # the value where nobody can say
_KINDS = {"role": "r", "influence": "i", "style": "s", "stance": "a", "needs": "n"}
_HALF = 0.5
_PERSON = re.compile(r"\[([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the model reads and what it should say: a value, `none` or IGNORED for each head."""

    source: str
    language: str
    before: str
    text: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lessons:
    """All sides of the split by document; `dev` is what weights are chosen and calibrated by.

    `variants` are the training lessons over again, with other titles and firms each time.
    """

    train: tuple[Lesson, ...]
    variants: tuple[tuple[Lesson, ...], ...]
    dev: tuple[Lesson, ...]
    test: tuple[Lesson, ...]


def label_windows(
    windows: Sequence[Window], marks: Sequence[Mark], names: Mapping[str, str], *, language: str
) -> list[Lesson]:
    """The windows of one document with what its marks say; `names` gives each name its id.

    A sentence takes a mark's value if the mark covers half of it, or it holds half of the mark;
    where they only touch, nobody can say.
    """
    return [
        Lesson(
            source=window.mention.segment.document.id,
            language=language,
            before=window.before,
            text=window.text,
            labels=tuple(
                _find_label(window, names.get(window.mention.name, ""), marks, head)
                for head in HEADS
            ),
        )
        for window in windows
    ]


def _find_label(window: Window, person: str, marks: Sequence[Mark], head: str) -> str:
    best, value = 0.0, NONE
    for mark in marks:
        if mark.kind == _KINDS[head] and mark.arguments[0] == person:
            share = overlap_share(window, mark)
            if share > best:
                best, value = share, mark.arguments[1] if head != "needs" else "need"
    if value not in HEADS[head]:
        return NONE
    return value if best >= _HALF or not best else IGNORED


def overlap_share(window: Window, mark: Mark) -> float:
    """How much of the shorter one, the sentence or the mark, the other covers."""
    shared = min(window.end, mark.end) - max(window.start, mark.start)
    return max(shared, 0) / max(min(window.end - window.start, mark.end - mark.start), 1)


def read_passages(path: Path) -> Iterator[Lesson]:
    """One file of passages, see FORMAT.md: every line is a lesson.

    Raises CorpusError, naming file and line, where a line has no person or another label.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text, *cells = line.split("\t")
        if len(cells) != len(HEADS) or not _PERSON.search(text):
            raise CorpusError(f"{path.name}:{number}: not a passage with {len(HEADS)} labels")
        labels = tuple(read_label(cell, head) for cell, head in zip(cells, HEADS, strict=True))
        if unknown := [c for c, label in zip(cells, labels, strict=True) if label is None]:
            raise CorpusError(f"{path.name}:{number}: {unknown[0]!r} is no label")
        yield Lesson(
            source=f"{path.stem}:{number}",
            language=path.name[:2],
            before="",
            text=_mark_person(text),
            labels=tuple(label or NONE for label in labels),
        )


def read_label(cell: str, head: str) -> str | None:
    """A cell as a value of the head: `-` -> `none`, `y` -> `need`; None where it is no label."""
    if cell in ("-", "neutral", "unknown"):
        return NONE
    value = "need" if cell == "y" else cell
    return value if value in HEADS[head] else None


def _mark_person(text: str) -> str:
    """`[Dana]: No.` -> `[P] : No.`, `> No. [Dana]` -> `[P] : No.`, told ones in their place."""
    if text.startswith(">"):
        return f"{PERSON} : {' '.join(_PERSON.sub('', text[1:]).split())}"
    return " ".join(_PERSON.sub(f" {PERSON} ", text).split())
