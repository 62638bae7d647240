"""`keyroles explain OUT NAME`: every cell of a person with the words that say so."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pipeline.export.explain import Cell, Explanation, Reason, Row

_SHOWN = 5  # reasons of a cell, unless all are asked for


def explain(
    out: Annotated[Path, typer.Argument(help="The folder that a run wrote.")],
    name: Annotated[str, typer.Argument(help="A name, alias, address or stakeholder_id.")],
    whole: Annotated[bool, typer.Option("--all", help="Show every reason of a cell.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON lines.")] = False,
) -> None:
    """Show why each cell of a person holds what it holds."""
    from pipeline.commands.tables import (
        DOCUMENTS,
        MERGES,
        find_people,
        load_evidence,
        load_optional,
        load_people,
    )
    from pipeline.export.decisions import DECISIONS
    from pipeline.export.documents import DOCUMENT_COLUMNS
    from pipeline.export.explain import explain_row, read_dates
    from pipeline.export.merges import MERGE_COLUMNS
    from pipeline.terminal import make_visible

    people, evidence = load_people(out), load_evidence(out)
    date_of = read_dates(load_optional(out / DOCUMENTS, needed=DOCUMENT_COLUMNS))
    merges = load_optional(out / MERGES, needed=MERGE_COLUMNS)
    decisions = load_optional(out / DECISIONS)
    for row in find_people(people, name):
        found = explain_row(row, evidence, date_of=date_of, merges=merges, decisions=decisions)
        if as_json:
            typer.echo(json.dumps(asdict(found), ensure_ascii=False))
        else:
            lines = describe_explanation(found, limit=None if whole else _SHOWN)
            typer.echo("\n".join(make_visible(line) for line in lines))


def describe_explanation(found: "Explanation", *, limit: int | None) -> Iterator[str]:
    """What is shown of a person: a heading, then each cell that is filled or has reasons."""
    yield f"{found.name} ({found.account}, {found.id})"
    for cell in found.cells:
        if cell.value or cell.reasons:
            yield from _describe_cell(cell, limit)
    if found.merges:
        yield "  one person because"
        yield from (f"    {_describe_merge(row)}" for row in found.merges)
    if found.decisions:
        yield "  decided"
        yield from (f"    {', '.join(filter(None, row.values()))}" for row in found.decisions)


def _describe_merge(row: "Row") -> str:
    """`Peg Oduya is Margaret Oduya: nickname or middle name 0.90`."""
    return f"{row['one']} is {row['other']}: {row['cause']} {row['score']}"


def _describe_cell(cell: "Cell", limit: int | None) -> Iterator[str]:
    sure = f" ({cell.confidence})" if cell.confidence else ""
    yield f"  {cell.column}: {cell.value or '-'}{sure}"
    yield from (f"    {_describe_reason(reason)}" for reason in cell.reasons[:limit])
    left = len(cell.reasons) - len(cell.reasons[:limit])
    if left:
        yield f"    and {left} more; --all shows them"


def _describe_reason(reason: "Reason") -> str:
    """`technical 0.83  2026-03-05  call.md [10:42]  "she checks our interface"`."""
    quote = " ".join(reason.quote.split())
    place = f"{reason.document} [{reason.start}:{reason.end}]"
    parts = (f"{reason.value} {reason.confidence}", reason.date, place, f'"{quote}"')
    return "  ".join(part for part in parts if part)
