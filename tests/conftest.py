"""What several test files need."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from pipeline.cli import main

ROOT = Path(__file__).parent.parent

# CI tries the same examples every time, so that it is red for what a change did; a contributor's
# machine tries new ones, and slow machines are no failure on either.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("local", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")


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
