"""The corpora as lessons: which side of the split, whose windows, and what varies."""

from itertools import count
from pathlib import Path

import pytest

from pipeline.classify.heads import HEADS
from pipeline.config import load_config
from pipeline.corpus import Part, load_documents, part_of
from pipeline.errors import CorpusError
from pipeline.lessons import customer_ids, gather_texts, learn_document, prepare_lessons

LIMITS = load_config().limits
PARTS: tuple[Part, ...] = ("train", "dev", "test")
TEXT = (
    "{p:1|Orla Vexley}, {t:1|Head of Purchasing} at {o|Brindle Mills}, met {p:2|Kit Tarn}. "
    "{s:1:analytical|She asks for numbers}.\n"
    "#1 name=Orla Vexley | side=customer\n#2 name=Kit Tarn | side=seller\n#3 side=customer"
)
PASSAGE = "[Orla] waits in line {0}.\tuser\t-\t-\t-\t-"


def name_in(part: Part, stem: str) -> str:
    """A document's id on this side of the split."""
    return next(f"{stem}{n}" for n in count(1) if part_of(f"{stem}{n}") == part)


def write_documents(folder: Path) -> None:
    """A document on each side of the split, with a title of its own."""
    titles = dict(zip(PARTS, ("Head of Purchasing", "Plant Manager", "Clerk"), strict=True))
    (folder / "en-a01.txt").write_text(
        "\n".join(
            f"=== {name_in(part, 'x')} | en | note | account=Brindle Mills | seller=Tarn\n"
            f"{TEXT.replace('Head of Purchasing', title)}"
            for part, title in titles.items()
        ),
        encoding="utf-8",
    )


def write_passages(folder: Path) -> None:
    """Enough passages for each side of the split."""
    lines = (PASSAGE.format(number) for number in range(1, 41))
    (folder / "en-s01.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture(name="corpus")
def _corpus(tmp_path: Path) -> Path:
    write_documents(tmp_path)
    write_passages(tmp_path)
    return tmp_path


def test_lessons_keep_to_the_side_of_their_document(corpus: Path) -> None:
    """What is held out is never learnt from, passages included."""
    lessons = prepare_lessons(corpus, limits=LIMITS, seed=1)
    for part in PARTS:
        sources = {lesson.source.removesuffix(".txt") for lesson in getattr(lessons, part)}
        assert name_in(part, "x") in sources
        assert any(source.startswith("en-s01:") for source in sources)
        assert {part_of(source) for source in sources} == {part}


def test_lessons_are_those_of_the_customers_people(corpus: Path) -> None:
    """The seller's people have no row in the table, the nameless none either."""
    (document, *_) = load_documents(corpus / "en-a01.txt")
    assert customer_ids(document) == {"Orla Vexley": "1"}
    style = list(HEADS).index("style")
    found = [(le.text, le.labels[style]) for le in learn_document(document, limits=LIMITS)]
    assert found == [
        ("[P] , Head of Purchasing at Brindle Mills, met [O] .", "none"),
        ("She asks for numbers.", "analytical"),
    ]


def test_lessons_variants_are_the_training_lessons_over_again(tmp_path: Path) -> None:
    """Only training documents are varied, with nothing but their own titles and firms."""
    write_documents(tmp_path)
    write_passages(tmp_path)
    lessons = prepare_lessons(tmp_path, limits=LIMITS, seed=1, variants=2)
    assert len(lessons.variants) == 2
    for variant in lessons.variants:
        assert [(le.source, le.labels) for le in variant] == [
            (le.source, le.labels) for le in lessons.train
        ]
        assert not any("Clerk" in le.text or "Plant Manager" in le.text for le in variant)
    assert prepare_lessons(tmp_path, limits=LIMITS, seed=1).variants == ()


def test_lessons_are_the_same_for_the_same_seed(corpus: Path) -> None:
    """What is drawn hangs on the seed alone."""
    one, two = (prepare_lessons(corpus, limits=LIMITS, seed=4, variants=1) for _ in range(2))
    assert one == two


@pytest.mark.parametrize("write", [write_documents, write_passages])
def test_lessons_need_documents_or_passages(tmp_path: Path, write: object) -> None:
    """Either will do, none is a clear error."""
    with pytest.raises(CorpusError, match="no documents"):
        prepare_lessons(tmp_path, limits=LIMITS, seed=1)
    write(tmp_path)  # type: ignore[operator]
    assert prepare_lessons(tmp_path, limits=LIMITS, seed=1).train


def test_lessons_texts_of_held_out_documents_are_not_read(corpus: Path) -> None:
    """The encoder, too, sees only what is trained on, each text of ours twice."""
    texts = gather_texts([corpus], None, seed=1)
    assert sum("Head of Purchasing" in text for text in texts) == 2
    assert not any("Clerk" in text or "Plant Manager" in text for text in texts)
    told = [n for n in range(1, 41) if part_of(f"en-s01:{n}") == "train"]
    assert sorted(text for text in texts if "in line" in text) == sorted(
        f"[P] waits in line {n}." for n in told for _ in range(2)
    )
    assert texts == gather_texts([corpus], None, seed=1)
    assert sorted(texts) == sorted(gather_texts([corpus], None, seed=2))
