"""Rows that a human filled in → decisions.

A row has the columns of review.csv: `decision` says what holds (`merge`, `apart`, `not a
stakeholder`, or the right value of the cell that `kind` names), `by` and `when` who says so. Rows
of one's own may be added; a person is given by id or by any name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.decisions.record import Decision, Ruling, known_keys
from pipeline.errors import ConfigError
from pipeline.labels import JUDGED, LABELS
from pipeline.lexicon import load_words
from pipeline.names import fold_name

Row = Mapping[str, str]
_TEXTS = ("name", "email", "phone", "title", "department", "reports_to")
_LISTS = ("former_titles", "needs")
# What can be corrected, and of these the cells with a fixed set of labels.
LABELLED = (*JUDGED, "status")
CORRECTABLE = (*LABELLED, *_TEXTS, *_LISTS)
_LIST_MARK = ";"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides and when, where a row does not say it itself."""

    by: str
    when: str


def read_review(rows: Iterable[Row], people: Sequence[Row], *, signed: Signature) -> list[Decision]:
    """The decisions of all rows that are filled in; `people` are the rows of stakeholders.csv.

    Raises ConfigError, naming the row by its number in the file, where one cannot be used.
    """
    return [
        _read_row(row, people, signed, f"row {number}")
        for number, row in enumerate(rows, 2)
        if row.get("decision", "").strip()
    ]


def _read_row(row: Row, people: Sequence[Row], signed: Signature, where: str) -> Decision:
    said, kind = row["decision"].strip(), row.get("kind", "").strip().casefold()
    ruling = _rulings().get(fold_name(said), Ruling.CORRECT)
    sides = [_find_side(row, side, people, where) for side in ("one", "other")]
    one, other = sides
    if one is None:
        raise ConfigError(f"{where}: say in `one_id` or `one` who is meant")
    if ruling in (Ruling.MERGE, Ruling.APART) and other is None:
        raise ConfigError(f"{where}: `{said}` needs a second person in `other_id` or `other`")
    correct = ruling is Ruling.CORRECT
    account = one["account"] if one else row.get("account", "")
    return Decision(
        account=account,
        ruling=ruling,
        one=_describe(one, other, row.get("one", ""), people),
        other=_describe(other, one, row.get("other", ""), people) if _of_two(ruling) else (),
        attribute=kind if correct else "",
        value=_read_value(said, kind, where) if correct else "",
        by=row.get("by", "").strip() or signed.by,
        when=row.get("when", "").strip() or signed.when,
    )


def _of_two(ruling: Ruling) -> bool:
    return ruling in (Ruling.MERGE, Ruling.APART)


def _find_side(row: Row, side: str, people: Sequence[Row], where: str) -> Row | None:
    """The row of the person on one side, by id, else by a name that fits one person only."""
    own, name = row.get(f"{side}_id", "").strip(), row.get(side, "").strip()
    if not own and not name:
        return None
    account = row.get("account", "").strip()
    near = [one for one in people if not account or one["account"] == account]
    found = [one for one in near if one["stakeholder_id"] == own] if own else []
    key = known_keys([name])
    found = found or [one for one in near if key and key <= known_keys(_names(one))]
    if len(found) != 1:
        who = f"nobody is {name or own!r}" if not found else f"{name!r} may be {len(found)} people"
        raise ConfigError(f"{where}: {who}; take the stakeholder_id from stakeholders.csv")
    return found[0]


def _names(row: Row) -> list[str]:
    aliases = row.get("aliases", "").split(_LIST_MARK)
    return [row["name"], *(alias.strip() for alias in aliases), row.get("email", "")]


def _describe(
    one: Row | None, other: Row | None, said: str, people: Iterable[Row]
) -> tuple[str, ...]:
    """What a person is known by, without forms that mean another as well.

    Where both sides stand in one row, which a human wants split, each is known by its name alone.
    """
    if one is None:
        return ()
    if one is other:
        return (said.strip(),)
    shared = {
        key
        for row in people
        if row["account"] == one["account"] and row is not one
        for key in known_keys(_names(row))
    }
    names = [name for name in _names(one) if name and known_keys([name]).isdisjoint(shared)]
    return (one["stakeholder_id"], *names)


def _read_value(said: str, kind: str, where: str) -> str:
    """The cell's new value; raises ConfigError for a cell or a label that there is not."""
    if kind not in CORRECTABLE:
        known = ", ".join(_words())
        raise ConfigError(
            f"{where}: {said!r} is no decision here; use {known}, or name in `kind` the cell to"
            f" correct: {', '.join(CORRECTABLE)}"
        )
    if kind not in LABELLED:
        return said
    label = _labels(kind).get(fold_name(said))
    if label is None:
        raise ConfigError(f"{where}: {said!r} is no {kind}; known: {', '.join(LABELS[kind])}")
    return label


@cache
def _rulings() -> dict[str, Ruling]:
    """Each word for a ruling → the ruling."""
    kinds = load_words("decisions")["kinds"]
    return {fold_name(w): Ruling(kind) for kind, words in kinds.items() for w in words.split("|")}


def _words() -> list[str]:
    return [words.split("|")[0] for words in load_words("decisions")["kinds"].values()]


@cache
def _labels(kind: str) -> dict[str, str]:
    """Each name of a label, in either language → the label."""
    named = load_words("decisions")[kind].items()
    chinese = {fold_name(word): label for label, words in named for word in words.split("|")}
    return chinese | {fold_name(label): label for label in LABELS[kind]}
