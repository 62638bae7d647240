"""Rows and labelled accounts → all counts in one report."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.labels import JUDGED, LABELS, UNKNOWN
from pipeline.measures.figures import Pair, Ratio, calibration_error, macro_f1
from pipeline.measures.match import (
    Row,
    agree,
    fold_cell,
    holds_quote,
    is_same_title,
    match_rows,
    names_of,
)

ROW_LABELS = ("role", "influence", "style")


@dataclass(slots=True)
class Report:
    """All counts over a set of accounts."""

    person: Ratio = field(default_factory=Ratio)
    email: Ratio = field(default_factory=Ratio)
    title: Ratio = field(default_factory=Ratio)
    reports_to: Ratio = field(default_factory=Ratio)
    needs: Ratio = field(default_factory=Ratio)
    names_right: int = 0
    rows_right: int = 0
    outsiders: list[tuple[str, str]] = field(default_factory=list)
    labels: dict[str, list[Pair]] = field(default_factory=lambda: defaultdict(list))
    sure: dict[str, list[tuple[float, bool]]] = field(default_factory=lambda: defaultdict(list))
    errors: list[tuple[str, str, str, str]] = field(default_factory=list)

    @property
    def name_exact(self) -> float:
        """The share of people whose name is exactly right."""
        return self.names_right / self.person.gold if self.person.gold else 0.0

    @property
    def row_exact(self) -> float:
        """The share of people with title, role, influence and style all right."""
        return self.rows_right / self.person.gold if self.person.gold else 0.0

    def macro_f1(self, attribute: str) -> float:
        """The mean F1 of a column's labels, over those that the gold holds."""
        return macro_f1(self.labels[attribute], LABELS[attribute])

    def calibration_error(self, attribute: str) -> float:
        """How far a column's confidences are from how often it is right."""
        return calibration_error(self.sure[attribute])


def score_accounts(gold: Iterable[Mapping[str, Any]], rows: Iterable[Row]) -> Report:
    """Compare rows with gold accounts; rows of other accounts are not looked at."""
    by_account: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_account[fold_cell(row["account"])].append(row)
    report = Report()
    for account in gold:
        _score_account(account, by_account[fold_cell(account["account"])], report)
    return report


def _score_account(account: Mapping[str, Any], rows: Sequence[Row], report: Report) -> None:
    people: Sequence[Row] = account["stakeholders"]
    match = match_rows(people, rows)
    report.person.right += len(match)
    report.person.said += len(rows)
    report.person.gold += len(people)
    outsiders = {fold_cell(other["name"]) for other in account.get("others", ())}
    for at, row in enumerate(rows):
        if at not in match.values():
            _count_extra(account["account"], row, outsiders, report)
    for at, person in enumerate(people):
        found = rows[match[at]] if at in match else None
        _count_person(account["account"], person, found, report)
    _count_managers(people, rows, match, report)


def _count_extra(account: str, row: Row, outsiders: set[str], report: Report) -> None:
    """A row that is nobody of the gold."""
    report.errors.append((account, "extra row", row["name"], row.get("title") or ""))
    if fold_cell(row["name"]) in outsiders:
        report.outsiders.append((account, row["name"]))
    for attribute in JUDGED:
        report.labels[attribute].append((None, row.get(attribute) or UNKNOWN))


def _count_person(account: str, person: Row, row: Row | None, report: Report) -> None:
    """A person of the gold with the row that is theirs, or without one."""
    report.title.gold += bool(person.get("title"))
    report.email.gold += bool(person.get("email"))
    quotes = [need["quote"] for need in person.get("needs", ())]
    report.needs.gold += len(quotes)
    if row is None:
        report.errors.append((account, "missed", person["name"], person.get("title") or ""))
        for attribute in JUDGED:
            report.labels[attribute].append((person[attribute], None))
        return
    exact = fold_cell(row["name"]) == fold_cell(person["name"])
    report.names_right += exact
    report.title.said += bool(row.get("title"))
    report.title.right += bool(person.get("title")) and is_same_title(person, row)
    report.email.said += bool(row.get("email"))
    report.email.right += bool(person.get("email")) and agree(person, row, "email")
    report.needs.right += sum(holds_quote(row.get("needs"), quote) for quote in quotes)
    wrong = [] if exact else [("name", person["name"], row["name"])]
    titles = [person.get("title") or "", row.get("title") or ""]
    same_title = not any(titles) or is_same_title(person, row)
    report.rows_right += same_title and all(
        (row.get(a) or UNKNOWN).strip() == person[a] for a in ROW_LABELS
    )
    if not same_title:
        wrong.append((f"title {person['name']}", titles[0], titles[1]))
    for attribute in JUDGED:
        said = (row.get(attribute) or UNKNOWN).strip()
        report.labels[attribute].append((person[attribute], said))
        _count_confidence(
            row.get(f"{attribute}_confidence"), said == person[attribute], report.sure[attribute]
        )
        if said != person[attribute]:
            wrong.append((f"{attribute} {person['name']}", person[attribute], said))
    report.errors.extend((account, what, is_, said) for what, is_, said in wrong)


def _count_confidence(cell: Any, right: bool, points: list[tuple[float, bool]]) -> None:
    try:
        points.append((min(1.0, max(0.0, float(cell))), right))
    except (TypeError, ValueError):
        return


def _count_managers(
    people: Sequence[Row], rows: Sequence[Row], match: Mapping[int, int], report: Report
) -> None:
    """Who reports to whom; a manager may be given by any name of the row that is theirs."""
    real: dict[str, str] = {}
    for at, row_at in sorted(match.items()):
        name, aliases = names_of(rows[row_at])
        for form in {name} | aliases:
            real.setdefault(form, people[at]["name"])
    gold = {(p["name"], p["reports_to"]) for p in people if p.get("reports_to")}
    said = {
        (people[at]["name"], real.get(fold_cell(boss), boss))
        for at, row_at in match.items()
        if (boss := rows[row_at].get("reports_to"))
    }
    report.reports_to.right += len(gold & said)
    report.reports_to.said += len(said)
    report.reports_to.gold += len(gold)
