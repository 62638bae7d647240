"""Whatever the text, its messages lie within it, side by side, and lose none of its words."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.build import compose_text, lift_quotes
from pipeline.ingest.thread import split_thread
from pipeline.ingest.thread.message import Message
from pipeline.types import Document, Envelope, Kind, Part, Party

AUTHOR = Envelope(author=Party("Ann Weber", "ann@weber.example"))

# Pieces of what mail programs print, in any order and depth, amid words of any language.
PIECES = st.sampled_from(
    [
        "From: Bo Hill <bo@hill.example>",
        "发件人：王芳 <wang@fang.example>",
        "Sent: Tuesday, March 5, 2024 10:15 AM",
        "To: ann@weber.example,",
        'To: "" <ann@weber.example>',
        "Subject: Offer",
        "主　题：报价",
        "-----Original Message-----",
        "------------------ 原始邮件 ------------------",
        "---- Forwarded by Bo Hill/ACME on 03/05/2024 10:15 AM ----",
        "On Mar 5, 2024, at 10:15, Bo Hill <bo@hill.example> wrote:",
        "在 2024年3月5日，王芳 写道：",
        "03/05/2024 10:15 AM",
        "-- ",
        "________________________________",
        "Best regards,",
        "顺颂商祺！",
        "Ann Weber",
        "Tel: +49 711 555 0100",
        "Sent from my iPhone",
        "This e-mail is confidential; if you are not the intended recipient, delete it.",
        "CAUTION: external sender. Do not click links. Hello.",
        "We sign on Friday.",
        "我们周五签合同。",
        "收到 ---- 回复的原邮件 ---- 发件人 王芳<w@f.example> 发送日期 2024年3月5日 主题 报价",
        "P.S. Bring the samples.",
        "",
        " ",
        "\t",
        ":",
        ">",
    ]
)
MARKS = st.sampled_from(["", "", "> ", ">> ", "    ", "|"])
LINES = st.tuples(MARKS, PIECES | st.text(max_size=30))
TEXTS = st.lists(LINES.map("".join), max_size=25).map("\n".join)


def _build(text: str) -> Document:
    composed, blocks = compose_text(lift_quotes(text))
    return Document("a", "a", "A", Kind.EMAIL, composed, AUTHOR, blocks)


def _words_outside(document: Document, messages: list[Message], start: int, end: int) -> str:
    ranges = sorted((s.start, s.end) for message in messages for s in message.spans)
    ends = [start, *(last for _, last in ranges)]
    starts = [*(first for first, _ in ranges), end]
    return "".join(document.text[a:b] for a, b in zip(ends, starts, strict=True)).strip()


def test_a_recipient_may_have_an_empty_name() -> None:
    """`To: "" <address>` in a quoted header is an address without a name."""
    text = 'Yes.\n\nFrom: Bo Hill <bo@hill.example>\nTo: "" <ann@weber.example>\n\nWhen?'
    document = _build(text)
    _, quoted = split_thread(document, 0, len(document.text))
    assert quoted.envelope.to == (Party("", "ann@weber.example"),)


@given(TEXTS | st.text())
def test_spans_cover_all_words_once(text: str) -> None:
    """Spans neither overlap nor leave the text nor leave out a word."""
    document = _build(text)
    messages = split_thread(document, 0, len(document.text))
    ranges = sorted((s.start, s.end) for message in messages for s in message.spans)
    assert all(first < last for first, last in ranges)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(ranges))
    assert _words_outside(document, messages, 0, len(document.text)) == ""


@given(TEXTS, st.data())
def test_a_part_of_the_text_is_split_within_its_bounds(text: str, data: st.DataObject) -> None:
    """What stands outside the given range is never touched."""
    document = _build(text)
    start = data.draw(st.integers(0, len(document.text)))
    end = data.draw(st.integers(start, len(document.text)))
    messages = split_thread(document, start, end)
    spans = [span for message in messages for span in message.spans]
    assert all(start <= span.start and span.end <= end for span in spans)
    assert _words_outside(document, messages, start, end) == ""


@given(TEXTS)
def test_the_first_message_is_the_documents_own(text: str) -> None:
    """It comes first, also without a word, and has the envelope of the document."""
    document = _build(text)
    own, *others = split_thread(document, 0, len(document.text))
    assert own.envelope is document.envelope
    assert all(message.spans for message in others)
    assert all(span.part is not Part.HEADER for span in own.spans)


@given(TEXTS)
def test_splitting_twice_gives_the_same(text: str) -> None:
    """What is remembered of earlier texts changes nothing."""
    document = _build(text)
    first = split_thread(document, 0, len(document.text))
    assert split_thread(document, 0, len(document.text)) == first
