"""Templates of charts and plots → markup that a page takes as it is."""

from collections.abc import Mapping

from markupsafe import Markup

from pipeline.export.page.templates import load_templates

# Section → key → language → words, as `configs/page/texts.toml` holds them.
Texts = Mapping[str, Mapping[str, Mapping[str, str]]]


def render(template: str, texts: Texts, /, **values: object) -> Markup:
    """A template of `configs/page/` over some values, every text in them escaped."""
    return Markup(load_templates().get_template(template).render(texts=texts, **values))  # noqa: S704
