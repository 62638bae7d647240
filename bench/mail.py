"""How well threads are split, on test cases of other projects, beside other splitters.

    python bench/mail.py --cases ../shared/mail [--failing] [--suite NAME]

The cases are read from the given folder, never copied. `mail_cases` says what counts as right.
Figures of talon and discourse come from the folder's INDEX (the whole sets, 240 distinct cases);
those of speed are measured here, in processor time, mail by mail beside one another.
"""

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

import quotequail
from mail_cases import Verdict, judge_forward, judge_html, judge_reply, load_cases
from mailparser_reply import EmailReplyParser
from odd import measure_odd

from pipeline.ingest.build import compose_text, lift_quotes
from pipeline.ingest.thread import split_thread
from pipeline.types import Document, Kind

OTHERS = (
    ("replies, full text", "talon .75, discourse .80, mail-parser-reply .53, quotequail .49"),
    ("Chinese, of 46", "talon 12, discourse 20, mail-parser-reply 13, quotequail 11"),
    ("HTML, of 76", "talon 41, unquotemail 45, quotequail 35"),
    ("forwards, of 206", "quotequail 134"),
)
LANGUAGES = ["en", "de", "da", "nl", "fr", "it", "ja", "pl", "sv", "ko", "zh", "es", "cs"]
WARM_UP = 20  # mails for which each splitter may load what it needs


def tabulate(verdicts: Iterable[Verdict]) -> list[str]:
    """One line per suite: of each check, how many hold of how many."""
    table: dict[str, Counter[tuple[str, bool]]] = defaultdict(Counter)
    for verdict in verdicts:
        for name, right in verdict.checks.items():
            table[verdict.suite][name, right] += 1
            table["all"][name, right] += 1
    suites = sorted(table, key=lambda suite: (suite == "all", suite)) if len(table) > 2 else ["all"]
    return [f"  {suite:<20} {_show_counts(table[suite])}" for suite in suites]


def _show_counts(counts: Counter[tuple[str, bool]]) -> str:
    names = dict.fromkeys(name for name, _ in counts)
    return "   ".join(
        f"{name} {counts[name, True]}/{counts[name, True] + counts[name, False]}" for name in names
    )


def measure_speed(texts: list[str]) -> list[str]:
    """Messages a second on one core, and the slowest mail, of each splitter."""
    splitters = _list_splitters()
    took: dict[str, list[float]] = {name: [] for name in splitters}
    for text in [*texts[:WARM_UP], *texts]:
        for name, split in splitters.items():
            started = time.process_time()
            split(text)
            took[name].append(time.process_time() - started)
    return [
        f"  {name:<20} {len(times) / sum(times):7,.0f}/s   slowest {max(times) * 1000:.0f} ms"
        for name, times in ((name, times[WARM_UP:]) for name, times in took.items())
    ]


def _list_splitters() -> dict[str, Callable[[str], object]]:
    parser = EmailReplyParser(languages=LANGUAGES)

    def split(text: str) -> object:
        composed, blocks = compose_text(lift_quotes(text.replace("\r\n", "\n")))
        document = Document("a", "a", "", Kind.EMAIL, composed, blocks=blocks)
        return split_thread(document, 0, len(composed))

    return {
        "keyroles": split,
        "quotequail": quotequail.quote,
        "mail-parser-reply": lambda text: parser.read(text=text).replies,
    }


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--cases", type=Path, required=True)
    options.add_argument("--failing", action="store_true", help="print the cases that are wrong")
    options.add_argument("--suite", default="", help="only the suites whose name holds this")
    given = options.parse_args()
    replies = [c for c in load_cases(given.cases / "replies.jsonl") if given.suite in c["suite"]]
    groups = {"replies": [judge_reply(case) for case in replies]}
    if not given.suite:
        forwards = load_cases(given.cases / "forwards.jsonl")
        pages = load_cases(given.cases / "html_replies.jsonl")
        groups["forwards"] = [judge_forward(case) for case in forwards]
        groups["HTML"] = [judge_html(case) for case in pages]
    for name, verdicts in groups.items():
        print(name, *tabulate(verdicts), sep="\n")
        for verdict in verdicts if given.failing else ():
            if not all(verdict.checks.values()):
                print(f"--- {verdict.id} {verdict.checks}\n{verdict.shown}")
    if given.suite:
        return
    print("odd files", *(f"  {' '.join(row)}" for row in measure_odd(given.cases)), sep="\n")
    print("others, from the INDEX", *(f"  {name:<20} {text}" for name, text in OTHERS), sep="\n")
    print("speed", *measure_speed([case["text"] for case in replies]), sep="\n")


if __name__ == "__main__":
    main()
