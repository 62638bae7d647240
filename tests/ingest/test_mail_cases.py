"""Test cases of other projects, read from beside the checkout where they are."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CASES = ROOT.parent / "shared" / "mail"

pytestmark = pytest.mark.skipif(
    not CASES.is_dir(), reason=f"the mail cases of other projects are not in {CASES}"
)


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """The bench's own judgement of a case."""
    spec = importlib.util.spec_from_file_location("mail_cases", ROOT / "bench" / "mail_cases.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["mail_cases"] = module
    spec.loader.exec_module(module)
    return module


def _share(verdicts: list[Any], check: str) -> float:
    results = [verdict.checks[check] for verdict in verdicts if check in verdict.checks]
    return float(sum(results) / len(results))


def test_replies(bench: ModuleType) -> None:
    """Nine of ten replies are cut as their projects expect, and no trap is cut at all."""
    cases = bench.load_cases(CASES / "replies.jsonl")
    verdicts = [bench.judge_reply(case) for case in cases]
    assert _share(verdicts, "text") >= 0.95
    assert _share(verdicts, "contains") >= 0.95
    assert _share(verdicts, "trap") == 1


def test_forwards(bench: ModuleType) -> None:
    """Forwards are recognised, with who wrote what to whom."""
    cases = bench.load_cases(CASES / "forwards.jsonl")
    verdicts = [bench.judge_forward(case) for case in cases]
    goals = {"flag": 0.96, "from": 0.96, "subject": 0.96, "to": 0.92, "cc": 0.92, "date": 0.96}
    assert {name: _share(verdicts, name) >= goal for name, goal in goals.items()} == dict.fromkeys(
        goals, True
    )


def test_html_replies(bench: ModuleType) -> None:
    """Of HTML mails the reply is seen and the quote is not."""
    cases = bench.load_cases(CASES / "html_replies.jsonl")
    assert _share([bench.judge_html(case) for case in cases], "html") >= 0.9
