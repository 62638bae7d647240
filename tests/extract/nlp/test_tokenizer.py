"""The tokenizer keeps every character and cuts Chinese by character, English by rules."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

spacy = pytest.importorskip("spacy", reason="spaCy is not installed")

from pipeline.extract.nlp.tokenizer import LONGEST_RUN, MixedTokenizer  # noqa: E402

TOKENIZE = MixedTokenizer(spacy.blank("xx").vocab)
MIXED = st.text(
    alphabet=st.sampled_from("aZ9 \n\t.,'’-/@()张总，：\u3000こ한é·𠮷\u200b"), max_size=60
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("张总 said the PO is with Lena", "张 总 said the PO is with Lena"),
        ("跟Kevin聊过，OK的", "跟 Kevin 聊 过 ， OK 的"),
        ("Dana/Raj (VP Ops)", "Dana / Raj ( VP Ops )"),
        ("Dana's boss isn’t in", "Dana 's boss is n’t in"),
        ("write to l.aroyo@fenmill.com today", "write to l.aroyo@fenmill.com today"),
        ("马丁·科尔：好", "马 丁 · 科 尔 ： 好"),
        ("J. Okafor-Lind, CEO", "J. Okafor - Lind , CEO"),
        ("", ""),
    ],
)
def test_tokenizer_cuts_each_script_by_its_rules(text: str, words: str) -> None:
    """Han and full-width marks stand alone; Latin words are cut as spaCy's English does."""
    assert [token.text for token in TOKENIZE(text) if not token.is_space] == words.split()


@given(st.one_of(st.text(max_size=80), MIXED))
def test_tokenizer_keeps_text_and_offsets(text: str) -> None:
    """Whatever the input, the tokens put together are the text, and offsets slice back."""
    doc = TOKENIZE(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@pytest.mark.parametrize("unit", ["(", "a", "张", "a张", "'", "-.", "\n", "@a.", "\u2019"])
def test_tokenizer_takes_linear_time(unit: str) -> None:
    """A hundred thousand characters without a blank cost no more than a second or two."""
    began = time.process_time()
    doc = TOKENIZE(unit * (100_000 // len(unit)))
    assert time.process_time() - began < 5
    assert all(len(token) <= LONGEST_RUN for token in doc if not token.is_space)
