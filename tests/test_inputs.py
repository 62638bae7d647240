"""What the user names on the command line, and the files that come of it."""

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.inputs import find_inputs


@pytest.fixture(name="export")
def _export(tmp_path: Path) -> Path:
    """An export of two accounts, one with a sub-folder, and a system's left-overs."""
    names = ("Acme/call.txt", "Acme/2025/mail.eml", "北方钢铁/纪要.md", "readme.txt")
    for name in (*names, "Acme/.DS_Store", "Acme/~$call.docx", "__MACOSX/Acme/._call.txt"):
        path = tmp_path / "export" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path / "export"


def test_inputs_take_a_folder_per_account(export: Path) -> None:
    """Sub-folders name accounts, deeper ones stay in the name, left-overs are passed over."""
    found = [(item.folder, item.name, item.fallback) for item in find_inputs([str(export)])]
    assert found == [
        ("", "readme.txt", "export"),
        ("Acme", "2025/mail.eml", "Acme"),
        ("Acme", "call.txt", "Acme"),
        ("北方钢铁", "纪要.md", "北方钢铁"),
    ]


def test_inputs_take_a_flat_folder(export: Path) -> None:
    """A folder without sub-folders falls back on its own name."""
    found = find_inputs([str(export / "北方钢铁")])
    assert [(item.folder, item.name, item.fallback) for item in found] == [
        ("", "纪要.md", "北方钢铁")
    ]


def test_inputs_take_files_and_patterns_once(export: Path) -> None:
    """A file named twice, by itself and by a pattern, is one input."""
    named = [str(export / "Acme/call.txt"), str(export / "*/*.txt")]
    assert [item.name for item in find_inputs(named)] == ["call.txt"]


def test_inputs_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """Two files of one name keep two names, so that their documents keep two ids."""
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "note.txt").write_text(folder, encoding="utf-8")
    found = find_inputs([str(tmp_path / "a/note.txt"), str(tmp_path / "b/note.txt")])
    assert len({item.name for item in found}) == 2


def test_inputs_missing_are_an_error(tmp_path: Path) -> None:
    """What does not exist is named in the error."""
    with pytest.raises(UsageError, match="nowhere"):
        find_inputs([str(tmp_path / "nowhere")])
