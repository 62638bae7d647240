"""Pairs of text → scores, by ONNX Runtime or, where wanted, by PyTorch.

Reach for `load_reader`. Either way the weights are those of `model.onnx`. Nothing heavy is imported
before there is something to read.
"""

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from os import cpu_count
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from pipeline.classify.heads import WIDTH
from pipeline.errors import ConfigError
from pipeline.sums import SUMS, check_sums
from pipeline.timing import timed

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MODEL = "model.onnx"
TOKENIZER = "tokenizer.json"
INPUTS = ("ids", "types", "seen")
OUTPUT = "scores"
PIECES = 512  # of a batch, padding counted: what stays in the cache of a core
CPU, TORCH, CUDA = DEVICES = ("cpu", "torch", "cuda")

# What ONNX Runtime raises for a file that is no model; these classes share no base.
_REFUSALS = (
    "Fail",
    "InvalidArgument",
    "InvalidGraph",
    "InvalidProtobuf",
    "NotImplemented",
    "RuntimeException",
)

_OPENING = Lock()  # what one thread opens, another waits for

Scores = NDArray[np.float32]
Batch = tuple[NDArray[np.int64], ...]
Run = Callable[[Batch], Scores]


@dataclass(frozen=True, slots=True)
class Reader:
    """A model ready to read; `threads` 0 takes every core, `pieces` is the size of a batch.

    Each thread reads batches of its own, which is half as fast again as sharing each batch;
    PyTorch has threads of its own.
    """

    folder: Path
    device: str = CPU
    threads: int = 0
    pieces: int = PIECES

    def open_ahead(self) -> None:
        """Open the files in a thread; whatever is wrong with them is said when they are read."""
        pool = ThreadPoolExecutor(1)
        pool.submit(self.open)
        pool.shutdown(wait=False)

    def open(self) -> tuple["Tokenizer", Run]:
        """What cuts texts into pieces and what scores them. Raises ConfigError where damaged."""
        with _OPENING:
            return _open(self.folder, self.device)

    @timed("encoder")
    def read(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """Scores `(pair, WIDTH)` before any softmax, in the order of the pairs.

        Identical pairs are read once. Raises ConfigError where the model is damaged.
        """
        if not pairs:
            return np.zeros((0, WIDTH), dtype=np.float32)
        numbers = {pair: number for number, pair in enumerate(dict.fromkeys(pairs))}
        scores = self._read_distinct(list(numbers))
        return scores[[numbers[pair] for pair in pairs]]

    def _read_distinct(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        from pipeline.classify.pieces import batch_by_length, encode_pairs, pad_batch

        tokenizer, run = self.open()
        pieces = encode_pairs(tokenizer, pairs)
        lengths = [len(one.ids) for one in pieces]
        batches = list(batch_by_length(lengths, most=self.pieces))
        padded = (pad_batch([pieces[number] for number in batch]) for batch in batches)
        scores = np.zeros((len(pairs), WIDTH), dtype=np.float32)
        workers = (self.threads or cpu_count()) if self.device == CPU else 1
        with ThreadPoolExecutor(workers) as pool:
            for batch, read in zip(batches, pool.map(run, padded), strict=True):
                scores[batch] = read
        return scores


def load_reader(
    folder: Path, *, device: str = CPU, threads: int = 0, pieces: int = PIECES
) -> Reader:
    """The model in `folder`, on `cpu` by ONNX Runtime, on `torch` (CPU) or `cuda` by PyTorch.

    Raises ConfigError where a file is missing or the device has another name.
    """
    if device not in DEVICES:
        raise ConfigError(f"no device is called {device!r}; known: {', '.join(DEVICES)}")
    for name in (MODEL, TOKENIZER):
        if not (folder / name).is_file():
            raise ConfigError(f"{folder / name} is missing: reinstall keyroles, or train the model")
    return Reader(folder, device, threads, pieces)


@lru_cache(maxsize=2)
def _open(folder: Path, device: str) -> tuple["Tokenizer", Run]:
    from pipeline.classify.pieces import load_tokenizer

    with ThreadPoolExecutor(1) as pool:  # a second core, if there is one, has time
        opened = pool.submit(_open_session if device == CPU else _open_net, folder / MODEL, device)
        _check(folder)
        tokenizer = load_tokenizer(folder)
    run, person = opened.result()
    if tokenizer.token_to_id("[P]") != person:
        raise ConfigError(f"{MODEL} and {TOKENIZER} in {folder} do not belong together")
    return tokenizer, run


def _check(folder: Path) -> None:
    """What the library says of a damaged tokenizer cannot be told from faults of its own."""
    if (folder / SUMS).is_file():
        check_sums(folder, maker="keyroles train classifier")
        return
    try:
        json.loads((folder / TOKENIZER).read_bytes())
    except ValueError as exc:
        raise _damaged(folder / TOKENIZER) from exc


def _open_session(path: Path, _: str) -> tuple[Run, int]:
    """A function that runs the graph, and the id of the person's mark."""
    runtime = _import_runtime()
    state = runtime.capi.onnxruntime_pybind11_state
    refusals = tuple(getattr(state, name) for name in _REFUSALS)
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = runtime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    except refusals as exc:
        raise _damaged(path) from exc
    if session.get_outputs()[0].shape[-1] != WIDTH:
        raise ConfigError(f"{path} was trained for other labels: train it again")
    person = int(session.get_modelmeta().custom_metadata_map.get("person", -1))

    def run(batch: Batch) -> Scores:
        scores: Scores = session.run([OUTPUT], dict(zip(INPUTS, batch, strict=True)))[0]
        return scores

    return run, person


def _import_runtime() -> Any:
    try:
        import onnxruntime
    except ImportError as exc:
        raise ConfigError("onnxruntime is not installed: pip install onnxruntime") from exc
    return onnxruntime


def _open_net(path: Path, device: str) -> tuple[Run, int]:
    """The same by PyTorch."""
    try:
        import torch

        from pipeline.classify.serve.restore import restore_net
    except ImportError as exc:
        raise ConfigError(
            f"device {device} needs PyTorch, transformers and onnx: pip install 'keyroles[encoder]'"
        ) from exc
    if device == CUDA and not torch.cuda.is_available():
        raise ConfigError("PyTorch finds no CUDA device here; use --device cpu")
    place = "cuda" if device == CUDA else "cpu"
    net = restore_net(path).to(place)

    def run(batch: Batch) -> Scores:
        with torch.inference_mode():
            scores = net(*(torch.from_numpy(part).to(place) for part in batch))
        read: Scores = scores.float().cpu().numpy()
        return read

    return run, net.person


def _damaged(path: Path) -> ConfigError:
    return ConfigError(f"{path} is damaged: reinstall keyroles, or train the model again")
