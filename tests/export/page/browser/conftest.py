"""One browser for all tests of pages, and the pages themselves, written once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="playwright is not installed (extra dev)")
pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")

from playwright.sync_api import Browser

from pipeline.export.page.files import open_pages
from tests.export.page.browser.visit import CHROMIUM, start_browser
from tests.export.page.invented import make_account, make_hostile_account

ACCOUNTS = {
    "3-en": make_account(3),
    "20-zh": make_account(20, language="zh"),
    "60-en": make_account(60),
    "hostile": make_hostile_account(),
}


@pytest.fixture(name="browser", scope="session")
def _browser() -> Iterator[Browser]:
    """The browser, or the reason why these tests are left out."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed (Debian: apt install chromium)")
    with start_browser() as browser:
        yield browser


@pytest.fixture(name="pages", scope="session")
def _pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page of each invented account, by the account's key, and the `index` over them."""
    out = tmp_path_factory.mktemp("pages")
    found: dict[str, Path] = {}
    with open_pages(out) as add:
        for key, findings in ACCOUNTS.items():
            add(key, findings)
            found[key] = out / "accounts" / f"{key}.html"
    return found | {"index": out / "index.html"}
