"""Every shape and trap of cases/ is read as a careful person would read it."""

from functools import cache

import pytest

from tests.ingest.shapes.case_format import Case, load_cases, load_known
from tests.ingest.shapes.judge import judge_aspect
from tests.ingest.shapes.observe import Observed, observe_case

_observe = cache(lambda case_id: observe_case(_CASES[case_id]))
_CASES: dict[str, Case] = {case.id: case for case in load_cases()}
_KNOWN = load_known()


def _parametrise() -> list[object]:
    keys = [(case.id, aspect) for case in _CASES.values() for aspect in case.aspects]
    return [pytest.param(*key, id="-".join(key), marks=_mark_known("/".join(key))) for key in keys]


def _mark_known(key: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=_KNOWN[key], strict=True)] if key in _KNOWN else []


@pytest.mark.parametrize(("case_id", "aspect"), _parametrise())
def test_reads_shape(case_id: str, aspect: str) -> None:
    """One aspect of one case: its format, kind, date, turns, attendees or words."""
    seen: Observed = _observe(case_id)
    assert judge_aspect(_CASES[case_id], seen, aspect) == ""


def test_cases_are_many_and_half_chinese() -> None:
    """The collection keeps its size and its balance of languages."""
    chinese = sum(case_id.startswith("zh-") for case_id in _CASES)
    assert len(_CASES) >= 130
    assert 0.4 <= chinese / len(_CASES) <= 0.6
