"""Account pages as a browser sees them: one line per page, the largest account last.

usage: bench/page.py [--accounts]

Runs `keyroles run` over `corpora/gold/{en,zh}`, with --accounts over `corpora/accounts/{en,zh}`,
into a folder of its own, and opens every page in Chromium: people, size in kilobytes, milliseconds
until it is painted and answers (median of five), messages on the console, requests besides the file
itself, what axe-core finds by impact in light and dark, and quotes found in their documents at
their offsets of all quotes on the page.
"""

import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from pipeline.config import load_config, load_seller
from pipeline.inputs import find_inputs
from pipeline.run import Settings, read_inputs
from pipeline.types import Document
from tests.export.page.browser.visit import (
    list_violations,
    read_quotes,
    start_browser,
    time_interactive,
    visit,
)

CORPORA = Path(__file__).resolve().parent.parent / "corpora"
IMPACTS = ("minor", "moderate", "serious", "critical")
SCHEMES = ("light", "dark")
TIMES = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one page; quotes as (found, all)."""

    name: str
    people: int
    kilobytes: float
    milliseconds: float
    messages: int
    requests: int
    violations: Counter[str]
    quotes: tuple[int, int]


def main(argv: list[str]) -> None:
    """Print the table."""
    sets = CORPORA / ("accounts" if "--accounts" in argv else "gold")
    with start_browser() as browser:
        measured = [
            line for language in ("en", "zh") for line in measure_set(sets / language, browser)
        ]
    print(f"{'people':>6} {'kB':>6} {'ms':>5} {'messages':>9} {'requests':>9}", end=" ")
    print(f"{'/'.join(IMPACTS):>32} {'quotes':>10}  page")
    for page in sorted(measured, key=lambda page: page.people):
        impacts = "/".join(str(page.violations[impact]) for impact in IMPACTS)
        quotes = "/".join(map(str, page.quotes))
        print(f"{page.people:6} {page.kilobytes:6.0f} {page.milliseconds:5.0f}", end=" ")
        print(f"{page.messages:9} {page.requests:9} {impacts:>32} {quotes:>10}  {page.name}")


def measure_set(folder: Path, browser: Browser) -> Iterator[Measured]:
    """Run over the notes of a folder and measure every page that comes of it."""
    notes, seller = folder / "notes", folder / "seller.toml"
    settings = Settings(config=load_config(), seller=load_seller(seller))
    reading = read_inputs(find_inputs([str(notes)]), settings=settings)
    documents = {d.id: d for account in reading.documents.values() for d in account}
    with tempfile.TemporaryDirectory() as out:
        command = ("-m", "pipeline", "run", str(notes), "--seller", str(seller), "--out", out)
        subprocess.run([sys.executable, *command], check=True, capture_output=True)
        for path in sorted(Path(out, "accounts").glob("*.html")):
            yield measure_page(path, browser, documents)


def measure_page(path: Path, browser: Browser, documents: dict[str, Document]) -> Measured:
    """Open one page as often as needed."""
    times = []
    for _ in range(TIMES):
        with visit(browser, path) as seen:
            times.append(time_interactive(seen.page))
    violations: Counter[str] = Counter()
    for scheme in SCHEMES:
        with visit(browser, path, color_scheme=scheme) as seen:
            found = list_violations(seen.page, impacts=IMPACTS)
            violations.update(line.split()[0] for line in found)
            quotes = read_quotes(seen.page)
            people = seen.page.locator("article.card").count()
            messages, requests = [*seen.messages, *seen.errors], seen.requests[1:]
    return Measured(
        name=path.stem,
        people=people,
        kilobytes=path.stat().st_size / 1000,
        milliseconds=statistics.median(times),
        messages=len(messages),
        requests=len(requests),
        violations=violations,
        quotes=(sum(quote.is_true(documents) for quote in quotes), len(quotes)),
    )


if __name__ == "__main__":
    main(sys.argv[1:])
