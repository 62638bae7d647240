"""Golden files: what each profile makes of the same people, and that its CRM takes them."""

from pathlib import Path

import pytest

from pipeline.export.crm import REJECTS, export_crm, load_profile

from .importers import IMPORTERS, is_formula, load_file
from .people import PEOPLE, SOURCES

GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(path.relative_to(GOLDEN).as_posix() for path in GOLDEN.glob("*/*.csv"))
LOADED = [name for name in FILES if name.split("/")[0] in IMPORTERS and not name.endswith(REJECTS)]


def export_all(out: Path, name: str) -> Path:
    """The files of one CRM for the invented people, in its folder."""
    return export_crm(out, SOURCES, load_profile(name)).folder


@pytest.mark.parametrize("name", sorted(IMPORTERS))
def test_golden_files_are_what_is_written(name: str, tmp_path: Path) -> None:
    """Every file of a profile is the golden one, byte by byte, and there is no other."""
    folder = export_all(tmp_path, name)
    written = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert written == {path.name: path.read_bytes() for path in (GOLDEN / name).iterdir()}


@pytest.mark.parametrize("name", LOADED)
def test_golden_files_load_in_their_crm(name: str) -> None:
    """A strict reader with the rules of the CRM takes each file, and finds no formula in it."""
    crm, _, file = name.partition("/")
    records = load_file((GOLDEN / name).read_bytes(), IMPORTERS[crm], file.removesuffix(".csv"))
    assert records
    assert [cell for record in records for cell in record.values() if is_formula(cell)] == []


@pytest.mark.parametrize("name", sorted(IMPORTERS))
def test_golden_files_lose_nobody(name: str) -> None:
    """Everyone is in the first file of a profile or among its rejects."""
    profile = load_profile(name)
    first = profile.files[0]
    own = next(column.header for column in first.columns if column.field == "id")
    loaded = load_file(
        (GOLDEN / name / f"{first.name}.csv").read_bytes(), IMPORTERS[name], first.name
    )
    rejects = (GOLDEN / name / REJECTS).read_text(encoding="utf-8")
    rejected = {row["stakeholder_id"] for row in PEOPLE if f'"{row["stakeholder_id"]}"' in rejects}
    assert {record[own] for record in loaded} | rejected == {
        row["stakeholder_id"] for row in PEOPLE
    }
