"""Windows classified a second, beside `transformers.pipeline` with the same weights.

usage: bench/windows.py [--model models/classifier] [--windows 256] [--rounds 3] [--threads 2]

The windows are those of the customer's people in the held-out part of `corpora/annotated`, as they
come, English and Chinese by turns. The other side is a text-classification pipeline on the network
rebuilt in PyTorch from the same `model.onnx`: as it is called by default, one window at a time, and
with batches. All sides read the same windows in the same process, by turns; a figure is that of the
side's best round. The last columns say in how many windows a head gives the same label as the
pipeline. It needs the extra `encoder`.
"""

import argparse
import os

os.environ |= {"HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "true"}

import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.classify.heads import SLICES, WIDTH
from pipeline.classify.serve import load_reader
from pipeline.classify.serve.reader import MODEL, TOKENIZER
from pipeline.classify.serve.restore import restore_net
from pipeline.classify.windows import cut_windows
from pipeline.config import load_config
from pipeline.corpus import load_documents, part_of
from pipeline.marked import read_marked
from pipeline.terminal import format_table

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "zh")
BATCH = 32
torch: Any = import_module("torch")
transformers: Any = import_module("transformers")
Pair = tuple[str, str]
Scores = NDArray[np.float32]
Side = Callable[[Sequence[Pair]], Scores]


def main() -> None:
    """Prints the table as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=ROOT / "models" / "classifier")
    parser.add_argument("--windows", type=int, default=256)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    sides = make_sides(options.model, options.threads)
    pairs = read_pairs(options.windows)
    scores = {name: side(pairs[:BATCH]) for name, side in sides.items()}  # warm
    seconds: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(options.rounds):
        for name, side in sides.items():
            began = time.perf_counter()
            scores[name] = side(pairs)
            seconds[name].append(time.perf_counter() - began)
    rates = {name: len(pairs) / min(took) for name, took in seconds.items()}
    base = next(reversed(scores.values()))
    ours = next(iter(rates.values()))
    head = ["", "windows a second", "keyroles : this", *(f"same {head}" for head in SLICES)]
    rows = [
        [name, f"{rate:,.0f}", f"{ours / rate:.1f}", *compare_labels(scores[name], base)]
        for name, rate in rates.items()
    ]
    print("\n".join(format_table(head, rows)))
    print(f"\n{len(pairs)} windows, {len(set(pairs))} of them distinct; {options.threads} threads")


def compare_labels(scores: Scores, base: Scores) -> list[str]:
    """In which share of the windows each head gives the same label."""
    return [
        f"{np.mean(scores[:, part].argmax(1) == base[:, part].argmax(1)):.1%}"
        for part in SLICES.values()
    ]


def read_pairs(most: int) -> list[Pair]:
    """The first windows of the held-out documents, a document of each language by turns."""
    by_turns = zip_longest(*map(_read_language, LANGUAGES), fillvalue=())
    return list(islice(chain.from_iterable(chain.from_iterable(by_turns)), most))


def _read_language(language: str) -> Iterator[list[Pair]]:
    limits = load_config().limits
    for path in sorted((ROOT / "corpora" / "annotated").glob(f"{language}-*.txt")):
        for document in load_documents(path):
            if part_of(document.id) == "test":
                customers = {p.fields["name"] for p in document.people
                             if p.fields.get("side") == "customer"}  # fmt: skip
                yield [
                    (window.before, window.text)
                    for window in cut_windows(read_marked(document, limits=limits).mentions)
                    if window.mention.name in customers
                ]


def make_sides(folder: Path, threads: int) -> dict[str, Side]:
    """Who reads: ourselves by ONNX Runtime and by PyTorch, the pipeline in batches and without."""
    pipe = make_pipeline(folder)
    return {
        "keyroles (ONNX Runtime, 8-bit)": load_reader(folder, threads=threads).read,
        "keyroles (PyTorch)": load_reader(folder, device="torch", threads=threads).read,
        f"pipeline, batches of {BATCH}": lambda pairs: _ask(pipe, pairs, batch_size=BATCH),
        "pipeline, as it is called by default": lambda pairs: _ask(pipe, pairs),
    }


def make_pipeline(folder: Path) -> Any:
    """A text-classification pipeline whose model is the network, its labels all heads' values."""
    transformers.utils.logging.set_verbosity_error()
    tokenizer = transformers.PreTrainedTokenizerFast(
        tokenizer_file=str(folder / TOKENIZER),
        model_max_length=128,
        model_input_names=["input_ids", "token_type_ids", "attention_mask"],
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
    )
    return transformers.pipeline(
        "text-classification",
        model=make_classifier(folder / MODEL),
        tokenizer=tokenizer,
        top_k=None,
        function_to_apply="none",
        device="cpu",
    )


def make_classifier(path: Path) -> Any:
    """The network as a model of the transformers library."""
    net = restore_net(path)

    class Classifier(transformers.PreTrainedModel):  # type: ignore[misc]
        """Takes and gives what the library's own classifiers take and give."""

        config_class = type(net.encoder.config)
        _supports_sdpa = True

        def __init__(self, config: Any) -> None:
            super().__init__(config)
            self.net = net

        def forward(self, input_ids: Any, attention_mask: Any, token_type_ids: Any) -> Any:
            """The scores as logits."""
            logits = self.net(input_ids, token_type_ids, attention_mask)
            return transformers.modeling_outputs.SequenceClassifierOutput(logits=logits)

    net.encoder.config.id2label = {number: str(number) for number in range(WIDTH)}
    return Classifier(net.encoder.config).eval()


def _ask(pipe: Any, pairs: Sequence[Pair], **options: int) -> Scores:
    asked = [{"text": before, "text_pair": text} for before, text in pairs]
    said = pipe(asked, truncation="only_first", **options)
    scores = np.zeros((len(pairs), WIDTH), dtype=np.float32)
    for row, labels in enumerate(said):
        for label in labels:
            scores[row, int(label["label"])] = label["score"]
    return scores


if __name__ == "__main__":
    main()
