"""Outlook messages made of their properties, for tests of reading them."""

import struct
import sys
from importlib.util import module_from_spec, spec_from_file_location
from typing import cast

from tests.conftest import ROOT

Properties = dict[int, str | bytes | int]
Tree = dict[str, "bytes | Tree"]

TEXT, ANSI, BINARY, LONG, TIME = 0x001F, 0x001E, 0x0102, 0x0003, 0x0040
SUBJECT, BODY, HTML, RTF, HEADERS = 0x0037, 0x1000, 0x1013, 0x1009, 0x007D
AUTHOR, AUTHOR_SMTP, CODEPAGE, SENT = 0x0042, 0x5D02, 0x3FFD, 0x0039
NAME, SMTP, RECIPIENT_KIND = 0x3001, 0x39FE, 0x0C15
FILE_NAME, FILE_KIND, FILE_DATA = 0x3707, 0x370E, 0x3701
TIMES = (SENT, 0x0E06)


def write_file(tree: Tree) -> bytes:
    """A compound file, by the writer that makes the demo's messages."""
    path = ROOT / "corpora" / "demo" / "cfb_writer.py"
    spec = spec_from_file_location("cfb_writer", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = sys.modules.setdefault("cfb_writer", module_from_spec(spec))
    spec.loader.exec_module(module)
    return cast("bytes", module.write_compound_file(tree))


def store(values: Properties, *, head: int, codepage: str = "") -> Tree:
    """The streams of one storage; with `codepage`, text is stored in that encoding."""
    tree: Tree = {}
    lines = bytes(head)
    for number, value in values.items():
        if isinstance(value, int):
            kind = TIME if number in TIMES else LONG
            lines += struct.pack("<HHIQ", kind, number, 6, value)
            continue
        data, kind = (value, BINARY) if isinstance(value, bytes) else (
            (value.encode(codepage), ANSI) if codepage else (value.encode("utf-16-le"), TEXT)
        )  # fmt: skip
        tree[f"__substg1.0_{number:04X}{kind:04X}"] = data
    return tree | {"__properties_version1.0": lines}


def write_message(
    values: Properties,
    *,
    recipients: tuple[Properties, ...] = (),
    attachments: tuple[Tree, ...] = (),
    head: int = 32,
    codepage: str = "",
) -> Tree:
    """A message with what belongs to it; `head` is 24 for one inside another."""
    tree = store(values, head=head, codepage=codepage)
    for number, recipient in enumerate(recipients):
        tree[f"__recip_version1.0_#{number:08X}"] = store(recipient, head=8, codepage=codepage)
    for number, attachment in enumerate(attachments):
        tree[f"__attach_version1.0_#{number:08X}"] = attachment
    return tree
