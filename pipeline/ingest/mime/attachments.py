"""Which attachments are documents, and what they are called."""

import re

from pipeline.ingest.charset import decode_text
from pipeline.ingest.mime.pieces import Piece

# Content types that readers exist for, with the ending that says so.
_ENDINGS = {
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.ms-outlook": "msg",
    "application/zip": "zip",
    "application/x-zip-compressed": "zip",
    "message/rfc822": "eml",
    "text/html": "html",
    "text/markdown": "md",
    "text/plain": "txt",
    "text/vtt": "vtt",
}
_READABLE = {*_ENDINGS.values(), "htm", "srt"}
_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f/\\:*?\"<>|\ud800-\udfff\u200b-\u200f\u202a-\u202e\u2066-\u2069]+"
)
_MOST_CHARS = 120


def name_piece(piece: Piece, number: int, taken: set[str]) -> str | None:
    """A name to show for an attachment that can be read, different from those `taken`.

    Piece("application/pdf", name="../../offer") -> "offer.pdf"; a picture -> None
    """
    name = _UNSAFE.sub("_", piece.name.replace("\\", "/").rpartition("/")[2]).strip(" .")
    stem, _, ending = name.rpartition(".")
    if ending.lower() not in _READABLE or not stem:
        if piece.kind not in _ENDINGS:
            return None
        stem, ending = name, _ENDINGS[piece.kind]
    stem = (stem or f"part {number}")[-_MOST_CHARS:]
    name = f"{stem}.{ending}"
    return name if name not in taken else f"{stem} ({number}).{ending}"


def read_payload(piece: Piece) -> bytes:
    """The bytes to hand on; text goes as UTF-8, for its declared charset would be lost."""
    if piece.kind.startswith("text/") and piece.charset:
        return decode_text(piece.data, declared=piece.charset).encode("utf-8", "replace")
    return piece.data
