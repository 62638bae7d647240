"""Every knob in one complete file, read into one frozen record.

`configs/pipeline.toml` holds all defaults; a user's own file or `--set section.key=value` changes
single values. An unknown key is an error, so that a typing mistake never passes in silence.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from pipeline.errors import ConfigError

if TYPE_CHECKING:
    from pipeline.types import Seller


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input file may cost. Sizes in bytes, time in seconds."""

    file_bytes: int
    container_bytes: int
    unpacked_bytes: int
    characters: int
    nesting: int
    parts: int
    seconds: float
    container_seconds: float


@dataclass(frozen=True, slots=True)
class Extract:
    """How people are found."""

    phone_region: str


@dataclass(frozen=True, slots=True)
class Classify:
    """How sure the rules are of what they say, and how the model is read."""

    model: str
    device: str
    evidence_floor: float
    need_floor: float
    title_role: float
    department_role: float
    rank_role: float


@dataclass(frozen=True, slots=True)
class Aggregate:
    """How evidence becomes a row."""

    unknown: float
    unknown_idle: float
    unknown_style: float
    default_stance: float
    default_influence: float
    influence_of_involved: float
    own_word: float
    least_role: float
    least_influence: float
    least_style: float
    least_stance: float


@dataclass(frozen=True, slots=True)
class Pages:
    """Whether each account gets a page, and whether pages tell of styles."""

    write: bool
    style: bool


@dataclass(frozen=True, slots=True)
class Config:
    """All sections; each room is handed its own."""

    limits: Limits
    extract: Extract
    classify: Classify
    aggregate: Aggregate
    pages: Pages


SECTIONS: dict[str, type] = {
    "limits": Limits,
    "extract": Extract,
    "classify": Classify,
    "aggregate": Aggregate,
    "pages": Pages,
}


@cache
def config_dir() -> Path:
    """Where the data files lie: beside the package in a checkout, inside it when installed."""
    here = Path(__file__).resolve().parent
    for candidate in (here / "configs", here.parent / "configs"):
        if candidate.is_dir():
            return candidate
    raise ConfigError(f"configs/ is missing beside {here}: reinstall keyroles")


def models_dir() -> Path:
    """Where the trained weights lie: beside the settings, in a checkout and when installed."""
    return config_dir().parent / "models"


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file. Raises ConfigError, naming the file, where it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as exc:
        raise ConfigError(f"cannot read {path}: {exc.strerror}") from exc
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as exc:
        raise ConfigError(f"{path} is not valid TOML in UTF-8: {exc}") from exc


def _build_section(name: str, values: Mapping[str, Any], *, source: str) -> Any:
    kind = SECTIONS[name]
    known = {field.name: cast("type", field.type) for field in fields(kind)}
    if unknown := sorted(set(values) - set(known)):
        raise ConfigError(f"{source}: unknown key {name}.{unknown[0]}; known: {', '.join(known)}")
    for key, wanted in known.items():
        value = values[key]
        fits = isinstance(value, wanted) or (wanted is float and type(value) is int)
        if not fits or isinstance(value, bool) is not (wanted is bool):
            raise ConfigError(f"{source}: {name}.{key} must be {wanted.__name__}, not {value!r}")
    return kind(**values)


def _parse_override(text: str) -> tuple[str, str, Any]:
    key, equals, value = text.partition("=")
    section, dot, name = key.strip().partition(".")
    if not (equals and dot and name):
        raise ConfigError(f"--set {text!r} is not of the form section.key=value")
    try:
        return section, name, tomllib.loads(f"x = {value.strip()}")["x"]
    except tomllib.TOMLDecodeError:
        return section, name, value.strip()


def load_config(path: Path | None = None, *, overrides: Iterable[str] = ()) -> Config:
    """The defaults, changed by the user's file and by overrides such as `limits.seconds=5`.

    Raises ConfigError for unknown sections and keys and for values of the wrong type.
    """
    merged = {name: dict(part) for name, part in read_toml(config_dir() / "pipeline.toml").items()}
    changes = [
        (str(path), s, k, v)
        for s, part in (read_toml(path) if path else {}).items()
        for k, v in (part.items() if isinstance(part, dict) else [("", part)])
    ]
    changes += [("--set", *_parse_override(text)) for text in overrides]
    for source, section, key, value in changes:
        if section not in SECTIONS:
            known = ", ".join(SECTIONS)
            raise ConfigError(f"{source}: unknown section {section!r}; known: {known}")
        merged[section] = _check_key(merged[section], section, key, source) | {key: value}
    return Config(**{n: _build_section(n, merged[n], source="configuration") for n in SECTIONS})


def _check_key(values: dict[str, Any], section: str, key: str, source: str) -> dict[str, Any]:
    if key not in values:
        raise ConfigError(f"{source}: unknown key {section}.{key}; known: {', '.join(values)}")
    return values


def load_seller(path: Path) -> "Seller":
    """Who we are, from a TOML file with `names`, `domains`, `people` (lists of strings)."""
    from pipeline.types import Seller  # who reads words or settings alone does without

    data = read_toml(path)
    known = ("names", "domains", "people")
    if unknown := sorted(set(data) - set(known)):
        raise ConfigError(f"{path}: unknown key {unknown[0]!r}; known: {', '.join(known)}")
    lists = {key: data.get(key, []) for key in known}
    for key, value in lists.items():
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ConfigError(f"{path}: {key} must be a list of strings")
    return Seller(
        names=tuple(lists["names"]),
        domains=tuple(domain.lower().lstrip("@") for domain in lists["domains"]),
        people=tuple(lists["people"]),
    )
