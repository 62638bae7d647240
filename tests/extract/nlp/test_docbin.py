"""Samples become spaCy's training documents without a label lost or invented."""

from pathlib import Path

import pytest

pytest.importorskip("spacy", reason="spaCy is not installed")

from pipeline.errors import ConfigError
from pipeline.extract.nlp.docbin import make_blank, make_doc
from pipeline.extract.nlp.features import build_embedding, count_features
from pipeline.extract.nlp.lexical import LISTS, build_tables, flag_words
from pipeline.extract.nlp.load import load_nlp
from pipeline.extract.nlp.samples import Sample


def test_docbin_keeps_spans_and_leaves_the_unknown_open() -> None:
    """Spans are entities, missing stretches have no label, the rest is outside."""
    sample = Sample("Orla of the Dye House", ((0, 4, "PERSON"),), "en_btc_a", "en", ((12, 21),))
    doc = make_doc(make_blank(), sample)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Orla", "PERSON")]
    assert [token.ent_iob_ for token in doc] == ["B", "O", "O", "", ""]


def test_docbin_leaves_a_span_that_cuts_a_token_unknown() -> None:
    """A label that no token border supports is neither kept nor denied."""
    doc = make_doc(make_blank(), Sample("CTOHugo agreed", ((0, 3, "TITLE"),), "own", "en"))
    assert [token.ent_iob_ for token in doc] == ["", "O"]


def test_features_tell_neighbours_apart() -> None:
    """The same character has other pair features beside other neighbours, and none is lost."""
    nlp = make_blank()
    tables = build_tables()
    rows = count_features(nlp("张总张工"), tables)
    assert rows.shape == (4, 9)
    assert rows[0, 0] == rows[2, 0]
    assert rows[0, 5] != rows[2, 5]
    assert count_features(nlp(""), tables).shape == (0, 9)


def test_features_say_on_which_lists_words_begin_and_end() -> None:
    """A listed word of several characters is known by its first and by its last one."""
    rank = 1 << LISTS.index(("names", ("chinese.suffixes",)))
    norms = make_blank()("邱总经理好").to_array(["NORM"]).astype("uint64").reshape(-1)
    starts, ends = flag_words(norms, build_tables())
    assert [bool(int(bits) & rank) for bits in starts] == [False, True, True, False, False]
    assert [bool(int(bits) & rank) for bits in ends] == [False, True, False, True, False]


def test_features_want_one_table_size_each() -> None:
    """A configuration with too few table sizes is refused."""
    with pytest.raises(ValueError, match="rows needs 9 numbers"):
        build_embedding(8, 8, [100])


def test_load_says_where_no_model_lies(tmp_path: Path) -> None:
    """An empty folder is an error that names the command."""
    with pytest.raises(ConfigError, match="keyroles train ner"):
        load_nlp(tmp_path)
