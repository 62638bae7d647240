"""The model's files, read by ONNX Runtime and by PyTorch."""

import subprocess
import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipeline.classify.heads import SLICES, WIDTH
from pipeline.classify.pieces import encode_pairs, load_tokenizer, pad_batch
from pipeline.classify.serve import load_reader
from pipeline.classify.serve.reader import MODEL, TOKENIZER
from pipeline.errors import ConfigError
from tests.classify.serve.conftest import WORDS, Served, save_tokenizer

PAIRS = [
    (before, f"{first} {second} {third}")
    for before, first, second, third in product(
        ("", "[O] asks", "预算"),
        ("[P]", "the [P]"),
        ("signs", "asks for", "签字"),
        ("data", "first"),
    )
]


def test_reader_agrees_with_pytorch(served: Served) -> None:
    """ONNX Runtime and PyTorch read nearly the same scores from one file."""
    fast, slow = (
        load_reader(served.folder, device=device).read(PAIRS) for device in ("cpu", "torch")
    )
    assert np.abs(fast - slow).max() < 0.1 * np.abs(slow).max()
    same = [(fast[:, part].argmax(1) == slow[:, part].argmax(1)).mean() for part in SLICES.values()]
    assert np.mean(same) >= 0.95


def test_reader_agrees_with_the_trained_network(served: Served) -> None:
    """Eight bits change the network's scores by little."""
    torch = pytest.importorskip("torch")
    pieces = encode_pairs(load_tokenizer(served.folder), PAIRS)
    with torch.inference_mode():
        trained = served.net(*map(torch.from_numpy, pad_batch(pieces))).numpy()
    read = load_reader(served.folder).read(PAIRS)
    assert np.abs(read - trained).max() < 0.1 * np.abs(trained).max()


@pytest.mark.parametrize("pieces", [1, 40, 100_000])
def test_reader_scores_do_not_hang_on_the_batch(served: Served, pieces: int) -> None:
    """A window read alone, with few or with all others has the same scores."""
    alone = np.concatenate([load_reader(served.folder).read([pair]) for pair in PAIRS])
    together = load_reader(served.folder, pieces=pieces).read(PAIRS)
    assert np.allclose(alone, together, atol=1e-5 * np.abs(alone).max())


def test_reader_keeps_the_order_and_reads_repeated_pairs_alike(served: Served) -> None:
    """Scores come in the order of the pairs, the same pair the same scores."""
    once = load_reader(served.folder).read(PAIRS)
    again = load_reader(served.folder).read([*reversed(PAIRS), *PAIRS])
    assert np.array_equal(again, np.concatenate([once[::-1], once]))


def test_reader_reads_nothing_as_nothing(served: Served) -> None:
    """No pairs give a table of scores without rows."""
    scores = load_reader(served.folder).read([])
    assert scores.shape == (0, WIDTH)
    assert scores.dtype == np.float32


def test_reader_imports_nothing_heavy_before_it_reads(served: Served) -> None:
    """Loading a reader costs no import of a runtime."""
    code = (
        "import sys; from pathlib import Path; from pipeline.classify.serve import load_reader;"
        f"load_reader(Path({str(served.folder)!r})).read([]);"
        "sys.exit(bool({'onnxruntime', 'torch', 'onnx'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("missing", [MODEL, TOKENIZER])
def test_reader_names_a_missing_file(tmp_path: Path, missing: str) -> None:
    """Where a file is missing the message names it."""
    for name in {MODEL, TOKENIZER} - {missing}:
        (tmp_path / name).touch()
    with pytest.raises(ConfigError, match=f"{missing} is missing"):
        load_reader(tmp_path)


@pytest.mark.parametrize("device", ["cpu", "torch"])
@pytest.mark.parametrize("content", [b"", b"no model", b"\x08\x08\x12\x07half"])
def test_reader_names_a_damaged_model(tmp_path: Path, device: str, content: bytes) -> None:
    """A model that cannot be read is an error of the installation."""
    if device == "torch":
        pytest.importorskip("torch", reason="needs the extra `encoder`")
    save_tokenizer(tmp_path, WORDS)
    (tmp_path / MODEL).write_bytes(content)
    with pytest.raises(ConfigError, match=r"model\.onnx is damaged"):
        load_reader(tmp_path, device=device).read(PAIRS)


def test_reader_names_a_damaged_tokenizer(tmp_path: Path) -> None:
    """A tokenizer that cannot be read is an error of the installation."""
    (tmp_path / MODEL).touch()
    (tmp_path / TOKENIZER).write_text("{", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"tokenizer\.json is damaged"):
        load_reader(tmp_path).read(PAIRS)


@pytest.mark.parametrize("device", ["cpu", "torch"])
def test_reader_refuses_files_of_two_models(served: Served, tmp_path: Path, device: str) -> None:
    """A tokenizer that numbers the person's mark otherwise belongs to another model."""
    (tmp_path / MODEL).write_bytes((served.folder / MODEL).read_bytes())
    save_tokenizer(tmp_path, WORDS[::-1])
    with pytest.raises(ConfigError, match="do not belong together"):
        load_reader(tmp_path, device=device).read(PAIRS)


@pytest.mark.parametrize(
    ("device", "gone"), [("cpu", "onnxruntime"), ("torch", "onnx"), ("torch", "torch")]
)
def test_reader_says_what_to_install(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, device: str, gone: str
) -> None:
    """Where a package is not installed the message says how to install it."""
    for name in (MODEL, TOKENIZER):
        (tmp_path / name).write_bytes((served.folder / name).read_bytes())
    for name in [name for name in sys.modules if name.startswith("pipeline.classify.serve.res")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, gone, None)
    with pytest.raises(ConfigError, match="pip install"):
        load_reader(tmp_path, device=device).read(PAIRS)


def test_reader_knows_its_devices(served: Served) -> None:
    """Another device is refused, and the message lists those there are."""
    with pytest.raises(ConfigError, match="known: cpu, torch, cuda"):
        load_reader(served.folder, device="tpu")


def test_export_leaves_the_network_alone(
    served: Served, make_net: Callable[[], Any], tmp_path: Path
) -> None:
    """The network that was exported has the weights it had, and the same export again."""
    from pipeline.classify.serve.export import export_onnx

    fresh = make_net().state_dict()
    assert all((fresh[name] == w).all() for name, w in served.net.state_dict().items())
    assert export_onnx(served.net, tmp_path).read_bytes() == (served.folder / MODEL).read_bytes()


def test_export_is_small(served: Served) -> None:
    """A weight of the large tables takes one byte."""
    large = sum(w.numel() for w in served.net.parameters() if w.numel() >= 10_000)
    total = sum(w.numel() for w in served.net.parameters())
    size = (served.folder / MODEL).stat().st_size
    assert size < large + 4 * (total - large) + 60_000
