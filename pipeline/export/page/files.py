"""The pages as files of a run's folder: `accounts/<account>.html` and `index.html`.

Reach for `open_pages` while the accounts of a run stream past: a page is written as soon as its
account is known, and the index, and the removal of pages without an account, come at the end.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO
from urllib.parse import quote as escape_url

from markupsafe import Markup

from pipeline.export.changes import list_changes
from pipeline.export.files import replace_file
from pipeline.export.page.account import view_account, view_line
from pipeline.export.page.chart.draw import draw_chart, draw_legend
from pipeline.export.page.chart.layout import lay_out_chart
from pipeline.export.page.chart.nodes import gather_nodes
from pipeline.export.page.plots import draw_activity, draw_matrix, gather_activity
from pipeline.export.page.remove import FOLDER, INDEX, remove_pages
from pipeline.export.page.render import render_account, render_index
from pipeline.export.page.view import AccountView, PageView
from pipeline.export.table import to_row
from pipeline.timing import timed
from pipeline.types import Findings

_LONGEST = 50  # characters of a name: below 255 bytes also in Chinese
_UNSAFE = re.compile(r"[^\w .,&'()+-]|^[ .-]+|[ .]+$")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)

Row = Mapping[str, str]
AddPage = Callable[[str, Findings], None]


@contextmanager
def open_pages(
    out: Path, *, before: Mapping[str, Sequence[Row]] | None = None, style: bool = True
) -> Iterator[AddPage]:
    """A function that writes the page of an account into the folder.

    `before` are the rows that the last run had, by account; None where there was none.
    """
    folder = out / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lines: list[AccountView] = []
    languages: Counter[str] = Counter()
    names: dict[str, str] = {}

    @timed("pages")
    def add(account: str, found: Findings) -> None:
        page = _view(account, found, before, style=style)
        name = name_file(account, names)
        names[name.casefold()] = name
        _write(folder / name, render_account(page, _draw(found, page.language)))
        lines.append(view_line(page, href=f"{FOLDER}/{escape_url(name)}"))
        languages[page.language] += 1

    yield add
    language = max(languages, key=lambda code: languages[code], default="en")
    _write(out / INDEX, render_index(lines, language=language))
    remove_pages(out, kept={folder / name for name in names.values()} | {out / INDEX})


def _view(
    account: str, found: Findings, before: Mapping[str, Sequence[Row]] | None, *, style: bool
) -> PageView:
    rows = [to_row(person) for person in found.people]
    changes = None if before is None else list_changes(before.get(account, ()), rows)
    return view_account(account, found, changes=changes, style=style)


def _draw(found: Findings, language: str) -> dict[str, Markup]:
    """The organisation chart with its legend, and the plots."""
    return {
        "chart": draw_chart(lay_out_chart(gather_nodes(found)), language=language),
        "legend": draw_legend(language=language),
        "activity": draw_activity(gather_activity(found.people), language=language),
        "matrix": draw_matrix(found.people, language=language),
    }


def name_file(account: str, taken: Collection[str]) -> str:
    """A file name that is safe everywhere and no other account's: `A/B` -> `A_B-1f3c5d70.html`.

    A name that is safe as it is stays: `云岫机场` -> `云岫机场.html`. `taken` are casefolded.
    """
    plain = unicodedata.normalize("NFC", account)
    safe = _UNSAFE.sub("_", plain[:_LONGEST])
    known = safe != account or _RESERVED.match(safe) or f"{safe}.html".casefold() in taken
    digest = hashlib.sha256(account.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{safe}-{digest}.html" if known or not safe else f"{safe}.html"


def _write(path: Path, text: str) -> None:
    def write(stream: TextIO) -> None:
        stream.write(text)

    replace_file(path, write)
