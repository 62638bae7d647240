"""What a page shows, as plain records: the template only sets them in their places.

Fields named `…_key` are keys of configs/page/texts.toml, which the page says in both languages.
All other texts come from documents and tables; the template escapes them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A passage of a document: `marked` are the words at `[start, end)`, the rest is around it.

    `source` says where it stands: the document, the date, who wrote it, as far as known.
    `value_keys` names the label that it speaks for, where that is another than the one shown.
    """

    document: str
    start: int
    end: int
    before: str
    marked: str
    after: str
    source: tuple[str, ...]
    value_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReasonsView:
    """The quotes of one cell: the strongest in sight, others folded, `left` only in the tables."""

    shown: tuple[QuoteView, ...] = ()
    folded: tuple[QuoteView, ...] = ()
    left: int = 0


@dataclass(frozen=True, slots=True)
class LabelView:
    """A judged cell with its reasons; `css` is the label as a class name."""

    attribute: str
    css: str
    value_key: str
    percent: int
    rank: int
    reasons: ReasonsView = ReasonsView()


@dataclass(frozen=True, slots=True)
class FactView:
    """A stated cell, such as a title or an address, with where it is stated."""

    kind_key: str
    text: str
    href: str = ""
    date: str = ""
    quotes: tuple[QuoteView, ...] = ()


@dataclass(frozen=True, slots=True)
class TieView:
    """Somebody with whom a person writes, and how many messages went each way."""

    name: str
    href: str
    sent: int
    received: int


@dataclass(frozen=True, slots=True)
class JoinView:
    """Two names that were taken for one person's, and why, by language."""

    name: str
    other: str
    reason: dict[str, str]


@dataclass(frozen=True, slots=True)
class AdviceView:
    """One recommendation, and the labels on which it rests."""

    words: dict[str, str]
    because_keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person: the row of the table and the card. `short` is the name where room is scarce.

    `judged` are the labels that everybody has, `labels` also a status that is worth a word; `tags`
    are their class names, by which the table is filtered. `advice` goes by steps.
    """

    anchor: str
    name: str
    short: str
    aliases: tuple[str, ...]
    joins: tuple[JoinView, ...]
    title: str
    department: str
    judged: tuple[LabelView, ...]
    labels: tuple[LabelView, ...]
    tags: str
    facts: tuple[FactView, ...]
    manager: tuple[FactView, ...]
    needs: ReasonsView
    ties: tuple[TieView, ...]
    advice: tuple[tuple[str, tuple[AdviceView, ...]], ...]
    first_seen: str
    last_seen: str
    documents: int
    mentions: int


@dataclass(frozen=True, slots=True)
class HolderView:
    """Somebody in a place of the buying centre: met, or only heard of."""

    name: str
    href: str
    state_key: str
    css: str
    quotes: tuple[QuoteView, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place in the buying centre, such as a role, and who fills it."""

    label_key: str
    css: str
    state: str
    holders: tuple[HolderView, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What became of a person since the run before."""

    name: str
    href: str
    change_key: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DoubtView:
    """What a human should look at: the values that disagree, or the reason by language."""

    kind_key: str
    names: tuple[tuple[str, str], ...]
    value_keys: tuple[str, ...]
    reason: dict[str, str]
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """The page of one account. `columns` are keys and class names of the table's head."""

    account: str
    short: str
    language: str
    figures: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]
    filters: tuple[tuple[str, tuple[LabelView, ...]], ...]
    people: tuple[PersonView, ...]
    places: tuple[PlaceView, ...]
    gaps: int
    changes: tuple[ChangeView, ...]
    no_changes_key: str
    doubts: tuple[DoubtView, ...]
    last_seen: str


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account's line of the index."""

    account: str
    short: str
    href: str
    people: int
    deciders: tuple[str, ...]
    supporters: int
    opponents: int
    missing: int
    doubts: int
    changes: int
    last_seen: str
