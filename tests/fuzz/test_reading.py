"""Files made of what mails, transcripts and tables are made of are read whole, whatever the order.

The judge is that of the fuzz targets, here in small, for every day.
"""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz import oracle
from tests.fuzz.targets import TARGETS

PEOPLE = st.sampled_from(
    ["Nora Quist", "陆明远", "Quist, Nora", "N\u043era", "", "\u202eNora", "A\0"]
)
WORDS = st.sampled_from([
    "I sign the contract.", "合同由我签。", "\n", "\n\n", "> ", ">> ", "-- \n", "Best,\n", "此致\n",
    "From: ", "发件人：", "Sent: ", "On Tue, Mar 4, 2025, ", " wrote:\n", "写道：\n", "10:30 ", "[",
    "：", "Attendees:\n", "参会人员：\n", "- ", "\ud800", "\0", "\u200b", "<p>", "</blockquote>",
    "|", "\t",
])  # fmt: skip
PROSE = st.lists(WORDS | PEOPLE | st.text(max_size=6), max_size=30).map("".join)
TURNS = st.lists(
    st.tuples(PEOPLE, st.sampled_from([": ", "：", " 00:01\n", "\n"]), PROSE), max_size=8
)
ROWS = st.lists(st.lists(PROSE, max_size=5), max_size=6)
KINDS = ("text/plain", "text/html", "text/rtf", "message/rfc822", "multipart/mixed; boundary=b",
         "application/ms-tnef", "text/plain; format=flowed")  # fmt: skip


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@settings(max_examples=60)
@given(PEOPLE, PROSE, st.lists(st.tuples(st.sampled_from(KINDS), PROSE), min_size=1, max_size=4))
def test_any_mail_is_read(person: str, subject: str, parts: list[tuple[str, str]]) -> None:
    """Any parts of any kind, below any header."""
    head = f"From: {person} <n@x.example>\nSubject: {subject}\nMIME-Version: 1.0\n"
    body = "".join(f"--b\nContent-Type: {kind}\n\n{text}\n" for kind, text in parts)
    whole = f"{head}Content-Type: multipart/mixed; boundary=b\n\n{body}--b--\n"
    assert oracle.check_file("a.eml", _encode(whole))


@settings(max_examples=60)
@given(TURNS)
def test_any_transcript_is_read(turns: list[tuple[str, str, str]]) -> None:
    """Any names and any words, with times and without."""
    text = "\n".join(f"{name}{mark}{words}" for name, mark, words in turns)
    assert oracle.check_file("a.txt", _encode(text))


@settings(max_examples=60)
@given(ROWS)
def test_any_table_is_read(rows: list[list[str]]) -> None:
    """Rows of any length below a head that is known."""
    stream = io.StringIO()
    csv.writer(stream).writerows([["Subject", "Description", "Name", "Date"], *rows])
    assert oracle.check_file("a.csv", _encode(stream.getvalue()))


@pytest.mark.parametrize("name", TARGETS)
def test_targets_hold_for_their_seeds(name: str) -> None:
    """What fuzzing grows from breaks nothing."""
    target = TARGETS[name]
    seeds = [seed for seed in target.seeds() if len(seed) <= target.most][:20]
    assert seeds
    for seed in seeds:
        target.check(seed)
