"""Records → cells of the store and back, exactly as they were.

Reach for `pack_row` and `unpack` around every row: databases refuse some characters that file
names and mails hold. What has parts is kept as JSON in ASCII.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from pipeline.types import Block, Envelope, Fact, Part, Party

_ESCAPED = "\x1b"
_ENCODER = json.JSONEncoder(separators=(",", ":"))
_DIGITS = 32


def pack(text: str) -> str:
    r"""Text that any database takes: `Dana` -> itself, `a\x00` -> `\x1b"a\u0000"`."""
    odd = "\x00" in text or text.startswith(_ESCAPED) or not (text.isascii() or _is_unicode(text))
    return _ESCAPED + json.dumps(text) if odd else text


def _is_unicode(text: str) -> bool:
    """Whether no half of a character stands there alone."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def unpack(cell: str) -> str:
    r"""What `pack` was given."""
    return str(json.loads(cell[1:])) if cell.startswith(_ESCAPED) else cell


def pack_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with all its strings packed."""
    return {key: pack(cell) if isinstance(cell, str) else cell for key, cell in row.items()}


def unpack_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """What `pack_row` was given."""
    return {key: unpack(cell) if isinstance(cell, str) else cell for key, cell in row.items()}


def to_json(value: object) -> str:
    """Lists and plain values as JSON in ASCII without blanks; tuples come back as lists."""
    return _ENCODER.encode(value)


def digest(*parts: object) -> str:
    """The same 32 hexadecimal digits for the same parts, which are lists and plain values."""
    return hashlib.sha256(to_json(parts).encode()).hexdigest()[:_DIGITS]


def encode_moment(moment: datetime | None) -> str:
    """ISO 8601; empty for None."""
    return moment.isoformat() if moment is not None else ""


def decode_moment(cell: str) -> datetime | None:
    """The moment, None where there is none."""
    return datetime.fromisoformat(cell) if cell else None


def encode_envelope(envelope: Envelope) -> str:
    """[author, to, cc, sent, subject], each party as [name, address]."""
    return to_json(
        [
            _party_list(envelope.author),
            [_party_list(party) for party in envelope.to],
            [_party_list(party) for party in envelope.cc],
            encode_moment(envelope.sent),
            envelope.subject,
        ]
    )


def decode_envelope(cell: str) -> Envelope:
    """The envelope that `encode_envelope` was given."""
    author, to, cc, sent, subject = json.loads(cell)
    return Envelope(
        author=_read_party(author),
        to=tuple(Party(*party) for party in to),
        cc=tuple(Party(*party) for party in cc),
        sent=decode_moment(sent),
        subject=subject,
    )


def _party_list(party: Party | None) -> list[str] | None:
    return [party.name, party.address] if party is not None else None


def _read_party(pair: Sequence[str] | None) -> Party | None:
    return Party(*pair) if pair is not None else None


def encode_blocks(blocks: Iterable[Block]) -> str:
    """[start, end, depth, part, speaker] for each block."""
    return to_json([[b.start, b.end, b.depth, b.part, _party_list(b.speaker)] for b in blocks])


def decode_blocks(cell: str) -> tuple[Block, ...]:
    """The blocks that `encode_blocks` was given."""
    return tuple(
        Block(start, end, depth, Part(part) if part else None, _read_party(speaker))
        for start, end, depth, part, speaker in json.loads(cell)
    )


def encode_facts(facts: Iterable[Fact]) -> str:
    """[attribute, value, start, end, confidence] for each fact."""
    return to_json([[f.attribute, f.value, f.start, f.end, f.confidence] for f in facts])


def decode_facts(cell: str) -> tuple[Fact, ...]:
    """The facts that `encode_facts` was given."""
    return tuple(Fact(*fact) for fact in json.loads(cell))


def decode_pairs(cell: str) -> tuple[tuple[Any, ...], ...]:
    """JSON of a list of lists as tuples."""
    return tuple(tuple(item) for item in json.loads(cell))
