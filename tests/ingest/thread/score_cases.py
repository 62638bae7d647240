"""How many of the cases are split rightly, per family; one case in full with `--show ID`.

python -m tests.ingest.thread.score_cases [FAMILY] [--show ID] [--failing]
"""

import argparse
import sys
from itertools import groupby

from tests.ingest.thread.case_format import Case, load_cases
from tests.ingest.thread.compare_case import CASES, MEASURES, Outcome, compare_case


def main() -> None:
    """Print the table, the failing ids, or one case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("family", nargs="?", help="only the families whose name holds this")
    parser.add_argument("--show", metavar="ID", help="expected and got of one case")
    parser.add_argument("--failing", action="store_true", help="list the cases that fail")
    options = parser.parse_args()
    cases = [
        case
        for case in load_cases(CASES)
        if (options.family or "") in case.family and options.show in (None, case.id)
    ]
    results = [(case, compare_case(case)) for case in cases]
    lines = (
        _show(results)
        if options.show
        else _list_failing(results)
        if options.failing
        else _tabulate(results)
    )
    sys.stdout.write("\n".join(lines) + "\n")


def _show(results: list[tuple[Case, list[Outcome]]]) -> list[str]:
    lines = []
    for case, outcomes in results:
        lines += [f"{case.id}: {case.about}", "", case.html or case.visible, ""]
        for outcome in outcomes:
            lines.append(f"{'ok   ' if outcome.right else 'WRONG'} {outcome.measure}")
            if not outcome.right:
                lines += [f"  expected {outcome.expected}", f"  got      {outcome.got}"]
    return lines


def _list_failing(results: list[tuple[Case, list[Outcome]]]) -> list[str]:
    failing = (
        (case.family, case.id, [item.measure for item in outcomes if not item.right])
        for case, outcomes in results
    )
    return [f"{family} {name}: {', '.join(wrong)}" for family, name, wrong in failing if wrong]


def _tabulate(results: list[tuple[Case, list[Outcome]]]) -> list[str]:
    heads = " ".join(f"{name:>10}" for name in (*MEASURES, "all"))
    lines = [f"{'family':<16} {'n':>4} {heads}"]
    families = [
        (name, list(group)) for name, group in groupby(results, lambda result: result[0].family)
    ]
    for name, group in [*families, ("total", results)]:
        counts = [
            sum(outcomes[at].right for _, outcomes in group) for at in range(len(MEASURES))
        ] + [sum(all(item.right for item in outcomes) for _, outcomes in group)]
        figures = " ".join(f"{count:>10}" for count in counts)
        lines.append(f"{name:<16} {len(group):>4} {figures}")
    return lines


if __name__ == "__main__":
    main()
