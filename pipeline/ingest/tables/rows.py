"""One row of a table → its document: an activity, a mail, or a contact."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from pipeline.ingest.addresses import parse_parties
from pipeline.ingest.build import Passage, build_document, lift_quotes, normalise_text
from pipeline.ingest.dates import parse_date
from pipeline.ingest.htmls import render_html
from pipeline.ingest.mime.compose import compose_mail, flatten
from pipeline.ingest.source import Source
from pipeline.ingest.tables.columns import Layout, contact_labels
from pipeline.types import Document, Envelope, Kind, Part, Party

Fields = Mapping[str, list[str]]

_TAG = re.compile(
    r"</?(?:p|div|br|span|a|ul|ol|li|b|i|strong|em|table|html|body)\b[^<>]{0,500}>", re.IGNORECASE
)
_RECORD_ID = re.compile(r"(?=[A-Za-z]*\d)(?=\d*[A-Za-z])(?:[A-Za-z0-9]{15}|[A-Za-z0-9]{18})")
_WORD = re.compile(r"[^\W\d_]{2}")
_NUMBER = re.compile(r"\d+")
_NAMED = ("who", "account", "owner")  # fields that hold a name or the number of a record
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_HAN = re.compile(r"[\u3400-\u9fff]")


def read_row(
    row: list[str], header: list[str], layout: Layout | None, source: Source, number: str
) -> Document | None:
    """The document of one row, None for a row that says nothing.

    `number` (`#12`) makes its id. A table of no known layout is written out as `column: text`.
    """
    if not any(cell.strip() for cell in row):
        return None
    if layout is None and not any(_WORD.search(cell) for cell in row):
        return None
    if layout is None:
        return build_document(source, _write_cells(row, header)[1:], kind=Kind.CRM, row=number)
    fields = {
        name: _pick(row, columns, named=name in _NAMED) for name, columns in layout.columns.items()
    }
    rest = _write_cells(row, header, known=layout)
    document = _WRITERS[layout.kind](fields, rest, source)
    if document is None:
        return None
    account = source.account or _first(fields, "account") or _first(fields, "company")
    return replace(document, id=f"{source.name}{number}", account=normalise_text(account))


def _pick(row: list[str], columns: tuple[int, ...], *, named: bool) -> list[str]:
    """The distinct texts of a field's columns; ids of records say nothing to a reader."""
    texts = (row[at].strip() for at in columns if at < len(row))
    kept = (text for text in texts if text and not _RECORD_ID.fullmatch(text))
    return list(dict.fromkeys(text for text in kept if not (named and _NUMBER.fullmatch(text))))


def _first(fields: Fields, name: str) -> str:
    return next(iter(fields.get(name, ())), "")


def _write_cells(
    row: list[str], header: list[str], *, known: Layout | None = None
) -> list[Passage]:
    """Cells of columns without a known meaning as `column: text`."""
    used = {at for columns in (known.columns if known else {}).values() for at in columns}
    lines = [
        f"{name.strip()}: {' '.join(cell.split())}"
        for at, (name, cell) in enumerate(zip(header, row, strict=False))
        if at not in used and cell.strip() and not (known and _RECORD_ID.fullmatch(cell.strip()))
    ]
    lines += [" ".join(cell.split()) for cell in row[len(header) :] if cell.strip()]
    return [Passage(""), Passage("\n\n".join(lines))] if lines else []


def render_text(text: str) -> list[Passage]:
    """A cell's words, which may be HTML or carry quote marks."""
    return render_html(text) if _TAG.search(text) else lift_quotes(normalise_text(text))


def parse_when(text: str) -> datetime | None:
    """A date of an export: also seconds or milliseconds since 1970, which are UTC."""
    if _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), tz=UTC).replace(tzinfo=None)
    return parse_date(text)


def _write_activity(fields: Fields, rest: list[Passage], source: Source) -> Document | None:
    subject = " ".join(_first(fields, "subject").split())
    passages = (
        [Passage(f"Who: {'; '.join(fields['who'])}", part=Part.ATTENDEES)]
        if fields.get("who")
        else []
    )
    passages += [Passage(subject)] if subject else []
    for text in _distinct(fields.get("body", [])):
        passages += [Passage(""), *render_text(text)]
    if not subject and not fields.get("body") and not rest:
        return None
    envelope = Envelope(sent=parse_when(_first(fields, "date")), subject=subject)
    return build_document(source, [*passages, *rest], kind=Kind.CRM, envelope=envelope)


def _distinct(texts: list[str]) -> Iterator[str]:
    """Texts without those that repeat the beginning of another one, as previews do."""
    for text in texts:
        plain = _TAG.sub("", text)[:60]
        if not any(
            plain in _TAG.sub("", other)
            for other in texts
            if other is not text and len(other) > len(text)
        ):
            yield text


def _write_mail(fields: Fields, _: list[Passage], source: Source) -> Document | None:
    date = _first(fields, "date")
    envelope = Envelope(
        author=_read_author(fields),
        to=parse_parties("; ".join(fields.get("to", ()))),
        cc=parse_parties("; ".join(fields.get("cc", ()))),
        sent=parse_when(date),
        subject=flatten(_first(fields, "subject")),
    )
    body = render_text(_first(fields, "body") or _first(fields, "html"))
    shown = "" if _EPOCH.fullmatch(date) else date
    return compose_mail(source, envelope, body, date=shown)


def _read_author(fields: Fields) -> Party | None:
    names = fields.get("from_name") or [*fields.get("from_first", ()), *fields.get("from_last", ())]
    author = next(iter(parse_parties(_first(fields, "from_address"))), Party())
    author = Party(" ".join(names[:2]) or author.name, author.address)
    return author if author != Party() else None


def _write_contact(fields: Fields, rest: list[Passage], source: Source) -> Document | None:
    first, last = _first(fields, "first_name"), _first(fields, "last_name")
    joined = f"{last}{first}" if _HAN.search(first + last) else f"{first} {last}".strip()
    values = {name: "; ".join(texts) for name, texts in fields.items()}
    values["name"] = values.get("name") or joined
    if not values["name"] and not values.get("email"):
        return None
    lines = [
        f"{label}: {' '.join(values[name].split())}"
        for name, label in contact_labels().items()
        if values.get(name)
    ]
    passages = [Passage("\n".join(lines), part=Part.CONTACT)]
    envelope = Envelope(sent=parse_when(_first(fields, "date")))
    return build_document(source, [*passages, *rest], kind=Kind.CONTACTS, envelope=envelope)


_WRITERS: dict[Kind, Callable[[Fields, list[Passage], Source], Document | None]] = {
    Kind.CRM: _write_activity,
    Kind.EMAIL: _write_mail,
    Kind.CONTACTS: _write_contact,
}
