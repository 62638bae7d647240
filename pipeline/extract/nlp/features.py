"""What the model sees of a token: spaCy's lexical attributes, and the pairs it forms.

Reach for this through `configs/ner.cfg`. A Chinese character says little without its neighbours;
hashed pairs and triples of characters are the cheap stand-in for word segmentation (character
n-gram features, as in the BiLSTM taggers of Zhang and Yang 2018). The word lists of the project say
which tokens may be names or titles.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    with_array,
)

from pipeline.extract.nlp.lexical import Tables, build_tables, flag_words, mix_hashes

_ATTRIBUTES: list[int | str] = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]
_COLUMNS = ("norm", "prefix", "suffix", "shape", "pair", "next_pair", "triple", "starts", "ends")


def count_features(doc: Doc, tables: Tables) -> NDArray[np.uint64]:
    """The hashed features of every token, one column each, in the order of `_COLUMNS`."""
    plain = doc.to_array(_ATTRIBUTES).astype(np.uint64).reshape(len(doc), len(_ATTRIBUTES))
    norms: NDArray[np.uint64] = plain[:, 0]
    before = np.concatenate([np.zeros(1, np.uint64), norms])[: len(norms)]
    after = np.concatenate([norms, np.zeros(1, np.uint64)])[1:]
    pair = mix_hashes(before, norms)
    grams = (pair, mix_hashes(norms, after), mix_hashes(pair, after))
    return np.column_stack([plain, *grams, *flag_words(norms, tables)])


def _forward(
    model: Model[Any, Any],
    docs: Sequence[Doc],
    is_train: bool,  # noqa: ARG001 - thinc gives it by this name
) -> tuple[list[Any], Any]:
    tables = model.attrs["tables"]
    return [count_features(doc, tables) for doc in docs], lambda _: []


def _take_lists(model: Model[Any, Any], *_: object, **__: object) -> None:
    """Reads the word lists; a model that is loaded brings its own."""
    model.attrs["tables"] = build_tables()


def build_embedding(width: int, inner: int, rows: list[int]) -> Model[Any, Any]:
    """Docs → one vector of `width` a token: `inner` numbers of each feature, mixed.

    `rows` gives the size of each feature's table. Raises ValueError for a wrong number of them.
    """
    if len(rows) != len(_COLUMNS):
        raise ValueError(f"rows needs {len(_COLUMNS)} numbers: {', '.join(_COLUMNS)}")
    tables: list[Model[Any, Any]] = [
        HashEmbed(inner, size, column=column, seed=column + 7, dropout=0.0)
        for column, size in enumerate(rows)
    ]
    mix = Maxout(nO=width, nI=inner * len(rows), nP=3, normalize=True, dropout=0.0)
    extract: Model[Any, Any] = Model(
        "keyroles_features", _forward, init=_take_lists, attrs={"tables": ()}
    )
    embedded: Model[Any, Any] = with_array(chain(concatenate(*tables), mix))
    return chain(extract, list2ragged(), embedded, ragged2list())
