"""Decisions → the rows of the table: what a human corrected outranks all evidence."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from pipeline.decisions.record import Decision, Ruling, known_keys
from pipeline.labels import JUDGED
from pipeline.types import Doubt, Judgement, Stakeholder

_LISTS = ("former_titles", "needs")
_CERTAIN = 1.0
Tier = Callable[[Stakeholder], Iterable[str]]
# By what a person is found again, the surest first.
_TIERS: tuple[Tier, ...] = (
    lambda row: (row.id,),
    lambda row: (row.email,),
    lambda row: (row.name,),
    lambda row: row.aliases,
)


def correct_rows(
    rows: Sequence[Stakeholder], decisions: Iterable[Decision]
) -> tuple[list[Stakeholder], list[Decision]]:
    """The rows as humans want them, and the decisions that fit nobody any more.

    A corrected label has confidence 1; who is no stakeholder has no row.
    """
    kept, lost = list(rows), []
    for decision in decisions:
        if decision.ruling in _CHANGES:
            row = find_row(kept, decision.one, account=decision.account)
            if row is None:
                lost.append(decision)
            else:
                kept = _CHANGES[decision.ruling](kept, row, decision)
    return kept, lost


def find_row(
    rows: Iterable[Stakeholder], known: Iterable[str], *, account: str
) -> Stakeholder | None:
    """The one row that is meant; None where none is, or none alone."""
    keys = known_keys(known)
    near = [row for row in rows if row.account == account]
    for tier in _TIERS:
        found = [row for row in near if not keys.isdisjoint(known_keys(tier(row)))]
        if len(found) == 1:
            return found[0]
    return None


def settle_doubts(doubts: Iterable[Doubt], decisions: Iterable[Decision]) -> list[Doubt]:
    """The doubts that no decision has settled: a pair kept apart, a cell corrected."""
    made = [(d, known_keys(d.one), known_keys(d.other)) for d in decisions]
    return [doubt for doubt in doubts if not any(_settles(doubt, *one) for one in made)]


def _settles(doubt: Doubt, decision: Decision, one: frozenset[str], other: frozenset[str]) -> bool:
    if doubt.account != decision.account:
        return False
    left, right = known_keys((doubt.one_id, doubt.one)), known_keys((doubt.other_id, doubt.other))
    if decision.ruling is Ruling.APART:
        return bool((left & one and right & other) or (left & other and right & one))
    return decision.attribute == doubt.kind and bool(left & one)


def _correct(rows: list[Stakeholder], row: Stakeholder, decision: Decision) -> list[Stakeholder]:
    named = decision.attribute
    changed = replace(row, **{named: _read_cell(named, decision.value)})
    return [changed if one is row else one for one in rows]


def _read_cell(column: str, value: str) -> Any:
    """What a column holds: a label that is certain, a list, or the text."""
    if column in JUDGED:
        return Judgement(value, _CERTAIN)
    if column in _LISTS:
        return tuple(item.strip() for item in value.split(";") if item.strip())
    return value


def _exclude(rows: list[Stakeholder], row: Stakeholder, _: Decision) -> list[Stakeholder]:
    return [one for one in rows if one is not row]


_CHANGES = {Ruling.CORRECT: _correct, Ruling.EXCLUDE: _exclude}
