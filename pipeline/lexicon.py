"""Word lists kept as data in `configs/words/`, for every room that needs words.

One TOML file per subject; a linguist edits it without touching code.
"""

from functools import cache
from typing import Any

from pipeline.config import config_dir, read_toml


@cache
def load_words(subject: str) -> dict[str, Any]:
    """The tables of `configs/words/<subject>.toml`, read once per process."""
    return read_toml(config_dir() / "words" / f"{subject}.toml")
