"""Labels of a person → how to approach them, in English and Chinese.

The recommendations are data, `configs/page/advice.toml`: whoever knows the market edits them
there. Each says on which labels it rests, so that the page shows it beside their evidence.
"""

from dataclasses import dataclass
from functools import cache

from pipeline.config import config_dir, read_toml
from pipeline.errors import ConfigError
from pipeline.labels import INFLUENCES, ROLES, STANCES, STYLES, UNKNOWN

STEPS = ("open", "bring", "avoid", "follow_up")
_LABELS = {"style": STYLES, "role": ROLES, "influence": INFLUENCES, "stance": STANCES}
_TEXTS = ("step", "en", "zh")


@dataclass(frozen=True, slots=True)
class Advice:
    """One recommendation. `because` holds the labels it rests on, as (attribute, label) pairs."""

    step: str
    en: str
    zh: str
    because: tuple[tuple[str, str], ...]


@cache
def load_advice() -> tuple[Advice, ...]:
    """All recommendations, in the order of STEPS, within a step as the file has them.

    Raises ConfigError for an entry that names a step or label there is none of.
    """
    path = config_dir() / "page" / "advice.toml"
    read = [_read_entry(entry, source=str(path)) for entry in read_toml(path)["advice"]]
    return tuple(sorted(read, key=lambda advice: STEPS.index(advice.step)))


def _read_entry(entry: dict[str, str], *, source: str) -> Advice:
    because = tuple((key, label) for key, label in entry.items() if key not in _TEXTS)
    known = all(label in _LABELS.get(key, ()) for key, label in because)
    if not (known and because and entry.get("step") in STEPS and entry.keys() >= {*_TEXTS}):
        raise ConfigError(f"{source}: this entry needs step, en, zh and labels we have: {entry}")
    return Advice(entry["step"], entry["en"], entry["zh"], because)


def find_advice(*, role: str, style: str, influence: str, stance: str) -> tuple[Advice, ...]:
    """What fits a person of these labels; nothing where the style is unknown.

    role="executive", style="driver", ... -> (Advice("open", "Say the result and ...", ...), ...)
    """
    labels = {"role": role, "style": style, "influence": influence, "stance": stance}
    if style == UNKNOWN:
        return ()
    return tuple(
        advice
        for advice in load_advice()
        if all(labels[attribute] == label for attribute, label in advice.because)
    )
