"""Records come out of the store as they went in, whatever they hold."""

import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.store.codec import (
    decode_blocks,
    decode_envelope,
    decode_facts,
    decode_moment,
    digest,
    encode_blocks,
    encode_envelope,
    encode_facts,
    encode_moment,
    pack,
    unpack,
)
from pipeline.types import Block, Envelope, Fact, Part, Party

texts = st.text(st.characters(exclude_categories=()), max_size=12)  # lone surrogates too
parties = st.builds(Party, texts, texts)
numbers = st.integers(0, 10**9)
envelopes = st.builds(
    Envelope,
    author=st.none() | parties,
    to=st.lists(parties, max_size=2).map(tuple),
    cc=st.lists(parties, max_size=2).map(tuple),
    sent=st.none() | st.datetimes(),
    subject=texts,
)
blocks = st.builds(
    Block, numbers, numbers, numbers, st.none() | st.sampled_from(Part), st.none() | parties
)
facts = st.builds(Fact, texts, texts, numbers, numbers, st.floats(0, 1))


@given(texts)
def test_pack_makes_text_that_any_database_takes(text: str) -> None:
    """What is packed is UTF-8 without NUL, and comes back."""
    packed = pack(text)
    packed.encode()
    assert "\x00" not in packed
    assert unpack(packed) == text


@pytest.mark.parametrize("text", ["Dana", "张伟", "", "line\nline", "'; DROP TABLE persons; --"])
def test_pack_leaves_usual_text_alone(text: str) -> None:
    """The tables can be read by people."""
    assert pack(text) == text


@given(envelopes)
def test_envelopes_come_back(envelope: Envelope) -> None:
    """Every part of an envelope, and the moment to the microsecond."""
    assert decode_envelope(encode_envelope(envelope)) == envelope


@given(st.lists(blocks, max_size=3).map(tuple))
def test_blocks_come_back(given_blocks: tuple[Block, ...]) -> None:
    """Depths, parts and speakers."""
    assert decode_blocks(encode_blocks(given_blocks)) == given_blocks


@given(st.lists(facts, max_size=3).map(tuple))
def test_facts_come_back(given_facts: tuple[Fact, ...]) -> None:
    """Confidences to the last bit."""
    assert decode_facts(encode_facts(given_facts)) == given_facts


@given(st.none() | st.datetimes())
def test_moments_come_back(moment: datetime | None) -> None:
    """Also where there is none."""
    assert decode_moment(encode_moment(moment)) == moment


def test_digest_tells_parts_apart() -> None:
    """Where one part ends and the next begins counts."""
    assert digest("ab", "c") != digest("a", "bc") != digest(["a", "bc"])
    assert json.dumps(digest("ab")) == json.dumps(digest("ab"))
