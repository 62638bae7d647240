"""Layout → the organisation chart as SVG markup for the account page."""

from collections.abc import Mapping

from markupsafe import Markup

from pipeline.export.page.chart.layout import Layout

# Section → key → language → words, as `configs/page/texts.toml` holds them.
Texts = Mapping[str, Mapping[str, Mapping[str, str]]]


def draw_chart(layout: Layout, *, texts: Texts) -> Markup:
    """One `<svg>` to be put into a page as it is; colours come from `chart.css`."""
    raise NotImplementedError
