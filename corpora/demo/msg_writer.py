"""A mail written as plain text → an Outlook .msg file ([MS-OXMSG]).

Each property of a message is a 16-byte line in the storage's property stream; text lies in a
stream of its own that is named for the property. Tags are from [MS-OXPROPS].
"""

import struct
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from cfb_writer import Tree, write_compound_file
from mail_writer import ADDRESSES, parse_addresses, split_mail

LONG, UNICODE, TIME = 0x0003, 0x001F, 0x0040
READ_WRITE = 6
TO, CC = 1, 2

MESSAGE_CLASS, SUBJECT, SUBMIT_TIME, TRANSPORT_HEADERS = 0x001A, 0x0037, 0x0039, 0x007D
REPRESENTING_NAME, REPRESENTING_TYPE, REPRESENTING_ADDRESS = 0x0042, 0x0064, 0x0065
SENDER_NAME, SENDER_TYPE, SENDER_ADDRESS = 0x0C1A, 0x0C1E, 0x0C1F
RECIPIENT_TYPE, OBJECT_TYPE, ROW_ID = 0x0C15, 0x0FFE, 0x3000
DISPLAY_CC, DISPLAY_TO, DELIVERY_TIME, FLAGS = 0x0E03, 0x0E04, 0x0E06, 0x0E07
BODY, MESSAGE_ID = 0x1000, 0x1035
DISPLAY_NAME, ADDRESS_TYPE, ADDRESS, SMTP_ADDRESS = 0x3001, 0x3002, 0x3003, 0x39FE
STORE_SUPPORT, CODE_PAGE = 0x340D, 0x3FDE

Value = int | str | datetime


def write_msg(text: str, *, received: bool = True) -> bytes:
    """The mail as a .msg file; one that was `received` keeps its transport headers."""
    headers, body, _ = split_mail(text)
    name, address = parse_addresses(headers["From"])[0]
    sent = parsedate_to_datetime(headers["Date"]).astimezone(UTC)
    recipients = [(TO, *pair) for pair in parse_addresses(headers["To"])]
    recipients += [(CC, *pair) for pair in parse_addresses(headers.get("Cc", "")) if pair[1]]
    values: dict[int, Value] = {
        MESSAGE_CLASS: "IPM.Note",
        SUBJECT: headers["Subject"],
        SUBMIT_TIME: sent,
        DELIVERY_TIME: sent,
        FLAGS: 1,
        **dict.fromkeys((SENDER_NAME, REPRESENTING_NAME), name),
        **dict.fromkeys((SENDER_TYPE, REPRESENTING_TYPE), "SMTP"),
        **dict.fromkeys((SENDER_ADDRESS, REPRESENTING_ADDRESS), address),
        DISPLAY_TO: _list_names(recipients, TO),
        DISPLAY_CC: _list_names(recipients, CC),
        BODY: body.replace("\n", "\r\n"),
        MESSAGE_ID: headers["Message-ID"],
        STORE_SUPPORT: 0x40000,
        CODE_PAGE: 65001,
    }
    if received:
        values[TRANSPORT_HEADERS] = _fold_headers(headers)
    counts = struct.pack("<8x4I8x", len(recipients), 0, len(recipients), 0)
    tree: Tree = {"__nameid_version1.0": {f"__substg1.0_000{n}0102": b"" for n in (2, 3, 4)}}
    for number, recipient in enumerate(recipients):
        tree[f"__recip_version1.0_#{number:08X}"] = _store_recipient(number, *recipient)
    return write_compound_file(tree | _store_properties(values, head=counts))


def _list_names(recipients: list[tuple[int, str, str]], kind: int) -> str:
    return "; ".join(name or address for where, name, address in recipients if where == kind)


def _fold_headers(headers: dict[str, str]) -> str:
    commas = {key: headers[key].replace(";", ",") for key in ADDRESSES if key in headers}
    return "".join(f"{key}: {value}\r\n" for key, value in (headers | commas).items())


def _store_recipient(number: int, kind: int, name: str, address: str) -> Tree:
    values: dict[int, Value] = {
        RECIPIENT_TYPE: kind,
        OBJECT_TYPE: 6,
        ROW_ID: number,
        DISPLAY_NAME: name or address,
        ADDRESS_TYPE: "SMTP",
        **dict.fromkeys((ADDRESS, SMTP_ADDRESS), address),
    }
    return _store_properties(values, head=bytes(8))


def _store_properties(values: dict[int, Value], *, head: bytes) -> Tree:
    """The property stream of one storage and the streams of its texts."""
    tree: Tree = {}
    lines = head
    for tag, value in sorted(values.items()):
        if isinstance(value, str):
            data = value.encode("utf-16-le")
            tree[f"__substg1.0_{tag:04X}{UNICODE:04X}"] = data
            lines += struct.pack("<HHIII", UNICODE, tag, READ_WRITE, len(data) + 2, 0)
        elif isinstance(value, datetime):
            lines += struct.pack("<HHIQ", TIME, tag, READ_WRITE, _count_ticks(value))
        else:
            lines += struct.pack("<HHIII", LONG, tag, READ_WRITE, value, 0)
    return tree | {"__properties_version1.0": lines}


def _count_ticks(moment: datetime) -> int:
    """Tenths of microseconds since 1601, as Windows counts time."""
    since = moment - datetime(1601, 1, 1, tzinfo=UTC)
    return (since.days * 86_400 + since.seconds) * 10_000_000 + since.microseconds * 10
