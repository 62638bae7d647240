"""What a command has to wait for before it does anything."""

import subprocess
import sys

import pytest

HEAVY = (
    "dateparser",
    "jinja2",
    "networkx",
    "numpy",
    "onnxruntime",
    "openpyxl",
    "rich",
    "spacy",
    "sqlalchemy",
    "tokenizers",
)
LOADED = f"""
import sys
from pipeline.cli import app
try:
    app(sys.argv[1:])
finally:
    print(*sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "command", [["--help"], ["run", "--help"], ["forget", "--help"], ["train", "ner", "--help"]]
)
def test_startup_help_waits_for_no_library(command: list[str]) -> None:
    """Help loads none of the libraries that commands work with."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *command], capture_output=True, text=True, check=True
    )
    assert "Usage:" in done.stdout
    assert done.stderr.split() == []
