"""The folders of two real runs over a small English and a small Chinese account."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.config import load_config
from pipeline.inputs import find_inputs
from pipeline.run import Settings, read_inputs, run_accounts
from pipeline.types import Seller
from tests.export.tables import write_tables

NOTES = {
    "Brindle Mills/2026-01-12 call.md": (
        "# Call 2026-01-12\n\n"
        "Met Orla Vexley, Purchasing Manager, and Tim Brandreth, IT Director.\n"
        "Orla Vexley asked for the numbers behind every claim. Tim Brandreth reports to Orla.\n"
    ),
    "Brindle Mills/re_orla_vexley.eml": (
        "From: Orla Vexley <orla.vexley@brindle-mills.example>\n"
        "To: Sam Pell <sam@tarnlight.example>\n"
        "Date: Thu, 15 Jan 2026 10:00:00 +0000\n"
        "Subject: Your offer\n\n"
        "Hello Sam,\n\nI need the test data before Friday. Tim Brandreth checks the interface.\n\n"
        "Orla Vexley\nPurchasing Manager\nPhone: +44 20 7946 0123\n"
    ),
    "溧泽纺织/2026-01-20 拜访.md": (
        "# 拜访纪要 2026-01-20\n\n"
        "参会:褚明朗(采购总监)、戚晓霜(信息中心主任)\n"
        "褚明朗:每一项报价都要有数据。褚总说预算由他签字。\n"
        "戚晓霜向褚明朗汇报，负责接口测试。\n"
    ),
}
LATER = {
    "Brindle Mills/2026-04-02 call.md": (
        "# Call 2026-04-02\n\n"
        "Orla Vexley, Chief Procurement Officer, joined with Nadia Ferncliff, Plant Manager.\n"
        "Orla Vexley signs the contract.\n"
    ),
    "溧泽纺织/2026-04-10 电话.md": (
        "# 电话 2026-04-10\n\n参会:褚明朗(采购总监)、蔺一帆(生产部长)\n蔺一帆:车间希望尽快上线。\n"
    ),
}
SELLER = Seller(names=("Tarnlight",), domains=("tarnlight.example",))


def write_notes(folder: Path, notes: dict[str, str]) -> Path:
    """The notes as files, a folder for each account."""
    for name, text in notes.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def run_notes(notes: Path, out: Path) -> Path:
    """The tables of a run over the notes."""
    settings = Settings(load_config(), seller=SELLER)
    reading = read_inputs(find_inputs([str(notes)]), settings=settings)
    found = run_accounts(reading, settings=settings)
    write_tables(out, [row for rows in found.people.values() for row in rows], found.skipped)
    return out


@pytest.fixture(name="runs", scope="session")
def _runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folders of an earlier and a later run; tests only read them."""
    place = tmp_path_factory.mktemp("runs")
    notes = write_notes(place / "notes", NOTES)
    early = run_notes(notes, place / "early")
    return early, run_notes(write_notes(notes, LATER), place / "late")


@pytest.fixture(name="out")
def _out(runs: tuple[Path, Path], tmp_path: Path) -> Iterator[Path]:
    """A copy of the earlier run's folder, to be changed."""
    yield Path(shutil.copytree(runs[0], tmp_path / "out"))
