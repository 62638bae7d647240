"""Pages that no run stands behind any more."""

from pathlib import Path

from pipeline.export.page.files import open_pages
from pipeline.export.page.remove import remove_pages
from pipeline.types import Findings


def test_page_of_absent_account_goes(tmp_path: Path) -> None:
    """The page of an account that a later run does not have is deleted, and not listed."""
    with open_pages(tmp_path) as add:
        add("Alder Works", Findings())
        add("Birch Mills", Findings())
    with open_pages(tmp_path) as add:
        add("Birch Mills", Findings())
    assert [path.name for path in (tmp_path / "accounts").iterdir()] == ["Birch Mills.html"]
    assert "Alder" not in (tmp_path / "index.html").read_text("utf-8")


def test_pages_of_others_stay(tmp_path: Path) -> None:
    """Only files that keyroles wrote are deleted: neither a user's own page nor what links hide."""
    with open_pages(tmp_path) as add:
        add("Alder Works", Findings())
    own = tmp_path / "accounts" / "own.html"
    own.write_text("<p>mine</p>", encoding="utf-8")
    (tmp_path / "accounts" / "link.html").symlink_to(tmp_path / "accounts" / "Alder Works.html")
    assert remove_pages(tmp_path) == 2
    assert sorted(path.name for path in tmp_path.rglob("*.html")) == ["link.html", "own.html"]
