"""Attachments that can be read get names that are safe to show."""

import pytest

from pipeline.ingest.mime.attachments import name_piece
from pipeline.ingest.mime.pieces import Piece


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("application/pdf", "offer.pdf", "offer.pdf"),
        ("application/pdf", "../../etc/offer", "offer.pdf"),
        ("application/pdf", "C:\\docs\\offer.pdf", "offer.pdf"),
        ("application/pdf", "", "part 3.pdf"),
        ("application/octet-stream", "纪要.DOCX", "纪要.DOCX"),
        ("text/plain", "call\u202etxt.exe", "call_txt.exe.txt"),
        ("text/plain", "a\nb\x00.txt", "a_b_.txt"),
        ("text/plain", "x" * 500 + ".txt", "x" * 120 + ".txt"),
        ("image/png", "logo.png", None),
        ("application/octet-stream", "setup.exe", None),
        ("text/calendar", "invite.ics", None),
    ],
)
def test_name_piece_names_what_can_be_read(kind: str, name: str, expected: str | None) -> None:
    """Names keep their last part without marks that mislead; pictures and programs get none."""
    assert name_piece(Piece(kind, name=name), 3, set()) == expected


def test_name_piece_tells_namesakes_apart() -> None:
    """Two attachments of one name do not share an id."""
    assert name_piece(Piece("text/plain", name="a.txt"), 2, {"a.txt"}) == "a (2).txt"
