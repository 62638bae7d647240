"""Find the headers of quoted messages among the lines of a mail."""

from collections.abc import Iterator

from pipeline.ingest.thread.attribution import read_attribution
from pipeline.ingest.thread.author import NOBODY
from pipeline.ingest.thread.block import Block, collect_labels, is_header, read_label
from pipeline.ingest.thread.closing import Look, look_at
from pipeline.ingest.thread.formula import is_mobile, may_be_mobile
from pipeline.ingest.thread.header import Header, to_envelope
from pipeline.ingest.thread.lines import Line
from pipeline.ingest.thread.lotus import complete_block
from pipeline.ingest.thread.marker import Marker, is_rule, may_be_marker, read_marker
from pipeline.ingest.thread.notice import is_notice
from pipeline.ingest.thread.reading import read_text
from pipeline.ingest.thread.speaker import tell_envelope
from pipeline.ingest.thread.verbs import ends_with_verb
from pipeline.types import Envelope

MOST_HEADERS = 4_000
MOST_TRIES = 8_000
_AFTER_MARKER = 3  # lines below a marker among which its labels begin
_MOST_UNMARKED = 140  # characters of an attribution without a colon
_MOST_MOBILE = 80
_MOST_ATTRIBUTION = 4  # lines
_STOPS = frozenset(".,;!?。，；！？")
_ENDS = frozenset(':：-*_>"=')


def find_headers(lines: list[Line]) -> Iterator[Header]:
    """Every header in reading order; none overlaps another.

    What no thread ever had is not looked for: more than MOST_HEADERS of them, or more lines that
    look like one and are none than MOST_TRIES. So hostile input takes no longer than others.
    """
    at = floor = found = tries = 0
    while at < len(lines) and found < MOST_HEADERS and tries < MOST_TRIES:
        header = _read_header(lines, at, floor)
        if header is None:
            tries += len(lines) > MOST_TRIES and _is_odd(lines, at)
            at += 1
        else:
            found += 1
            yield _with_rule(lines, header, floor)
            at = floor = header.last


def _is_odd(lines: list[Line], at: int) -> bool:
    """Whether a line that is no header cost more than a glance."""
    text = lines[at].text
    if text[-1] in _ENDS or may_be_marker(text) or read_label(text) or ends_with_verb(text):
        return True
    return lines[at].gap > 0 and may_be_mobile(text)


def _read_header(lines: list[Line], at: int, floor: int) -> Header | None:
    """The header with line `at` as its first or, of an attribution, its last line."""
    text = lines[at].text
    if header := _read_announced(lines, at, floor):
        return header
    if len(text) < _MOST_MOBILE and may_be_mobile(text) and _ends_message(lines, at, floor):
        return Header(at + 1, at + 1, Envelope())
    return None


def _read_announced(lines: list[Line], at: int, floor: int) -> Header | None:
    text = lines[at].text
    marker = read_marker(lines, at) if may_be_marker(text) else None
    if marker and (header := _after_marker(lines, at, marker)):
        return header
    if (label := read_label(text)) and label[0] != "other":
        block = _complete(lines, at, floor)
        if block:
            return Header(block.first, block.last, to_envelope(block.join()))
    last = text[-1]
    if last in _ENDS or (
        last not in _STOPS and len(text) < _MOST_UNMARKED and ends_with_verb(text)
    ):
        return _attribution(lines, at, floor)
    return None


def _ends_message(lines: list[Line], at: int, floor: int) -> bool:
    """Whether a mail program's line ends a message below which old words stand unannounced."""
    if not 0 < at < len(lines) - 1 or not (lines[at].gap and lines[at + 1].gap):
        return False
    below = lines[at + 1]
    if below.depth != lines[at].depth or not is_mobile(lines[at].text.lower()):
        return False
    if look_at(below.text, NOBODY) is not Look.PROSE or is_notice(below.text):
        return False
    near = range(at + 1, min(at + 1 + _MOST_ATTRIBUTION, len(lines)))
    return not any(_read_announced(lines, index, floor) for index in near)


def _complete(
    lines: list[Line], at: int, floor: int, *, after_marker: bool = False
) -> Block | None:
    """The header block that begins with the label at `at`, or above it in Lotus Notes' manner."""
    for bare in (False, True)[: 1 + after_marker]:
        block = collect_labels(lines, at, bare=bare)
        if block.values:
            block = complete_block(lines, block, floor=floor) or block
            if is_header(block, after_marker=after_marker):
                return block
    return None


def _after_marker(lines: list[Line], first: int, marker: Marker) -> Header | None:
    """A marker with the block or attribution below it, or alone where it leaves no doubt."""
    below = marker.last
    for at in range(below, min(below + _AFTER_MARKER, len(lines))):
        if block := _complete(lines, at, below, after_marker=True):
            return Header(first, block.last, to_envelope(block.join()))
        if found := _attribution(lines, at, below):
            return Header(first, found.last, found.envelope)
    if not marker.alone:
        return None
    return Header(
        first, below, tell_envelope(read_text(marker.phrase)) if marker.phrase else Envelope()
    )


def _attribution(lines: list[Line], last: int, floor: int) -> Header | None:
    announces = last + 1 < len(lines) and lines[last + 1].depth > lines[last].depth
    found = read_attribution(lines, last, announces=announces)
    if found is None or found[0] < floor:
        return None
    return Header(found[0], last + 1, found[1])


def _with_rule(lines: list[Line], header: Header, floor: int) -> Header:
    """The same with the drawn line above it."""
    at = header.first - 1
    if at < floor or not is_rule(lines[at].text):
        return header
    return Header(at, header.last, header.envelope)
