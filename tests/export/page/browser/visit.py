"""A page from disk in headless Chromium, with all that it says, asks for and shows.

Reach for `visit` where a test or a measurement needs what only a browser can tell. The browser is
Debian's own; nothing is downloaded.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from pipeline.types import Document

CHROMIUM = Path("/usr/bin/chromium")

# The moment when something is painted and the page's own script has run.
_INTERACTIVE = """() => {
  const [navigation] = performance.getEntriesByType("navigation");
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  return Math.max(navigation.domContentLoadedEventEnd, paint ? paint.startTime : 0);
}"""
_QUOTES = """() => [...document.querySelectorAll("[data-document][data-start][data-end]")].map(
  (q) => [q.dataset.document, Number(q.dataset.start), Number(q.dataset.end), q.textContent])"""
_OVERHANG = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass(frozen=True, slots=True)
class Visit:
    """An open page, with what it wrote to the console, threw, and asked the network for."""

    page: Page
    messages: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words on a page, and where in which document the page says that they stand."""

    document: str
    start: int
    end: int
    text: str

    def is_true(self, documents: Mapping[str, Document]) -> bool:
        """Whether the document holds these very words at that place."""
        source = documents.get(self.document)
        return source is not None and source.text[self.start : self.end] == self.text


@contextmanager
def start_browser() -> Iterator[Browser]:
    """A headless Chromium, which root may run too."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def visit(browser: Browser, path: Path, **options: Any) -> Iterator[Visit]:
    """The file as a new user opens it; `options` are Playwright's, such as `color_scheme`."""
    context = browser.new_context(**options)
    found = Visit(context.new_page())
    found.page.on("console", lambda message: found.messages.append(message.text))
    found.page.on("pageerror", lambda error: found.errors.append(str(error)))
    found.page.on("request", lambda request: found.requests.append(request.url))
    found.page.goto(path.as_uri())
    yield found
    context.close()


def time_interactive(page: Page) -> float:
    """Milliseconds from the start of loading until the page shows and answers."""
    return float(page.evaluate(_INTERACTIVE))


def measure_overhang(page: Page) -> int:
    """By how many pixels the page is wider than its window; 0 where nothing scrolls sideways."""
    return int(page.evaluate(_OVERHANG))


def read_quotes(page: Page) -> list[Quote]:
    """Everything on the page that is marked as the words of a document."""
    return [Quote(*found) for found in page.evaluate(_QUOTES)]


def list_violations(page: Page, *, impacts: Iterable[str] = ("serious", "critical")) -> list[str]:
    """What axe-core finds amiss: `serious color-contrast: .card h2`."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{rule['impact']} {rule['id']}: {' '.join(map(str, node['target']))}"
        for rule in found
        if rule["impact"] in impacts
        for node in rule["nodes"]
    ]
