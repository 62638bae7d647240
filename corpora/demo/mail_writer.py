"""A mail written as plain text → the bytes a mail server would carry.

A source is the headers, a blank line, the text, and, where the mail has one, the line
`==== html ====` with its HTML below. An HTML part makes the mail multipart/alternative.
"""

import base64
import quopri
from datetime import UTC
from email.header import Header
from email.utils import getaddresses, parsedate_to_datetime

HTML = "==== html ====\n"
ADDRESSES = ("From", "To", "Cc")


def split_mail(text: str) -> tuple[dict[str, str], str, str]:
    """Headers, text and HTML of a source."""
    head, _, body = text.partition("\n\n")
    headers = dict(line.split(": ", 1) for line in head.splitlines())
    plain, _, html = body.partition(HTML)
    return headers, plain, html


def parse_addresses(value: str) -> list[tuple[str, str]]:
    """`Ann <a@b>; c@d` -> [("Ann", "a@b"), ("", "c@d")]."""
    return getaddresses([value.replace(";", ",")])


def _encode_word(text: str, charset: str) -> str:
    return text if text.isascii() else Header(text, charset, maxlinelen=10_000).encode()


def _encode_address(name: str, address: str, charset: str) -> str:
    if not name:
        return address
    shown = f'"{name}"' if "," in name else _encode_word(name, charset)
    return f"{shown} <{address}>"


def _encode_header(key: str, value: str, charset: str) -> str:
    if key not in ADDRESSES:
        return f"{key}: {_encode_word(value, charset)}"
    listed = [_encode_address(*pair, charset) for pair in parse_addresses(value)]
    return f"{key}: " + ",\r\n ".join(listed)


def _encode_part(text: str, subtype: str, *, charset: str, transfer: str) -> bytes:
    payload = text.replace("\n", "\r\n").encode(charset)
    if transfer == "base64":
        payload = base64.encodebytes(payload).replace(b"\n", b"\r\n")
    elif transfer == "quoted-printable":
        payload = quopri.encodestring(payload.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
    head = (
        f'Content-Type: text/{subtype}; charset="{charset}"\r\n'
        f"Content-Transfer-Encoding: {transfer}\r\n\r\n"
    )
    return head.encode("ascii") + payload


def write_mail(text: str, *, charset: str, transfer: str) -> bytes:
    """The mail as an .eml file."""
    headers, plain, html = split_mail(text)
    lines = [_encode_header(key, value, charset) for key, value in headers.items()]
    head = "\r\n".join([*lines, "MIME-Version: 1.0\r\n"]).encode("ascii")
    body = _encode_part(plain, "plain", charset=charset, transfer=transfer)
    if not html:
        return head + body
    rich = _encode_part(html, "html", charset=charset, transfer=transfer)
    return b"".join(
        [
            head,
            b'Content-Type: multipart/alternative; boundary="=_demo_1"\r\n\r\n',
            b"--=_demo_1\r\n" + body + b"\r\n",
            b"--=_demo_1\r\n" + rich + b"\r\n",
            b"--=_demo_1--\r\n",
        ]
    )


def write_mbox(texts: list[str]) -> bytes:
    """Several mails as one mailbox file with `From ` lines between them."""
    return b"".join(_write_mailbox_entry(text) for text in texts)


def _write_mailbox_entry(text: str) -> bytes:
    headers, _, _ = split_mail(text)
    sent = parsedate_to_datetime(headers["Date"]).astimezone(UTC)
    sender = parse_addresses(headers["From"])[0][1]
    mail = write_mail(text, charset="utf-8", transfer="8bit").replace(b"\r\n", b"\n")
    lines = [b">" + line if line.startswith(b"From ") else line for line in mail.split(b"\n")]
    separator = f"From {sender} {sent:%a %b %d %H:%M:%S %Y}"
    return b"\n".join([separator.encode("ascii"), *lines, b""])
