"""Binary files by their first bytes: which reader takes them, or what to do instead."""

import re

import olefile

from pipeline.errors import ReadError
from pipeline.ingest.archive import open_stream, open_zip
from pipeline.ingest.source import Source

_PICTURE = "is a picture and holds no text"
_SOUND = "is a recording: export its transcript"
_PACKED = "is an archive of another kind: repack it as .zip"
_PROGRAM = "is a program or a library"
_SAVE_DOCX = "save it as .docx"
_SAVE_CSV = "save the sheet as .csv"
_SAVE_PDF = "save it as .pdf"

# Patterns of first bytes, after the list of the `file` program.
_KNOWN: tuple[tuple[bytes, str], ...] = (
    (rb"(?:\xef\xbb\xbf)?\s{0,100}%PDF-", "pdf"),
    (rb"PK(?:\x03\x04|\x05\x06)", "zip"),
    (rb"\xd0\xcf\x11\xe0", "ole"),
    (rb"!BDN", "pst"),
)
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (rb"\{\\rtf", f"is an RTF document: {_SAVE_DOCX}"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0{4}|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyphei", _PICTURE),
    (
        rb"ID3[\x02-\x04]|\xff[\xf2-\xfb]|OggS|fLaC|RIFF|\x1aE\xdf\xa3|.{4}ftyp|\x30\x26\xb2\x75",
        _SOUND,
    ),
    (rb"7z\xbc\xaf|Rar!|\x1f\x8b|BZh\d1AY|\xfd7zXZ|.{257}ustar|\x28\xb5\x2f\xfd", _PACKED),
    (rb"\x7fELF|MZ.{6}\0|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe", _PROGRAM),
    (rb"SQLite format 3", "is a database"),
    (rb"bplist", "is a property list"),
)
# Streams of an OLE file (the container of old Office files and of Outlook's .msg).
_STREAMS = (
    ("__properties_version1.0", "msg"),
    ("WordDocument", f"is an old Word document: {_SAVE_DOCX}"),
    ("Workbook", f"is an old Excel workbook: {_SAVE_CSV}"),
    ("Book", f"is an old Excel workbook: {_SAVE_CSV}"),
    ("PowerPoint Document", f"is an old PowerPoint presentation: {_SAVE_PDF}"),
    ("EncryptedPackage", "is protected by a password: save it without one"),
)
# Members of a ZIP archive that make it something else.
_MEMBERS = (
    ("word/", "docx"),
    ("xl/", f"is an Excel workbook: {_SAVE_CSV}"),
    ("ppt/", f"is a PowerPoint presentation: {_SAVE_PDF}"),
    ("META-INF/manifest.xml", f"is an OpenDocument or Java file: {_SAVE_DOCX}"),
    ("Index/", f"is a Pages, Numbers or Keynote file: {_SAVE_PDF}"),
    ("META-INF/container.xml", f"is an e-book: {_SAVE_PDF}"),
)


def detect_binary(source: Source, head: bytes) -> str | None:
    """The format of a binary file, None where the first bytes may be text.

    Raises ReadError for files that no reader takes, with what to do instead.
    """
    found = _match(_KNOWN, head)
    if found == "zip":
        return _look_into_zip(source)
    if found == "ole":
        return _look_into_ole(source)
    if found is None and (reason := _match(_REFUSED, head)):
        raise ReadError(reason)
    return found


def _match(table: tuple[tuple[bytes, str], ...], head: bytes) -> str | None:
    return next((what for start, what in table if re.match(start, head, re.DOTALL)), None)


def _look_into_zip(source: Source) -> str:
    with open_zip(source) as archive:
        names = archive.namelist()
    if "[Content_Types].xml" in names or "mimetype" in names or _is_pages(names):
        for prefix, what in _MEMBERS:
            if any(name.startswith(prefix) for name in names):
                return _accept(what)
    return "docx" if source.name.lower().endswith((".docx", ".docm")) else "zip"


def _is_pages(names: list[str]) -> bool:
    return "Index/Document.iwa" in names or "Index.zip" in names


def _look_into_ole(source: Source) -> str:
    try:
        with open_stream(source) as stream, olefile.OleFileIO(stream) as container:
            found = next((what for name, what in _STREAMS if container.exists(name)), None)
    except (OSError, ValueError, IndexError, TypeError) as exc:
        raise ReadError("is a damaged Outlook or Office file") from exc
    if found is None:
        raise ReadError("is an Office file of an unknown kind")
    return _accept(found)


def _accept(what: str) -> str:
    if " " in what:
        raise ReadError(what)
    return what
