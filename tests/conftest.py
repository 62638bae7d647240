"""What several test files need."""

import io
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from pipeline.cli import main

ROOT = Path(__file__).parent.parent

# CI tries the same examples every time, so that it is red for what a change did; a contributor's
# machine tries new ones, and slow machines are no failure on either.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("local", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")


_HERE = ("127.0.0.1", "::1", "localhost")


class ReachedOutError(Exception):
    """Something tried to speak to another machine."""


@pytest.fixture(autouse=True)
def _stay_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test, and nothing that it runs in its process, reaches another machine."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in _HERE:
            raise ReachedOutError(address)
        connect(self, address)

    def look_up_here(host: Any, *rest: Any, **named: Any) -> Any:
        if host is not None and host not in _HERE:
            raise ReachedOutError(host)
        return look_up(host, *rest, **named)

    monkeypatch.setattr(socket.socket, "connect", connect_here)
    monkeypatch.setattr(socket, "getaddrinfo", look_up_here)


@pytest.fixture(name="gold", scope="session")
def _gold() -> Path:
    """The gold accounts of the project, by language."""
    return ROOT / "corpora" / "gold"


@pytest.fixture(name="run_cli")
def _run_cli(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Callable[..., tuple[int, str, str]]:
    """Run the command as a user would; gives exit code, standard output, standard error."""

    def run(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["keyroles", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = 0
        try:
            main()
        except SystemExit as left:
            code = int(left.code or 0)
        captured = capsysbinary.readouterr()
        return code, captured.out.decode(), captured.err.decode()

    return run
