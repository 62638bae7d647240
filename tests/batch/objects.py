"""A local server that speaks S3, and what tests put there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

BUCKET = "exports"


@contextmanager
def serve_objects() -> Iterator[str]:
    """The URL of an empty bucket; this process and those that it starts know its server."""
    pytest.importorskip("s3fs", reason="needs s3fs: make ray")
    server_module = pytest.importorskip("moto.server", reason="needs moto: make ray")
    server = server_module.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    known = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "tests",
        "AWS_SECRET_ACCESS_KEY": "tests",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    before = dict(os.environ)
    os.environ.update(known)
    try:
        _open().mkdir(BUCKET)
        yield f"s3://{BUCKET}"
    finally:
        server.stop()
        for name in known:
            os.environ.pop(name)
        os.environ.update({name: before[name] for name in known if name in before})


def upload(folder: Path, place: str) -> str:
    """Put a folder below a place of the bucket; its URL."""
    url = f"{place}/{folder.name}"
    _open().put(f"{folder}/", url, recursive=True)
    return url


def _open() -> Any:
    import fsspec

    return fsspec.filesystem("s3")
