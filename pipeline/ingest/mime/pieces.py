"""A leaf of the message tree → its bytes with what its header says of them."""

from dataclasses import dataclass
from email.message import Message

from pipeline.ingest.mime.parameters import parse_parameters
from pipeline.ingest.mime.transfer import decode_transfer

MessageTree = Message

_MAJOR_TYPES = ("application", "audio", "font", "image", "message", "model", "multipart", "video")
# Text that no reader shows as the words of a mail.
_NO_PROSE = (
    "text/calendar",
    "text/css",
    "text/directory",
    "text/rfc822-headers",
    "text/vcard",
    "text/x-amp-html",
    "text/x-vcard",
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A leaf with its transfer encoding undone; `tree` is set for an attached mail alone."""

    kind: str
    data: bytes = b""
    charset: str | None = None
    name: str = ""
    attached: bool = False
    flowed: bool = False
    tight: bool = False  # format=flowed with delsp=yes: the blank before a soft end goes too
    tree: MessageTree | None = None

    @property
    def is_prose(self) -> bool:
        """Whether it is text to read."""
        return self.kind.startswith("text/") and self.kind not in _NO_PROSE


def read_kind(tree: MessageTree) -> tuple[str, dict[str, str]]:
    """The content type and its parameters; what names no known type is plain text."""
    kind, parameters = parse_parameters(first_header(tree, "content-type"))
    kind = kind or tree.get_default_type()
    known = kind.startswith("text/") or kind.partition("/")[0] in _MAJOR_TYPES
    return kind if known else "text/plain", parameters


def read_piece(tree: MessageTree, kind: str, parameters: dict[str, str]) -> Piece:
    """The leaf `tree`, of the type that read_kind gives."""
    disposition, options = parse_parameters(first_header(tree, "content-disposition"))
    return Piece(
        kind=kind,
        data=read_payload(tree, first_header(tree, "content-transfer-encoding")),
        charset=parameters.get("charset"),
        name=options.get("filename") or parameters.get("name") or "",
        attached=disposition == "attachment",
        flowed=parameters.get("format", "").lower() == "flowed",
        tight=parameters.get("delsp", "").lower() == "yes",
    )


def read_payload(tree: MessageTree, encoding: str) -> bytes:
    """The bytes of a leaf; the library's own decoding is switched off, ours forgives more."""
    del tree["content-transfer-encoding"]
    raw = tree.get_payload(decode=True)
    return decode_transfer(raw if isinstance(raw, bytes) else b"", encoding)


def list_parts(tree: MessageTree) -> list[MessageTree]:
    """The parts of a multipart, the mail of a message; a leaf has none."""
    inner: object = tree.get_payload() if tree.is_multipart() else []
    return inner if isinstance(inner, list) else []


def first_header(tree: MessageTree, name: str) -> str:
    """The raw value of the first field of that name, or nothing."""
    return next((str(value) for key, value in tree.raw_items() if key.lower() == name), "")
