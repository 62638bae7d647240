"""`keyroles explain`: the cells of a person of a real run, with what says so."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
Runs = tuple[Path, Path]


@pytest.mark.parametrize(
    ("asked", "cell", "place"),
    [
        ("Orla Vexley", "email: orla.vexley@brindle-mills.example", "re_orla_vexley.eml"),
        ("orla.VEXLEY@brindle-mills.example", "role: procurement", "2026-01-12 call.md"),
        ("tim brandreth", "reports_to: Orla Vexley", "2026-01-12 call.md"),
        ("褚总", "title: 采购总监", "2026-01-20 拜访.md"),
        ("戚晓霜", "reports_to: 褚明朗", "2026-01-20 拜访.md"),
    ],
)
def test_explain_shows_cell(run_cli: Run, runs: Runs, asked: str, cell: str, place: str) -> None:
    """Each filled cell is followed by value, score, date, document and the words of its reasons."""
    code, text, told = run_cli("explain", str(runs[0]), asked)
    assert (code, told) == (0, "")
    _, _, after = text.partition(f"\n  {cell}")
    reason = after.splitlines()[1]
    assert place in after
    assert reason.startswith("    ")
    assert "  2026-01-1" in reason or "  2026-01-2" in reason
    assert reason.endswith('"')


def test_explain_gives_quotes_as_written(run_cli: Run, runs: Runs) -> None:
    """With --json every cell is there, and each quote is the document's text at its place."""
    code, text, _ = run_cli("explain", str(runs[0]), "褚明朗", "--json")
    found = json.loads(text)
    note = (runs[0].parent / "notes" / "溧泽纺织" / "2026-01-20 拜访.md").read_text("utf-8")
    reasons = [reason for cell in found["cells"] for reason in cell["reasons"]]
    assert code == 0
    assert {reason["date"] for reason in reasons} == {"2026-01-20"}
    assert all(r["quote"] == note[int(r["start"]) : int(r["end"])] for r in reasons)


def test_explain_shortens_long_cells(run_cli: Run, runs: Runs) -> None:
    """Of many reasons the five newest are shown; --all shows all of them."""
    _, short, _ = run_cli("explain", str(runs[1]), "Orla Vexley")
    _, whole, _ = run_cli("explain", str(runs[1]), "Orla Vexley", "--all")
    assert "more; --all shows them" in short
    assert "more; --all" not in whole
    assert whole.count('"\n') > short.count('"\n')


def test_explain_tells_merges_and_decisions(run_cli: Run, out: Path) -> None:
    """Why forms of a name are one person, and what humans decided, is shown below the cells."""
    _, text, _ = run_cli("explain", str(out), "褚明朗", "--json")
    own = json.loads(text)["id"]
    (out / "decisions.csv").write_text(
        f"ruling,one,by\ncorrect,{own}; 褚明朗,Sam Pell\nexclude,000000000000,Ada\n",
        encoding="utf-8",
    )
    _, text, _ = run_cli("explain", str(out), "褚明朗")
    assert text.endswith(
        "  one person because\n    褚总 is 褚明朗: form of address 0.70\n"
        f"  decided\n    correct, {own}; 褚明朗, Sam Pell\n"
    )


def test_explain_suggests_names(run_cli: Run, runs: Runs, tmp_path: Path) -> None:
    """Nobody of that name, or no run's folder: one line says what to do."""
    code, _, told = run_cli("explain", str(runs[0]), "Orla Vexly")
    assert (code, told) == (
        1,
        "Error: nobody in the table is called 'Orla Vexly'; did you mean Orla Vexley?\n",
    )
    code, _, told = run_cli("explain", str(tmp_path), "Orla")
    assert (code, "has no stakeholders.csv" in told) == (1, True)
