"""`keyroles changes`: what is told of two real runs."""

import json
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., tuple[int, str, str]]
Runs = tuple[Path, Path]


def test_changes_tells_both_languages(run_cli: Run, runs: Runs) -> None:
    """New people and promotions of both accounts are rows of one table."""
    code, text, told = run_cli("changes", *map(str, runs))
    assert (code, told) == (0, "")
    assert "| Brindle Mills | Nadia Ferncliff | new |  | Plant Manager |" in text
    assert "| Orla Vexley | promoted | Purchasing Manager | Chief Procurement Officer |" in text
    assert "| 溧泽纺织 | 蔺一帆 | new |  | 生产部长 |" in text


def test_changes_backwards(run_cli: Run, runs: Runs) -> None:
    """Who is new one way is gone the other way; as JSON each change is one line."""
    _, text, _ = run_cli("changes", str(runs[1]), str(runs[0]), "--json")
    found = [json.loads(line) for line in text.splitlines()]
    assert {one["name"] for one in found if one["change"] == "gone"} == {
        "Nadia Ferncliff",
        "蔺一帆",
    }


def test_changes_without_any(run_cli: Run, runs: Runs) -> None:
    """A run compared with itself has none, and says so."""
    assert run_cli("changes", str(runs[0]), str(runs[0])) == (0, "nothing has changed\n", "")
    assert run_cli("changes", str(runs[0]), str(runs[0]), "--json") == (0, "", "")


def test_changes_from_an_empty_run(run_cli: Run, runs: Runs, tmp_path: Path) -> None:
    """A run that found nobody can be the earlier one."""
    head = (runs[0] / "stakeholders.csv").read_text("utf-8").splitlines()[0]
    (tmp_path / "stakeholders.csv").write_text(f"{head}\n", encoding="utf-8")
    _, text, _ = run_cli("changes", str(tmp_path), str(runs[0]), "--json")
    assert {json.loads(line)["change"] for line in text.splitlines()} == {"new"}
