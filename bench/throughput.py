"""Mails a second: keyroles, the pipeline that one would write in an afternoon, and the bound.

usage: bench/throughput.py [--mails 300] [--out out/throughput.json]

All sides read the same synthetic mails in one process, with the same weights, and are measured in
seconds of the processor, models loaded beforehand, so that neighbours on the machine count little;
on Linux all keep to one core, since two at work slow each other down.

- keyroles: from files to tables, its store included.
- The afternoon's pipeline: `email` of the standard library, `nlp(text)` for each mail, and
  `transformers.pipeline`, 32-bit, for each pair of a sentence and a person named in it.
- The bound: the pieces of all different windows over the encoder's own rate at its best batch size,
  and the words of all different prose over the rate of `nlp.pipe` at its best.

It needs the extra `encoder`.
"""

import argparse
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from email import message_from_bytes, policy
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from mailboxes import SELLER, write_mailboxes
from speed import count_words
from windows import make_pipeline

from pipeline.batch import run_batch
from pipeline.classify.model import find_model
from pipeline.classify.pieces import encode_pairs
from pipeline.classify.serve import load_reader
from pipeline.classify.windows import cut_windows
from pipeline.config import load_config, load_seller
from pipeline.export import begin_tables
from pipeline.extract.nlp.load import load_nlp
from pipeline.ingest import segment
from pipeline.inputs import Input, find_inputs
from pipeline.run import Settings, read_inputs, trace_account
from pipeline.store import keep_store
from pipeline.terminal import format_table
from pipeline.types import Mention, Part

PIECES = (256, 512, 1024, 2048, 4096)  # of a batch of the encoder
TEXTS = (32, 256, 1024)  # of a batch of the name model
ROUNDS = 5
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s*|\n+")
Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Side:
    """How many mails took how many seconds of the processor."""

    name: str
    mails: int
    seconds: float
    windows: int

    @property
    def rate(self) -> float:
        """Mails a second."""
        return self.mails / self.seconds


def clock(work: Work) -> float:
    """Seconds of the processor, all threads together."""
    began = time.process_time()
    work()
    return time.process_time() - began


def run_whole(inputs: Sequence[Input], settings: Settings, out: Path) -> None:
    """Files to tables, as `keyroles run` does it."""
    with keep_store(str(out / "store.db")) as kept, begin_tables(out) as tables:
        for outcome in run_batch(inputs, kept, settings=settings).outcomes:
            tables.add_findings(outcome.found)


def run_naive(inputs: Sequence[Input], pipe: Any) -> int:
    """The pipeline of an afternoon; how many pairs it read."""
    nlp, read = load_nlp(), 0
    for item in inputs:
        mail = message_from_bytes(Path(item.place).read_bytes(), policy=policy.default)
        body = mail.get_body(("plain",))
        text = body.get_content() if body else ""
        names = {ent.text for ent in nlp(text).ents if ent.label_ == "PERSON"}
        before = ""
        for sentence in filter(None, _SENTENCE.split(text)):
            for name in names:
                if name in sentence:
                    masked = sentence.replace(name, "[P]")
                    pipe([{"text": before, "text_pair": masked}], truncation="only_first")
                    read += 1
            before = sentence
    return read


def list_windows(inputs: Sequence[Input], settings: Settings) -> list[tuple[str, str]]:
    """All different windows that the classifier has to read."""
    reading = read_inputs(inputs, settings=settings)
    found = dict.fromkeys(
        (window.before, window.text)
        for documents in reading.documents.values()
        for mentions in _group(trace_account(documents, settings=settings, until="mentions"))
        for window in cut_windows(mentions)
        if not any(f.value == "seller" for f in window.mention.facts if f.attribute == "side")
    )
    return list(found)


def _group(records: Iterator[Any]) -> Iterator[list[Mention]]:
    """The mentions of each document."""
    grouped: dict[str, list[Mention]] = {}
    for mention in records:
        grouped.setdefault(mention.segment.document.id, []).append(mention)
    yield from grouped.values()


def list_prose(inputs: Sequence[Input], settings: Settings) -> list[str]:
    """All different texts that the name model has to read."""
    reading = read_inputs(inputs, settings=settings)
    return list(
        dict.fromkeys(
            piece.text
            for documents in reading.documents.values()
            for document in documents
            for piece in segment(document)
            if piece.part in (Part.BODY, Part.ATTENDEES)
        )
    )


def bound_encoder(pairs: Sequence[tuple[str, str]]) -> float:
    """Seconds that the encoder alone needs for the pieces of the windows, nothing padded."""
    tokenizer, run = load_reader(find_model("classifier")).open()
    lengths = [len(one.ids) for one in encode_pairs(tokenizer, pairs)]
    length = round(sum(lengths) / len(lengths))
    rates = []
    for pieces in PIECES:
        shape = (max(1, pieces // length), length)
        ids = np.full(shape, tokenizer.token_to_id("[P]"), dtype=np.int64)
        batch = (ids, np.zeros_like(ids), np.ones_like(ids))
        taken = min(clock(partial(run, batch)) for _ in range(ROUNDS))
        rates.append(ids.size / taken)
    return sum(lengths) / max(rates)


def bound_names(texts: Sequence[str]) -> float:
    """Seconds that the name model alone needs for the texts."""
    nlp = load_nlp()
    return min(clock(partial(_read_names, nlp, texts, size)) for size in TEXTS)


def _read_names(nlp: Any, texts: Sequence[str], size: int) -> int:
    return sum(len(doc.ents) for doc in nlp.pipe(texts, batch_size=size))


def measure_sides(count: int) -> dict[str, Any]:
    """All three, on so many mails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_mailboxes(folder / "notes", count)
        (folder / "seller.toml").write_text(SELLER, encoding="utf-8")
        settings = Settings(config=load_config(), seller=load_seller(folder / "seller.toml"))
        inputs = find_inputs([str(folder / "notes")])
        warm = inputs[: len(inputs) // 20 or 1]
        pipe = make_pipeline(find_model("classifier"))
        run_naive(warm, pipe)
        (folder / "warm").mkdir()
        run_whole(warm, settings, folder / "warm")
        (folder / "out").mkdir()
        ours = clock(lambda: run_whole(inputs, settings, folder / "out"))
        pairs, texts = list_windows(inputs, settings), list_prose(inputs, settings)
        encoder, names = bound_encoder(pairs), bound_names(texts)
        began = time.process_time()
        read = run_naive(inputs, pipe)
        naive = time.process_time() - began
    return {
        "words": sum(map(count_words, texts)),
        "encoder_seconds": encoder,
        "names_seconds": names,
        "sides": [
            Side("keyroles", count, ours, len(pairs)),
            Side("pipeline of an afternoon", count, naive, read),
            Side("bound", count, encoder + names, len(pairs)),
        ],
    }


def main() -> None:
    """Print the table as Markdown, and write it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", type=int, default=300)
    parser.add_argument("--out", type=Path, default=Path("out/throughput.json"))
    options = parser.parse_args()
    if sys.platform == "linux":
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    found = measure_sides(options.mails)
    ours, naive, bound = found["sides"]
    head = ("side", "mails", "seconds of the processor", "mails a second", "windows read")
    rows = [(s.name, s.mails, s.seconds, s.rate, s.windows) for s in found["sides"]]
    print("\n".join(format_table(head, rows)))
    print(f"keyroles : afternoon {ours.rate / naive.rate:.1f} (asked: 10 or more)")
    print(f"keyroles : bound {ours.seconds / bound.seconds:.2f} (asked: 1.5 or less)")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    told = found | {"sides": [asdict(side) for side in found["sides"]]}
    options.out.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
