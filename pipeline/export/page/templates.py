"""The templates of `configs/page/`, and how they put out texts.

Our own words stand in the language of the page; each carries the other language's with it, which
the script swaps in. Whatever a template puts out is escaped, and shown with its control characters.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from pipeline.config import config_dir, read_toml
from pipeline.export.page.naming import anchor_of

# Section → key → language → words.
Texts = dict[str, dict[str, dict[str, str]]]

LANGUAGES = {"en": "English", "zh": "中文"}
_OTHERS = {"en": "zh", "zh": "en"}
_POLICY = (
    "default-src 'none'; style-src {style}; script-src {script}; "
    "img-src data:; base-uri 'none'; form-action 'none'"
)
_SAID = Markup('<{tag}{css} data-alt="{other}">{own}</{tag}>')
_UNKNOWN = Markup("<bdi{css}>{text}</bdi>")
_CLASS = Markup(' class="{}"')
# What steers text without being seen, and halves of characters: each is shown as one sign.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_INDENT = re.compile("^ +", re.MULTILINE)
_REMEMBERED = 1 << 12
_PICTURES = 0x2400  # of the control characters of ASCII


@cache
def load_templates(language: str) -> Environment:
    """The templates of pages in `en` or `zh`, each compiled once, with what all of them need."""
    folder = config_dir() / "page"
    environment = Environment(
        loader=DictLoader({path.name: _read_template(path) for path in folder.glob("*.j2")}),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=show_text,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = (_read(folder.glob(f"*.{kind}")) for kind in ("css", "js"))
    policy = _POLICY.format(style=_hash(style), script=_hash(script))
    environment.filters["anchor"] = anchor_of
    environment.globals |= {
        "say": partial(say, language),
        "tell": partial(tell, language),
        "language": language,
        "languages": LANGUAGES,
        "style": style,
        "script": script,
        "policy": policy,
    }
    return environment


def render(template: str, language: str, /, **values: object) -> Markup:
    """A template over some values, every text in them escaped."""
    return Markup(load_templates(language).get_template(template).render(**values))  # noqa: S704


def _read_template(path: Path) -> str:
    """A template without indents, which would be a good part of a page."""
    return _INDENT.sub("", path.read_text("utf-8"))


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


@lru_cache(_REMEMBERED, typed=True)
def say(language: str, key: str, tag: str = "span", css: str = "", /, **values: object) -> Markup:
    """Our words for a key: `role.user` -> `<span data-alt="使用部门">User department</span>`.

    A value that is not ours, such as the title in `title.Chief Buyer`, stays as it is.
    """
    section, _, name = key.partition(".")
    words = load_texts().get(section, {}).get(name)
    if words is None:
        return _UNKNOWN.format(css=_CLASS.format(css) if css else "", text=show_text(name))
    said = {code: text.format(**values) for code, text in words.items()}
    return tell(language, said, tag, css)


def tell(language: str, words: Mapping[str, str], tag: str = "span", css: str = "", /) -> Markup:
    """Words that are at hand in each language, in an element of their own."""
    own, other = (show_text(words[code]) for code in (language, _OTHERS[language]))
    return _SAID.format(tag=tag, css=_CLASS.format(css) if css else "", own=own, other=other)


@cache
def load_texts() -> Texts:
    """The words of `configs/page/texts.toml`."""
    return read_toml(config_dir() / "page" / "texts.toml")
