"""What split_thread makes of other projects' cases, compared with what they expect.

A reply counts as right if the expected text is what we show as new under one of the policies in
which the suites themselves differ: with or without the signature, with or without quotes between
answers, a forward kept or cut, a mail without own words shown as empty or as what it passes on.
White space is collapsed, in HTML left out.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from pipeline.ingest.build import Passage, compose_text, lift_quotes, normalise_text
from pipeline.ingest.htmls import render_html
from pipeline.ingest.thread import split_thread
from pipeline.ingest.thread.message import Message
from pipeline.types import Document, Envelope, Kind, Part, Party

Case = dict[str, Any]

_GOLD = ("gold_keep", "gold_nosig", "gold_either")
_KEPT = (
    {Part.BODY, Part.SIGNATURE, Part.DISCLAIMER},
    {Part.BODY, Part.SIGNATURE},
    {Part.BODY},
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of a document with what it is; quoted ones have their marks put back."""

    start: int
    part: Part
    message: int
    text: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """A case judged: the suite, what was checked, whether it holds, and what was shown."""

    id: str
    suite: str
    checks: dict[str, bool]
    shown: str


def load_cases(path: Path) -> list[Case]:
    """One case per line of JSON."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def split_text(passages: list[Passage], *, sender: str = "") -> tuple[list[Message], list[Shown]]:
    """The messages of a mail, and all their pieces in reading order."""
    text, blocks = compose_text(passages)
    name, _, address = sender.partition("<")
    author = Party(name.strip(), address.strip("> ")) if sender else None
    document = Document("case", "case", "", Kind.EMAIL, text, Envelope(author), blocks)
    messages = split_thread(document, 0, len(text))
    pieces = [
        Shown(span.start, span.part, number, _mark(document, span.start, span.end))
        for number, message in enumerate(messages)
        for span in message.spans
    ]
    return messages, sorted(pieces, key=lambda piece: piece.start)


def _mark(document: Document, start: int, end: int) -> str:
    depth = next((b.depth for b in document.blocks if b.start <= start < b.end), 0)
    lines = document.text[start:end].split("\n")
    return "\n".join(">" * depth + " " * bool(depth) + line for line in lines)


def squeeze(text: str, blank: str = " ") -> str:
    """White space collapsed, quote marks without the blanks around them."""
    text = re.sub(r"(?m)^(?:\s*>)+ ?", lambda m: ">" * m[0].count(">") + " ", normalise_text(text))
    return re.sub(r"\s+", blank, text).strip()


def _strip_marks(text: str) -> str:
    return re.sub(r"(?m)^>+ ?", "", text)


def show_replies(messages: list[Message], pieces: list[Shown]) -> Iterator[str]:
    """The new text of a mail under each policy, the strictest readings of "new" first."""
    headed = {piece.message for piece in pieces if piece.part is Part.HEADER}
    marked = {piece.message for piece in pieces if piece.text.startswith(">")}
    plain = set(range(1, len(messages))) - headed - marked
    for kept, mine in product(_KEPT, ({0}, {0} | plain)):
        own = [at for at, p in enumerate(pieces) if p.message in mine and p.part in kept]
        shown = [at for at, p in enumerate(pieces) if p.message or p.part in kept]
        if own:
            yield _join(pieces, own)
            yield _join(pieces, [at for at in shown if at <= own[-1]])
            yield _join(pieces, [at for at in shown if own[0] <= at <= own[-1]])
            yield _join(pieces, [at for at in own if at < _end_top(pieces)])
        else:
            yield ""
            first = [at for at, p in enumerate(pieces) if p.message == 1 and p.part in kept]
            yield _join(pieces, first)
            yield _join(pieces, [at for at, p in enumerate(pieces) if p.part in kept])
    if is_forward(messages, pieces, ""):
        yield _join(pieces, list(range(len(pieces))))


def _join(pieces: list[Shown], chosen: list[int]) -> str:
    return "\n".join(pieces[at].text for at in chosen)


def _end_top(pieces: list[Shown]) -> int:
    """The first quoted piece, if only a signature or a notice stands below the quotes."""
    first = next((at for at, p in enumerate(pieces) if p.message), len(pieces))
    below = [p for p in pieces[first:] if p.message == 0 and p.part is Part.BODY]
    return len(pieces) if below else first


def judge_reply(case: Case) -> Verdict:
    """A plain-text reply: its full text, a trap (nothing to cut), or what it must contain."""
    pair = split_text(lift_quotes(normalise_text(case["text"])), sender=case["sender"])
    raw = list(show_replies(*pair))
    shown = [squeeze(text) for text in raw]
    gold = next((case[key] for key in _GOLD if case.get(key) is not None), None)
    if gold is not None:
        checks = {"trap" if case.get("trap") else "text": squeeze(gold) in shown}
    else:
        holds = all(squeeze(text) in shown[0] for text in case.get("contains") or ())
        clean = not any(squeeze(t) in min(shown, key=len) for t in case.get("not_contains") or ())
        found = all(re.search(text, raw[0]) for text in case.get("contains_re") or ())
        checks = {"contains": holds and clean and found}
    return Verdict(case["uid"], case["suite"], checks, raw[0])


def judge_html(case: Case) -> Verdict:
    """A reply in HTML: what is seen of it."""
    raw = [_strip_marks(text) for text in show_replies(*split_text(render_html(case["html"])))]
    wanted = "".join(passage.text for passage in render_html(case["visible"]))
    right = squeeze(wanted, "") in {squeeze(text, "") for text in raw}
    return Verdict(case["uid"], "html", {"html": right}, raw[0])


def judge_forward(case: Case) -> Verdict:
    """A forward: recognised as one, with sender, subject, recipients, date and words."""
    subject = case.get("mail_subject") or ""
    messages, pieces = split_text(lift_quotes(normalise_text(case["text"])))
    checks = {"flag": is_forward(messages, pieces, subject) == case["forwarded"]}
    if case["forwarded"]:
        quoted = next((m.envelope for m in messages[1:] if m.envelope.author), Envelope())
        checks |= _judge_envelope(case, quoted, subject)
        texts = ([p.text for p in pieces if p.message == 1 and p.part in kept] for kept in _KEPT)
        bodies = {squeeze(_strip_marks("\n".join(text))) for text in texts}
        checks["body"] = squeeze(case["body"] or "") in bodies
    return Verdict(case["id"], "forwards", checks, str(messages[1:2]))


def is_forward(messages: list[Message], pieces: list[Shown], subject: str) -> bool:
    """A header that is no attribution, in a mail whose subject does not say that it answers."""
    if len(messages) < 2 or re.match(r"re\s*:", subject, re.IGNORECASE):
        return False
    header = next((p.text for p in pieces if p.message == 1 and p.part is Part.HEADER), "")
    forwarded = re.match(r"\w{1,3}\s?:", subject) is not None
    return bool(header) and (forwarded or "\n" in header or "---" in header)


def _judge_envelope(case: Case, envelope: Envelope, subject: str) -> dict[str, bool]:
    sender = Party(case["from"]["name"] or "", case["from"]["address"] or "")
    told = envelope.subject or subject.split(":", 1)[-1]
    return {
        "from": envelope.author == sender,
        "subject": squeeze(told) == squeeze(case["subject"] or ""),
        "to": _are_same(envelope.to, case["to"]),
        "cc": _are_same(envelope.cc, case["cc"]),
        "date": envelope.sent is not None,
    }


def _are_same(found: tuple[Party, ...], wanted: list[list[str | None]] | None) -> bool:
    """Whether people agree; the suite writes `*` where it expects no certain name."""
    pairs = list(zip(found, wanted or (), strict=False))
    return len(pairs) == len(found) == len(wanted or ()) and all(
        name in (party.name, "*", None if not party.name else name)
        and (address or "") == party.address
        for party, (name, address) in pairs
    )
