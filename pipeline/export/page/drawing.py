"""Templates of charts and plots → markup that a page takes as it is."""

from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.config import config_dir
from pipeline.export.page.people import anchor_of
from pipeline.export.page.render import show_text

# Section → key → language → words, as `configs/page/texts.toml` holds them.
Texts = Mapping[str, Mapping[str, Mapping[str, str]]]


def render(template: str, texts: Texts, /, **values: object) -> Markup:
    """A template of `configs/page/` over some values, every text in them escaped."""
    return Markup(_templates().get_template(template).render(texts=texts, **values))  # noqa: S704


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=FileSystemLoader(config_dir() / "page"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=show_text,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["anchor"] = anchor_of
    return templates
