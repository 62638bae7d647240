"""Outlook messages (.msg), with the messages and files attached to them."""

from collections.abc import Iterator
from functools import partial

from pipeline.ingest.charset import decode_text
from pipeline.ingest.mime.attachments import name_piece
from pipeline.ingest.mime.lzfu import unpack_rtf
from pipeline.ingest.mime.outlook import OutlookMail, compose_outlook
from pipeline.ingest.mime.pieces import Piece
from pipeline.ingest.mime.storage import Storage, open_file
from pipeline.ingest.read import read_member, read_with
from pipeline.ingest.source import Budget, Source
from pipeline.types import Document, Party, Skipped

# Property numbers of [MS-OXPROPS].
_SUBJECT, _NORMALISED_SUBJECT = 0x0037, 0x0E1D
_BODY, _RTF, _HTML, _HEADERS = 0x1000, 0x1009, 0x1013, 0x007D
_SUBMITTED, _DELIVERED, _CREATED = 0x0039, 0x0E06, 0x3007
_AUTHOR_NAME = (0x0042, 0x0C1A)
_AUTHOR_ADDRESS = (0x5D02, 0x5D01, 0x0065, 0x0C1F)
_NAME, _ADDRESS, _RECIPIENT_KIND = (0x3001, 0x5FF6), (0x39FE, 0x3003), 0x0C15
_FILE_NAME, _FILE_KIND, _FILE_DATA = (0x3707, 0x3704, 0x3001), 0x370E, 0x3701
_ATTACHED_MESSAGE = "__substg1.0_3701000d"


def read(source: Source, budget: Budget) -> Iterator[Document | Skipped]:
    """The message's document, then those of its readable attachments."""
    yield from _read_message(open_file(source.read(most=budget.limits.file_bytes)), source, budget)


def _read_message(storage: Storage, source: Source, budget: Budget) -> Iterator[Document | Skipped]:
    budget.spend_part()
    yield compose_outlook(source, _read_mail(storage), budget)
    taken: set[str] = set()
    for number, attachment in enumerate(storage.children("__attach_version1.0_#"), 1):
        budget.spend_part()
        inner = next(attachment.children(_ATTACHED_MESSAGE), None)
        piece = Piece(
            kind="application/vnd.ms-outlook" if inner else attachment.read_text(_FILE_KIND),
            data=b"" if inner else attachment.read_bytes(_FILE_DATA),
            name=attachment.read_text(*_FILE_NAME),
        )
        if name := name_piece(piece, number, taken):
            taken.add(name)
            yield from _read_attached(source.member(name, piece.data), inner, budget)


def _read_attached(
    member: Source, inner: Storage | None, budget: Budget
) -> Iterator[Document | Skipped]:
    if inner is None:
        yield from read_member(member, budget.attach())
    else:
        yield from read_with(partial(_read_message, inner), member, budget.attach())


def _read_mail(storage: Storage) -> OutlookMail:
    author = _read_party(storage, _AUTHOR_NAME, _AUTHOR_ADDRESS)
    return OutlookMail(
        subject=storage.read_text(_SUBJECT, _NORMALISED_SUBJECT),
        author=author if author != Party() else None,
        recipients=tuple(
            (recipient.read_number(_RECIPIENT_KIND), _read_party(recipient, _NAME, _ADDRESS))
            for recipient in storage.children("__recip_version1.0_#")
        ),
        headers=storage.read_text(_HEADERS),
        html=_read_html(storage),
        rtf=unpack_rtf(storage.read_bytes(_RTF)),
        plain=storage.read_text(_BODY),
        sent=storage.read_time(_SUBMITTED, _DELIVERED, _CREATED),
    )


def _read_party(storage: Storage, names: tuple[int, ...], addresses: tuple[int, ...]) -> Party:
    """A person; addresses of the Exchange directory (`/o=…/cn=…`) say nothing to a reader."""
    found = (storage.read_text(number).strip() for number in addresses)
    address = next((text for text in found if "@" in text and "/" not in text), "")
    name = storage.read_text(*names).strip().strip("'\"")
    return Party(name="" if name.lower() == address.lower() else name, address=address)


def _read_html(storage: Storage) -> str:
    data = storage.read_bytes(_HTML)
    if data[1::2].count(0) * 4 > len(data):
        return data.decode("utf-16-le", "replace")
    return decode_text(data, declared=storage.page)
