"""The message tree → the parts that a reader sees as the text of the mail, and the attachments."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.errors import LimitError
from pipeline.ingest.mime.parse import mend_boundary, parse_mail
from pipeline.ingest.mime.pieces import (
    MessageTree,
    Piece,
    first_header,
    list_parts,
    read_kind,
    read_payload,
    read_piece,
)
from pipeline.ingest.mime.transfer import lift_uuencoded
from pipeline.ingest.source import Budget

_DEPTH = 64  # of parts in parts; mails in use have four
_MENDED = 8  # levels that a part with an unknown boundary counts for, as it is parsed anew
_MAILS = ("message/rfc822", "message/global", "message/news", "message/partial")
_PREFERENCE = ("text/html", "text/plain")  # among alternatives


@dataclass(frozen=True, slots=True)
class Parts:
    """What the tree holds: the text to read, in order, and what goes with it."""

    body: tuple[Piece, ...] = ()
    attached: tuple[Piece, ...] = ()


def gather_parts(tree: MessageTree, budget: Budget, *, depth: int = 0, first: bool = True) -> Parts:
    """Body and attachments, as a mail reader chooses them. Raises LimitError past the budget.

    The choice is that of JMAP (RFC 8621, 4.1.4): text is body unless it says that it is attached,
    or has a name and is not the first of its siblings.
    """
    budget.spend_part()
    if depth > _DEPTH:
        raise LimitError(f"holds parts in parts more than {_DEPTH} deep")
    kind, parameters = read_kind(tree)
    inner = list_parts(tree)
    if inner and kind.startswith("message/"):
        return _gather_mails(tree, kind, inner[0], budget)
    if inner:
        children = [
            gather_parts(child, budget, depth=depth + 1, first=number == 0)
            for number, child in enumerate(inner)
        ]
        parts = _choose(children) if kind == "multipart/alternative" else _join(children)
        return parts if _has_words(parts) else replace(parts, body=_read_epilogue(tree))
    piece = read_piece(tree, kind, parameters)
    budget.spend_bytes(len(piece.data))
    if kind.startswith("multipart/"):
        mended = mend_boundary(piece.data, budget)
        return gather_parts(mended, budget, depth=depth + _MENDED) if mended else _to_body(piece)
    if piece.is_prose and (depth == 0 or (not piece.attached and (first or not piece.name))):
        return _to_body(piece)
    return Parts(attached=(piece,))


def _has_words(parts: Parts) -> bool:
    """Whether anything is left to read, in the body or beside it."""
    return bool(parts.attached) or any(piece.data.strip() for piece in parts.body)


def _read_epilogue(tree: MessageTree) -> tuple[Piece, ...]:
    """What stands behind the last part: all that broken boundaries leave."""
    words = (tree.epilogue or "").encode("utf-8", "surrogateescape")
    return (Piece(kind="text/plain", data=words),) if words.strip() else ()


def _to_body(piece: Piece) -> Parts:
    """A text to read; files that old programs wrote into it go with it."""
    if b"begin " not in piece.data:
        return Parts(body=(piece,))
    words: list[bytes] = []
    files: list[Piece] = []
    at = 0
    for place, name, content in lift_uuencoded(piece.data):
        words.append(piece.data[at : place.start])
        files.append(Piece("application/octet-stream", content, name=name, attached=True))
        at = place.stop
    words.append(piece.data[at:])
    return Parts(body=(replace(piece, data=b"".join(words)),), attached=tuple(files))


def _gather_mails(tree: MessageTree, kind: str, mail: MessageTree, budget: Budget) -> Parts:
    """A mail within the mail; a report's machine-readable part is none."""
    if kind not in _MAILS:
        return Parts()
    encoding = first_header(tree, "content-transfer-encoding")
    if not mail.keys() and not mail.is_multipart():
        mail = parse_mail(read_payload(mail, encoding), budget)
    return Parts(attached=(Piece(kind="message/rfc822", tree=mail),))


def _join(children: Iterable[Parts]) -> Parts:
    children = list(children)
    return Parts(
        body=tuple(piece for child in children for piece in child.body),
        attached=tuple(piece for child in children for piece in child.attached),
    )


def _choose(children: list[Parts]) -> Parts:
    """multipart/alternative: the last HTML with words in it, or all plain texts that differ."""
    full = [child.body for child in children if any(piece.data.strip() for piece in child.body)]
    best = min((_rank(body) for body in full), default=0)
    chosen = [body for body in full if _rank(body) == best]
    pieces = [piece for body in (chosen if best else chosen[-1:]) for piece in body]
    return Parts(body=tuple(dict.fromkeys(pieces)), attached=_join(children).attached)


def _rank(body: tuple[Piece, ...]) -> int:
    """Places in the order of preference, 0 the best."""
    kinds = [piece.kind for piece in body if piece.data.strip()]
    return min(_PREFERENCE.index(kind) if kind in _PREFERENCE else 9 for kind in kinds)
