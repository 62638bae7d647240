"""One browser for all tests of pages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.export.page.browser.visit import CHROMIUM, start_browser


@pytest.fixture(name="browser", scope="session")
def _browser() -> Iterator[Browser]:
    """The browser, or the reason why these tests are left out."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed (Debian: apt install chromium)")
    with start_browser() as browser:
        yield browser
