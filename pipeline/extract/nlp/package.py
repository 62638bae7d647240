"""A model's folder: written without what it does not need, checked before it is read.

Reach for `package_model` after training; `check_sums` stands before every load.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from thinc.api import Config

from pipeline.errors import ConfigError

SUMS = "SHA256SUMS"
# Files beside the model that people write.
_NOTES = frozenset({SUMS, "README.md"})


def package_model(nlp: Language, out: Path) -> None:
    """Writes `nlp` and the sums of its files to `out`.

    The vocabulary stays behind: it holds the words of the training texts, which the model does
    not need, as every feature is computed from the word itself.
    """
    nlp.config = _forget_places(nlp.config)
    nlp.to_disk(out, exclude=["vocab"])
    lines = [f"{digest}  {name}\n" for name, digest in _sums(out)]
    (out / SUMS).write_text("".join(lines), encoding="utf-8")


def _forget_places(config: Config) -> Config:
    """The configuration without the folders of the machine that trained."""
    plain = config.copy()
    plain["paths"] = dict.fromkeys(plain["paths"])
    for corpus in plain["corpora"].values():
        corpus["path"] = None
    return plain


def check_sums(path: Path) -> None:
    """Raises ConfigError where a file of the model is missing, changed or not accounted for."""
    try:
        lines = (path / SUMS).read_text(encoding="utf-8").splitlines()
    except OSError as exc:
        raise ConfigError(f"no model in {path}; `keyroles train ner` makes one") from exc
    if sorted(lines) != sorted(f"{digest}  {name}" for name, digest in _sums(path)):
        raise ConfigError(f"the files in {path} are not those of its {SUMS}; fetch them again")


def _sums(path: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(path.rglob("*")):
        if file.is_file() and file.name not in _NOTES:
            name = file.relative_to(path).as_posix()
            yield name, hashlib.sha256(file.read_bytes()).hexdigest()
