"""The table of people on a terminal."""

import os
import pty
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from pipeline.commands.people import make_table
from pipeline.labels import INFLUENCES, ROLES, STANCES, STYLES
from pipeline.terminal import make_console
from pipeline.types import Judgement, Stakeholder
from tests.records import make_stakeholder

LABELS = tuple(zip(ROLES, cycle(INFLUENCES), cycle(STYLES), cycle(STANCES), strict=False))
NAMES = ("Orla Vexley", "欧阳明朗", "Maximiliane von Tannhausen-Eibenstock", "褚总")
NOTE = "Met Orla Vexley, Purchasing Manager, and 褚明朗, 采购总监. Orla Vexley will sign.\n"


def make_people() -> list[Stakeholder]:
    """A row for each role, with long, short, Latin and Chinese cells."""
    return [
        replace(
            make_stakeholder(),
            name=NAMES[number % len(NAMES)],
            title=("Executive Vice President, Group Procurement", "集团采购与供应链管理部总监")[
                number % 2
            ],
            reports_to=NAMES[-1 - number % len(NAMES)],
            email="orla.vexley@brindle-mills.example",
            role=Judgement(role, 0.87),
            influence=Judgement(influence, 0.87),
            style=Judgement(style, 0.87),
            stance=Judgement(stance, 0.87),
        )
        for number, (role, influence, style, stance) in enumerate(LABELS)
    ]


def draw(people: list[Stakeholder], width: int, *, account: str = "溧泽纺织") -> list[str]:
    """The lines of the table within a width."""
    console = Console(width=width, no_color=True)
    with console.capture() as shown:
        console.print(make_table(account, people, width=width))
    return shown.get().splitlines()


@pytest.mark.parametrize("width", [80, 100, 110, 120, 140, 160])
def test_people_fit(width: int) -> None:
    """No line is wider than the terminal, counting Chinese as two, and no label is cut."""
    lines = draw(make_people(), width)
    assert max(map(cell_len, lines)) <= width
    words = set(" ".join(lines).split())
    labels = {*ROLES, *INFLUENCES, *STYLES, *STANCES} - {"unknown"}
    assert {part for label in labels for part in label.split("_")} <= words


@pytest.mark.parametrize(
    ("width", "confident", "reachable"),
    [(80, False, False), (120, True, False), (160, True, True)],
)
def test_people_show_more_where_there_is_room(width: int, confident: bool, reachable: bool) -> None:
    """Confidences come with width, then contact data."""
    text = "\n".join(draw(make_people(), width))
    assert ("0.87" in text) is confident
    assert ("contact" in text) is reachable


@pytest.mark.parametrize("name", ["\x1b[31mOrla", "Orla\u202exelv", "[bold]Orla[/bold]"])
def test_people_are_text(name: str) -> None:
    """Neither a name nor an account's name steers the terminal or is read as markup."""
    text = "".join(draw([replace(make_stakeholder(), name=name)], 160, account=name))
    assert all(character.isprintable() for character in text)
    assert "[bold]" in text or "\\" in text


def read_terminal(monkeypatch: pytest.MonkeyPatch, run: Callable[[], object]) -> str:
    """What a command writes while standard output is a terminal."""
    controller, terminal = pty.openpty()
    with os.fdopen(terminal, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        run()
        stream.flush()
        found = os.read(controller, 65536).decode()
    os.close(controller)
    return found


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_people_have_colour_on_a_terminal(
    run_cli: Callable[..., tuple[int, str, str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    no_color: str,
    coloured: bool,
) -> None:
    """A terminal gets colours unless NO_COLOR says otherwise; a pipe gets plain text."""
    note = tmp_path / "note.md"
    note.write_text(NOTE, encoding="utf-8")
    for name, value in (("TERM", "xterm-256color"), ("NO_COLOR", no_color), ("COLUMNS", "80")):
        monkeypatch.setenv(name, value)
    people = [replace(make_stakeholder(), stance=Judgement("opponent", 0.9))]

    def show() -> None:
        console = make_console()
        console.print(make_table("Brindle Mills", people, width=console.width))

    assert ("\x1b[31m" in read_terminal(monkeypatch, show)) is coloured
    monkeypatch.undo()
    assert "\x1b" not in run_cli("doc", str(note))[1]
