"""The command line: what it prints, what it writes, and the code it leaves with."""

import csv
import io
import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.aggregate import aggregate
from pipeline.types import Account

Run = Callable[..., tuple[int, str, str]]

MAIL = """\
From: Hanna Brodeur <hanna.brodeur@calder.example>
To: Lee Okoye <lee@northlight.example>
Subject: Pricing
Date: Tue, 14 Jan 2025 09:30:00 -0500
Content-Type: text/plain; charset="utf-8"

Lee,

please send the figures again.

Hanna Brodeur
Procurement Manager
Calder Mills
"""


@pytest.fixture(name="notes")
def _notes(tmp_path: Path) -> Path:
    """An export of one account with one mail, and the file that says who we are."""
    folder = tmp_path / "notes" / "Calder Mills"
    folder.mkdir(parents=True)
    (folder / "pricing.eml").write_text(MAIL, encoding="utf-8")
    (tmp_path / "seller.toml").write_text('domains = ["northlight.example"]\n', encoding="utf-8")
    return tmp_path / "notes"


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_run_writes_the_tables(run_cli: Run, notes: Path, tmp_path: Path) -> None:
    """One mail gives its customer's row, the reasons for it, and a summary of what was read."""
    out = tmp_path / "out"
    code, _, err = run_cli(
        "run", str(notes), "--seller", str(tmp_path / "seller.toml"), "--out", str(out)
    )
    assert code == 0
    people = read_csv(out / "stakeholders.csv")
    assert [(row["account"], row["name"], row["role"]) for row in people] == [
        ("Calder Mills", "Hanna Brodeur", "procurement")
    ]
    assert {row["stakeholder_id"] for row in read_csv(out / "evidence.csv")} == {
        people[0]["stakeholder_id"]
    }
    assert read_csv(out / "skipped.csv") == []
    assert err == (
        "1 document read, 0 inputs skipped\n"
        "Calder Mills: 1 person in 1 document\n"
        f"written to {out / 'stakeholders.csv'}; to read it, open {out / 'index.html'}\n"
    )


def test_run_tables_are_private(run_cli: Run, notes: Path, tmp_path: Path) -> None:
    """People's data is readable by its owner only."""
    out = tmp_path / "out"
    run_cli("run", str(notes), "--out", str(out))
    inside = list(out.rglob("*"))
    assert {path.stat().st_mode for path in inside if path.is_file()} == {stat.S_IFREG | 0o600}
    assert {path.stat().st_mode for path in (out, *inside) if path.is_dir()} == {
        stat.S_IFDIR | 0o700
    }


def test_run_quiet_says_nothing(run_cli: Run, notes: Path, tmp_path: Path) -> None:
    """With --quiet a run without skips is silent."""
    assert run_cli("run", str(notes), "--out", str(tmp_path / "out"), "--quiet") == (0, "", "")


def test_run_quiet_writes_the_files_for_crms(run_cli: Run, notes: Path, tmp_path: Path) -> None:
    """Saying nothing is not doing nothing."""
    out = tmp_path / "out"
    assert run_cli("run", str(notes), "--out", str(out), "--quiet", "--crm", "zoho")[0] == 0
    assert (out / "crm" / "zoho" / "Contacts.csv").is_file()


def test_run_verbose_names_inputs(run_cli: Run, notes: Path, tmp_path: Path) -> None:
    """With --verbose each input is named, never its content."""
    _, _, err = run_cli("run", str(notes), "--out", str(tmp_path / "out"), "--verbose")
    assert "read Calder Mills/pricing.eml\n" in err
    assert "figures" not in err


def test_run_skipped_inputs_are_named(run_cli: Run, notes: Path, tmp_path: Path) -> None:
    """An input that cannot be read ends the run with 3 and stands on stderr and in skipped.csv."""
    (notes / "Calder Mills" / "empty.docx").write_bytes(b"")
    out = tmp_path / "out"
    code, _, err = run_cli("run", str(notes), "--out", str(out))
    skipped = read_csv(out / "skipped.csv")
    assert code == 3
    assert [row["source"] for row in skipped] == ["Calder Mills/empty.docx"]
    assert f"skipped Calder Mills/empty.docx: {skipped[0]['reason']}\n" in err
    assert [row["name"] for row in read_csv(out / "stakeholders.csv")] != []


def test_run_failing_account_stops_no_other(
    run_cli: Run, notes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of ours in one account is named, and the other accounts have their rows."""
    (notes / "Broken").mkdir()
    (notes / "Broken" / "call.txt").write_text("Call with Hanna.", encoding="utf-8")

    def fail_for_broken(evidence: object, *, account: Account, **options: object) -> object:
        if account.name == "Broken":
            raise ZeroDivisionError
        return aggregate(evidence, account=account, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("pipeline.run.aggregate", fail_for_broken)
    code, _, err = run_cli("run", str(notes), "--out", str(tmp_path / "out"))
    assert code == 3
    assert "skipped Broken: cannot be analysed (ZeroDivisionError); please report it\n" in err
    assert {row["account"] for row in read_csv(tmp_path / "out/stakeholders.csv")} == {
        "Calder Mills"
    }


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["run", "nowhere"], 1, "Error: 'nowhere' does not exist; name a folder, files or a"),
        (["doc", "nowhere.eml"], 1, "Error: 'nowhere.eml' is not a file; for a folder use"),
        (["run", ".", "--set", "limits.second=5"], 1, "Error: --set: unknown key limits.second"),
        (["run", ".", "--seller", "no.toml"], 1, "Error: cannot read no.toml: No such file"),
        (["run", ".", "--accounts", "no.csv"], 1, "Error: cannot read no.csv as a CSV file"),
        (["run"], 2, "Missing argument"),
        (["run", ".", "--colour"], 2, "No such option"),
        (["rum"], 2, "No such command"),
    ],
)
def test_cli_errors_say_what_to_do(
    run_cli: Run, arguments: list[str], code: int, message: str
) -> None:
    """What cannot run is one line on standard error, never a traceback."""
    left, out, err = run_cli(*arguments)
    assert (left, out) == (code, "")
    assert message in err
    assert "Traceback" not in err


def test_run_unwritable_folder_is_an_error(run_cli: Run, notes: Path, tmp_path: Path) -> None:
    """A file in the place of the output folder is one line of error."""
    (tmp_path / "out").write_text("", encoding="utf-8")
    code, _, err = run_cli("run", str(notes), "--out", str(tmp_path / "out"))
    assert code == 1
    assert err.startswith("Error: File exists")


def test_run_does_not_depend_on_order(run_cli: Run, notes: Path, tmp_path: Path) -> None:
    """Inputs named in another order, and a second run, give the same bytes."""
    (notes / "Calder Mills" / "call.txt").write_text("Call with Hanna.\n", encoding="utf-8")
    files = [str(path) for path in sorted((notes / "Calder Mills").iterdir())]
    for out, named in (("a", files), ("b", files[::-1]), ("a2", files)):
        run_cli("run", *named, "--account", "Calder", "--out", str(tmp_path / out))
    for table in ("stakeholders.csv", "evidence.csv", "skipped.csv"):
        first = (tmp_path / "a" / table).read_bytes()
        assert (tmp_path / "b" / table).read_bytes() == first
        assert (tmp_path / "a2" / table).read_bytes() == first


def test_doc_prints_a_table(run_cli: Run, notes: Path) -> None:
    """One document's people as a table, without colour codes into a pipe."""
    code, out, _ = run_cli("doc", str(notes / "Calder Mills" / "pricing.eml"))
    assert code == 0
    assert "Hanna Brodeur" in out
    assert "Procurement Manager" in out
    assert "\x1b" not in out


def test_doc_reads_standard_input(run_cli: Run) -> None:
    """`-` is standard input; CSV comes with the columns of stakeholders.csv."""
    code, out, _ = run_cli("doc", "-", "--format", "csv", stdin=MAIL.encode())
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert code == 0
    assert "hanna.brodeur@calder.example" in {row["email"] for row in rows}


def test_doc_prints_json(run_cli: Run, notes: Path) -> None:
    """JSON is one object: its version, and the people."""
    _, out, _ = run_cli("doc", str(notes / "Calder Mills" / "pricing.eml"), "--format", "json")
    found = json.loads(out)
    assert found["version"] == 1
    assert "Hanna Brodeur" in {person["name"] for person in found["people"]}


@pytest.mark.parametrize("stage", ["documents", "segments", "mentions", "evidence"])
def test_run_until_shows_the_joints(run_cli: Run, notes: Path, tmp_path: Path, stage: str) -> None:
    """Every joint of the pipeline prints its records as JSON lines and writes nothing."""
    out = tmp_path / "out"
    code, text, _ = run_cli(
        "run", str(notes), "--out", str(out), "--until", stage, "--format", "json"
    )
    records = [json.loads(line) for line in text.splitlines()]
    assert code == 0
    assert records
    assert all("pricing.eml" in (r.get("id"), r.get("document")) for r in records)
    assert not out.exists()


def test_doc_refuses_nothing_readable(run_cli: Run) -> None:
    """Empty input ends with 3 and says why."""
    code, _, err = run_cli("doc", "-")
    assert code == 3
    assert "skipped stdin: is empty" in err


def test_help_names_every_command(run_cli: Run) -> None:
    """-h and --help are the same everywhere."""
    assert run_cli("-h") == run_cli("--help")
    assert run_cli("run", "-h") == run_cli("run", "--help")
    assert {"run", "doc"} <= set(run_cli("-h")[1].split())
