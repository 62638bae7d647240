"""Every case of cases/ is split as a careful reader splits it; KNOWN.txt lists what is not yet."""

import pytest

from tests.ingest.thread.case_format import Case, load_cases
from tests.ingest.thread.compare_case import CASES, compare_case


def read_known() -> dict[str, str]:
    """Id -> reason of the cases that are known to fail, from lines `id: reason`."""
    lines = (CASES / "KNOWN.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split(": ", 1) for line in lines if line and not line.startswith("#")]
    return {pair[0]: pair[1] for pair in pairs}


CASE_LIST = load_cases(CASES)
KNOWN = read_known()


def mark_case(case: Case) -> object:
    """The case as a parameter; a strict xfail where it is known to fail."""
    marks = [pytest.mark.xfail(reason=KNOWN[case.id], strict=True)] if case.id in KNOWN else []
    return pytest.param(case, id=case.id, marks=marks)


@pytest.mark.parametrize("case", [mark_case(case) for case in CASE_LIST])
def test_a_mail_is_split_as_a_careful_reader_splits_it(case: Case) -> None:
    """Messages with authors and times, new text, signature, quoted text, recipients, notices."""
    wrong = [outcome for outcome in compare_case(case) if not outcome.right]
    assert wrong == []


def test_known_failures_are_cases() -> None:
    """A reason for a case that does not exist is out of date."""
    assert set(KNOWN) <= {case.id for case in CASE_LIST}
