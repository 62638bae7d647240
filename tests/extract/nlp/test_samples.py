"""Texts with spans: the fixed split, the conversion of marks, and pieces that join again."""

import json
import lzma
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.nlp.augment import augment_own
from pipeline.extract.nlp.layouts import draw_layouts
from pipeline.extract.nlp.lexicons import Lexicon, load_lexicon
from pipeline.extract.nlp.pieces import cut_pieces, join_pieces
from pipeline.extract.nlp.samples import (
    LABELS,
    Sample,
    drop_overlaps,
    own_samples,
    public_samples,
)
from pipeline.extract.nlp.swap import swap_spans
from pipeline.extract.nlp.unmarked import mask_unmarked

ANNOTATED = Path(__file__).parents[3] / "corpora" / "annotated"
LEXICON = Lexicon(
    first_names=("Orla",),
    surnames=("Vexley",),
    han_surnames=("邱", "欧阳"),
    han_weights=(1, 0),
    han_given=("晓岚",),
    titles={"en": ("Head Dyer",), "zh": ("染整主管",)},
    departments={"en": ("Dye House",), "zh": ("染整部",)},
    firms={"en": ("Fenmill",), "zh": ("芬磨",)},
)
NOTE = Sample(
    text="Dana Brandt, VP at Ormlea; Dana said yes.",
    spans=((0, 11, "PERSON"), (13, 15, "TITLE"), (19, 25, "ORG"), (27, 31, "PERSON")),
    source="own",
    language="en",
)


def test_samples_of_the_corpus_name_people_in_every_part() -> None:
    """All three parts hold English and Chinese, with spans of every label, in order, apart."""
    for part in ("train", "dev", "test"):
        samples = list(own_samples(ANNOTATED, part))
        assert {sample.language for sample in samples} == {"en", "zh"}
        assert {label for sample in samples for _, _, label in sample.spans} == set(LABELS)
        ends = [
            (first[1], second[0])
            for sample in samples
            for first, second in zip(sample.spans, sample.spans[1:], strict=False)
        ]
        assert all(end <= start for end, start in ends)


def test_samples_of_a_public_set_take_our_labels(tmp_path: Path) -> None:
    """Known labels are translated, unknown ones dropped, doubtful ones left as missing."""
    record = {"text": "Orla met ACME reps", "ents": [[0, 4, "person"], [9, 13, "group"]]}
    with lzma.open(tmp_path / "en_wnut17_train.jsonl.xz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(record))
    (sample,) = public_samples(tmp_path, "en_wnut17", "train")
    assert (sample.spans, sample.missing) == (((0, 4, "PERSON"),), ((9, 13),))


def test_samples_keep_the_longer_of_two_spans() -> None:
    """A span within another is dropped, whatever the order."""
    spans = [(3, 5, "DEPT"), (0, 5, "TITLE"), (6, 8, "ORG")]
    assert drop_overlaps(spans) == [(0, 5, "TITLE"), (6, 8, "ORG")]


@given(st.lists(st.tuples(st.text(min_size=1, max_size=4), st.sampled_from(["", *LABELS]))))
def test_pieces_join_to_the_sample_they_were_cut_from(pieces: list[tuple[str, str]]) -> None:
    """Cutting and joining again changes nothing."""
    sample = join_pieces(pieces, source="own", language="en")
    assert join_pieces(cut_pieces(sample), source="own", language="en") == sample


@pytest.mark.parametrize(
    ("name", "stand_ins"),
    [
        ("Dana Brandt", {"Orla Vexley"}),
        ("Ms. Brandt", {"Ms. Vexley"}),
        ("dana", {"orla"}),
        ("Brandt, DANA", {"Orla, VEXLEY"}),
        ("张总", {"邱总", "Orla"}),
        ("老张", {"老邱", "Orla"}),
        ("小张", {"小邱", "Orla"}),
        ("张伟", {"邱晓岚", "Orla"}),
        ("张副总经理", {"邱副总经理", "Orla"}),
        ("阿豹", {"阿豹", "Orla"}),
    ],
)
def test_swap_keeps_the_form_of_a_name(name: str, stand_ins: set[str]) -> None:
    """Honorific, rank, case and order stay; only the name itself is another."""
    lexicon = load_lexicon(ANNOTATED, None, [])
    chosen = Lexicon(
        first_names=LEXICON.first_names,
        surnames=LEXICON.surnames,
        han_surnames=("张", "邱"),
        han_weights=(0, 1),
        han_given=LEXICON.han_given,
        titles=lexicon.titles,
        departments=LEXICON.departments,
        firms=LEXICON.firms,
    )
    edit = swap_spans(chosen, language="en")
    seen = {edit([(name, "PERSON")], Random(seed))[0][0] for seed in range(60)}
    assert seen - {name} == stand_ins - {name}


def test_augment_gives_the_same_texts_from_the_same_seed() -> None:
    """Augmentation is drawn from the seed alone, and the original comes first."""
    first = list(augment_own([NOTE], LEXICON, Random(5), copies=6))
    assert first == list(augment_own([NOTE], LEXICON, Random(5), copies=6))
    assert first[0] == NOTE
    assert len({sample.text for sample in first}) > 2


def test_layouts_mark_what_they_draw() -> None:
    """Every drawn layout has spans that slice to words of the lexicon."""
    drawn = list(draw_layouts(LEXICON, Random(2), count=60))
    words = {sample.text[start:end] for sample in drawn for start, end, _ in sample.spans}
    assert {"Orla Vexley", "邱晓岚", "Head Dyer", "染整部", "Fenmill"} <= words


def test_unmarked_titles_are_unknown_and_marked_spans_stay() -> None:
    """What may be a title in a set without titles is missing; its own spans are kept."""
    text = "Orla, the regional sales manager of Fenmill"
    sample = Sample(text, ((0, 4, "PERSON"), (36, 43, "ORG")), "en_btc_a", "en")
    lexicon = load_lexicon(ANNOTATED, None, [])
    (masked,) = mask_unmarked([sample], lexicon)
    assert masked.spans == sample.spans
    assert any("manager" in text[start:end] for start, end in masked.missing)
