"""Files in object storage: what a URL names, and the same account folders as on disk."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.config import load_config
from pipeline.errors import LimitError, ReadError, UsageError
from pipeline.inputs import find_inputs
from pipeline.run import Settings, read_inputs
from pipeline.urls import fetch

FILES = {
    "notes/Quist Hotels/2026/call.txt": "Mira Quist: we sign in May.",
    "notes/Quist Hotels/visit.md": "Mira Quist signs.",
    "notes/loose.txt": "Theo Brandt asks.",
    "notes/.DS_Store": "x",
    "flat/one.txt": "Theo Brandt asks.",
}


@pytest.fixture(name="storage")
def _storage() -> Iterator[Any]:
    storage = pytest.importorskip("fsspec", reason="needs fsspec: make ray").filesystem("memory")
    for name, text in FILES.items():
        storage.pipe(f"/{name}", text.encode())
    yield storage
    storage.store.clear()


@pytest.mark.parametrize(
    "named",
    ["notes", "flat", "notes/loose.txt", "notes/*", "notes/Quist Hotels", "*/*.txt"],
)
def test_urls_name_what_paths_name(storage: Any, tmp_path: Path, named: str) -> None:
    """The same accounts, names and words, wherever the files lie."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    far, near = find_inputs([f"memory://{named}"]), find_inputs([str(tmp_path / named)])
    assert far
    assert [(i.folder, i.name, i.fallback) for i in far] == [
        (i.folder, i.name, i.fallback) for i in near
    ]
    settings = Settings(load_config())
    assert read_inputs(far, settings=settings) == read_inputs(near, settings=settings)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("memory://nowhere", "does not exist"),
        ("ftp://host/notes", "cannot read from ftp://"),
        ("simplecache::memory://notes", "cannot read from simplecache::memory://"),
    ],
)
def test_urls_that_name_nothing(storage: Any, url: str, said: str) -> None:
    """A wrong URL is one line; no protocol is spoken that is not in the list."""
    with pytest.raises(UsageError, match=said):
        find_inputs([url])


def test_urls_fetch_keeps_to_the_limit(storage: Any) -> None:
    """A file that is larger than a reader may read is not fetched; what is gone is told."""
    with fetch("memory://notes/loose.txt", most=17) as path:
        assert path.read_text() == "Theo Brandt asks."
    assert not path.exists()
    with pytest.raises(LimitError), fetch("memory://notes/loose.txt", most=16):
        pass
    with pytest.raises(ReadError), fetch("memory://notes/gone.txt", most=16):
        pass
