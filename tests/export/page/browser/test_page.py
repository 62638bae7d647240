"""What a reader meets: pages of 3, 20 and 60 people, in both languages, and of hostile content."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.export.page.browser.conftest import ACCOUNTS
from tests.export.page.browser.visit import (
    list_violations,
    measure_overhang,
    read_quotes,
    time_interactive,
    visit,
)
from tests.export.page.invented import HOSTILE, list_documents

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
MOST_BYTES = 1_000_000
# Far more than a quiet machine needs: only what is wrong by an order of magnitude is red here.
MOST_MILLISECONDS = 5_000
# Control characters are shown by their pictures, what turns the direction of text by a replacement.
_SHOWN = str.maketrans({chr(c): chr(0x2400 + c) for c in range(32)}) | dict.fromkeys(
    (0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0xD800), "\ufffd"
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_FOLLOW_EVERY_LINK = """() => document.querySelectorAll("a").forEach((link) => {
  if (link.getAttribute("href").startsWith("#")) {
    link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  }
})"""


def _use_everything(page: Page) -> None:
    """Switch language, sort, filter, search, unfold and follow links, as a curious reader does."""
    for language in ("zh", "en"):
        page.locator(f"#ui-{language}").check(force=True)
    page.evaluate("document.querySelectorAll('thead button').forEach((head) => head.click())")
    page.evaluate("document.querySelectorAll('details').forEach((part) => (part.open = true))")
    for chip in page.locator(".tools input[type=checkbox]").all()[:2]:
        chip.check(force=True)
    page.locator("input[type=search]").fill("a")
    page.evaluate(_FOLLOW_EVERY_LINK)


@pytest.mark.parametrize("key", [*ACCOUNTS, "index"])
def test_page_is_quiet_small_and_soon_there(
    browser: Browser, pages: dict[str, Path], key: str
) -> None:
    """Whatever a reader does, a page asks for nothing and runs nothing out of its documents."""
    path = pages[key]
    assert path.stat().st_size < MOST_BYTES
    with visit(browser, path, viewport=DESKTOP) as seen:
        assert time_interactive(seen.page) < MOST_MILLISECONDS
        _use_everything(seen.page)
        assert (seen.messages, seen.errors) == ([], [])
        assert {url.partition("#")[0] for url in seen.requests} == {path.as_uri()}
        assert seen.page.evaluate("window.owned === undefined")
        assert measure_overhang(seen.page) == 0


@pytest.mark.parametrize("key", ["3-en", "20-zh"])
def test_page_quotes_what_documents_say(browser: Browser, pages: dict[str, Path], key: str) -> None:
    """Every passage marked on the page stands in its document at the offsets that it carries."""
    documents = list_documents(ACCOUNTS[key])
    with visit(browser, pages[key]) as seen:
        quotes = read_quotes(seen.page)
    assert len(quotes) > len(ACCOUNTS[key].people)
    assert [quote for quote in quotes if not quote.is_true(documents)] == []


def test_page_shows_hostile_names_as_text(browser: Browser, pages: dict[str, Path]) -> None:
    """Markup, braces and entities in a name are read as they were written, cut where too long."""
    with visit(browser, pages["hostile"]) as seen:
        heads = seen.page.locator(".card h3")
        shown = {head[:70] for head in heads.evaluate_all("(all) => all.map((h) => h.textContent)")}
        assert seen.page.locator(".card").locator("script, img, svg").count() == 0
    assert shown == {name.translate(_SHOWN)[:70] for name in HOSTILE}


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("zh", "dark")])
@pytest.mark.parametrize("key", ["3-en", "index"])
def test_page_is_accessible(
    browser: Browser, pages: dict[str, Path], key: str, language: str, scheme: str
) -> None:
    """axe-core finds nothing serious, in light and dark, in either language."""
    with visit(browser, pages[key], color_scheme=scheme, viewport=DESKTOP) as seen:
        seen.page.locator(f"#ui-{language}").check(force=True)
        assert list_violations(seen.page) == []


@pytest.mark.parametrize("key", ["20-zh", "hostile", "index"])
def test_page_fits_a_phone(browser: Browser, pages: dict[str, Path], key: str) -> None:
    """On a narrow screen nothing makes the whole page scroll sideways, in either language."""
    with visit(browser, pages[key], viewport=PHONE) as seen:
        for language in ("en", "zh"):
            seen.page.locator(f"#ui-{language}").check(force=True)
            assert measure_overhang(seen.page) == 0


def test_page_is_used_by_keyboard(browser: Browser, pages: dict[str, Path]) -> None:
    """Tab reaches every person of the chart in turn, and Enter leads to their card."""
    with visit(browser, pages["3-en"], viewport=DESKTOP) as seen:
        page = seen.page
        targets = page.locator("#map svg a").evaluate_all(
            "(all) => all.map((a) => a.getAttribute('href'))"
        )
        page.locator("#map .scroll").focus()
        for target in targets:
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.getAttribute('href')") == target
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == targets[-1]
        assert page.locator(targets[-1]).evaluate("(card) => card.matches(':target')")


def test_page_switches_language(browser: Browser, pages: dict[str, Path]) -> None:
    """An account opens in its own language; the switch changes every word of ours by keyboard."""
    with visit(browser, pages["20-zh"]) as seen:
        page = seen.page
        assert page.locator("html").get_attribute("lang") == "zh-CN"
        assert page.locator("#people-h").inner_text() == "人员"
        page.locator("#ui-zh").focus()
        page.keyboard.press("ArrowLeft")
        assert page.locator("#people-h").inner_text() == "People"
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.locator("[data-alt]:not(tspan)").filter(has_text=_CHINESE).count() == 0


def test_page_reads_without_its_script(browser: Browser, pages: dict[str, Path]) -> None:
    """Without JavaScript an account stands in its own language, and no control does nothing."""
    with visit(browser, pages["20-zh"], java_script_enabled=False) as seen:
        page = seen.page
        assert page.locator("#people-h").inner_text() == "人员"
        assert page.locator(".card").locator("visible=true").count() == 20
        assert page.locator("input").locator("visible=true").count() == 0


def test_chosen_language_goes_along(browser: Browser, pages: dict[str, Path]) -> None:
    """The language chosen on the index is that of the accounts it leads to, and of the way back."""
    with visit(browser, pages["index"], viewport=DESKTOP) as seen:
        page = seen.page
        page.locator("#ui-zh").check(force=True)
        page.get_by_role("link", name="3-en").click()
        assert page.locator("#people-h").inner_text() == "人员"
        page.locator("nav a").first.click()
        assert page.locator("h1").inner_text() == "客户"


def test_link_leads_to_a_card_far_below(browser: Browser, pages: dict[str, Path]) -> None:
    """A card that was not laid out yet stands in the window once its link is followed."""
    with visit(browser, pages["60-en"], viewport=DESKTOP, reduced_motion="reduce") as seen:
        link = seen.page.locator("#people tbody th a").last
        link.click()
        card = seen.page.locator(str(link.get_attribute("href")))
        seen.page.wait_for_timeout(300)
        box = card.bounding_box()
        assert box is not None
        assert 0 <= box["y"] < DESKTOP["height"] / 2


def test_page_sorts_filters_and_searches(browser: Browser, pages: dict[str, Path]) -> None:
    """The table sorts both ways by any column; filters and search hide a row with its card."""
    with visit(browser, pages["60-en"], viewport=DESKTOP) as seen:
        page = seen.page
        rows = page.locator("#people tbody tr")
        names = rows.locator("th")
        head = page.locator("#people thead button").first
        head.click()
        up = names.all_inner_texts()
        head.click()
        assert up == sorted(up)
        assert names.all_inner_texts() == up[::-1]
        page.locator("input[type=search]").fill("Quist")
        shown = rows.locator("visible=true").locator("th").all_inner_texts()
        assert 0 < len(shown) < 60
        assert page.locator(".card").locator("visible=true").count() == len(shown)
        page.locator("input[type=search]").fill("")
        page.locator(".tools input[value='role-technical']").check(force=True)
        marked = page.locator("#people tbody tr:visible .role-technical").count()
        assert 0 < marked == rows.locator("visible=true").count()


def test_page_prints_whole(browser: Browser, pages: dict[str, Path]) -> None:
    """On paper there are no controls, and everything folded is open."""
    with visit(browser, pages["3-en"]) as seen:
        page = seen.page
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator("details:not([open])").count() == 0
        assert not page.locator(".tools").is_visible()
        assert page.locator(".card").locator("visible=true").count() == 3
