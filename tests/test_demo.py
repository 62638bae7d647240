"""The demo accounts: the main job on real files of every format, from bytes to table."""

import csv
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import olefile
import pytest

from pipeline.config import load_config, load_seller
from pipeline.ingest import Source, read_source
from pipeline.ingest.accounts import load_accounts
from pipeline.ingest.detect import detect_format
from pipeline.ingest.read import READERS
from pipeline.inputs import find_inputs
from pipeline.labels import LABELS
from pipeline.run import Reading, Settings, read_inputs, run_accounts
from pipeline.types import Document, Stakeholder
from tests.export.tables import write_tables

DEMO = Path(__file__).parent.parent / "corpora" / "demo"
NOTES = DEMO / "notes"
FILES = sorted(path for path in NOTES.rglob("*") if path.is_file())
GOLD: dict[str, Any] = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((DEMO / "gold").glob("*.json"))
}
PEOPLE = [(name, person) for name, data in GOLD.items() for person in data["stakeholders"]]
OUTSIDERS = [
    (name, other["name"])
    for name, data in GOLD.items()
    for other in data["others"]
    if other["side"] == "seller"
]
# Container formats and charsets whose bytes may differ between versions of zlib.
COMPRESSED = (".docx", ".zip")


@dataclass(frozen=True, slots=True)
class Demo:
    """What one run over the demo read and found."""

    reading: Reading
    people: Mapping[str, list[Stakeholder]]


@pytest.fixture(name="demo", scope="module")
def _demo() -> Demo:
    """One run over all demo accounts."""
    settings = Settings(
        config=load_config(),
        seller=load_seller(DEMO / "seller.toml"),
        accounts=load_accounts(DEMO / "accounts.csv"),
    )
    reading = read_inputs(find_inputs([str(NOTES)]), settings=settings)
    return Demo(reading, run_accounts(reading, settings=settings).people)


def list_inputs() -> Iterator[Source]:
    """Every demo file and every member of a demo archive."""
    for path in FILES:
        yield Source(name=path.name, path=path)
        if path.suffix == ".zip":
            with ZipFile(path) as archive:
                names = archive.namelist()
                yield from (Source(name=name, payload=archive.read(name)) for name in names)


def read_texts(path: Path) -> list[str]:
    """The texts of all documents of one file."""
    items = read_source(Source(name=path.name, path=path), limits=load_config().limits)
    return [item.text for item in items if isinstance(item, Document)]


def squeeze(text: str) -> str:
    """Words alone: line breaks and blanks are the format's business."""
    return re.sub(r"\s+", "", text)


def known_as(person: Stakeholder) -> set[str]:
    """Every form under which a row can be recognised."""
    return {form.casefold() for form in (person.name, person.email, *person.aliases) if form}


def test_demo_has_every_format() -> None:
    """Each reader has a file in the demo, except the one whose files no free program writes."""
    used = {READERS[detect_format(source)] for source in list_inputs()}
    assert set(READERS.values()) - used == {READERS["pst"]}


def test_demo_has_every_ending() -> None:
    """Each ending that the documentation lists occurs in the demo, but for .pst."""
    rows = (DEMO.parent.parent / "docs" / "formats.md").read_text(encoding="utf-8").splitlines()
    files = [row.split("|")[1] for row in rows if row.startswith("| `.")]
    listed = {ending for cell in files for ending in re.findall(r"`(\.\w+)`", cell)}
    assert listed - {Path(source.name).suffix for source in list_inputs()} == {".pst"}


def test_demo_reads_all(demo: Demo) -> None:
    """Nothing of the demo is skipped, and every file gives a document with words."""
    assert demo.reading.skipped == ()
    read = {
        (account, document.source)
        for account, documents in demo.reading.documents.items()
        for document in documents
        if document.text.strip()
    }
    for path in FILES:
        account, _, name = path.relative_to(NOTES).as_posix().partition("/")
        assert any(a == account and source.startswith(name) for a, source in read), path.name


def test_demo_dates(demo: Demo) -> None:
    """Nearly every document of the demo has a date, and each one is in the year of the deals."""
    documents = [d for found in demo.reading.documents.values() for d in found]
    dated = [d.envelope.sent for d in documents if d.envelope.sent is not None]
    assert {moment.year for moment in dated} == {2026}
    assert len(dated) >= 0.8 * len(documents)


@pytest.mark.parametrize(
    ("account", "person"),
    [(account, person) for account, person in PEOPLE if person["email"]],
    ids=lambda value: value["name"] if isinstance(value, dict) else None,
)
def test_demo_finds_addressed(demo: Demo, account: str, person: dict[str, Any]) -> None:
    """Whoever has an address in the demo has one row with it, under one of their names."""
    rows = [row for row in demo.people[account] if row.email.casefold() == person["email"]]
    assert len(rows) == 1
    names = {form.casefold() for form in (person["name"], person["email"], *person["aliases"])}
    assert names & known_as(rows[0])


@pytest.mark.parametrize("account", GOLD)
def test_demo_finds_most(demo: Demo, account: str) -> None:
    """Nine in ten of the demo's people are found, those without an address included."""
    found = set().union(*(known_as(row) for row in demo.people[account]))
    people = GOLD[account]["stakeholders"]
    hits = [p for p in people if {n.casefold() for n in (p["name"], *p["aliases"])} & found]
    assert len(hits) >= 0.9 * len(people)


@pytest.mark.parametrize(("account", "name"), OUTSIDERS)
def test_demo_leaves_us_out(demo: Demo, account: str, name: str) -> None:
    """Our own people are no stakeholders, whatever they are called."""
    assert name.casefold() not in {row.name.casefold() for row in demo.people[account]}


def test_demo_quotes_stand_there(demo: Demo, tmp_path: Path) -> None:
    """Every row of evidence.csv quotes its document exactly at the offsets that it gives."""
    rows = [row for found in demo.people.values() for row in found]
    write_tables(tmp_path, rows, demo.reading.skipped)
    texts = {d.id: d.text for found in demo.reading.documents.values() for d in found}
    with (tmp_path / "evidence.csv").open(encoding="utf-8", newline="") as stream:
        evidence = list(csv.DictReader(stream))
    assert {row["stakeholder_id"] for row in evidence} == {row.id for row in rows}
    for row in evidence:
        quote = texts[row["document"]][int(row["start"]) : int(row["end"])]
        assert row["quote"].removeprefix("'") == quote.removeprefix("'")


@pytest.mark.parametrize("account", GOLD)
def test_gold_labels_known(account: str) -> None:
    """The demo's true labels are of the sets that LABELS.md defines, and managers exist."""
    people = GOLD[account]["stakeholders"]
    names = {person["name"] for person in people}
    for person in people:
        for key in ("role", "influence", "style", "stance", "status"):
            assert person[key] in LABELS[key], person["name"]
        assert person["reports_to"] is None or person["reports_to"] in names


def test_gold_covers_labels() -> None:
    """Every role, influence, style, stance and status occurs among the demo's people."""
    for key in ("role", "influence", "style", "stance", "status"):
        assert {person[key] for _, person in PEOPLE} == set(LABELS[key])


@pytest.mark.parametrize("account", GOLD)
def test_gold_quotes_stand_there(account: str) -> None:
    """Each need of the demo's people is quoted from the document that it names."""
    for person in GOLD[account]["stakeholders"]:
        for need in person["needs"]:
            texts = read_texts(NOTES / account / need["document"])
            assert any(squeeze(need["quote"]) in squeeze(text) for text in texts), need["quote"]


@pytest.fixture(name="rebuilt", scope="module")
def _rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built files of the demo, made anew from their sources."""
    folder = tmp_path_factory.mktemp("rebuilt")
    subprocess.run([sys.executable, str(DEMO / "build.py"), str(folder)], check=True)
    return folder


def test_build_agrees(rebuilt: Path) -> None:
    """The demo's built files say what their sources say, and are the same bytes where they can."""
    built = sorted(path for path in rebuilt.rglob("*") if path.is_file())
    assert built
    for path in built:
        kept = NOTES / path.relative_to(rebuilt)
        assert read_texts(path) == read_texts(kept)
        if path.suffix not in COMPRESSED:
            assert path.read_bytes() == kept.read_bytes(), path.name


@pytest.mark.parametrize("path", [f for f in FILES if f.suffix == ".msg"], ids=lambda f: f.name)
def test_msg_is_sound(path: Path) -> None:
    """The .msg files that the demo writes itself are compound files without a defect."""
    with olefile.OleFileIO(path, raise_defects=olefile.DEFECT_UNSURE) as compound:
        assert compound.parsing_issues == []
        assert compound.exists("__properties_version1.0")


def test_demo_is_small() -> None:
    """The demo stays below one megabyte."""
    parts = [DEMO / name for name in ("notes", "sources", "gold")]
    files = [path for part in parts for path in part.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 1_000_000
