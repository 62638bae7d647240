"""Forgetting a person takes away the files for CRMs, and nothing else."""

from pathlib import Path

from pipeline.export.crm import Sources, export_crm, load_profile
from pipeline.export.crm.remove import remove_exports

from .people import PEOPLE


def test_remove_takes_all_exports(tmp_path: Path) -> None:
    """Workbooks and CSV files of every CRM go; a user's own notes beside them stay."""
    for name in ("neocrm", "zoho"):
        export_crm(tmp_path, Sources(people=PEOPLE), load_profile(name))
    note = tmp_path / "crm" / "zoho" / "settings.txt"
    note.write_text("mapping 4", encoding="utf-8")
    assert remove_exports(tmp_path) == 4
    assert [path for path in (tmp_path / "crm").rglob("*") if path.is_file()] == [note]


def test_remove_needs_no_exports(tmp_path: Path) -> None:
    """A run of which nothing was exported is left as it is."""
    assert remove_exports(tmp_path) == 0
