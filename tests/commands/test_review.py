"""`keyroles review`: decisions taken from a file, kept, and listed with who and when."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.decisions import Ruling
from pipeline.export.decisions import load_decisions

Run = Callable[..., tuple[int, str, str]]
HEAD = "account,kind,one_id,one,other_id,other,reason,evidence,decision,by,when\n"


def write_review(out: Path, *rows: str, delimiter: str = ",") -> str:
    """A filled-in review.csv in the run's folder."""
    path = out / "review.csv"
    path.write_text((HEAD + "\n".join(rows)).replace(",", delimiter), encoding="utf-8-sig")
    return str(path)


def test_review_keeps_decisions(run_cli: Run, out: Path) -> None:
    """Decisions of both accounts stand in decisions.csv, also from a spreadsheet's semicolons."""
    file = write_review(
        out,
        "Brindle Mills,same person,,Orla Vexley,,Tim Brandreth,,,apart,Ada,2026-03-01",
        "溧泽纺织,role,,褚总,,,,,技术专家,,",
        "溧泽纺织,,,戚晓霜,,,,,,,",
        delimiter=";",
    )
    code, _, told = run_cli("review", "apply", file, "--by", "Sam Pell")
    assert (code, told.startswith("2 decisions kept in ")) == (0, True)
    apart, role = load_decisions(out)
    assert (apart.ruling, apart.by, apart.when) == (Ruling.APART, "Ada", "2026-03-01")
    assert (role.attribute, role.value, role.by) == ("role", "technical", "Sam Pell")
    assert "褚明朗" in role.one


def test_review_lists_decisions(run_cli: Run, out: Path) -> None:
    """Who decided what, and when; nothing before the first decision."""
    assert run_cli("review", "list", str(out))[1] == "nothing is decided yet\n"
    run_cli("review", "apply", write_review(out, ",role,,褚总,,,,,未知,Ada,2026-03-01"))
    _, text, _ = run_cli("review", "list", str(out))
    (line,) = text.splitlines()[2:]
    assert line.startswith("| 溧泽纺织 | correct | ")
    assert line.endswith("|  | role | unknown | Ada | 2026-03-01 |")


def test_review_names_bad_rows(run_cli: Run, out: Path) -> None:
    """One row that cannot be used, and nothing is kept."""
    file = write_review(out, ",role,,褚总,,,,,技术专家,,", ",role,,褚总,,,,,boss,,")
    code, _, told = run_cli("review", "apply", file)
    assert (code, told.startswith(f"Error: {file}, row 3: 'boss' is no role; known:")) == (1, True)
    assert not (out / "decisions.csv").exists()


@pytest.mark.parametrize("rows", [(), (",role,,褚总,,,,,,,",)])
def test_review_without_decisions(run_cli: Run, out: Path, rows: tuple[str, ...]) -> None:
    """A file in which nothing is filled in says what to do."""
    code, _, told = run_cli("review", "apply", write_review(out, *rows))
    assert code == 1
    assert "has no rows" in told or "fill in the column `decision`" in told


def test_decisions_are_plain_csv(run_cli: Run, out: Path) -> None:
    """A name that a spreadsheet would take for a formula is guarded, and read back as it was."""
    run_cli("review", "apply", write_review(out, ",title,,褚总,,,,,=1+1,,"))
    with (out / "decisions.csv").open(encoding="utf-8", newline="") as stream:
        assert [row["value"] for row in csv.DictReader(stream)] == ["'=1+1"]
    assert [decision.value for decision in load_decisions(out)] == ["=1+1"]
