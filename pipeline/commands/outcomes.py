"""A run between its inputs and its tables: the store it keeps, and what it writes."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from rich.progress import Progress

from pipeline.batch import Batch, Outcome, run_batch
from pipeline.commands.output import follow
from pipeline.export import begin_tables
from pipeline.inputs import Input
from pipeline.run import Settings
from pipeline.store import keep_store
from pipeline.types import Findings, Skipped


@contextmanager
def open_batch(
    inputs: Sequence[Input],
    place: str,
    *,
    settings: Settings,
    jobs: int,
    on_read: Callable[[str], None],
) -> Iterator[Batch]:
    """All accounts of the inputs, worked out one by one while the store at `place` is open."""
    with keep_store(place) as kept:
        yield run_batch(inputs, kept, settings=settings, jobs=jobs, on_read=on_read)


def write_outcomes(
    out: Path, batch: Batch, *, shown: bool, bar: Progress
) -> tuple[list[Outcome], list[Skipped]]:
    """Write the tables; the outcomes, without their people unless these are to be shown."""
    outcomes, skipped = [], list(batch.skipped)
    watch = follow(bar, "accounts", batch.accounts, verbose=False)
    with begin_tables(out) as tables:
        for outcome in batch.outcomes:
            tables.add_findings(outcome.found)
            outcomes.append(outcome if shown else replace(outcome, found=Findings()))
            skipped += outcome.skipped
            watch(outcome.account)
        tables.add_skipped(skipped)
    return outcomes, skipped
