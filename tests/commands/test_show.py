"""`keyroles show`: an account's reporting lines as a tree."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from rich.console import Console

from pipeline.commands.chart import make_chart
from pipeline.commands.show import find_account
from pipeline.errors import UsageError

Run = Callable[..., tuple[int, str, str]]
Row = dict[str, str]


def make_person(name: str, **cells: str) -> Row:
    """A row whose id is its name."""
    return {"stakeholder_id": name, "name": name, **cells}


def draw(
    people: Sequence[Row], ties: Sequence[tuple[str, str]] = (), gaps: Sequence[Row] = ()
) -> list[str]:
    """The lines of the tree."""
    relations = [{"kind": "reports_to", "source_id": a, "target_id": b} for a, b in ties]
    console = Console(width=80, no_color=True)
    with console.capture() as shown:
        console.print(make_chart("溧泽纺织", people, relations, gaps))
    return [line.rstrip() for line in shown.get().splitlines()]


def test_show_draws_lines_groups_and_gaps() -> None:
    """Managers stand above their reports, then who has no line, then who has no name."""
    people = [
        make_person("戚晓霜", title="信息中心主任", role="technical", status="left"),
        make_person("褚明朗", title="采购总监", influence="decision_maker", stance="supporter"),
        make_person("Nadia Ferncliff", role="unknown", stance="neutral", status="joining"),
    ]
    gaps = [
        {"state": "unnamed", "name": "", "title": "CFO", "role": "executive", "influence": ""},
        {"state": "missing", "name": "", "title": "", "role": "user", "influence": ""},
        {"state": "unmet", "name": "Nadia Ferncliff", "title": "", "role": "", "influence": ""},
    ]
    assert draw(people, [("戚晓霜", "褚明朗")], gaps) == [
        "溧泽纺织",
        "├── ★ 褚明朗, 采购总监 · decision maker · supporter",
        "│   └── 戚晓霜, 信息中心主任 · technical · left",
        "├── no reporting line known",
        "│   └── Nadia Ferncliff · joining · not met yet",
        "└── still unknown",
        "    ├── ? CFO · executive",
        "    └── ? user",
    ]


@pytest.mark.parametrize(
    "ties",
    [
        [("A", "A")],
        [("A", "B"), ("B", "A")],
        [("A", "B"), ("B", "C"), ("C", "A")],
        [("A", "gone")],
    ],
)
def test_show_draws_everybody_once(ties: list[tuple[str, str]]) -> None:
    """Circles and lines to nobody, as an edited table may hold them, lose no one."""
    lines = draw([make_person(name) for name in "ABC"], ties)
    assert sorted(line[-1] for line in lines if line[-1] in "ABC") == ["A", "B", "C"]


def test_show_draws_deep_lines() -> None:
    """Five hundred levels are drawn like three."""
    names = [f"P{number}" for number in range(500)]
    ties = list(zip(names[1:], names, strict=False))
    relations = [{"kind": "reports_to", "source_id": a, "target_id": b} for a, b in ties]
    chart = make_chart("Deep", [make_person(name) for name in names], relations, [])
    depth = 0
    while chart.children:
        (chart,) = chart.children
        depth += 1
    assert depth == len(names)


@pytest.mark.parametrize("name", ["\x1b[31mOrla", "Orla\u202exelv", "a\x07", "\u2066b"])
def test_show_makes_hostile_names_visible(name: str) -> None:
    """No name steers the terminal or turns the reading direction."""
    text = "\n".join(draw([make_person(name, title=name)], [], [{"title": name}]))
    assert all(character.isprintable() for character in text.replace("\n", ""))


def test_show_takes_no_markup() -> None:
    """Square brackets are words, not colours."""
    assert "[red]Orla[/red]" in "\n".join(draw([make_person("[red]Orla[/red]")]))


NAMES = ["Brindle Mills", "Brindle Works", "溧泽纺织"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [("brindle  mills", NAMES[0]), ("works", NAMES[1]), ("溧泽", NAMES[2])],
)
def test_show_finds_account(asked: str, found: str) -> None:
    """Letter case, blanks and missing words do not matter while one account is meant."""
    assert find_account(NAMES, asked) == found


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("brindle", "did you mean Brindle Mills or Brindle Works?"),
        ("Brindle Mils", "did you mean Brindle Mills"),
        ("zzz", "see the column `account`"),
        ("", "see the column `account`"),
    ],
)
def test_show_suggests_accounts(asked: str, hint: str) -> None:
    """Who means none or several is told which there are."""
    with pytest.raises(UsageError, match=hint.replace("?", r"\?")):
        find_account(NAMES, asked)


def test_show_prints_both_languages(run_cli: Run, runs: tuple[Path, Path]) -> None:
    """A run's folder is enough."""
    code, text, told = run_cli("show", str(runs[0]), "溧泽")
    assert (code, told) == (0, "")
    assert text.startswith("溧泽纺织\n")
    assert "褚明朗" in text
    assert "Orla Vexley" in run_cli("show", str(runs[0]), "Brindle Mills")[1]
