"""Sentences that a user corrected in `evidence.csv` → lessons for the classifier.

Reach for `load_corrections` on the folder of a run, then for `learn_corrections` on the notes that
it read. Like run.py this file stands above the rooms.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from pipeline.classify.heads import HEADS
from pipeline.classify.learn.lessons import IGNORED, Lesson, read_label
from pipeline.classify.windows import Window, cut_windows
from pipeline.errors import ConfigError, UsageError
from pipeline.export.cells import split_list
from pipeline.labelled import load_table
from pipeline.names import fold_name
from pipeline.names.script import is_cjk
from pipeline.placing import meet_colleagues
from pipeline.run import Reading, Settings, trace_account
from pipeline.types import Mention

EVIDENCE, PEOPLE = "evidence.csv", "stakeholders.csv"
COLUMN = "correct"
_NEEDED = ("stakeholder_id", "attribute", "document", "start", "end")


@dataclass(frozen=True, slots=True)
class Correction:
    """What the words at `[start, end)` of a document show of a person, known by these names."""

    account: str
    names: frozenset[str]
    document: str
    start: int
    end: int
    attribute: str
    value: str


def load_corrections(out: Path) -> list[Correction]:
    """The rows of evidence.csv in which the user filled in the column `correct`.

    Raises UsageError where there are none, ConfigError, naming the line, where one cannot be used.
    """
    rows = load_table(out / EVIDENCE, needed=_NEEDED)
    people = {
        row["stakeholder_id"]: row
        for row in load_table(out / PEOPLE, needed=("stakeholder_id", "account", "name", "aliases"))
    }
    found = [
        _read_correction(row, people, f"{out / EVIDENCE}, row {number}")
        for number, row in enumerate(rows, 2)
        if row.get(COLUMN, "").strip()
    ]
    if not found:
        raise UsageError(
            f"nothing is corrected in {out / EVIDENCE}: add a column {COLUMN!r} and fill it in"
        )
    return found


def _read_correction(
    row: Mapping[str, str], people: Mapping[str, Mapping[str, str]], where: str
) -> Correction:
    attribute, person = row["attribute"], people.get(row["stakeholder_id"])
    if attribute not in HEADS:
        raise ConfigError(f"{where}: only {', '.join(HEADS)} can be corrected, not {attribute!r}")
    if person is None:
        raise ConfigError(f"{where}: {PEOPLE} has nobody with this stakeholder_id")
    value = read_label(row[COLUMN].strip().lower(), attribute)
    if value is None:
        known = ", ".join(HEADS[attribute])
        raise ConfigError(f"{where}: {row[COLUMN]!r} is no {attribute}; known: {known}")
    if not (row["start"].isdecimal() and row["end"].isdecimal()):
        raise ConfigError(f"{where}: start and end must be whole numbers")
    names = (person["name"], *split_list(person["aliases"]))
    return Correction(
        account=person["account"],
        names=frozenset(fold_name(name) for name in names),
        document=row["document"],
        start=int(row["start"]),
        end=int(row["end"]),
        attribute=attribute,
        value=value,
    )


def learn_corrections(
    reading: Reading, corrections: Sequence[Correction], *, settings: Settings
) -> tuple[list[Lesson], list[Correction]]:
    """A lesson for each window that is corrected, and the corrections that fit no window."""
    settings = replace(settings, seller=meet_colleagues(reading.documents, settings.seller))
    lessons, met = [], set()
    for account in sorted({correction.account for correction in corrections}):
        of_account = [one for one in corrections if one.account == account]
        for window in _cut_account(reading, account, settings):
            fitting = [one for one in of_account if _fits(one, window)]
            if fitting:
                lessons.append(make_lesson(window, fitting))
                met.update(fitting)
    return lessons, [one for one in corrections if one not in met]


def _cut_account(reading: Reading, account: str, settings: Settings) -> Iterator[Window]:
    documents = reading.documents.get(account, ())
    records = trace_account(documents, settings=settings, until="mentions")
    mentions = (record for record in records if isinstance(record, Mention))
    for _, group in groupby(mentions, key=lambda mention: mention.segment.document.id):
        yield from cut_windows(list(group))


def _fits(correction: Correction, window: Window) -> bool:
    """Whether the correction is of this person and the middle of its words lies in the sentence."""
    mention = window.mention
    return (
        correction.document == mention.segment.document.id
        and window.start <= (correction.start + correction.end) // 2 < window.end
        and not correction.names.isdisjoint({fold_name(mention.name), fold_name(mention.surface)})
    )


def make_lesson(window: Window, corrections: Iterable[Correction]) -> Lesson:
    """The window with what was corrected; of all else nobody can say."""
    values = {correction.attribute: correction.value for correction in corrections}
    return Lesson(
        source=window.mention.segment.document.id,
        language="zh" if is_cjk(window.text) else "en",
        before=window.before,
        text=window.text,
        labels=tuple(values.get(head, IGNORED) for head in HEADS),
    )
