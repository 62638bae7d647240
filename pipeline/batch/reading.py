"""Files → the store, each read once; then whose each document is."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.config import Limits
from pipeline.errors import ReadError
from pipeline.ingest import Source, read_source
from pipeline.inputs import Input
from pipeline.placing import add_colleagues, list_colleagues
from pipeline.run import Settings, name_account
from pipeline.store import (
    File,
    Store,
    begin_run,
    cut_chunks,
    is_stored,
    save_heads,
    store_file,
    stream_heads,
)
from pipeline.types import Skipped

_BLOCK = 1 << 20


def read_files(
    inputs: Sequence[Input],
    store: Store,
    *,
    settings: Settings,
    version: str,
    on_read: Callable[[str], None],
) -> None:
    """Store what every input holds, unless it is stored."""
    begin_reading(inputs, store)
    for item in inputs:
        read_file(item, store, limits=settings.config.limits, version=version)
        on_read(item.title)


def begin_reading(inputs: Sequence[Input], store: Store) -> None:
    """Mark these as the files of the run, before any is read."""
    begin_run(store, map(_name_file, inputs))


def _name_file(item: Input) -> File:
    return File(item.folder, item.name, item.fallback)


def read_file(item: Input, store: Store, *, limits: Limits, version: str) -> None:
    """Store what one input holds, unless it is stored."""
    try:
        with item.open(most=limits.container_bytes) as path:
            _read_path(item, path, store, limits=limits, version=version)
    except ReadError as exc:
        skip_file(item, store, str(exc))


def skip_file(item: Input, store: Store, reason: str) -> None:
    """Store that an input could not be read; the next run tries again."""
    store_file(store, _name_file(item), [Skipped(item.name, reason)])


def _read_path(item: Input, path: Path, store: Store, *, limits: Limits, version: str) -> None:
    bytes_ = _digest_bytes(path)
    file = replace(_name_file(item), digest=bytes_, version=version if bytes_ else "")
    if not is_stored(store, file):
        source = Source(name=item.name, path=path)
        store_file(store, file, read_source(source, limits=limits))


def _digest_bytes(path: Path) -> str:
    """Empty where the file cannot be read, which its reader then says."""
    found = hashlib.sha256()
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                found.update(block)
    except OSError:
        return ""
    return found.hexdigest()


def settle_accounts(store: Store, settings: Settings) -> tuple[Settings, int]:
    """Whose each stored document is; the settings with all colleagues met, and the count."""
    met: set[str] = set()
    count = 0
    for heads in cut_chunks(stream_heads(store)):
        moved = []
        for head in heads:
            met |= list_colleagues(head.document.envelope, settings.seller)
            place = Input(head.folder, head.file, "", head.fallback)
            account = name_account(head.document, place, settings=settings)
            if account != head.account:
                moved.append(replace(head, account=account))
        count += len(heads)
        save_heads(store, moved)
    return replace(settings, seller=add_colleagues(settings.seller, met)), count
