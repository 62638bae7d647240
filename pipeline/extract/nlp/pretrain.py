"""What plain text teaches before the labels do: the vectors of words and of their neighbours.

Reach for `pretrain_vectors` before training; the file that it makes goes into `train_ner`. The
model reads raw text and learns to guess the characters of each word from the words around it
(`spacy pretrain`, the characters objective).
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from spacy.training.pretrain import pretrain
from spacy.util import load_config

from pipeline.config import config_dir
from pipeline.extract.nlp.load import register_parts

CONFIG = "ner.cfg"


def pretrain_vectors(texts: Iterable[str], out: Path, *, seed: int) -> Path:
    """Reads `texts` once and writes the weights to `out`, which it returns."""
    register_parts()
    with TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "raw.jsonl").write_text("\n".join(_to_lines(texts)), encoding="utf-8")
        overrides = {"paths.raw_text": str(place / "raw.jsonl"), "system.seed": seed}
        config = load_config(config_dir() / CONFIG, overrides=overrides, interpolate=True)
        (place / "made").mkdir()
        pretrain(config, place / "made", silent=True)
        last = max((place / "made").glob("model*.bin"), key=lambda made: made.stat().st_mtime)
        out.write_bytes(last.read_bytes())
    return out


def _to_lines(texts: Iterable[str]) -> Iterator[str]:
    return (json.dumps({"text": text}) for text in texts)
