"""Records of a page → HTML that needs nothing but itself.

Each page carries its style, its script and a policy that lets a browser run those and load nothing.
"""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from pipeline.export.page.templates import render
from pipeline.export.page.view import AccountView, PageView

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


def render_account(page: PageView, drawings: Mapping[str, Markup]) -> str:
    """The page of one account, with what is drawn of it: chart, legend, activity, matrix."""
    return render("account.html.j2", page.language, page=page, **drawings)


def render_index(lines: Sequence[AccountView], *, language: str) -> str:
    """The page that leads to all accounts."""
    return render("index.html.j2", language, lines=lines, columns=_INDEX_COLUMNS)
