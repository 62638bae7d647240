"""The corpora as lessons for the classifier, on the three sides of the split by document.

Reach for `prepare_lessons`. Like run.py this file stands above the rooms: ingest reads and
cuts the text, marked people become the mentions, and classify makes the lessons.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

from pipeline.classify.learn.lessons import Lesson, Lessons, label_windows, read_passages
from pipeline.classify.learn.vary import collect_pools, swap_marked
from pipeline.classify.windows import Window, cut_windows
from pipeline.config import Limits
from pipeline.corpus import Annotated, Part, load_documents, part_of
from pipeline.errors import CorpusError
from pipeline.marked import Marked, read_marked
from pipeline.rawtext import ENCODING, read_paragraphs

_OWN_READ = 2  # times that our own texts are read


def prepare_lessons(folder: Path, *, limits: Limits, seed: int, variants: int = 0) -> Lessons:
    """All documents (`*.txt`) and passages (`*-s*.tsv`) of a folder.

    Raises CorpusError where something is not in the format, or where there is nothing at all.
    """
    documents = list(_load_all(folder))
    passages = list(_load_passages(folder))
    if not documents and not passages:
        raise CorpusError(f"there are no documents (*.txt) and no passages (*-s*.tsv) in {folder}")
    parts: dict[Part, list[Lesson]] = {"train": [], "dev": [], "test": []}
    for document in documents:
        parts[part_of(document.id)] += learn_document(document, limits=limits)
    for lesson in passages:
        parts[part_of(lesson.source)].append(lesson)
    training = [document for document in documents if part_of(document.id) == "train"]
    told = [lesson for lesson in passages if part_of(lesson.source) == "train"]
    return Lessons(
        train=tuple(parts["train"]),
        variants=tuple(_vary(training, told, limits, seed + n) for n in range(variants)),
        dev=tuple(parts["dev"]),
        test=tuple(parts["test"]),
    )


def gather_texts(folders: Sequence[Path], public: Path | None, *, seed: int) -> list[str]:
    """Texts for the encoder's language-model training, in random order.

    Our own training documents and passages, these as windows too, with marked people, and others'
    plain text from `public`, where it lies.
    """
    own: list[str] = []
    for folder in folders:
        own += [document.text for document in _load_all(folder) if part_of(document.id) == "train"]
        passages = _load_passages(folder)
        own += [lesson.text for lesson in passages if part_of(lesson.source) == "train"]
    others = read_paragraphs(public / "text", ENCODING, seed=seed) if public else []
    texts = [*own * _OWN_READ, *others]
    Random(seed).shuffle(texts)  # noqa: S311 - order alone
    return texts


def _load_all(folder: Path) -> Iterator[Annotated]:
    for path in sorted(folder.glob("*.txt")):
        yield from load_documents(path)


def _load_passages(folder: Path) -> Iterator[Lesson]:
    for path in sorted(folder.glob("*-s*.tsv")):
        yield from read_passages(path)


def _vary(
    documents: Sequence[Annotated], told: Iterable[Lesson], limits: Limits, seed: int
) -> tuple[Lesson, ...]:
    rng = Random(seed)  # noqa: S311 - augmentation, no secret
    pools = collect_pools(documents)
    swapped = (swap_marked(document, pools, rng) for document in documents)
    return (*(one for d in swapped for one in learn_document(d, limits=limits)), *told)


def learn_document(document: Annotated, *, limits: Limits) -> list[Lesson]:
    """The lessons of one document: the windows of the customer's people."""
    marked = read_marked(document, limits=limits)
    return label_windows(
        customer_windows(marked), marked.marks, customer_ids(document), language=document.language
    )


def customer_windows(marked: Marked) -> list[Window]:
    """The windows of those who are the customer's."""
    ids = customer_ids(marked.annotated)
    return [window for window in cut_windows(marked.mentions) if window.mention.name in ids]


def customer_ids(document: Annotated) -> dict[str, str]:
    """The local id of each of the customer's people by name."""
    return {
        person.fields["name"]: person.id
        for person in document.people
        if person.fields.get("side") == "customer" and "name" in person.fields
    }
