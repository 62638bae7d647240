"""Records of a page → HTML that needs nothing but itself.

Each page carries its style, its script and a policy that lets a browser run those and load nothing.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.config import config_dir, read_toml
from pipeline.export.page.view import AccountView, PageView

Texts = dict[str, dict[str, dict[str, str]]]

_LANGUAGES = {"en": "English", "zh": "中文"}
_HTML_LANGUAGES = {"en": "en", "zh": "zh-CN"}
_POLICY = (
    "default-src 'none'; style-src {style}; script-src {script}; "
    "img-src data:; base-uri 'none'; form-action 'none'"
)
_NOTHING = Markup()
_SAID = Markup('<span class="en" lang="en">{en}</span><span class="zh" lang="zh-CN">{zh}</span>')
# What steers text without being seen, and halves of characters: each is shown as one sign.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_PICTURES = 0x2400  # of the control characters of ASCII
_INDEX_COLUMNS = (
    ("ui.account", ""),
    ("ui.people", "number"),
    ("ui.deciders", ""),
    ("ui.supporters", "number"),
    ("ui.opponents", "number"),
    ("ui.missing", "number"),
    ("ui.changed", "number wide"),
    ("ui.review", "number wide"),
    ("ui.last_seen", "wide"),
)


def render_account(page: PageView, *, chart: Markup = _NOTHING) -> str:
    """The page of one account; `chart` is markup made by us."""
    return _render("account.html.j2", page.language, page=page, chart=chart)


def render_index(lines: Sequence[AccountView], *, language: str) -> str:
    """The page that leads to all accounts."""
    return _render("index.html.j2", language, lines=lines, columns=_INDEX_COLUMNS)


def show_text(value: Any) -> Any:
    r"""Control characters as signs, one for one: `a\x07b` -> `a␇b`, a turn of direction -> `�`.

    All that a template puts out passes here.
    """
    return value if isinstance(value, Markup) else _CONTROL.sub(_picture, str(value))


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(_PICTURES + code) if code < ord(" ") else "\N{REPLACEMENT CHARACTER}"


def say(key: str, **values: object) -> Markup:
    """Our words in both languages, of which the style shows one: `role.user` -> two `<span>`."""
    section, _, name = key.partition(".")
    words = load_texts().get(section, {}).get(name) or dict.fromkeys(_LANGUAGES, name)
    return _SAID.format(**{code: show_text(text.format(**values)) for code, text in words.items()})


@cache
def load_texts() -> Texts:
    """The words of `configs/page/texts.toml`."""
    return read_toml(config_dir() / "page" / "texts.toml")


def _render(template: str, language: str, **values: object) -> str:
    languages = [
        (code, label, Markup(" checked") if code == language else "")
        for code, label in _LANGUAGES.items()
    ]
    return (
        _environment()
        .get_template(template)
        .render(html_lang=_HTML_LANGUAGES[language], languages=languages, **values)
    )


@cache
def _environment() -> Environment:
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
    environment.globals |= {"say": say, "style": style, "script": script, "policy": policy}
    return environment


def _read(paths: Iterable[Path]) -> Markup:
    return Markup("\n".join(path.read_text("utf-8") for path in sorted(paths)))  # noqa: S704 - files of our own


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
