"""Mails made to break a reader; what breaks threads is looked for beside their own cases."""

from tests.ingest.shapes.hostile.base import Hostile, encode_text


def crowd_headers(size: int) -> Hostile:
    """Header-like lines only."""
    return encode_text(
        "headers.txt", "From: a\nTo: b\nSubject: c\n发件人：d\nOn x, y wrote:\n" * (size // 5)
    )


def nest_mails(size: int) -> Hostile:
    """Mails attached to mails."""
    head = "From: a@b.example\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n"
    return encode_text("deep.eml", head * min(size, 500) + "From: a@b.example\nSubject: x\n\nHi\n")


def nest_parts(size: int) -> Hostile:
    """Parts in parts, all with one boundary."""
    part = 'Content-Type: multipart/mixed; boundary="b"\n\n--b\n'
    head = "From: a@b.example\nTo: c@d.example\nSubject: x\nMIME-Version: 1.0\n"
    return encode_text("parts.eml", head + part * min(size, 10_000))


def crowd_recipients(size: int) -> Hostile:
    """A header of very many recipients."""
    people = ", ".join(f"A B <a{number}@b.example>" for number in range(size // 5))
    return encode_text("crowd.eml", f"From: a@b.example\nTo: {people}\nSubject: x\n\nHi\n")


ATTACKS = (
    crowd_headers,
    nest_mails,
    nest_parts,
    crowd_recipients,
)
