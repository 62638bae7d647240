"""Outlook data files (.pst, .ost), by libpff, which `pip install 'keyroles[pst]'` brings."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import Any

from pipeline.errors import ReadError
from pipeline.ingest.archive import open_container
from pipeline.ingest.charset import decode_text
from pipeline.ingest.mime.attachments import name_piece
from pipeline.ingest.mime.outlook import OutlookMail, compose_outlook
from pipeline.ingest.mime.pieces import Piece
from pipeline.ingest.read import read_member, read_with
from pipeline.ingest.source import Budget, Source
from pipeline.types import Document, Party, Skipped

# Property numbers of [MS-OXPROPS].
_NAME, _SMTP, _ADDRESS, _RECIPIENT_KIND = 0x3001, 0x39FE, 0x3003, 0x0C15
_AUTHOR_ADDRESS = (0x5D02, 0x5D01, 0x0C1F)
_FILE_NAME, _FILE_KIND = (0x3707, 0x3704, 0x3001), 0x370E
_MESSAGE = "application/vnd.ms-outlook"
_TEXT = 0x001F


def read(source: Source, budget: Budget) -> Iterator[Document | Skipped]:
    """The documents of all items, `name.pst#1` and on; a broken item costs only itself."""
    try:
        archive = import_module("pypff").file()
    except ImportError as exc:
        raise ReadError("needs a library for .pst files: pip install 'keyroles[pst]'") from exc
    with open_container(source, budget) as stream:
        try:
            archive.open_file_object(stream)
            root = archive.get_root_folder()
        except OSError as exc:
            raise ReadError("is no Outlook data file, or damaged") from exc
        for number, item in enumerate(walk_messages(root), 1):
            member = replace(source, name=f"{source.name}#{number}", path=None, payload=b"")
            for found in read_with(partial(read_item, item), member, budget.renew()):
                is_item = isinstance(found, Document) and found.id == member.name
                yield replace(found, source=source.name) if is_item else found


def walk_messages(root: Any) -> Iterator[Any]:
    """All messages of a folder and of the folders in it, in the order of the file."""
    folders = [root]
    while folders:
        folder = folders.pop()
        yield from _list(folder, "sub_messages")
        folders.extend(reversed(_list(folder, "sub_folders")))


def read_item(item: Any, member: Source, budget: Budget) -> Iterator[Document | Skipped]:
    """The document of a libpff message, then those of its readable attachments."""
    yield compose_outlook(member, read_mail_item(item), budget)
    yield from _read_attachments(item, member, budget)


def read_mail_item(item: Any) -> OutlookMail:
    """The properties of a libpff message; one that is damaged counts as missing."""
    address = next((text for text in _texts(item, _AUTHOR_ADDRESS) if "@" in text), "")
    author = Party(name=_get(item, "sender_name") or "", address=address)
    recipients = [_read_recipient(each) for each in _list(_get(item, "recipients"), "record_sets")]
    return OutlookMail(
        subject=_get(item, "subject") or "",
        author=author if author != Party() else None,
        recipients=tuple(recipients),
        headers=_get(item, "transport_headers") or "",
        html=_decode(_get(item, "html_body")),
        rtf=_get(item, "rtf_body") or b"",
        plain=_decode(_get(item, "plain_text_body")),
        sent=_get(item, "client_submit_time") or _get(item, "delivery_time"),
    )


def _read_recipient(record_set: Any) -> tuple[int, Party]:
    values = _read_records(record_set)
    addresses = (_to_text(values.get(number)) for number in (_SMTP, _ADDRESS))
    address = next((text for text in addresses if "@" in text), "")
    kind = int.from_bytes(values.get(_RECIPIENT_KIND, (0, b""))[1][:4], "little")
    return kind, Party(name=_to_text(values.get(_NAME)), address=address)


def _read_attachments(item: Any, member: Source, budget: Budget) -> Iterator[Document | Skipped]:
    taken: set[str] = set()
    for number, attachment in enumerate(_list(item, "attachments"), 1):
        budget.spend_part()
        inner = _list(attachment, "sub_items")
        kind = _MESSAGE if inner else next(_texts(attachment, (_FILE_KIND,)), "")
        piece = Piece(kind=kind, name=next(_texts(attachment, _FILE_NAME), ""))
        if name := name_piece(piece, number, taken):
            taken.add(name)
            yield from _read_attachment(attachment, inner, member.member(name, b""), budget)


def _read_attachment(
    attachment: Any, inner: list[Any], member: Source, budget: Budget
) -> Iterator[Document | Skipped]:
    size = _get(attachment, "size") or 0
    if inner:
        yield from read_with(partial(read_item, inner[0]), member, budget.attach())
    elif size > budget.limits.file_bytes:
        yield Skipped(member.name, "is larger than limits.file_bytes allows")
    elif data := _get(attachment, "read_buffer", size):
        yield from read_member(replace(member, payload=data), budget.attach())


def _get(thing: Any, name: str, *arguments: Any) -> Any:
    """An attribute, or the result of a method, of a libpff object; None where it is damaged."""
    try:
        value = getattr(thing, name, None)
        return value(*arguments) if arguments and value is not None else value
    except (OSError, ValueError, OverflowError):
        return None


def _list(thing: Any, name: str) -> list[Any]:
    """The members of a libpff sequence that can be read."""
    sequence = _get(thing, name)
    count = _get(sequence, "__len__") if sequence is not None else None
    if count is None:
        return []
    members = (_get(sequence, "__getitem__", index) for index in range(count()))
    return [member for member in members if member is not None]


def _read_records(record_set: Any) -> dict[int, tuple[int, bytes]]:
    """Property number -> its type and value."""
    records = _list(record_set, "entries")
    return {
        _get(record, "entry_type"): (_get(record, "value_type") or 0, _get(record, "data") or b"")
        for record in records
    }


def _texts(item: Any, numbers: tuple[int, ...]) -> Iterator[str]:
    for record_set in _list(item, "record_sets"):
        values = _read_records(record_set)
        yield from (text for number in numbers if (text := _to_text(values.get(number))))


def _to_text(value: tuple[int, bytes] | None) -> str:
    if value is None:
        return ""
    kind, data = value
    text = data.decode("utf-16-le", "replace") if kind == _TEXT else decode_text(data)
    return text.rstrip("\0").strip()


def _decode(value: bytes | str | None) -> str:
    return decode_text(value) if isinstance(value, bytes) else value or ""
