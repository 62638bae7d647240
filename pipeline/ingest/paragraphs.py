"""Running text → paragraphs, list items, table rows and headings."""

import re

from pipeline.ingest.lines import find_lines
from pipeline.ingest.speech.stamps import starts_with_stamp

_ITEM = re.compile(
    r"[ \t]*(?:[-*•·●○▪◦‣➢➤✓√☐☑–]|\d{1,2}[.)、）．](?!\d)|[(（]\d{1,2}[)）]"
    r"|[一二三四五六七八九十]{1,3}、|[①-⑳]|[A-Za-z][.)](?= )|#{1,6}(?= ))[ \t]*\S"
)
_UNWRAPPED = 100  # columns; text with longer lines was not wrapped, so each line is a paragraph
_WIDE = re.compile(r"[\u2e80-\uffef]")


def cut_paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    r"""The ranges of paragraphs in `text[start:end]`; a list item or table row is one of its own.

    "a\nb\n\n- c\n- d" -> "a\nb", "- c", "- d"
    """
    ranges: list[tuple[int, int]] = []
    block: list[re.Match[str]] = []
    for line in find_lines(text, start, end):
        if block and text.count("\n", block[-1].end(), line.start()) > 1:
            ranges += _cut_block(block)
            block = []
        block.append(line)
    return ranges + _cut_block(block)


def _cut_block(block: list[re.Match[str]]) -> list[tuple[int, int]]:
    """Lines without a blank one between them → paragraphs."""
    unwrapped = any(_width(line.group()) > _UNWRAPPED for line in block)
    ranges: list[tuple[int, int]] = []
    for number, line in enumerate(block):
        recent = block[max(0, number - 2)].start()
        if (
            ranges
            and not unwrapped
            and not _starts_paragraph(line.group(), block[0].string, *ranges[-1], recent=recent)
        ):
            ranges[-1] = (ranges[-1][0], line.end())
        else:
            ranges.append((line.start(), line.end()))
    return ranges


def _width(line: str) -> int:
    return len(line) + len(_WIDE.findall(line[: _UNWRAPPED + 1]))


def _starts_paragraph(line: str, text: str, start: int, end: int, *, recent: int) -> bool:
    """Whether a line goes not on in the paragraph before it, at `text[start:end]`.

    A tab ends a paragraph one line on, so that only the two lines since `recent` can hold one.
    """
    if _ITEM.match(line) or "\t" in line.strip() or starts_with_stamp(line):
        return True
    return "\t" in text[max(start, recent) : end].strip() or text.startswith("#", start)
