"""The TOML file of a CRM → its `Profile`. Reach for `load_profile`, by name or by path."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.config import config_dir, read_toml
from pipeline.errors import ConfigError
from pipeline.export.crm.check import check_profile
from pipeline.export.crm.profile import Column, Existing, File, Format, Profile, Rule

_SUFFIX = ".toml"


def list_profiles() -> list[str]:
    """The names of the profiles that come with keyroles."""
    return sorted(path.stem for path in (config_dir() / "crm").glob(f"*{_SUFFIX}"))


def load_profile(name_or_path: str) -> Profile:
    """The profile of that name, or of one's own TOML file.

    Raises ConfigError that lists everything that is wrong with it.
    """
    path = find_profile(name_or_path)
    data = read_toml(path)
    if wrong := check_profile(data):
        raise ConfigError("\n  ".join([f"{path} is no profile of a CRM:", *wrong]))
    return Profile(
        name=path.stem,
        title=data["title"],
        format=Format(**data.get("format", {})),
        existing=_build_existing(data.get("existing", {})),
        crosswalks={
            name: tuple(_build_rule(rule) for rule in rules)
            for name, rules in data.get("crosswalks", {}).items()
        },
        files=tuple(_build_file(item) for item in data.get("files", ())),
        tables=data.get("tables", {}),
        kinds=data.get("kinds", {}),
        language=data.get("language", "en"),
    )


def find_profile(name_or_path: str) -> Path:
    """The file of a profile: `salesforce` -> configs/crm/salesforce.toml, `my/own.toml` as it is.

    Raises ConfigError where there is none of that name.
    """
    if name_or_path in list_profiles():
        return config_dir() / "crm" / f"{name_or_path}{_SUFFIX}"
    if name_or_path.endswith(_SUFFIX):
        return Path(name_or_path)
    known = ", ".join(list_profiles())
    raise ConfigError(f"no CRM is called {name_or_path!r}: give the path of a .toml, or {known}")


def _build_rule(rule: Mapping[str, Any]) -> Rule:
    labels = {key: value for key, value in rule.items() if key != "value"}
    return Rule(
        value=rule["value"],
        when={k: (v,) if isinstance(v, str) else tuple(v) for k, v in labels.items()},
    )


def _build_existing(item: Mapping[str, Any]) -> Existing:
    lists = {key: tuple(item.get(key, ())) for key in ("accounts", "names")}
    return Existing(record_id=item.get("record_id", ""), **lists)


def _build_file(item: Mapping[str, Any]) -> File:
    lists = {
        "columns": tuple(Column(**column) for column in item["columns"]),
        "duplicate_keys": tuple(tuple(key) for key in item.get("duplicate_keys", ())),
        "needs": tuple(item.get("needs", ())),
    }
    return File(**{**item, **lists})
