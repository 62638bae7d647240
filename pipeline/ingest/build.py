"""Passages of a format → one normalised text with blocks that point into it.

Readers of all formats end here, so that text is normalised in one place and offsets agree.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.ingest.source import Source
from pipeline.types import Block, Document, Envelope, Kind, Part, Party

# Invisible characters that carry no words but break matching and can disguise a name:
# zero-width, bidirectional controls, byte-order mark, soft hyphen, C0 controls, lone surrogates.
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]"
)
_ODD = re.compile(r"[^\n\t -~]")  # beyond plain ASCII, of which nothing needs a change
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]")


@dataclass(frozen=True, slots=True)
class Passage:
    """One or more lines of text that the format sets apart, see Block."""

    text: str
    depth: int = 0
    part: Part | None = None
    speaker: Party | None = None


def normalise_text(text: str) -> str:
    r"""Line ends to `\n`, odd spaces to blanks, invisible characters away: `a\r\n` -> `a\n`."""
    if not _ODD.search(text):
        return text
    text = _LINE_END.sub("\n", text)
    text = _SPACE.sub(" ", text)
    return _INVISIBLE.sub("", text)


def compose_text(passages: Iterable[Passage]) -> tuple[str, tuple[Block, ...]]:
    r"""Join passages with line ends; blocks say where each one lies in the text.

    [Passage("Hi"), Passage("old", depth=1)] -> ("Hi\nold", (Block(0, 2), Block(3, 6, depth=1)))
    """
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    for passage in passages:
        text = normalise_text(passage.text)
        end = at + len(text)
        blocks.append(Block(at, end, passage.depth, passage.part, passage.speaker))
        pieces.append(text)
        at = end + 1
    return "\n".join(pieces), tuple(blocks)


def lift_quotes(text: str) -> list[Passage]:
    r"""Plain text with `>` marks → passages without them, one per run of lines of equal depth.

    "Yes.\n> Shall we?\n>> When?" -> Yes. at depth 0, Shall we? at 1, When? at 2
    """
    passages: list[Passage] = []
    run: list[str] = []
    run_depth = 0
    for line in text.split("\n"):
        depth, rest = _measure_depth(line)
        if depth != run_depth and run:
            passages.append(Passage("\n".join(run), depth=run_depth))
            run = []
        run_depth = depth
        run.append(rest)
    passages.append(Passage("\n".join(run), depth=run_depth))
    return passages


_MARKS = re.compile(r"[ \t]{0,3}((?:[>|＞] ?){1,64})")
_QUOTE = re.compile(r"[>＞]")


def _measure_depth(line: str) -> tuple[int, str]:
    if line[:1].isalnum():
        return 0, line
    found = _MARKS.match(line)
    if found is None or not _QUOTE.match(found.group(1)):
        return 0, line
    return len(_QUOTE.findall(found.group(1))), line[found.end() :]


def build_document(
    source: Source,
    passages: Iterable[Passage],
    *,
    kind: Kind,
    envelope: Envelope | None = None,
    row: str = "",
) -> Document:
    """A document of `source` made of passages; `row` names its place in a file of many (`#12`)."""
    text, blocks = compose_text(passages)
    return Document(
        id=source.name + row,
        source=source.name,
        account=source.account,
        kind=kind,
        text=text,
        envelope=envelope or Envelope(),
        blocks=blocks,
    )
