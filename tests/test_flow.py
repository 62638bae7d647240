"""The whole way: for any input, every word of the output is found where it says it stands."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.config import load_config
from pipeline.ingest import Source
from pipeline.inputs import find_inputs
from pipeline.run import (
    Reading,
    Settings,
    read_inputs,
    read_one,
    run_accounts,
    trace_account,
)
from pipeline.types import Evidence, Mention, Segment, Seller
from tests.export.tables import render_people

SETTINGS = Settings(config=load_config(), seller=Seller(domains=("northlight.example",)))

# Lines that notes and mails are made of, so that random documents reach every rule.
LINES = (
    "From: Hanna Brodeur <hanna.brodeur@calder.example>",
    "To: Lee Okoye <lee@northlight.example>; 罗维 <luowei@calder.example>",
    "Subject: Re: pricing",
    "Sent: Tuesday, January 14, 2025 9:30 AM",
    "On Tue, 14 Jan 2025 at 09:30, Hanna Brodeur <hanna.brodeur@calder.example> wrote:",
    "发件人： 罗维 <luowei@calder.example>",
    "发送时间： 2025年1月14日 9:30",
    "-----Original Message-----",
    "------------------ 原始邮件 ------------------",
    "> please send the figures again",
    ">> 请把数字再发一次",
    "Hanna Brodeur",
    "Procurement Manager | Calder Mills",
    "手机：139 0000 1234",
    "采购部经理 罗维",
    "them: Hanna Brodeur (Procurement Manager), Theo (IT)",
    "我方：李工  对方：罗总、张工",
    "Hanna Brodeur: I sign up to 200k.",
    "罗维 00:01:23",
    "00:00:01.000 --> 00:00:04.000",
    "<v Hanna Brodeur>Send it in writing.</v>",
    "Theo reports to Hanna. She has the last word.",
    "罗总拍板，向王总汇报。",
    "WEBVTT",
    "Subject,Description,ActivityDate,Who",
    '"Call","Spoke with Hanna, ""fine""",2025-01-14,Hanna Brodeur',
    "",
    "--",
)

lines = st.one_of(st.sampled_from(LINES), st.text(max_size=40))
texts = st.lists(lines, max_size=25).map("\n".join)
encodings = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5", "cp1252"])
names = st.sampled_from(["a.txt", "a.md", "a.eml", "a.vtt", "a.csv", "a.html", "2025-01-14.txt"])


@st.composite
def payloads(draw: st.DrawFn) -> bytes:
    """A document of likely and unlikely lines in any encoding, or plain rubbish."""
    if draw(st.booleans()):
        return draw(texts).encode(draw(encodings), errors="ignore")
    return draw(st.binary(max_size=200))


def read_payload(name: str, payload: bytes) -> Reading:
    """The documents of one input held in memory."""
    return read_one(Source(name=name, payload=payload), settings=SETTINGS, fallback="Calder")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=names, payload=payloads())
def test_flow_offsets_slice_back(name: str, payload: bytes) -> None:
    """Segments, mentions and facts of any input lie inside their document and are not empty."""
    for account in read_payload(name, payload).documents.values():
        for stage in ("segments", "evidence"):
            for record in trace_account(account, settings=SETTINGS, until=stage):
                check_place(record)


def check_place(record: object) -> None:
    """The record's words are the document's words at its offsets."""
    if isinstance(record, Segment):
        text = record.document.text
        assert 0 <= record.start < record.end <= len(text)
        assert record.text == text[record.start : record.end] == record.text.strip()
    elif isinstance(record, Evidence):
        assert 0 <= record.start < record.end <= len(record.document.text)
        assert record.quote.strip() != ""
        check_mention(record.mention)


def check_mention(mention: Mention) -> None:
    """A mention stands inside its segment, and so does what the text states of the person."""
    segment = mention.segment
    assert segment.start <= mention.start < mention.end <= segment.end
    assert all(0 <= fact.start < fact.end <= len(segment.document.text) for fact in mention.facts)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=names, payload=payloads())
def test_flow_runs_twice_alike(name: str, payload: bytes) -> None:
    """The same input gives the same bytes."""
    tables = [
        render_people(
            [
                row
                for _, rows in run_accounts(
                    read_payload(name, payload), settings=SETTINGS
                ).people.items()
                for row in rows
            ]
        )
        for _ in range(2)
    ]
    assert tables[0] == tables[1]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_flow_order_of_files_does_not_matter(language: str, gold: Path) -> None:
    """Gold accounts read forwards and backwards give the same tables."""
    inputs = find_inputs([str(gold / language / "notes")])
    tables = []
    for order in (inputs, inputs[::-1]):
        reading = read_inputs(order, settings=SETTINGS)
        tables.append(
            render_people(
                [
                    r
                    for _, rows in run_accounts(reading, settings=SETTINGS).people.items()
                    for r in rows
                ]
            )
        )
    assert tables[0] == tables[1]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_flow_gold_is_read_whole(language: str, gold: Path) -> None:
    """Nothing of the gold accounts is skipped, and no character of them is lost in decoding."""
    reading = read_inputs(find_inputs([str(gold / language / "notes")]), settings=SETTINGS)
    assert reading.skipped == ()
    assert len(reading.documents) == 6
    documents = [d for account in reading.documents.values() for d in account]
    assert not any("\N{REPLACEMENT CHARACTER}" in document.text for document in documents)
