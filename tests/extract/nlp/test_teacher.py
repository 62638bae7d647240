"""The teacher, on an encoder small enough to teach within seconds."""

from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.extract.nlp.lexicons import load_lexicon
from pipeline.extract.nlp.samples import Sample
from pipeline.extract.nlp.silver import join_inverted, label_texts
from pipeline.extract.nlp.teacher import Stage, load_teacher, train_teacher

ANNOTATED = Path(__file__).parents[3] / "corpora" / "annotated"
SAMPLES = (
    Sample("Orla met the plant manager", ((0, 4, "PERSON"), (13, 26, "TITLE")), "own", "en"),
    Sample("the pump was late", (), "own", "en"),
)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """An untaught encoder of one layer that knows the words of the samples."""
    transformers = pytest.importorskip("transformers", reason="the extra `encoder` is not there")
    words = sorted({word.lower() for sample in SAMPLES for word in sample.text.split()})
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]
    (tmp_path / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    config = transformers.BertConfig(
        vocab_size=len(vocabulary), hidden_size=32, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=32,
    )  # fmt: skip
    transformers.BertModel(config).save_pretrained(tmp_path)
    transformers.BertTokenizer(str(tmp_path / "vocab.txt")).save_pretrained(tmp_path)
    return tmp_path


def test_teacher_labels_what_it_was_taught(base: Path) -> None:
    """After enough epochs it gives a text that it knows the spans that this text has."""
    teacher = load_teacher(base)
    lexicon = load_lexicon(ANNOTATED, None, SAMPLES)
    stages = [Stage(epochs=150, copies=0, public=0.5, rate=2e-3)]
    train_teacher(teacher, SAMPLES, SAMPLES[1:], lexicon, seed=1, stages=stages)
    labelled = list(label_texts(teacher, [one.text for one in SAMPLES], language="en"))
    assert [one.spans for one in labelled] == [one.spans for one in SAMPLES]


def test_load_teacher_says_what_is_missing(tmp_path: Path) -> None:
    """A folder without an encoder is an error that names it."""
    pytest.importorskip("transformers", reason="the extra `encoder` is not there")
    with pytest.raises(ConfigError, match="no encoder in"):
        load_teacher(tmp_path)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("To: Maddox, Quill; Pryce, Ada\n", ["Maddox, Quill", "Pryce, Ada"]),
        ("Thanks Maddox, Quill and I agree", ["Maddox", "Quill"]),
        ("To: Ada Pryce, Quill", ["Ada Pryce", "Quill"]),
    ],
)
def test_join_inverted_joins_names_of_address_lines_alone(text: str, names: list[str]) -> None:
    """`Maddox, Quill` is one name behind `To:` or a semicolon, two in a sentence."""
    words = [part for name in names for part in (name.split(", ") if ", " in name else [name])]
    places = [(text.index(word), text.index(word) + len(word), "PERSON") for word in words]
    joined = join_inverted(text, places)
    assert [text[start:end] for start, end, _ in joined] == names
