"""The pages that `keyroles run` leaves beside its tables."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.conftest import LATER, NOTES, write_notes
from tests.commands.test_forget import ENGLISH, find_bytes

Run = Callable[..., tuple[int, str, str]]
PAGES = ["accounts/Brindle Mills.html", "accounts/溧泽纺织.html", "index.html"]
SELLER = 'names = ["Tarnlight"]\ndomains = ["tarnlight.example"]\n'


@pytest.fixture(name="command")
def _command(tmp_path: Path) -> list[str]:
    """The run of both accounts, as a user starts it; the folder of its tables stands last."""
    notes = write_notes(tmp_path / "notes", NOTES)
    seller = tmp_path / "seller.toml"
    seller.write_text(SELLER, encoding="utf-8")
    return ["run", str(notes), "--seller", str(seller), "--out", str(tmp_path / "kept")]


def list_pages(out: Path) -> list[str]:
    """The pages of a folder, by their paths in it."""
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*.html"))


def test_run_writes_a_page_for_each_account(run_cli: Run, command: list[str]) -> None:
    """Each page is in its account's language and for its owner alone; the index leads to all."""
    out = Path(command[-1])
    assert run_cli(*command)[0] == 0
    assert list_pages(out) == PAGES
    texts = [(out / page).read_text("utf-8") for page in PAGES]
    assert [text.split('<html lang="')[1][:2] for text in texts] == ["en", "zh", "en"]
    assert "accounts/Brindle%20Mills.html" in texts[2]
    assert {(out / page).stat().st_mode & 0o777 for page in PAGES} == {0o600}


def test_page_tells_what_changed_since_the_run_before(
    run_cli: Run, command: list[str], tmp_path: Path
) -> None:
    """The table that stood in the folder is what the new one is compared with."""
    page = Path(command[-1]) / PAGES[0]
    run_cli(*command)
    assert "This is the first run" in page.read_text("utf-8")
    run_cli(*command)
    assert "Nothing has changed" in page.read_text("utf-8")
    write_notes(tmp_path / "notes", LATER)
    run_cli(*command)
    assert "Promoted" in page.read_text("utf-8")


def test_forgotten_leaves_no_page(run_cli: Run, command: list[str]) -> None:
    """No page is left that could tell of them; the next run writes pages without them."""
    out = Path(command[-1])
    run_cli(*command)
    _, _, told = run_cli("forget", "Orla Vexley", "--out", str(out))
    assert list_pages(out) == []
    assert "pages removed until the next run: 3" in told
    run_cli(*command)
    assert list_pages(out) == PAGES
    assert find_bytes(out, ENGLISH) == []


def test_run_without_pages(run_cli: Run, command: list[str]) -> None:
    """Switched off, no page is written and none of an earlier run stays."""
    run_cli(*command)
    assert run_cli(*command, "--set", "pages.write=false")[0] == 0
    assert list_pages(Path(command[-1])) == []


def test_run_without_styles(run_cli: Run, command: list[str]) -> None:
    """Switched off, no page says how anybody decides."""
    run_cli(*command, "--set", "pages.style=false")
    assert '"label style-' not in (Path(command[-1]) / PAGES[0]).read_text("utf-8")
