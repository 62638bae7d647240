"""Bombs at full size: bounded seconds and memory, a plain reason, and no harm to their neighbours.

Those of more than three seconds run with BOMBS=all (`make bombs`).
"""

import base64
import csv
import io
import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.ingest import Budget, Source, read_source
from pipeline.ingest.paragraphs import cut_paragraphs
from pipeline.types import Document, Skipped
from tests.conftest import ROOT
from tests.ingest.bombs import BOMBS, HEAD
from tests.ingest.reading import LIMITS, read_all, read_reason
from tests.ingest.shapes.hostile.packed import pack

SECONDS = 40.0  # of the processor, for the slowest; most take less than one
MEGABYTES = 1_600  # for documents just below 64 MiB; all others stay below LIGHT
LIGHT = 500
SLOW = {name for name in BOMBS if name.startswith("60 MB")} | {
    "zip of zips", "a million headers", "a million equal headers", "many speakers", "many parts",
    "100 MB line, mbox", "deep tables",
}  # fmt: skip
# Bomb -> words of the reason; the others are read, and hold what they hold.
REFUSED = {
    "zip of zips": "unpacks to more than",
    "nested multiparts": "too many parts within parts",
    "multiparts of one boundary": "limits.parts",
    "many parts": "limits.parts",
    **{f"100 MB line, {name}": "limits.file_bytes" for name in ("txt", "eml", "mbox", "html",
                                                              "json", "vtt")},
    **{f"60 MB line, {name}": "limits.characters" for name in ("txt", "eml", "mbox", "html",
                                                             "vtt")},
    "60 MB line, json": "damaged JSON",
    "100 MB line, csv": "has a cell of more than",
    "100 MB line, zip": "packed too tightly",
    "a looped pdf": "is damaged on page",
    "a pdf of a million pages": "limits.parts",
    "a million columns": "limits.parts",
    "a million equal columns": "limits.parts",
    "deep docx": "damaged Word document",
    "entities of docx": "damaged Word document",
    "outer entities of docx": "damaged Word document",
    "mails in mails": "limits.nesting",
}  # fmt: skip


def _is_wanted(name: str) -> bool:
    return name not in SLOW or os.environ.get("BOMBS") == "all"


@pytest.mark.parametrize("name", [name for name in BOMBS if _is_wanted(name)])
def test_a_bomb_costs_little(name: str) -> None:
    """Each is read or refused with its reason, within its seconds and its memory."""
    command = [sys.executable, "-m", "tests.ingest.bombs", name]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    result = json.loads(done.stdout)
    assert result["seconds"] < SECONDS
    assert result["megabytes"] < (MEGABYTES if name.startswith("60 MB") else LIGHT)
    if name in REFUSED:
        assert any(REFUSED[name] in reason for reason in result["reasons"])
    else:
        assert result["documents"] == 1
        assert result["reasons"] == []


def _attach(archive: bytes, count: int) -> bytes:
    kind = 'Content-Type: application/zip; name="a.zip"\nContent-Transfer-Encoding: base64\n\n'
    part = f"--b\n{kind}{base64.b64encode(archive).decode()}\n"
    return f'{HEAD}Content-Type: multipart/mixed; boundary="b"\n\n{part * count}--b--\n'.encode()


def test_archives_in_mails_in_archives_share_their_time() -> None:
    """Whatever hangs on a mail, at any depth, ends together, and what was left out is told."""
    archive = pack([("a.txt", b"Met Hugo.")])
    for _ in range(2):
        archive = pack([(f"{number}.eml", _attach(archive, 10)) for number in range(20)])
    source = Source(name="tree.eml", payload=_attach(archive, 10))
    started = time.process_time()
    found = list(read_source(source, limits=replace(LIMITS, seconds=0.5, nesting=6)))
    assert time.process_time() - started < 10
    assert any("takes too long" in item.reason for item in found if isinstance(item, Skipped))


def test_text_past_its_limit_is_skipped() -> None:
    """What all later steps would have to bear is bounded, whatever format it came in."""
    limits = replace(LIMITS, characters=10)
    assert "limits.characters" in read_reason("a.txt", "Met Hugo at the fair.", limits=limits)


def test_a_paragraph_of_many_lines_takes_linear_time() -> None:
    """Its lines are looked at once each: the square of their number took a minute."""
    text = "Met Hugo at the fair\n" * 100_000
    started = time.process_time()
    assert cut_paragraphs(text, 0, len(text)) == [(0, len(text) - 1)]
    assert time.process_time() - started < 5


def test_a_busy_machine_skips_no_more_than_an_idle_one() -> None:
    """The seconds of a budget are those that the reader works, not those that it waits."""
    budget = Budget(limits=replace(LIMITS, seconds=0.05))
    time.sleep(0.1)
    budget.check_time()


def test_a_member_without_a_name_is_read() -> None:
    """An archive may leave a member's name out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(zipfile.ZipInfo("\0"), b"Met Hugo at the fair.")
    (found,) = read_all("a.zip", stream.getvalue())
    assert isinstance(found, Document)
    assert found.source == "a.zip/unnamed"


def _write(folder: Path, names: tuple[str, ...]) -> None:
    folder.mkdir(parents=True)
    (folder / "good.eml").write_text(
        "From: Nora Quist <nora@northlea.example>\nTo: Tess <tess@seller.example>\n"
        "Subject: Offer\nDate: Tue, 4 Mar 2025 10:00:00 +0000\n\n"
        "I will sign the contract myself.\n\nBest,\nNora Quist\nChief Financial Officer\n",
        encoding="utf-8",
    )
    for name in names:
        file, payload = BOMBS[name]()
        (folder / f"{name} {file}".replace(",", "")).write_bytes(payload)


@pytest.mark.skipif(os.environ.get("BOMBS") != "all", reason="two whole runs: make bombs")
def test_bombs_do_not_harm_their_neighbours(
    tmp_path: Path, run_cli: Callable[..., tuple[int, str, str]]
) -> None:
    """A run among bombs finds whom it finds without them, and names every one in skipped.csv."""
    bombs = ("nested multiparts", "a looped pdf", "entities of docx", "deep docx",
             "100 MB line, zip")  # fmt: skip
    people = {}
    for case, names in (("alone", ()), ("among", bombs)):
        _write(tmp_path / case / "Northlea", names)
        out = tmp_path / f"out-{case}"
        code, _, _ = run_cli("run", str(tmp_path / case), "--out", str(out))
        assert code == (3 if names else 0)
        people[case] = (out / "stakeholders.csv").read_bytes()
    assert people["alone"] == people["among"]
    with (tmp_path / "out-among" / "skipped.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(bombs)
    assert not [row for row in rows if "please report" in str(row)]
