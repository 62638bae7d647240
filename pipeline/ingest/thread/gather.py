"""Give every line of a thread to the message that it was written in.

A header is followed either by the words it announces at its own depth, which then go on to the
end, or by deeper quoted ones; after those, the writer of the header goes on. Each message
remembers what it quotes, so that answers between quotes leave both messages whole.
"""

from dataclasses import dataclass, field

from pipeline.ingest.thread.header import Header
from pipeline.ingest.thread.lines import Line
from pipeline.types import Envelope


@dataclass(slots=True)
class Draft:
    """A message while its lines are being gathered; `quoted` holds messages by their depth."""

    envelope: Envelope
    header: list[Line] = field(default_factory=list)
    runs: list[list[Line]] = field(default_factory=list)
    quoted: dict[int, "Draft"] = field(default_factory=dict)


@dataclass(slots=True)
class _Gathering:
    """The messages so far, and those that enclose the current line with their depths."""

    drafts: list[Draft]
    open: list[tuple[int, Draft]]
    announced: tuple[int, Draft] | None = None
    writing: Draft | None = None


def gather_messages(lines: list[Line], headers: list[Header], own: Envelope) -> list[Draft]:
    """The messages of a thread in the order in which they appear, the own one first."""
    first = Draft(own)
    state = _Gathering([first], [(0, first)])
    at = 0
    for header in [*headers, Header(len(lines), len(lines), own)]:
        depth, run = -1, list[Line]()
        for line in lines[at : header.first]:
            if line.depth != depth:
                depth, run = line.depth, _find_run(state, line.depth)
            run.append(line)
        if header.first < len(lines):
            _add_header(state, header, lines)
        at = header.last
    return state.drafts


def _find_run(state: _Gathering, depth: int) -> list[Line]:
    """The stretch of a message to which lines of this depth now belong."""
    _open_announced(state, depth)
    draft = _descend(state, depth)
    if draft is not state.writing:
        draft.runs.append([])
        state.writing = draft
    return draft.runs[-1]


def _add_header(state: _Gathering, header: Header, lines: list[Line]) -> None:
    said = lines[header.first : header.last]
    depth = min((line.depth for line in said), default=lines[header.first - 1].depth)
    _open_announced(state, depth)
    _descend(state, depth)
    draft = Draft(header.envelope, header=said)
    state.drafts.append(draft)
    state.announced = depth, draft
    state.writing = None


def _open_announced(state: _Gathering, depth: int) -> None:
    """What follows a header, at its depth or deeper, is the message that it announced."""
    if state.announced is None:
        return
    announced, draft = state.announced
    state.announced = None
    if depth >= announced:
        state.open[-1][1].quoted[depth] = draft
        state.open.append((depth, draft))


def _descend(state: _Gathering, depth: int) -> Draft:
    """The message that a line of this depth belongs to, made up where nothing announced it."""
    while state.open[-1][0] > depth:
        state.open.pop()
    while True:
        at, draft = state.open[-1]
        if at == depth and depth not in draft.quoted:
            return draft
        inner = max((d for d in draft.quoted if d <= depth), default=None)
        if inner is not None and (inner, draft.quoted[inner]) != state.open[-1]:
            state.open.append((inner, draft.quoted[inner]))
        elif at < depth:
            draft.quoted[at + 1] = Draft(Envelope())
            state.drafts.append(draft.quoted[at + 1])
        else:
            return draft
