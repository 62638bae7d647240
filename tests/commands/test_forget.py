"""`keyroles forget`: a person of a real run is in no byte of any file that is left."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from pipeline.labelled import load_rows

Run = Callable[..., tuple[int, str, str]]

ENGLISH = ("Orla", "Vexley", "orla.vexley", "7946 0123", "orla_vexley")
CHINESE = ("褚明朗", "褚总")


def find_bytes(out: Path, words: Iterable[str]) -> list[tuple[str, str]]:
    """Each file whose bytes or name hold one of the words, in whatever case."""
    needles = [(word, word.encode().lower()) for word in words]
    return [
        (path.name, word)
        for path in out.rglob("*")
        if path.is_file()
        for word, needle in needles
        if needle in path.read_bytes().lower() or needle in path.name.encode().lower()
    ]


def fill_folder(out: Path) -> None:
    """What other parts of keyroles and its users leave beside the tables."""
    tim = next(row for row in load_rows(out) if row["name"] == "Tim Brandreth")["stakeholder_id"]
    orla = next(row for row in load_rows(out) if row["name"] == "Orla Vexley")["stakeholder_id"]
    account = "Brindle Mills"
    files = {
        "relations.csv": "account,kind,source_id,source,target_id,target\n"
        f"{account},reports_to,{tim},Tim Brandreth,{orla},Orla Vexley\n"
        f"{account},writes_with,{tim},Tim Brandreth,0123456789ab,Nadia Ferncliff\n",
        "review.csv": "account,kind,one_id,one,other_id,other,evidence\n"
        f'{account},role,{tim},Tim Brandreth,,,"call: “Vexley,\nOrla wants Tim” 褚 总"\n',
        "decisions.csv": "account,ruling,one,other,attribute,value,by,when\n"
        f"{account},merge,{tim}; Tim Brandreth,ba9876543210; O. Vexley; Orla Vexley,,,Ada,\n"
        f"{account},correct,{tim}; Tim Brandreth,,title,Orla Vexley's deputy,Ada,\n",
        "pages/brindle.html": f"<p id={orla}>ORLA  VEXLEY, 褚总 and Tim Brandreth</p>",
    }
    for name, text in files.items():
        path = out / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("asked", ["Orla Vexley", "ORLA.VEXLEY@brindle-mills.example", "Orla"])
def test_forgotten_in_every_byte(run_cli: Run, out: Path, asked: str) -> None:
    """By name, address or alias: no file holds name, alias, address, phone or id; others stay."""
    fill_folder(out)
    own = next(r for r in load_rows(out) if r["name"] == "Orla Vexley")["stakeholder_id"]
    assert find_bytes(out, ENGLISH)
    code, text, told = run_cli("forget", asked, "--out", str(out))
    assert (code, text) == (0, "")
    assert find_bytes(out, (*ENGLISH, own)) == []
    assert [word for word in ("Orla", "Vexley") if word in told] == []
    assert {row["name"] for row in load_rows(out)} >= {"Tim Brandreth", "褚明朗"}
    assert find_bytes(out, ["Nadia Ferncliff", "褚总"])


def test_forgotten_chinese_name(run_cli: Run, out: Path) -> None:
    """A full Chinese name and a form of address, also with a blank in it; nobody's manager now."""
    fill_folder(out)
    (out / "note.txt").write_text("褚 明朗签字", encoding="utf-8")
    run_cli("forget", "褚总", "--out", str(out))
    assert find_bytes(out, (*CHINESE, "褚 明朗")) == []
    (report,) = [row for row in load_rows(out) if row["account"] == "溧泽纺织"]
    assert (report["name"], report["reports_to"]) == ("戚晓霜", "")


def test_forgotten_leaves_a_log_line(run_cli: Run, out: Path) -> None:
    """Date and counts, and nothing else."""
    run_cli("forget", "褚明朗", "--out", str(out))
    (line,) = (out / "forgotten.log").read_text("utf-8").splitlines()
    assert line[:2] == "20"
    assert " forgotten; people: 1, rows removed: " in line
    assert line.isascii()


def test_forget_asks_which(run_cli: Run, out: Path) -> None:
    """A name that two people bear changes nothing, unless all of them are meant."""
    table = out / "stakeholders.csv"
    rows = table.read_text("utf-8").replace("戚晓霜", "Tim Brandreth")
    table.write_text(rows, encoding="utf-8", newline="")
    code, _, told = run_cli("forget", "Tim Brandreth", "--out", str(out))
    assert (code, "means 2 people: " in told, "or add --all" in told) == (1, True, True)
    assert not (out / "forgotten.csv").exists()
    assert run_cli("forget", "Tim Brandreth", "--out", str(out), "--all")[0] == 0
    assert {row["name"] for row in load_rows(out)} == {"Orla Vexley", "褚明朗"}


def test_forget_names_what_it_cannot_clean(run_cli: Run, out: Path) -> None:
    """A file that is no text, and a file's own name, are left to the user: exit code 3."""
    (out / "store.bin").write_bytes(b"\xff\xfe\x00Orla Vexley\x00")
    (out / "Orla Vexley.txt").write_text("empty", encoding="utf-8")
    code, _, told = run_cli("forget", "Orla Vexley", "--out", str(out))
    assert code == 3
    assert told.count("still tells of the person, delete it: ") == 2


def test_forget_follows_no_links(run_cli: Run, out: Path, tmp_path: Path) -> None:
    """What lies outside the folder stays as it is."""
    outside = tmp_path / "outside.txt"
    outside.write_text("Orla Vexley", encoding="utf-8")
    (out / "link.txt").symlink_to(outside)
    run_cli("forget", "Orla Vexley", "--out", str(out))
    assert outside.read_text("utf-8") == "Orla Vexley"


def test_forget_without_a_folder(run_cli: Run, tmp_path: Path) -> None:
    """A folder that is not there is named in one line."""
    code, _, told = run_cli("forget", "Orla", "--out", str(tmp_path / "absent"))
    assert (code, told) == (1, f"Error: there is no folder {tmp_path / 'absent'}\n")
