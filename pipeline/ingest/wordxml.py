"""WordprocessingML → lines, as a reader of the document sees them.

python-docx opens the file and knows its parts; its `.text` leaves out content controls, tracked
insertions and text boxes, which minutes are full of, so the walk over the tree is our own.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT = {f"{_W}t"}
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}ptab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}
_BOX = f"{_W}txbxContent"
_UNSEEN = {f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText", _FALLBACK, _BOX}
_CELL_TEXT = 200  # characters; a longer cell holds prose, not a value of a table

Element = Any  # lxml has no types


def iter_lines(parent: Element) -> Iterator[str]:
    """The lines of a body, a cell or a text box; empty ones set paragraphs apart."""
    for child in parent.iterchildren("*"):
        if child.tag == f"{_W}p":
            yield from _read_paragraph(child)
        elif child.tag == f"{_W}tbl":
            yield from _read_table(child)
        elif child.tag not in _UNSEEN:
            yield from iter_lines(child)


def _read_paragraph(paragraph: Element) -> Iterator[str]:
    text = "".join(_iter_text(paragraph)).strip("\n")
    listed = paragraph.find(f"{_W}pPr/{_W}numPr") is not None or "list" in _style(paragraph)
    if text.strip():
        yield from (f"- {text}" if listed else text, "")
    for box in paragraph.iter(_BOX):
        if not any(up.tag in (_FALLBACK, _BOX) for up in _ancestors(box, paragraph)):
            yield from iter_lines(box)


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else str(style.get(f"{_W}val", "")).lower()


def _ancestors(element: Element, top: Element) -> Iterator[Element]:
    for up in element.iterancestors():
        if up is top:
            return
        yield up


def _iter_text(element: Element) -> Iterator[str]:
    for child in element.iterchildren("*"):
        if child.tag in _TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _UNSEEN:
            yield from _iter_text(child)


def _read_table(table: Element) -> Iterator[str]:
    """Rows with tabs between cells, then an empty line; cells of prose stand below one another."""
    above: dict[int, str] = {}
    for row in table.iter(f"{_W}tr"):
        if next(up for up in row.iterancestors(f"{_W}tbl")) is table:
            cells, above = _read_cells(row, above)
            yield from _write_row(cells)
    yield ""


def _read_cells(row: Element, above: dict[int, str]) -> tuple[list[str], dict[int, str]]:
    """The texts of a row; a cell merged with the one above it repeats a short text."""
    cells: dict[int, str] = {}
    at = 0
    for cell in row.iter(f"{_W}tc"):
        if next(up for up in cell.iterancestors(f"{_W}tr")) is not row:
            continue
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        merged = merge is not None and merge.get(f"{_W}val") != "restart"
        text = "\n".join(iter_lines(cell)).strip("\n")
        cells[at] = above.get(at, "") if merged and len(above.get(at, "")) <= _CELL_TEXT else text
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        at += int(span.get(f"{_W}val", "1")) if span is not None else 1
    return list(cells.values()), cells


def _write_row(cells: list[str]) -> Iterator[str]:
    if any(len(cell) > _CELL_TEXT for cell in cells):
        yield from chain.from_iterable((cell, "") for cell in cells if cell.strip())
        return
    flat = ["; ".join(line.strip() for line in cell.split("\n") if line.strip()) for cell in cells]
    if any(flat):
        yield "\t".join(flat)


def read_comments(comments: Element) -> Iterator[tuple[str, str]]:
    """Who commented and what, in order."""
    for comment in comments.iter(f"{_W}comment"):
        words = "\n".join(line for line in iter_lines(comment) if line)
        yield str(comment.get(f"{_W}author", "")), words
