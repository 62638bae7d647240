"""What is fuzzed: every reader on its files, and the functions below them on bare input."""

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.ingest.addresses import parse_parties
from pipeline.ingest.build import Passage, compose_text, lift_quotes
from pipeline.ingest.charset import decode_text
from pipeline.ingest.dates import date_from_name, parse_date
from pipeline.ingest.formats import (
    calls,
    csvs,
    docx,
    eml,
    html,
    mbox,
    msg,
    pdf,
    pst,
    subtitles,
    text,
    zips,
)  # fmt: skip
from pipeline.ingest.htmls import render_html
from pipeline.ingest.mime.lzfu import unpack_rtf
from pipeline.ingest.mime.parameters import parse_parameters
from pipeline.ingest.mime.prose import unflow
from pipeline.ingest.mime.rtf import render_rtf
from pipeline.ingest.mime.tnef import read_tnef
from pipeline.ingest.mime.transfer import decode_base64, decode_transfer, lift_uuencoded
from pipeline.ingest.mime.words import decode_addresses, decode_header
from pipeline.ingest.tables.rows import parse_when
from pipeline.types import Document, Kind
from tests.fuzz import seeds
from tests.fuzz.oracle import check_call, check_document, check_file
from tests.ingest.shapes.hostile.packed import pack

READERS = (calls, csvs, docx, eml, html, mbox, msg, pdf, pst, subtitles, text, zips)
Check = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class Target:
    """`check` raises for an input that breaks something; `seeds` are inputs to grow from."""

    check: Check
    seeds: Callable[[], list[bytes]]
    most: int = 8_192  # bytes of an input


def to_text(data: bytes) -> str:
    """Any bytes as text: what is no UTF-8 becomes lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


def read_as(suffix: str) -> Check:
    """A file of this ending."""
    return lambda data: check_file(f"fuzz.{suffix}", data)


def _check_passages(passages: list[Passage], kind: Kind) -> None:
    text, blocks = compose_text(passages)
    check_document(Document("fuzz", "fuzz", "", kind, text, blocks=blocks))


def _check_text(data: bytes, kind: Kind) -> None:
    _check_passages(lift_quotes(to_text(data)), kind)


def _check_html(data: bytes) -> None:
    _check_passages(render_html(to_text(data)), Kind.EMAIL)


def _check_rtf(data: bytes) -> None:
    _check_passages(render_rtf(data), Kind.EMAIL)


def _check_flowed(data: bytes) -> None:
    _check_passages(unflow(to_text(data), tight=len(data) % 2 == 0), Kind.EMAIL)


def _check_word(data: bytes) -> None:
    check_file("fuzz.docx", pack([*seeds.word_parts(), ("word/document.xml", data)]))


def _check_member(data: bytes) -> None:
    """A member of any name beside one that has something to say."""
    written, _, content = data.partition(b"\n")
    name = to_text(written).encode("utf-8", "replace").decode()
    if name.partition("\0")[0]:  # others cannot be packed here
        check_file("fuzz.zip", pack([("note.txt", b"Nora signs."), (name, content)]))


def _check_winmail(data: bytes) -> None:
    read_tnef(data)
    check_file("fuzz.eml", seeds.wrap_winmail(data))


def _check_line(data: bytes) -> None:
    line = to_text(data)
    for read in (parse_parties, parse_date, parse_when, date_from_name, parse_parameters):
        read(line)
    decode_header(line)
    decode_addresses(line)
    parse_date(line, default_year=2025)


def _check_transfer(data: bytes) -> None:
    for encoding in ("base64", "quoted-printable", "x-uuencode", ""):
        decode_transfer(data, encoding)
    decode_base64(data)
    list(lift_uuencoded(data))


def _check_charset(data: bytes) -> None:
    for declared in (None, "gb2312", "utf-7", "iso-2022-jp", "x-unknown\0"):
        decode_text(data, declared=declared).encode("utf-8", "surrogatepass")


FILES = ("txt", "md", "eml", "mbox", "msg", "pdf", "docx", "pst", "zip", "csv", "json", "html",
         "srt", "vtt")  # fmt: skip
BINARY = ("msg", "pdf", "docx", "pst", "zip")

TARGETS: dict[str, Target] = {
    **{
        suffix: Target(
            read_as(suffix),
            seeds.of_suffix(suffix),
            most=65_536 if suffix in BINARY else 8_192,
        )
        for suffix in FILES
    },
    "thread": Target(lambda data: _check_text(data, Kind.EMAIL), seeds.threads),
    "turns": Target(lambda data: _check_text(data, Kind.TRANSCRIPT), seeds.talks),
    "page": Target(_check_html, seeds.pages),
    "flowed": Target(_check_flowed, seeds.threads),
    "rtf": Target(_check_rtf, seeds.rtfs),
    "lzfu": Target(check_call(unpack_rtf), seeds.packed_rtfs, most=2_048),
    "winmail": Target(_check_winmail, seeds.winmails, most=4_096),
    "word": Target(_check_word, seeds.words),
    "member": Target(_check_member, seeds.members, most=2_048),
    "charset": Target(_check_charset, seeds.encoded, most=2_048),
    "line": Target(_check_line, seeds.lines, most=512),
    "transfer": Target(_check_transfer, seeds.transfers, most=2_048),
}
