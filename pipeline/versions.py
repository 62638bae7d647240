"""What a result hangs on besides its document: code, word lists, weights, settings, libraries.

Reach for `list_versions`. Whatever changes one of them makes what was stored under it stale, and
nobody has to remember to count a number up.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import requires, version
from pathlib import Path
from platform import python_version

from pipeline.classify.model import find_model
from pipeline.config import Config, config_dir, models_dir
from pipeline.types import Seller

_PACKAGE = Path(__file__).parent
_EVERYWHERE = ("names", "types.py", "labels.py", "lexicon.py", "versions.py")
_READS, _FINDS, _JUDGES = ("ingest",), ("ingest", "extract"), ("classify",)
_FOR_PEOPLE = ".md"
_FINDERS = ("ner", "links", "side")


@dataclass(frozen=True, slots=True)
class Versions:
    """Digests of all that reads files, finds people in documents, and judges what is said."""

    read: str
    found: str
    judged: str


def list_versions(config: Config, seller: Seller) -> Versions:
    """The versions of this installation under these settings."""
    models = [models_dir() / name for name in _FINDERS]
    return Versions(
        read=_digest(_code(_READS), config.limits),
        found=_digest(_code(_FINDS), _files(models), config.extract, seller),
        judged=_digest(
            _code(_JUDGES), _files([find_model(config.classify.model)]), config.classify
        ),
    )


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


@cache
def _code(rooms: tuple[str, ...]) -> tuple[str, ...]:
    """Code and words of these rooms, and the libraries that they stand on."""
    places = [_PACKAGE / name for name in (*_EVERYWHERE, *rooms)]
    return (_files(places, "*.py"), _files([config_dir() / "words"]), _libraries())


def _files(places: Iterable[Path], pattern: str = "*") -> str:
    """A digest of files and of all that lies below folders, but for what is written for people."""
    found = hashlib.sha256()
    for place in places:
        paths = [place] if place.is_file() else sorted(place.rglob(pattern))
        for path in paths:
            if path.is_file() and path.suffix != _FOR_PEOPLE:
                name = path.relative_to(place.parent).as_posix()
                found.update(f"{name}\n{path.stat().st_size}\n".encode())
                found.update(path.read_bytes())
    return found.hexdigest()


def _libraries() -> str:
    """`3.11.9 chardet 5.2.0 …`: a library that cuts words otherwise gives other words."""
    needed = (line for line in requires("keyroles") or () if ";" not in line)
    names = sorted(line.partition(">")[0].strip() for line in needed)
    return " ".join([python_version(), *(f"{name} {version(name)}" for name in names)])
