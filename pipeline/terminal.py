"""What the command line shows: tables, labels, summaries. Builds text; commands print it."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from pipeline.labels import LABELS, UNKNOWN
from pipeline.types import Skipped

if TYPE_CHECKING:
    from pipeline.batch import Batch, Outcome

# Wide enough for every column when nobody's terminal says how wide it is.
_PIPE_WIDTH = 160

# What stands out, and what goes without saying.
_STYLES = {"decision_maker": "bold", "supporter": "green", "neutral": "dim", "opponent": "red"}

# Measures of a whole table, and what a reader calls them.
_SHARES = {
    "accounts": "accounts",
    "gold_people": "people labelled",
    "rows": "rows",
    "outsiders_listed": "outsiders listed",
    "name_exact": "name exact",
    "needs_recall": "needs found",
    "row_exact": "row exact",
}
_RATIOS = ("person", "title", "email", "reports_to")


def make_text(text: str, style: str = "") -> Text:
    """Words of a document or file name for the terminal: neither markup nor control characters."""
    return Text(make_visible(text), style=style)


def make_label(value: str) -> Text:
    """A label as people read it: `decision_maker` -> bold `decision maker`, `unknown` -> `-`."""
    if value == UNKNOWN:
        return Text("-", style="dim")
    return make_text(value.replace("_", " "), style=_STYLES.get(value, ""))


def format_table(head: Sequence[str], rows: Iterable[Iterable[object]]) -> list[str]:
    """A table in Markdown, fractions with three digits: [("a", 0.5)] -> `| a | 0.500 |`."""
    lines = [head, ["---"] * len(head), *([_format_cell(cell) for cell in row] for row in rows)]
    return [f"| {' | '.join(cells)} |" for cells in lines]


def _format_cell(cell: object) -> str:
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)


def describe_measures(measures: Mapping[str, Any]) -> list[str]:
    """What `measure_rows` found, as tables in Markdown: shares, precision and recall, labels."""
    ratios = {key: found for key, found in measures.items() if key in _RATIOS}
    labels = {key: found for key, found in measures.items() if key in LABELS}
    shares = [(name, measures[key]) for key, name in _SHARES.items() if key in measures]
    judged = [
        (key, found["macro_f1"], found["accuracy"], "" if found["ece"] is None else found["ece"])
        for key, found in labels.items()
    ]
    classes = [(key, *pair) for key, found in labels.items() for pair in found["f1"].items()]
    return [
        *format_table(("measure", "figure"), shares),
        "",
        *format_table(
            ("cell", "precision", "recall", "F1"),
            [(key.replace("_", " "), *found.values()) for key, found in ratios.items()],
        ),
        *(["", *format_table(("label", "macro-F1", "accuracy", "ECE"), judged)] if judged else []),
        *(["", *format_table(("label", "value", "F1"), classes)] if classes else []),
    ]


def make_console() -> Console:
    """Standard output: colour and width of the terminal, plain and wide into a pipe."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=_PIPE_WIDTH)


def is_terminal() -> bool:
    """Whether a person watches: progress goes nowhere else."""
    return sys.stderr.isatty()


def summarise(batch: "Batch", outcomes: Sequence["Outcome"], *, out: Path) -> list[str]:
    """The closing lines of a run: documents read and skipped, people per account, where it lies."""
    read = sum(outcome.documents for outcome in outcomes)
    more = batch.documents - read
    copies = f" ({more:,} more were copies)" if more else ""
    skipped = _count(len(batch.skipped), "input", "inputs")
    lines = [f"{_count(read, 'document', 'documents')} read{copies}, {skipped} skipped"]
    for one in outcomes:
        documents = _count(one.documents, "document", "documents")
        lines.append(f"{one.account}: {_count(one.count, 'person', 'people')} in {documents}")
    index = out / "index.html"  # there unless pages are switched off
    pages = f"; to read it, open {index}" if index.exists() else ""
    written = f"written to {out / 'stakeholders.csv'}{pages}"
    return [*(make_visible(line) for line in lines), written]


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def describe_skipped(skipped: Skipped) -> str:
    """One line for standard error: `skipped notes/scan.pdf: has no text layer`."""
    return make_visible(f"skipped {skipped.source}: {skipped.reason}")


def make_visible(text: str) -> str:
    """Control characters shown as escapes, so that no file name or name can steer a terminal."""
    return "".join(c if c.isprintable() or c == "\n" else ascii(c)[1:-1] for c in text)
