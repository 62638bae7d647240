"""Stakeholders → the table that `keyroles doc` and `keyroles run --show` print."""

from collections.abc import Callable, Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from pipeline.labels import JUDGED, UNKNOWN
from pipeline.terminal import make_label, make_text
from pipeline.types import Judgement, Stakeholder

Show = Callable[[Stakeholder, int], Text]

# From these widths on, confidences and contact data are shown.
_SURE, _REACHED = 110, 140


def make_table(account: str, rows: Sequence[Stakeholder], *, width: int) -> Table:
    """One account's people within a width; cell texts are never read as markup.

    A narrow terminal shows whom to talk to, a wider one how sure that is, then how to reach them.
    """
    title = make_text(account, style="bold")
    table = Table(
        title=title, title_justify="left", box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False
    )
    shown = {head: show for head, (least, show) in _COLUMNS.items() if width >= least}
    for head in shown:
        table.add_column(head, overflow="fold", no_wrap=head in JUDGED)
    for row in rows:
        cells = [show(row, width) for show in shown.values()]
        table.add_row(*cells, style="" if row.status == "active" else "dim")
    return table


def _show_name(row: Stakeholder, _: int) -> Text:
    return make_text(row.name if row.status == "active" else f"{row.name} ({row.status})")


def _show_contact(row: Stakeholder, _: int) -> Text:
    return make_text("\n".join(part for part in (row.email, row.phone) if part))


def _show_text(key: str) -> Show:
    return lambda row, _: make_text(getattr(row, key))


def _show_judgement(key: str) -> Show:
    def show(row: Stakeholder, width: int) -> Text:
        judgement: Judgement = getattr(row, key)
        label = make_label(judgement.value)
        if width < _SURE:
            return Text("\n").join(label.split())  # a word a line: the column is never cut
        sure = "" if judgement.value == UNKNOWN else f" {judgement.confidence:.2f}"
        return label.append(sure, style="dim")

    return show


# Columns, from which width on each is shown, and how.
_COLUMNS: dict[str, tuple[int, Show]] = {
    "name": (0, _show_name),
    "title": (0, _show_text("title")),
    **{key: (0, _show_judgement(key)) for key in JUDGED},
    "reports to": (0, _show_text("reports_to")),
    "contact": (_REACHED, _show_contact),
}
