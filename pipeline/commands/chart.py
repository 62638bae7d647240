"""Rows of a run's tables → an account's reporting lines as a tree for the terminal."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence

from rich.text import Text
from rich.tree import Tree

from pipeline.labels import UNKNOWN
from pipeline.terminal import make_label, make_text

Row = Mapping[str, str]
_TOLD = ("role", "influence", "stance", "status")
_USUAL = {UNKNOWN, "neutral", "active", ""}  # what goes without saying


def make_chart(
    account: str, people: Sequence[Row], relations: Iterable[Row], gaps: Sequence[Row]
) -> Tree:
    """Managers above their reports; then people without a line, then who is still unknown."""
    managers = _find_managers(people, relations)
    reports: dict[str, list[Row]] = {}
    for row in people:
        reports.setdefault(managers.get(row["stakeholder_id"], ""), []).append(row)
    unmet = {gap.get("name", "") for gap in gaps if gap.get("state") == "unmet"}
    chart = Tree(make_text(account, style="bold"))
    tops = reports.get("", [])
    for row in tops:
        if row["stakeholder_id"] in reports:
            _add_team(chart, row, reports, unmet)
    alone = [row for row in tops if row["stakeholder_id"] not in reports]
    _add_group(chart, "no reporting line known", [_describe_person(row, unmet) for row in alone])
    _add_group(chart, "still unknown", [_describe_gap(gap) for gap in gaps if not gap.get("name")])
    return chart


def _find_managers(people: Sequence[Row], relations: Iterable[Row]) -> dict[str, str]:
    """Id -> the manager's. A line that leads back to where it starts is left out.

    Runs write no such line, but people may have edited the tables.
    """
    known = {row["stakeholder_id"] for row in people}
    managers: dict[str, str] = {}
    for tie in relations:
        source, target = tie["source_id"], tie["target_id"]
        above = target
        while above in managers and above != source:
            above = managers[above]
        if tie["kind"] == "reports_to" and {source, target} <= known and above != source:
            managers[source] = target
    return managers


def _add_team(chart: Tree, top: Row, reports: Mapping[str, list[Row]], unmet: set[str]) -> None:
    waiting = deque([(chart, top)])
    while waiting:
        branch, row = waiting.popleft()
        own = branch.add(_describe_person(row, unmet))
        waiting.extend((own, report) for report in reports.get(row["stakeholder_id"], ()))


def _add_group(chart: Tree, head: str, lines: Sequence[Text]) -> None:
    if lines:
        group = chart.add(Text(head, style="italic dim"))
        for line in lines:
            group.add(line)


def _describe_person(row: Row, unmet: set[str]) -> Text:
    """`★ Orla Vexley, Purchasing Manager · procurement · decision maker · supporter`."""
    name = make_text(row["name"])
    if row.get("influence") == "decision_maker":
        name = make_text(f"★ {row['name']}", style="bold")
    title = make_text(f", {row['title']}" if row.get("title") else "")
    told = [make_label(row[key]) for key in _TOLD if row.get(key, "") not in _USUAL]
    met = [make_text("not met yet", style="dim")] if row["name"] in unmet else []
    return Text(" · ").join([name + title, *told, *met])


def _describe_gap(gap: Row) -> Text:
    """`? CFO · executive · decision maker`, dimmed."""
    told = [gap.get(key, "") for key in ("title", "role", "influence")]
    shown = " · ".join(part.replace("_", " ") for part in told if part not in _USUAL)
    return make_text(f"? {shown}", style="dim")
