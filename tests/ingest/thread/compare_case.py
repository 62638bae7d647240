"""What split_thread makes of a case beside what a careful reader says."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from pipeline.ingest.build import compose_text, lift_quotes, normalise_text
from pipeline.ingest.htmls import render_html
from pipeline.ingest.thread import split_thread
from pipeline.ingest.thread.message import Message
from pipeline.types import Document, Envelope, Kind, Part, Party
from tests.ingest.thread.case_format import Case, parse_parties, parse_time

CASES = Path(__file__).parent / "cases"
MEASURES = ("messages", "body", "signature", "quoted", "recipients", "disclaimer")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One measure of one case; `expected` and `got` are for people to read."""

    measure: str
    right: bool
    expected: object
    got: object


def build_document(case: Case) -> Document:
    """The document that a reader of mails makes of the case's raw text."""
    passages = lift_quotes(case.visible) if case.html is None else render_html(case.html)
    text, blocks = compose_text(passages)
    envelope = Envelope(author=case.author)
    return Document("case", "case", "A", Kind.EMAIL, text, envelope, blocks)


def compare_case(case: Case) -> list[Outcome]:
    """One outcome per measure, in the order of MEASURES."""
    document = build_document(case)
    messages = split_thread(document, 0, len(document.text))
    pairs = [
        _pair_messages(case, messages),
        _pair_part(case, document, messages, [0], Part.BODY),
        _pair_part(case, document, messages, [0], Part.SIGNATURE),
        _pair_part(case, document, messages, range(1, case.count), Part.BODY),
        _pair_recipients(case, messages),
        _pair_part(case, document, messages, [0], Part.DISCLAIMER),
    ]
    return [
        Outcome(measure, got in expected, expected[0], got)
        for measure, (expected, got) in zip(MEASURES, pairs, strict=True)
    ]


def _pair_messages(case: Case, messages: list[Message]) -> tuple[list[object], object]:
    """Authors and times of all messages; the mail's own time is not in its text."""
    expected = [(_key_party(case.author), "")]
    got = [(_key_party(message.envelope.author), "") for message in messages[:1]]
    for number in range(1, case.count):
        stated = case.fields[number]
        author = parse_parties(stated["from"])[0] if "from" in stated else None
        expected.append((_key_party(author), _key_time(stated.get("sent"))))
    for number, message in enumerate(messages[1:], start=1):
        exact = "T" in case.fields.get(number, {}).get("sent", "T")
        got.append((_key_party(message.envelope.author), _key_sent(message, exact=exact)))
    return [expected], got


def _pair_recipients(case: Case, messages: list[Message]) -> tuple[list[object], object]:
    expected = [
        (
            _key_parties(case.fields[number].get("to", "")),
            _key_parties(case.fields[number].get("cc", "")),
            case.fields[number].get("subject", ""),
        )
        for number in range(1, case.count)
    ]
    got = [
        (
            tuple(_key_party(party) for party in message.envelope.to),
            tuple(_key_party(party) for party in message.envelope.cc),
            _squeeze(message.envelope.subject, " "),
        )
        for message in messages[1:]
    ]
    return [expected], got


def _pair_part(
    case: Case, document: Document, messages: list[Message], numbers: Iterable[int], part: Part
) -> tuple[list[object], object]:
    """The text of one part of some messages: everything the case allows, and what was found."""
    blank = " " if case.html is None else ""
    wanted = list(numbers)
    choices = [[_squeeze(text, blank) for text in _allow_texts(case, n, part)] for n in wanted]
    found = [messages[n] if n < len(messages) else None for n in wanted]
    got = tuple(_squeeze(_collect_text(document, message, part), blank) for message in found)
    return list(product(*choices)), got


def _allow_texts(case: Case, number: int, part: Part) -> list[str]:
    """A stretch that may belong to either of two parts doubles what is allowed."""
    may = {Part.BODY: ("closing",), Part.SIGNATURE: ("closing", "footer")}
    allowed = [""]
    for piece in case.stretches:
        if number != piece.message and piece.zone != "footer":
            continue
        text = "\n".join(passage.text for passage in lift_quotes(piece.text))
        if piece.zone == part.value:
            allowed = [f"{before}\n{text}" for before in allowed]
        elif piece.zone in may.get(part, ("footer",)):
            allowed += [f"{before}\n{text}" for before in allowed]
    return allowed


def _collect_text(document: Document, message: Message | None, part: Part) -> str:
    spans = () if message is None else message.spans
    return "\n".join(document.text[span.start : span.end] for span in spans if span.part is part)


def _squeeze(text: str, blank: str) -> str:
    return re.sub(r"\s+", blank, normalise_text(text).strip())


def _key_parties(value: str) -> tuple[tuple[str, str], ...]:
    return tuple(_key_party(party) for party in parse_parties(value)) if value else ()


def _key_party(party: Party | None) -> tuple[str, str]:
    """`Ames, Ruth` and `Ruth Ames` are one name; addresses are compared in lower case."""
    if party is None:
        return "", ""
    last, comma, first = party.name.partition(", ")
    return (f"{first} {last}" if comma else party.name), party.address.lower()


def _key_time(value: str | None) -> str:
    if value is None:
        return ""
    return f"{parse_time(value):%Y-%m-%dT%H:%M}" if "T" in value else value


def _key_sent(message: Message, *, exact: bool) -> str:
    sent = message.envelope.sent
    return f"{sent:%Y-%m-%dT%H:%M}"[: None if exact else 10] if sent else ""
