"""No mail, however made, takes long to split: each of these takes well under a second."""

import time

import pytest

from pipeline.ingest.build import compose_text, lift_quotes
from pipeline.ingest.thread import split_thread
from pipeline.types import Document, Envelope, Kind, Part, Party

MANY = 100_000
SECONDS = 2.5  # of the processor; several times what is needed, so that a busy machine passes

HOSTILE = {
    "marks": ">" * MANY,
    "marked lines": ">\n" * MANY,
    "deeper and deeper": "\n".join(">" * (at % 60) + " a" for at in range(MANY // 4)),
    "from lines": "From: a\n" * MANY,
    "headers": "From: a\nSent: 1 May 2020 10:00\nSubject: b\n" * (MANY // 3),
    "endless recipients": "To: a@b.c,\n" + "x@y.z,\n" * MANY,
    "rules": "-----Original Message-----\n" * MANY,
    "forwards": "---- Forwarded by X on 1/1/2000 10:00 AM ----\n" * (MANY // 3),
    "attributions": "On 1 May 2020 Bo wrote:\n" * MANY,
    "verbs": "wrote\n" * MANY,
    "one line": "a" * 10 * MANY,
    "one line of labels": "From: To: Subject: " * (MANY // 2),
    "one line of colons": "a: " * 3 * MANY,
    "one line of attributions": "On 1 May 2020 Bo <a@b.c> wrote: " * (MANY // 4),
    "one line of Chinese labels": "发件人：a 发送时间：b 收件人：c 主题：d " * (MANY // 20),
    "dashes": "-" * 10 * MANY,
    "dashed words": "-- a --" * MANY,
    "at signs": "@" * 10 * MANY,
    "broken addresses": ("a" * 50 + "@ ") * (MANY // 5),
    "quotation marks": '"' * 10 * MANY,
    "brackets": "(" * 5 * MANY,
    "figures": "1 " * 5 * MANY,
    "closings": "Best,\n" * MANY,
    "telephones": "Sent from my iPhone\n\nHello, this is a sentence.\n\n" * (MANY // 4),
    "notices": "This email is confidential and privileged.\n\n" * (MANY // 4),
    "warnings": "CAUTION: external. " * (MANY // 2),
    "blank lines": "\n" * 10 * MANY,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_mail_takes_bounded_time(name: str) -> None:
    """Time grows with the length of the text at most."""
    text, blocks = compose_text(lift_quotes(HOSTILE[name]))
    document = Document("a", "a", "A", Kind.EMAIL, text, Envelope(Party("Ann Weber")), blocks)
    started = time.process_time()
    split_thread(document, 0, len(text))
    assert time.process_time() - started < SECONDS


def test_a_very_long_thread_keeps_its_messages() -> None:
    """Two thousand messages in one file are two thousand messages."""
    mails = (
        f"From: P{n} <p{n}@a.example>\nSent: 1 May 2020 10:00\nSubject: S{n}\n\nWord {n}.\n"
        for n in range(2_000)
    )
    text = "\n".join(mails)
    document = Document("a", "a", "A", Kind.NOTE, text)
    messages = split_thread(document, 0, len(text))
    bodies = [
        text[span.start : span.end]
        for message in messages
        for span in message.spans
        if span.part is Part.BODY
    ]
    assert bodies == [f"Word {n}." for n in range(2_000)]
