"""The order of a run over a store."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.batch.beside import work_account, work_beside
from pipeline.batch.reading import read_files, settle_accounts
from pipeline.inputs import Input
from pipeline.placing import locate_skipped, sort_skipped
from pipeline.resume import Desk, Outcome
from pipeline.run import Settings
from pipeline.store import Store, forget_absent, list_accounts, list_skips
from pipeline.store.wipe import wipe_store
from pipeline.types import Skipped
from pipeline.versions import Versions, list_versions


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
    on_read: Callable[[str], None] = lambda _: None,
) -> Batch:
    """Read what is new among the inputs, then work on each account as its outcome is asked for.

    The store must be held meanwhile. Raises StoreError, and ConfigError where a model is missing.
    """
    versions = list_versions(settings.config, settings.seller)
    read_files(inputs, store, settings=settings, version=versions.read, on_read=on_read)
    settings, documents = settle_accounts(store, settings)
    forget_absent(store)
    accounts = tuple(list_accounts(store))
    skipped = sort_skipped(locate_skipped(item, folder) for folder, item in list_skips(store))
    outcomes = _work(accounts, store, settings, versions, jobs)
    return Batch(accounts, skipped, documents, outcomes)


def _work(
    accounts: Sequence[str], store: Store, settings: Settings, versions: Versions, jobs: int
) -> Iterator[Outcome]:
    """Every account's outcome, in order; what has no account any more is forgotten at the end.

    So are the bytes of what accounts have erased, now that none is being worked on.
    """
    if jobs == 1:
        desk = Desk(store, settings, versions)
        yield from (work_account(name, desk) for name in accounts)
    else:
        yield from work_beside(accounts, (store.place, settings, versions), jobs)
    forget_absent(store)
    wipe_store(store)
