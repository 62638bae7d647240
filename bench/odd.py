"""Read every odd mail and subtitle file and compare with what other projects expect of them.

    python bench/odd.py --cases ../shared/mail [--failing]

Reads DIR/odd/eml_*, msg_*, vtt_* (their INDEX says where they come from). How agreement is counted:
the expected trees come from parsers, which name every part, while the reader shows what a person
sees of the mail. A body agrees where the parts that make the mail's HTML view (HTML where there is
HTML, else text, no attachments) have the same characters in the same order as the document below
its header lines. White space, quote marks and uuencoded files are left out on both sides. Where a
part is HTML, the text of its nodes stands for what is seen and only letters and digits count, since
bullets and rules are drawn, not written. The body is whole where each of these parts is shown, in
their order, if perhaps with text that the tree leaves out (what follows a broken boundary). A
subject agrees where its characters do, white space collapsed; a sender where name and address do.
Bodies are not compared where the tree itself has lost the text: no text for a mail that shows some,
or replacement characters. Trees of raw headers are decoded by the standard library.
"""

import argparse
import email
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from agree import compare
from trees import Expected, expect_mime4j, expect_msg, expect_stalwart

from pipeline.config import load_config
from pipeline.ingest.mime import read_mail
from pipeline.ingest.read import read_member
from pipeline.ingest.source import Budget, Source
from pipeline.types import Document, Skipped

_TREES = (".json", ".xml", ".html", ".md", ".golden", ".gitattributes", ".tokens", ".list")
_LIMITS = load_config().limits


@dataclass(slots=True)
class Tally:
    """What happened while reading."""

    files: int = 0
    raised: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    seconds: float = 0.0
    slowest: tuple[float, str] = (0.0, "")


def list_files(odd: Path, pattern: str) -> list[Path]:
    """The odd inputs themselves, without the files that say what to expect."""
    files = (path for folder in sorted(odd.glob(pattern)) for path in sorted(folder.rglob("*")))
    return [path for path in files if path.is_file() and path.suffix.lower() not in _TREES]


def read_odd(path: Path) -> list[Document | Skipped]:
    """A file's documents: mails by the mail reader, whatever their name; others as detected."""
    budget = Budget(_LIMITS)
    if any(parent.name.startswith("eml_") for parent in path.parents):
        return list(read_mail(path.read_bytes(), Source(path.name), budget))
    return list(read_member(Source(path.name, path=path), budget))


def read_all(odd: Path) -> Tally:
    """Read every file once."""
    tally = Tally()
    for path in (file for kind in ("eml_*", "msg_*", "vtt_*") for file in list_files(odd, kind)):
        start = time.perf_counter()
        try:
            items = read_odd(path)
        except Exception as exc:  # noqa: BLE001 - counting them is what this is for
            tally.raised.append(f"{path.name}: {type(exc).__name__} {exc}")
            items = []
        took = time.perf_counter() - start
        tally.files += 1
        tally.seconds += took
        tally.slowest = max(tally.slowest, (took, path.name))
        tally.skipped += [f"{x.source}: {x.reason}" for x in items if isinstance(x, Skipped)]
    return tally


def measure_parser(odd: Path) -> float:
    """Mails per second of the standard library's parser alone, the ceiling for our reader."""
    mails = [path.read_bytes() for path in list_files(odd, "eml_*")]
    start = time.perf_counter()
    for mail in mails:
        email.message_from_bytes(mail)
    return len(mails) / (time.perf_counter() - start)


def pair_trees(odd: Path) -> Iterator[tuple[str, Path, Expected]]:
    """Every mail with a tree beside it: the set, the mail, what is expected."""
    for tree in sorted((odd / "eml_stalwart").rglob("*.json")):
        if (mail := tree.with_suffix(".eml")).exists():
            yield "stalwart", mail, expect_stalwart(tree)
    for tree in sorted((odd / "eml_mime4j").rglob("*_decoded.xml")):
        if (mail := tree.with_name(tree.name.replace("_decoded.xml", ".msg"))).exists():
            yield "mime4j", mail, expect_mime4j(tree)
    for folder in sorted(odd.glob("msg_*")):
        for tree in sorted(folder.glob("*.json")):
            if (mail := tree.with_suffix(".msg")).exists():
                yield "msg", mail, expect_msg(tree)


def compare_trees(odd: Path, failing: list[str]) -> dict[tuple[str, str], tuple[int, int]]:
    """(set, field) -> how many agree, of how many."""
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for name, mail, expected in pair_trees(odd):
        document = next((item for item in read_odd(mail) if isinstance(item, Document)), None)
        for what, agrees in compare(expected, document).items() if document else ():
            total[name, what] += 1
            right[name, what] += agrees
            if not agrees:
                failing.append(f"{name} {what}: {mail}")
    return {key: (right[key], total[key]) for key in sorted(total)}


def measure_odd(cases: Path, failing: list[str] | None = None) -> list[tuple[str, str, str]]:
    """Rows (what, result, goal) for a table; `failing` collects what went wrong."""
    failing = [] if failing is None else failing
    read_all(cases / "odd")  # once before, so that loading libraries is not measured
    tally = read_all(cases / "odd")
    failing += tally.raised
    took, name = tally.slowest
    rows = [
        ("odd files read", f"{tally.files}", ""),
        ("exceptions", f"{len(tally.raised)}", "0"),
        ("parts reported as skipped", f"{len(tally.skipped)}", ""),
        ("files per second", f"{tally.files / tally.seconds:,.0f}", ""),
        ("  of these, .eml by email.parser", f"{measure_parser(cases / 'odd'):,.0f}", ""),
        ("slowest", f"{took * 1000:.0f} ms ({name})", "< 1 s"),
    ]
    agreement = compare_trees(cases / "odd", failing)
    for what in ("subject", "sender", "body", "whole body"):
        pairs = [pair for (_, field_name), pair in agreement.items() if field_name == what]
        rows.append((f"{what} agrees", _share(pairs), ">= 95%"))
    rows += [(f"  {name} {what}", _share([pair]), "") for (name, what), pair in agreement.items()]
    return rows


def _share(pairs: list[tuple[int, int]]) -> str:
    right, total = (sum(column) for column in zip(*pairs, strict=True)) if pairs else (0, 0)
    return f"{right}/{total} = {right / total:.1%}" if total else "none"


def main() -> int:
    """Print the table; 1 where a file raised."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--failing", action="store_true", help="name what does not agree")
    options = parser.parse_args()
    failing: list[str] = []
    rows = measure_odd(options.cases, failing)
    for what, result, goal in rows:
        print(f"{what:36} {result:36} {goal}")
    if options.failing:
        print(*failing, sep="\n")
    return 0 if ("exceptions", "0", "0") in rows else 1


if __name__ == "__main__":
    sys.exit(main())
