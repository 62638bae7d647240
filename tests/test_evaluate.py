"""`keyroles evaluate`: labelled accounts and a run's folder give the measures."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

HEADER = "account,name,role,role_confidence\n"


@pytest.fixture(name="out")
def _out(tmp_path: Path) -> Path:
    """A run's folder with two rows."""
    folder = tmp_path / "out"
    folder.mkdir()
    rows = "Northlea,Nora Quist,procurement,0.90\nNorthlea,Kit Marlowe,user,0.50\n"
    (folder / "stakeholders.csv").write_text(HEADER + rows, encoding="utf-8")
    return folder


def write_gold(folder: Path, *rows: str) -> str:
    """A corrected table, in which confidences no longer count."""
    path = folder / "gold.csv"
    path.write_text("account,name,role\n" + "\n".join(rows), encoding="utf-8")
    return str(path)


def test_evaluate_prints_tables(run_cli: Run, tmp_path: Path, out: Path) -> None:
    """Only what is labelled is shown: here people and roles, no titles and no styles."""
    gold = write_gold(tmp_path, "Northlea,Nora Quist,technical", "Northlea,Kit Marlowe,user")
    code, table, told = run_cli("evaluate", gold, str(out))
    assert (code, told) == (0, "")
    assert "| people labelled | 2 |" in table
    assert "| person | 1.000 | 1.000 | 1.000 |" in table
    assert "| role | 0.500 | 0.500 | 0.700 |" in table
    assert "| role | technical | 0.000 |" in table
    assert "title" not in table
    assert "style" not in table


def test_evaluate_prints_json(run_cli: Run, tmp_path: Path, out: Path) -> None:
    """With --json the same measures are one object, whatever else is said."""
    gold = write_gold(tmp_path, "Northlea,Nora Quist,technical")
    code, text, told = run_cli("evaluate", gold, str(out / "stakeholders.csv"), "--json")
    assert (code, told) == (0, "")
    measures = json.loads(text)
    assert (measures["gold_people"], measures["rows"]) == (1, 2)
    assert measures["role"]["f1"] == {"technical": 0.0}


def test_evaluate_lists_errors(run_cli: Run, tmp_path: Path, out: Path) -> None:
    """With --errors each wrong cell is a line on standard error, tabs between its parts."""
    gold = write_gold(tmp_path, "Northlea,Nora Quist,technical")
    _, _, told = run_cli("evaluate", gold, str(out), "--errors")
    assert told == (
        "Northlea\textra row\tKit Marlowe\t\nNorthlea\trole Nora Quist\ttechnical\tprocurement\n"
    )


def test_evaluate_names_absent_accounts(run_cli: Run, tmp_path: Path, out: Path) -> None:
    """An account without rows counts as missed and is named; none at all is an error."""
    gold = write_gold(tmp_path, "Northlea,Nora Quist,user", "Southlea,Ann Moor,user")
    code, table, told = run_cli("evaluate", gold, str(out))
    assert code == 0
    assert told == "no row of Southlea: all its people count as missed\n"
    assert "| person | 0.500 | 0.500 | 0.500 |" in table
    gold = write_gold(tmp_path, "Southlea,Ann Moor,user")
    code, table, told = run_cli("evaluate", gold, str(out))
    assert (code, table) == (1, "")
    assert told == f"Error: {out} has no row of the labelled accounts: Southlea\n"


@pytest.mark.parametrize("which", [0, 1])
def test_evaluate_names_absent_files(run_cli: Run, tmp_path: Path, out: Path, which: int) -> None:
    """A file that is not there is named in one line."""
    paths = [write_gold(tmp_path, "Northlea,Nora Quist,user"), str(out)]
    paths[which] = str(tmp_path / "absent")
    code, _, told = run_cli("evaluate", *paths)
    assert (code, told) == (1, f"Error: there is no file {paths[which]}\n")
