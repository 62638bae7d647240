from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.export.page.browser.visit import (
    Quote,
    list_violations,
    measure_overhang,
    read_quotes,
    time_interactive,
    visit,
)
from tests.records import make_segment

BAD_PAGE = """<!doctype html><html lang="en"><title>Bad</title>
<main><h1 style="color: #ccc">Pale</h1><div style="width: 2000px">Wide</div>
<q data-document="a.txt" data-start="0" data-end="4">Nora</q>
<img src="https://elsewhere.example/x.png"></main>
<script>console.warn("noise"); throw new Error("broken")</script>"""


def test_visit_notices_what_is_wrong_with_a_page(browser: Browser, tmp_path: Path) -> None:
    """Messages, errors, requests, poor contrast and width of a page made badly are all seen."""
    path = tmp_path / "bad.html"
    path.write_text(BAD_PAGE, encoding="utf-8")
    with visit(browser, path, viewport={"width": 390, "height": 800}) as seen:
        assert "noise" in seen.messages
        assert seen.errors == ["broken"]
        assert seen.requests == [path.as_uri(), "https://elsewhere.example/x.png"]
        assert measure_overhang(seen.page) > 1000
        assert time_interactive(seen.page) > 0
        assert read_quotes(seen.page) == [Quote("a.txt", 0, 4, "Nora")]
        violations = list_violations(seen.page)
        assert any("color-contrast" in violation for violation in violations)
        assert any("image-alt" in violation for violation in violations)


@pytest.mark.parametrize(
    ("quote", "true"),
    [
        (Quote("a.txt", 0, 4, "Nora"), True),
        (Quote("a.txt", 1, 5, "Nora"), False),
        (Quote("b.txt", 0, 4, "Nora"), False),
    ],
)
def test_quote_is_true_only_at_its_place(quote: Quote, true: bool) -> None:
    """A quote counts as found where the document named holds its words at its offsets."""
    assert quote.is_true({"a.txt": make_segment("Nora Quist").document}) is true
