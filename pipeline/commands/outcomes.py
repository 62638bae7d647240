"""A run between its inputs and its tables: the store it keeps, and what it writes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path

from rich.progress import Progress

from pipeline.batch import Batch, Cluster, Outcome, join_cluster, run_batch
from pipeline.commands.options import Crew
from pipeline.commands.output import follow
from pipeline.commands.tables import STORE, load_people
from pipeline.config import Pages
from pipeline.errors import KeyrolesError
from pipeline.export import begin_tables
from pipeline.export.changes import Row, group_rows
from pipeline.export.page.files import AddPage, open_pages
from pipeline.export.page.remove import remove_pages
from pipeline.inputs import Input
from pipeline.run import Settings
from pipeline.stopping import finish_first
from pipeline.store import hold_folder, keep_store
from pipeline.types import Findings, Skipped


@contextmanager
def open_batch(
    inputs: Sequence[Input],
    store: str,
    out: Path,
    *,
    settings: Settings,
    crew: Crew,
    on_read: Callable[[str], None],
) -> Iterator[Batch]:
    """All accounts of the inputs, worked out one by one while store and folder are held."""
    place = store or str(out / STORE)
    with finish_first(), hold_folder(out), keep_store(place) as kept, _join(crew, place) as cluster:
        yield run_batch(
            inputs, kept, settings=settings, jobs=crew.jobs, cluster=cluster, on_read=on_read
        )


def _join(crew: Crew, place: str) -> AbstractContextManager[Cluster | None]:
    if crew.cluster is None:
        return nullcontext()
    return join_cluster(crew.cluster, place, jobs=crew.jobs)


def write_outcomes(
    out: Path, batch: Batch, *, settings: Settings, shown: bool, bar: Progress
) -> tuple[list[Outcome], list[Skipped]]:
    """Write tables and pages; the outcomes, without their people unless these are to be shown."""
    outcomes, skipped = [], list(batch.skipped)
    watch = follow(bar, "accounts", batch.accounts, verbose=False)
    with begin_tables(out) as tables, _begin_pages(out, settings.config.pages) as add_page:
        for outcome in batch.outcomes:
            tables.add_findings(outcome.found)
            add_page(outcome.account, outcome.found)
            outcomes.append(outcome if shown else replace(outcome, found=Findings()))
            skipped += outcome.skipped
            watch(outcome.account)
        tables.add_skipped(skipped)
    return outcomes, skipped


def _begin_pages(out: Path, pages: Pages) -> AbstractContextManager[AddPage]:
    """What adds the page of an account, compared with the table that still stands in the folder."""
    if not pages.write:
        remove_pages(out)
        return nullcontext(lambda *_: None)
    return open_pages(out, before=_recall_rows(out), style=pages.style)


def _recall_rows(out: Path) -> Mapping[str, list[Row]] | None:
    """The rows of the last run by account; None where there is no table that can be read."""
    try:
        return group_rows(load_people(out))
    except KeyrolesError:
        return None
