"""What a command has to wait for before it does anything."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "dateparser",
    "jinja2",
    "networkx",
    "numpy",
    "onnxruntime",
    "openpyxl",
    "pandas",
    "rich",
    "spacy",
    "sqlalchemy",
    "tokenizers",
)
LOADED = f"""
import sys
from pipeline.cli import main
try:
    main()
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


# What one mail is read with; names are read by a process beside.
NEEDED = ["numpy", "onnxruntime", "rich", "tokenizers"]
MAIL = """From: Orla Vexley <orla.vexley@brindle-mills.example>
To: Sam Pell <sam@tarnlight.example>
Cc: Tim Brandreth <tim.brandreth@brindle-mills.example>
Date: Thu, 15 Jan 2026 10:00:00 +0000
Subject: Your offer

Hello Sam,

I need the test data before Friday. Tim Brandreth reports to me and checks the interface.

Orla Vexley
Purchasing Manager
"""


@pytest.mark.skipif(os.cpu_count() == 1, reason="nothing is read beside on one core")
def test_startup_of_one_mail_loads_what_it_needs(tmp_path: Path) -> None:
    """A mail's people wait for no store, no pages, no other formats and no library of graphs."""
    mail = tmp_path / "offer.eml"
    mail.write_text(MAIL, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LOADED, "doc", str(mail)], capture_output=True, text=True, check=True
    )
    assert "Orla Vexley" in done.stdout
    assert done.stderr.split() == NEEDED
