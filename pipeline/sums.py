"""Whether a model's files are those that were packaged: `sha256sum -c SHA256SUMS` says the same.

Reach for `write_sums` after training; `check_sums` stands before every load.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import ConfigError

SUMS = "SHA256SUMS"
_NOTES = frozenset({SUMS, "README.md"})  # not the model's own: people write them


def write_sums(folder: Path) -> None:
    """Write what each file of the model has for a sum."""
    lines = [f"{digest}  {name}\n" for name, digest in _sum_files(folder).items()]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def check_sums(folder: Path, *, maker: str) -> None:
    """Raises ConfigError where a file of the model is missing, changed or not accounted for.

    `maker` is the command that makes the model anew.
    """
    again = f"reinstall keyroles, or make it anew with: {maker}"
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except OSError as exc:
        raise ConfigError(f"no model in {folder}: it has no {SUMS}; {again}") from exc
    told = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    found = _sum_files(folder)
    for name in sorted(told.keys() | found.keys()):
        if told.get(name) != found.get(name):
            raise ConfigError(f"{folder / name} is not the file of its {SUMS}: {again}")


def _sum_files(folder: Path) -> Mapping[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name not in _NOTES and not file.name.startswith(".")
    }
