"""Where the evidence of one person disagrees so strongly that a human should look.

Reach for `find_conflicts` once the rows stand. Each rule is one line of RULES. Change over time is
no conflict: a promotion, a new department; a stance that turned is one, since much hangs on it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import combinations

from pipeline.aggregate.forms import read_form
from pipeline.aggregate.likeness import likeness
from pipeline.aggregate.same_post import is_same_post
from pipeline.lexicon import load_words
from pipeline.names import domain_of
from pipeline.types import DOUBTFUL, Doubt, Evidence, How, Stakeholder

STRONG = 0.6  # from this confidence on each side of a disagreement counts
# Labels of which one person cannot well have both.
OPPOSED = {
    "influence": ("decision_maker", "gatekeeper"),
    "stance": ("supporter", "opponent"),
    "role": ("executive", "support"),
}
_MOST_VALUES = 20  # of one day; who has more is no person
_SPEAKS = (How.AUTHOR, How.SPEAKER)
Found = tuple[str, str, tuple[Evidence, ...]]


def find_conflicts(rows: Iterable[Stakeholder]) -> list[Doubt]:
    """The doubts about single persons, in the order of the rows; `other` stays empty."""
    return [
        Doubt(row.account, kind, row.id, row.name, "", "", reason, evidence)
        for row in rows
        for rule in RULES
        for kind, reason, evidence in rule(row)
    ]


def _day(item: Evidence) -> date | None:
    sent = item.mention.segment.sent
    return sent.date() if sent is not None else None


def _tell(item: Evidence) -> str:
    day = _day(item)
    return f"{item.value} ({day.isoformat() if day else item.document.id})"


def _list(row: Stakeholder, attribute: str, *, least: float = DOUBTFUL) -> list[Evidence]:
    """What is said of an attribute, surer than doubtful, oldest first."""
    said = [i for i in row.evidence if i.attribute == attribute and i.confidence > least]
    return sorted(said, key=lambda i: (_day(i) or date.max, i.document.id, i.start, i.value))


def _find_opposed(row: Stakeholder) -> Iterator[Found]:
    """Two labels that exclude each other, both strongly shown; told by the latest of either."""
    for attribute, values in OPPOSED.items():
        said = _list(row, attribute, least=STRONG - 1e-9)
        last = {item.value: item for item in said if item.value in values}
        if len(last) == len(values):
            one, other = sorted(last.values(), key=said.index)
            joint = ", then" if _is_later(other, one) else " and"
            yield attribute, f"{_tell(one)}{joint} {_tell(other)}", (one, other)


def _find_rivals(
    row: Stakeholder, attribute: str, agree: Callable[[str, str], bool]
) -> Iterator[Found]:
    """Two values of one date, or of one undated document, that do not go together."""
    by_time: dict[date | str, dict[str, Evidence]] = defaultdict(dict)
    for item in _list(row, attribute):
        by_time[_day(item) or item.document.id].setdefault(item.value.casefold(), item)
    for said in by_time.values():
        for one, other in combinations(list(said.values())[:_MOST_VALUES], 2):
            apart = one.mention.segment != other.mention.segment
            if apart and not agree(one.value, other.value):
                yield attribute, f"{_tell(one)} and {_tell(other)}", (one, other)
                return


def _find_titles(row: Stakeholder) -> Iterator[Found]:
    yield from _find_rivals(row, "title", is_same_post)


def _find_managers(row: Stakeholder) -> Iterator[Found]:
    yield from _find_rivals(row, "reports_to", _is_same_name)


def _is_same_name(one: str, other: str) -> bool:
    forms = read_form(one), read_form(other)
    return forms[0].key == forms[1].key or max(likeness(*forms), likeness(*forms[::-1])) > 0.0


def _find_addresses(row: Stakeholder) -> Iterator[Found]:
    """Two addresses of companies; a private one beside that of the work is usual."""
    free = load_words("domains")["free"]
    first: dict[str, Evidence] = {}
    for item in _list(row, "email"):
        if domain_of(item.value) not in free:
            first.setdefault(item.value.strip().lower(), item)
    if len(first) > 1:
        shown = list(first.values())
        yield "email", " and ".join(_tell(item) for item in shown), tuple(shown)


def _find_returned(row: Stakeholder) -> Iterator[Found]:
    """Somebody said to have left who writes or speaks afterwards."""
    gone = [item for item in _list(row, "status") if item.value == "left" and _day(item)]
    spoke = [i for i in _list(row, "name") if i.mention.how in _SPEAKS and _day(i)]
    later = [i for i in spoke if gone and _is_later(i, gone[0])]
    if later:
        reason = f"left ({_day(gone[0])}), but speaks on {_day(later[0])}"
        yield "status", reason, (gone[0], later[0])


def _is_later(one: Evidence, other: Evidence) -> bool:
    return (_day(one) or date.min) > (_day(other) or date.min)


RULES: tuple[Callable[[Stakeholder], Iterator[Found]], ...] = (
    _find_titles,
    _find_managers,
    _find_addresses,
    _find_returned,
    _find_opposed,
)
