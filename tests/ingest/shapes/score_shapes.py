"""Prints how many of the shape cases are read right, per family, language and aspect.

    python -m tests.ingest.shapes.score_shapes [FAMILY] [--show ID]

`--show ID` prints what is made of one case beside what is wrong with it.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable

from tests.ingest.shapes.case_format import ASPECTS, Case, load_cases
from tests.ingest.shapes.judge import judge_aspect
from tests.ingest.shapes.observe import Observed, observe_case


def main() -> None:
    """Score all cases, or those of one family, or show one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("family", nargs="?", help="a file of cases/, without .toml")
    parser.add_argument("--show", metavar="ID", help="show one case")
    options = parser.parse_args()
    cases = [case for case in load_cases() if options.family in (None, case.family)]
    if options.show:
        lines = [line for case in cases if case.id == options.show for line in show_case(case)]
    else:
        lines = list(score_cases(cases))
    sys.stdout.write("\n".join(lines) + "\n")


def complain(case: Case, seen: Observed) -> dict[str, str]:
    """Aspect -> what is wrong with it, for the aspects that are."""
    complaints = {aspect: judge_aspect(case, seen, aspect) for aspect in case.aspects}
    return {aspect: words for aspect, words in complaints.items() if words}


def score_cases(cases: Iterable[Case]) -> Iterable[str]:
    """A line per failing aspect, then the tables."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case in cases:
        wrong = complain(case, observe_case(case))
        yield from (f"{case.id}/{aspect}: {words[:300]}" for aspect, words in wrong.items())
        groups = [f"family {case.family}", f"language {case.id[:2]}", "cases"]
        total.update([*groups, *(f"aspect {aspect}" for aspect in case.aspects)])
        right.update([] if wrong else groups)
        right.update(f"aspect {aspect}" for aspect in case.aspects if aspect not in wrong)
    for group in sorted(total, key=_sort_group):
        yield f"{group:24} {right[group]:4} / {total[group]:4}  {right[group] / total[group]:.0%}"


def show_case(case: Case) -> Iterable[str]:
    """The case's file as segments, with the complaints."""
    seen = observe_case(case)
    yield f"{case.id} ({case.about})  {case.file}  format {seen.format}"
    yield from (f"  skipped: {reason}" for reason in seen.reasons)
    for document, segments in zip(seen.documents, seen.segments, strict=True):
        yield f"  {document.id}  {document.kind}  sent {document.envelope.sent}"
        for item in segments:
            author = item.envelope.author.name if item.envelope.author else "-"
            yield f"    {item.message} {item.part:10} [{author}] {item.text!r}"
    yield from (f"  WRONG {aspect}: {words}" for aspect, words in complain(case, seen).items())


def _sort_group(group: str) -> tuple[str, int]:
    kind, _, name = group.partition(" ")
    return kind, ASPECTS.index(name) if kind == "aspect" else 0


if __name__ == "__main__":
    main()
