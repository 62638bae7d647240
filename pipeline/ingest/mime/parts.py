"""The message tree → the parts that a reader sees as the text of the mail, and the attachments."""

from dataclasses import dataclass
from email.message import Message

from pipeline.errors import LimitError
from pipeline.ingest.mime.parameters import parse_parameters
from pipeline.ingest.mime.parse import mend_boundary, parse_mail
from pipeline.ingest.mime.transfer import decode_transfer
from pipeline.ingest.source import Budget

MessageTree = Message
_DEPTH = 64  # of parts in parts; mails in use have four


@dataclass(frozen=True, slots=True)
class Piece:
    """A leaf of the tree with its transfer encoding undone; `tree` is an attached mail's own."""

    kind: str
    data: bytes = b""
    charset: str | None = None
    name: str = ""
    flowed: bool = False
    tight: bool = False
    tree: MessageTree | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """What the tree holds: the text to read, in order, and what goes with it."""

    body: tuple[Piece, ...] = ()
    attached: tuple[Piece, ...] = ()


def gather_parts(tree: MessageTree, budget: Budget, *, depth: int = 0) -> Parts:
    """Body and attachments, as a mail reader chooses them. Raises LimitError past the budget."""
    budget.spend_part()
    if depth > _DEPTH:
        raise LimitError(f"holds parts in parts more than {_DEPTH} deep")
    kind, parameters = parse_parameters(first_header(tree, "content-type"))
    kind = kind or tree.get_default_type()
    payload: object = tree.get_payload()
    if isinstance(payload, list) and kind.startswith("message/"):
        return _gather_message(tree, kind, payload[0], budget) if payload else Parts()
    if isinstance(payload, list):
        children = [gather_parts(child, budget, depth=depth + 1) for child in payload]
        return _GATHER.get(kind, _join)(children)
    piece = _read_leaf(tree, kind, parameters, budget)
    if kind.startswith("multipart/"):
        mended = mend_boundary(piece.data, budget) if depth < 2 else None
        if mended is not None:
            return gather_parts(mended, budget, depth=depth + 2)
        return Parts(body=(piece,))
    return _sort_leaf(piece, tree, top=depth == 0)


def first_header(tree: MessageTree, name: str) -> str:
    """The raw value of the first field of that name, or nothing."""
    return next((str(value) for key, value in tree.raw_items() if key.lower() == name), "")


def _read_leaf(tree: MessageTree, kind: str, parameters: dict[str, str], budget: Budget) -> Piece:
    encoding = first_header(tree, "content-transfer-encoding")
    del tree["content-transfer-encoding"]
    raw = tree.get_payload(decode=True)
    data = decode_transfer(raw if isinstance(raw, bytes) else b"", encoding)
    budget.spend_bytes(len(data))
    _, disposition = parse_parameters(first_header(tree, "content-disposition"))
    return Piece(
        kind=kind if "/" in kind else "text/plain",
        data=data,
        charset=parameters.get("charset"),
        name=disposition.get("filename") or parameters.get("name") or "",
        flowed=parameters.get("format", "").lower() == "flowed",
        tight=parameters.get("delsp", "").lower() == "yes",
    )


def _sort_leaf(piece: Piece, tree: MessageTree, *, top: bool) -> Parts:
    """Whether a leaf is text to read or goes with it."""
    disposition, _ = parse_parameters(first_header(tree, "content-disposition"))
    readable = piece.kind.startswith("text/") and piece.kind not in _NO_PROSE
    if readable and (top or (disposition != "attachment" and not piece.name)):
        return Parts(body=(piece,))
    if readable and disposition == "inline" and piece.kind in ("text/plain", "text/html"):
        return Parts(body=(piece,))
    return Parts(attached=(piece,))


_NO_PROSE = {
    "text/calendar",
    "text/x-vcard",
    "text/vcard",
    "text/directory",
    "text/css",
    "text/rfc822-headers",
    "text/x-amp-html",
}


def _gather_message(tree: MessageTree, kind: str, inner: MessageTree, budget: Budget) -> Parts:
    """A mail within the mail; a report's machine-readable part is none."""
    if kind not in ("message/rfc822", "message/global", "message/news"):
        return Parts()
    encoding = first_header(tree, "content-transfer-encoding")
    if not inner.keys() and encoding.strip().lower() in ("base64", "quoted-printable"):
        del inner["content-transfer-encoding"]
        raw = inner.get_payload(decode=True)
        inner = parse_mail(
            decode_transfer(raw if isinstance(raw, bytes) else b"", encoding), budget
        )
    return Parts(attached=(Piece(kind="message/rfc822", tree=inner),))


def _join(children: list[Parts]) -> Parts:
    return Parts(
        body=tuple(piece for child in children for piece in child.body),
        attached=tuple(piece for child in children for piece in child.attached),
    )


def _choose(children: list[Parts]) -> Parts:
    """multipart/alternative: the last HTML with words in it, or all plain texts that differ."""
    whole = _join(children)
    full = [child.body for child in children if any(piece.data.strip() for piece in child.body)]
    best = min((_rank(body) for body in full), default=0)
    chosen = [body for body in full if _rank(body) == best]
    pieces = [piece for body in (chosen if best else chosen[-1:]) for piece in body]
    return Parts(body=tuple(dict.fromkeys(pieces)), attached=whole.attached)


def _rank(body: tuple[Piece, ...]) -> int:
    """Places in the order of preference, 0 the best."""
    kinds = [piece.kind for piece in body if piece.data.strip()]
    return min(_PREFERENCE.index(kind) if kind in _PREFERENCE else 9 for kind in kinds)


_PREFERENCE = ("text/html", "text/plain")


def _relate(children: list[Parts]) -> Parts:
    """multipart/related: the first part is the text, the others are its pictures."""
    whole = _join(children)
    first = next((child.body for child in children if child.body), ())
    return Parts(body=first, attached=whole.attached)


_GATHER = {"multipart/alternative": _choose, "multipart/related": _relate}
