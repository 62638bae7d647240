"""The templates of `configs/page/`, and how they put out texts.

Whatever a template puts out is escaped, and shown with its control characters.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.config import config_dir, read_toml
from pipeline.export.page.people import anchor_of

# Section → key → language → words.
Texts = dict[str, dict[str, dict[str, str]]]

LANGUAGES = {"en": "English", "zh": "中文"}
_POLICY = (
    "default-src 'none'; style-src {style}; script-src {script}; "
    "img-src data:; base-uri 'none'; form-action 'none'"
)
_SAID = Markup('<span class="en" lang="en">{en}</span><span class="zh" lang="zh-CN">{zh}</span>')
_OTHER = Markup("<bdi>{}</bdi>")
# What steers text without being seen, and halves of characters: each is shown as one sign.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_PICTURES = 0x2400  # of the control characters of ASCII


@cache
def load_templates() -> Environment:
    """The templates, each compiled once, with what all of them need."""
    folder = config_dir() / "page"
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=show_text,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = (_read(folder.glob(f"*.{kind}")) for kind in ("css", "js"))
    policy = _POLICY.format(style=_hash(style), script=_hash(script))
    environment.filters["anchor"] = anchor_of
    environment.globals |= {"say": say, "style": style, "script": script, "policy": policy}
    return environment


def _read(paths: Iterable[Path]) -> Markup:
    text = "\n".join(path.read_text("utf-8") for path in sorted(paths))
    return Markup(text)  # noqa: S704 - files of our own


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def show_text(value: Any) -> Any:
    r"""Control characters as signs, one for one: `a\x07b` -> `a␇b`, a turn of direction -> `�`.

    All that a template puts out passes here.
    """
    return value if isinstance(value, Markup) else _CONTROL.sub(_picture, str(value))


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(_PICTURES + code) if code < ord(" ") else "\N{REPLACEMENT CHARACTER}"


def say(key: str, **values: object) -> Markup:
    """Our words in both languages, of which the style shows one: `role.user` -> two `<span>`.

    A value that is not ours, such as the title in `title.Chief Buyer`, stays as it is.
    """
    section, _, name = key.partition(".")
    words = load_texts().get(section, {}).get(name)
    if words is None:
        return _OTHER.format(show_text(name))
    return _SAID.format(**{code: show_text(text.format(**values)) for code, text in words.items()})


@cache
def load_texts() -> Texts:
    """The words of `configs/page/texts.toml`."""
    return read_toml(config_dir() / "page" / "texts.toml")
