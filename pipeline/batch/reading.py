"""Files → the store, each read once; then whose each document is."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

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
    begin_run(store, (File(item.folder, item.name, item.fallback) for item in inputs))
    for item in inputs:
        bytes_ = _digest_bytes(item.path)
        file = File(item.folder, item.name, item.fallback, bytes_, version if bytes_ else "")
        if not is_stored(store, file):
            source = Source(name=item.name, path=item.path)
            store_file(store, file, read_source(source, limits=settings.config.limits))
        on_read(f"{item.folder}/{item.name}" if item.folder else item.name)


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
            place = Input(head.folder, head.file, Path(), head.fallback)
            account = name_account(head.document, place, settings=settings)
            if account != head.account:
                moved.append(replace(head, account=account))
        count += len(heads)
        save_heads(store, moved)
    return replace(settings, seller=add_colleagues(settings.seller, met)), count
