"""The order of a run over a store."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.batch.beside import work_account, work_beside
from pipeline.batch.cluster import Cluster
from pipeline.batch.reading import begin_reading, read_files, settle_accounts
from pipeline.batch.worker import make_task
from pipeline.inputs import Input
from pipeline.placing import locate_skipped, sort_skipped
from pipeline.resume import Desk, Outcome
from pipeline.run import Settings
from pipeline.store import Store, forget_absent, list_accounts, list_skips
from pipeline.store.wipe import wipe_store
from pipeline.types import Skipped
from pipeline.versions import list_versions


@dataclass(frozen=True, slots=True)
class Batch:
    """What the inputs of a run held; `outcomes` gives the accounts one after another."""

    accounts: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    documents: int
    outcomes: Iterator[Outcome]


def run_batch(
    inputs: Sequence[Input],
    store: Store,
    *,
    settings: Settings,
    jobs: int = 1,
    cluster: Cluster | None = None,
    on_read: Callable[[str], None] = lambda _: None,
) -> Batch:
    """Read what is new among the inputs, then work on each account as its outcome is asked for.

    Both are done here, accounts in so many processes, or by a cluster. The store must be held
    meanwhile. Raises StoreError, and ConfigError where a model is missing.
    """
    versions = list_versions(settings.config, settings.seller)
    if cluster is None:
        read_files(inputs, store, settings=settings, version=versions.read, on_read=on_read)
    else:
        begin_reading(inputs, store)
        for item in cluster.read(inputs, store, make_task(store.place, settings, versions)):
            on_read(item.title)
    settings, documents = settle_accounts(store, settings)
    forget_absent(store)
    accounts = tuple(list_accounts(store))
    skipped = sort_skipped(locate_skipped(item, folder) for folder, item in list_skips(store))
    desk = Desk(store, settings, versions)
    outcomes = _work(accounts, desk, jobs=jobs, cluster=cluster)
    return Batch(accounts, skipped, documents, outcomes)


def _work(
    accounts: Sequence[str], desk: Desk, *, jobs: int, cluster: Cluster | None
) -> Iterator[Outcome]:
    """Every account's outcome, in order; what has no account any more is forgotten at the end.

    So are the bytes of what accounts have erased, now that none is being worked on.
    """
    task = (desk.store.place, desk.settings, desk.versions)
    if cluster is not None:
        yield from cluster.work(accounts, make_task(*task))
    elif jobs > 1:
        yield from work_beside(accounts, task, jobs)
    else:
        yield from (work_account(name, desk) for name in accounts)
    forget_absent(desk.store)
    wipe_store(desk.store)
