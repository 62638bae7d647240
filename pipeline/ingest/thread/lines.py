"""The lines of a mail with their depth of quoting: what all rules of this package look at."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.ingest.thread.flat import cut_flat, may_be_flat
from pipeline.types import Document

_WRAPPED = 55  # characters of a line that was probably wrapped
_FLAT = 60  # characters; a shorter line holds no whole header


@dataclass(slots=True)
class Line:
    """One written line without the white space around it; `[start, end)` lie in the document.

    `gap` counts the blank lines above it. Not frozen, for speed alone: one is made of every line
    of every mail.
    """

    start: int
    end: int
    depth: int
    text: str
    indent: int = 0
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """What neighbouring lines of one message say; `apart`: blank lines stand above that line."""

    texts: tuple[str, ...]
    apart: tuple[bool, ...]


def to_stretch(lines: list[Line]) -> Stretch:
    """The same lines without their places, so that the same words elsewhere are equal."""
    return Stretch(tuple([line.text for line in lines]), tuple([line.gap > 0 for line in lines]))


def read_lines(document: Document, start: int, end: int) -> list[Line]:
    """The written lines of `document.text[start:end]`.

    A line into which a whole header block was flattened counts as the lines it once was.
    """
    runs: list[list[Line]] = []
    gap = 0
    for first, last, depth in _find_ranges(document, start, end):
        run, gap = _cut_range(document.text[first:last], first, depth, gap)
        if run:
            runs.append(run)
    for above, run, below in zip(runs, runs[1:], [*runs[2:], None], strict=False):
        if len(run) == 1 and _is_torn(above[-1], run[0], below[0] if below else None):
            run[0].depth = above[-1].depth
    return [line for run in runs for line in run]


def _is_torn(above: Line, line: Line, below: Line | None) -> bool:
    """Whether a line lost its quote marks when a program wrapped the one above it."""
    if line.depth >= above.depth:
        return False
    if ")" in line.text and above.text.rfind("(") > above.text.rfind(")"):
        return True
    if below is None or below.depth != above.depth:
        return False
    if line.text.startswith(("(http", "<http")):
        return True
    wrapped = len(above.text) > _WRAPPED and above.text[-1] not in ".?!:"
    return wrapped and line.text[0].islower()


def _find_ranges(document: Document, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The ranges of equal depth; text outside of all blocks has depth 0."""
    at = start
    for block in document.blocks:
        a, b = max(block.start, at), min(block.end, end)
        if b < a:
            continue
        if document.text[at:a].strip():
            yield at, a, 0
        yield a, b, block.depth
        at = b
    if document.text[at:end].strip():
        yield at, end, 0


def _cut_range(text: str, start: int, depth: int, gap: int) -> tuple[list[Line], int]:
    """The lines of one range, and the number of blank ones below the last."""
    lines: list[Line] = []
    for raw in text.split("\n"):
        words = raw.strip()
        if not words:
            start += len(raw) + 1
            gap += 1
            continue
        length = len(words)
        indent = raw.find(words) if length < len(raw) else 0
        first = start + indent
        start += len(raw) + 1
        if length >= _FLAT and may_be_flat(words) and (cuts := cut_flat(words)):
            pieces = ((first + a, words[a:b]) for a, b in cuts)
            lines += [_strip_line(at, piece, depth, indent) for at, piece in pieces]
        else:
            # GroupWise's header ends as it begins, with three marks.
            level = depth - 3 if depth > 2 and words.endswith(">>>") else depth
            lines.append(Line(first, first + length, level, words, indent, gap))
        gap = 0
    return lines, gap


def _strip_line(at: int, piece: str, depth: int, indent: int) -> Line:
    words = piece.strip()
    at += len(piece) - len(piece.lstrip())
    return Line(at, at + len(words), depth, words, indent)
