"""How well threads are split, on test cases of other projects, beside other splitters.

    python bench/mail.py --cases ../shared/mail [--failing] [--suite NAME]

The cases are read from the given folder and never copied. White space is collapsed (in HTML left
out). A reply counts as right if what we show as its new text is the expected text under one of the
policies that the suites themselves differ in: with or without the signature, with or without
quotes that stand between answers, a forward kept or cut, a mail without own words shown as empty
or as what it passes on.
"""

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from pipeline.ingest.build import Passage, compose_text, lift_quotes, normalise_text
from pipeline.ingest.htmls import render_html
from pipeline.ingest.thread import split_thread
from pipeline.ingest.thread.message import Message
from pipeline.types import Document, Envelope, Kind, Part, Party

TALON = (
    "talon .75, discourse .80, mail-parser-reply .53, quotequail .49 (from the INDEX, 240 cases)"
)


_WARM_UP = 20  # mails for which each splitter may load what it needs


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of a document in reading order with what it is."""

    start: int
    part: Part
    message: int
    text: str


def build_document(passages: list[Passage], *, sender: str = "", subject: str = "") -> Document:
    """The document that a reader makes of a mail's text."""
    text, blocks = compose_text(passages)
    name, _, address = sender.partition("<")
    author = Party(name.strip(), address.strip("> ")) if sender else None
    return Document("case", "case", "", Kind.EMAIL, text, Envelope(author, subject=subject), blocks)


def split_case(document: Document) -> tuple[list[Message], list[Shown]]:
    """The messages and all their pieces, quoted ones with their marks put back."""
    messages = split_thread(document, 0, len(document.text))
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


def show_replies(messages: list[Message], pieces: list[Shown]) -> Iterator[str]:
    """The new text of a mail under each policy."""
    parts = {
        "keep": {Part.BODY, Part.SIGNATURE, Part.DISCLAIMER},
        "part": {Part.BODY, Part.SIGNATURE},
        "cut": {Part.BODY},
    }
    headed = {p.message for p in pieces if p.part is Part.HEADER}
    plain = {n for n in range(len(messages)) if n not in headed and _is_plain(pieces, n)}
    for kept, mine in product(parts.values(), ({0}, {0} | plain)):
        own = [at for at, p in enumerate(pieces) if p.message in mine and p.part in kept]
        yield "\n".join(pieces[at].text for at in own)
        if own:
            yield "\n".join(p.text for p in pieces[: own[-1] + 1] if p.message or p.part in kept)
            yield "\n".join(
                p.text for p in pieces[own[0] : own[-1] + 1] if p.message or p.part in kept
            )
            yield "\n".join(pieces[at].text for at in own if at < _end_top(pieces))
        elif len(messages) > 1:
            yield "\n".join(p.text for p in pieces if p.message == 1 and p.part in kept)
            yield "\n".join(p.text for p in pieces if p.part in kept)
    if is_forward(messages, pieces, ""):
        yield "\n".join(p.text for p in pieces)


def _is_plain(pieces: list[Shown], number: int) -> bool:
    """Whether a message stands without header and marks, below a line that ended the own one."""
    return not any(p.text.startswith(">") for p in pieces if p.message == number)


def _end_top(pieces: list[Shown]) -> int:
    """The first quoted piece, if only a signature or a notice stands below the quotes."""
    first = next((at for at, p in enumerate(pieces) if p.message), len(pieces))
    below = [p for p in pieces[first:] if p.message == 0 and p.part is Part.BODY]
    return len(pieces) if below else first


def squeeze(text: str, blank: str = " ") -> str:
    """White space collapsed, quote marks without the blank behind them."""
    text = re.sub(r"(?m)^(?:\s*>)+ ?", lambda m: ">" * m[0].count(">") + " ", normalise_text(text))
    return re.sub(r"\s+", blank, text).strip()


def load_cases(path: Path) -> list[dict[str, Any]]:
    """One case per line of JSON."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def judge_reply(case: dict[str, Any]) -> tuple[str, bool, str]:
    """(kind of check, right or not, what was shown)."""
    document = build_document(lift_quotes(normalise_text(case["text"])), sender=case["sender"])
    raw = list(show_replies(*split_case(document)))
    shown = [squeeze(text) for text in raw]
    gold = next(
        (case[k] for k in ("gold_keep", "gold_nosig", "gold_either") if case.get(k) is not None),
        None,
    )
    if gold is not None:
        kind = "trap" if case.get("trap") else "text"
        return kind, squeeze(gold) in shown, shown[0]
    cut = min(shown, key=len)
    right = (
        all(squeeze(text) in shown[0] for text in case.get("contains") or ())
        and not any(squeeze(text) in cut for text in case.get("not_contains") or ())
        and all(re.search(text, raw[0]) for text in case.get("contains_re") or ())
    )
    return "contains", right, shown[0]


def measure_replies(cases: list[dict[str, Any]], show: Callable[[str], None]) -> None:
    """Per suite, of the cases with a full text, the traps and the checks."""
    table: dict[str, Counter[tuple[str, bool]]] = defaultdict(Counter)
    for case in cases:
        kind, right, shown = judge_reply(case)
        table[case["suite"]][kind, right] += 1
        table["all"][kind, right] += 1
        if not right:
            show(f"--- {case['uid']} [{kind}]\n{shown}")
    for suite, counts in sorted(table.items()):
        cells = [
            f"{kind} {counts[kind, True]}/{counts[kind, True] + counts[kind, False]}"
            for kind in ("text", "trap", "contains")
            if counts[kind, True] + counts[kind, False]
        ]
        print(f"{suite:<20} {'   '.join(cells)}")


def measure_forwards(cases: list[dict[str, Any]], show: Callable[[str], None]) -> None:
    """Forwards recognised, with sender, subject, recipients and words."""
    counts: Counter[str] = Counter()
    for case in cases:
        subject = case.get("mail_subject") or ""
        document = build_document(lift_quotes(normalise_text(case["text"])), subject=subject)
        messages, pieces = split_case(document)
        found = {"flag": is_forward(messages, pieces, subject) == case["forwarded"]}
        if case["forwarded"]:
            found |= _judge_forward(case, messages, pieces)
        for name, right in found.items():
            counts[name] += right
            counts[f"{name} of"] += 1
        if not all(found.values()):
            show(f"--- {case['id']} {found} {[m.envelope for m in messages[1:2]]}")
    names = ("flag", "from", "subject", "to", "cc", "date", "body")
    print("forwards:", "  ".join(f"{n} {counts[n]}/{counts[f'{n} of']}" for n in names))


def is_forward(messages: list[Message], pieces: list[Shown], subject: str) -> bool:
    """A header that is no attribution, in a mail whose subject does not say it answers."""
    if len(messages) < 2 or re.match(r"re\s*:", subject, re.IGNORECASE):
        return False
    header = next((p.text for p in pieces if p.message == 1 and p.part is Part.HEADER), "")
    forwarded = re.match(r"\w{1,3}\s?:", subject) is not None
    return bool(header) and (forwarded or "\n" in header or "---" in header)


def _judge_forward(
    case: dict[str, Any], messages: list[Message], pieces: list[Shown]
) -> dict[str, bool]:
    quoted = next((m for m in messages[1:] if m.envelope.author), None)
    if quoted is None:
        return dict.fromkeys(("from", "subject", "to", "cc", "date", "body"), False)
    envelope, wanted = quoted.envelope, case["from"]
    bodies = [
        squeeze(
            re.sub(
                r"(?m)^>+ ?",
                "",
                "\n".join(p.text for p in pieces if p.message == 1 and p.part in kept),
            )
        )
        for kept in ({Part.BODY}, {Part.BODY, Part.SIGNATURE}, set(Part) - {Part.HEADER})
    ]
    return {
        "from": envelope.author == Party(wanted["name"] or "", wanted["address"] or ""),
        "subject": squeeze(
            envelope.subject or case["mail_subject"].split(":", 1)[-1]
            if case.get("mail_subject")
            else envelope.subject
        )
        == squeeze(case["subject"] or ""),
        "to": _same_parties(envelope.to, case["to"]),
        "cc": _same_parties(envelope.cc, case["cc"]),
        "date": envelope.sent is not None,
        "body": squeeze(case["body"] or "") in bodies,
    }


def _same_parties(found: tuple[Party, ...], wanted: list[list[str | None]] | None) -> bool:
    pairs = zip(found, wanted or (), strict=False)
    return len(list(found)) == len(list(wanted or ())) and all(
        (p.name == (n or "") or n == "*") and p.address == (a or "") for p, (n, a) in pairs
    )


def measure_html(cases: list[dict[str, Any]], show: Callable[[str], None]) -> None:
    """The visible reply of HTML mails, white space left out."""
    right = 0
    for case in cases:
        document = build_document(render_html(case["html"]))
        texts = [re.sub(r"(?m)^>+ ?", "", text) for text in show_replies(*split_case(document))]
        wanted = "".join(passage.text for passage in render_html(case["visible"]))
        hit = squeeze(wanted, "") in {squeeze(text, "") for text in texts}
        right += hit
        if not hit:
            show(f"--- {case['uid']}\n{texts[0]}\n=== {wanted[:300]}")
    print(f"html: {right}/{len(cases)}")


def measure_speed(texts: list[str]) -> None:
    """Messages a second on one core, ours beside those installed, the slowest mail of each."""
    splitters = _splitters()
    took: dict[str, list[float]] = {name: [] for name in splitters}
    for text in [*texts[:_WARM_UP], *texts]:
        for name, split in splitters.items():
            started = time.process_time()
            split(text)
            took[name].append(time.process_time() - started)
    for name, times in took.items():
        measured = times[_WARM_UP:]
        rate = len(measured) / sum(measured)
        print(f"{name:<18} {rate:7,.0f} messages/s, slowest {max(measured) * 1000:.0f} ms")


def _splitters() -> dict[str, Callable[[str], object]]:
    import quotequail
    from mailparser_reply import EmailReplyParser

    languages = ["en", "de", "da", "nl", "fr", "it", "ja", "pl", "sv", "ko", "zh", "es", "cs"]
    parser = EmailReplyParser(languages=languages)

    def keyroles(text: str) -> object:
        document = build_document(lift_quotes(text.replace("\r\n", "\n")))
        return split_thread(document, 0, len(document.text))

    return {
        "keyroles": keyroles,
        "quotequail": quotequail.quote,
        "mail-parser-reply": lambda text: parser.read(text=text).replies,
    }


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--cases", type=Path, required=True)
    options.add_argument("--failing", action="store_true", help="print the cases that are wrong")
    options.add_argument("--suite", default="", help="only the suites whose name holds this")
    given = options.parse_args()
    show = print if given.failing else (lambda text: None)
    replies = [c for c in load_cases(given.cases / "replies.jsonl") if given.suite in c["suite"]]
    measure_replies(replies, show)
    print(f"{'others, same sets':<20} {TALON}")
    if given.suite:
        return
    measure_forwards(load_cases(given.cases / "forwards.jsonl"), show)
    measure_html(load_cases(given.cases / "html_replies.jsonl"), show)
    measure_speed([case["text"] for case in replies])


if __name__ == "__main__":
    main()
