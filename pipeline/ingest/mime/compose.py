"""Envelope and body passages → the document of one mail, the same for every mail format."""

from collections.abc import Iterable

from pipeline.ingest.build import Passage, compose_text, normalise_text
from pipeline.ingest.source import Source
from pipeline.types import Document, Envelope, Kind, Part, Party


def compose_mail(
    source: Source, envelope: Envelope, body: Iterable[Passage], *, date: str = ""
) -> Document:
    """The document of a mail: its header lines, an empty line, its body.

    `date` is the Date field as the mail writes it; without one, the envelope's time is shown.
    """
    header = _write_header(envelope, date)
    passages = [Passage(header, part=Part.HEADER)] if header else []
    text, blocks = compose_text([*passages, *body])
    return Document(
        id=source.name,
        source=source.name,
        account=source.account,
        kind=Kind.EMAIL,
        text=text,
        envelope=envelope,
        blocks=blocks,
    )


def _write_header(envelope: Envelope, date: str) -> str:
    lines = {
        "From": _write_parties((envelope.author,) if envelope.author else ()),
        "To": _write_parties(envelope.to),
        "Cc": _write_parties(envelope.cc),
        "Subject": envelope.subject,
        "Date": date or (f"{envelope.sent:%Y-%m-%d %H:%M}" if envelope.sent else ""),
    }
    return "".join(f"{label}: {value}\n" for label, value in lines.items() if value)


def _write_parties(parties: tuple[Party, ...]) -> str:
    """People as `Name <address>`, with semicolons between them: names have commas in them."""
    return "; ".join(flatten(_write_party(party)) for party in parties)


def _write_party(party: Party) -> str:
    if not party.name:
        return party.address
    return f"{party.name} <{party.address}>" if party.address else party.name


def flatten(text: str) -> str:
    r"""One line of normalised text: "Re:\r\n\tOffer" -> "Re: Offer"."""
    plain = text.isascii() and text.isprintable()
    return " ".join((text if plain else normalise_text(text)).split())
