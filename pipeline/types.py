"""The records that flow through keyroles, one per arrow of the pipeline.

Records point up only (Evidence → Mention → Segment → Document), and every offset counts
characters of the document's one normalised text, which is never edited after it was made:
whatever stands in the table can be followed to the words that say so.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What sort of document it is, which decides how it is cut into segments."""

    EMAIL = "email"
    TRANSCRIPT = "transcript"
    NOTE = "note"
    CRM = "crm"
    CONTACTS = "contacts"


class Part(StrEnum):
    """What a segment is within its message or turn."""

    HEADER = "header"  # From/To/Subject lines, also quoted ones, and "On … wrote:"
    LABEL = "label"  # the words of a transcript that say who speaks
    ATTENDEES = "attendees"  # a list or table of who took part
    CONTACT = "contact"  # one "Label: value" record of a contact export
    BODY = "body"  # what somebody said or wrote
    SIGNATURE = "signature"
    DISCLAIMER = "disclaimer"


class How(StrEnum):
    """Where a person's name was met."""

    AUTHOR = "author"  # From line of a message, also of a quoted one
    RECIPIENT = "recipient"  # To or Cc line
    SPEAKER = "speaker"
    ATTENDEE = "attendee"
    SIGNATURE = "signature"
    CONTACT = "contact"
    NAMED = "named"  # in somebody's words


@dataclass(frozen=True, slots=True)
class Party:
    """A person, mailbox or room as a header or a label gives it: both fields may be empty."""

    name: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who said it to whom and when. `sent` is naive, in the writer's own local time."""

    author: Party | None = None
    to: tuple[Party, ...] = ()
    cc: tuple[Party, ...] = ()
    sent: datetime | None = None
    subject: str = ""

    @property
    def parties(self) -> tuple[Party, ...]:
        """Everybody on it: the author, then those written to."""
        return (*((self.author,) if self.author else ()), *self.to, *self.cc)


@dataclass(frozen=True, slots=True)
class Block:
    """What the file format itself says of the text at `[start, end)`.

    `depth` is the level of quoting (0: the document's own words). `part` is set where the format
    leaves no doubt (a voice tag, a participants list); `speaker` goes with it.
    """

    start: int
    end: int
    depth: int = 0
    part: Part | None = None
    speaker: Party | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One mail, call, note or CRM record. `source` is the file it came in, `id` is unique."""

    id: str
    source: str
    account: str
    kind: Kind
    text: str
    envelope: Envelope = Envelope()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one message or turn: a paragraph, a signature, a header block.

    `message` counts the messages of a thread within its document: 0 is the document's own, 1 the
    newest one that it quotes, and so on. `envelope` is that message's own.
    """

    document: Document
    start: int
    end: int
    part: Part
    envelope: Envelope
    message: int = 0

    @property
    def text(self) -> str:
        """The words of the segment."""
        return self.document.text[self.start : self.end]

    @property
    def sent(self) -> datetime | None:
        """When the words were written: the message's own date, else the document's."""
        return self.envelope.sent or self.document.envelope.sent


# What is stated no surer than this counts only where nothing surer is said.
DOUBTFUL = 0.55


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the text states of a person, with the place (document offsets) that states it.

    `attribute` is one of ATTRIBUTES in labels.py, e.g. `title`, `email`, `side`, `reports_to`.
    """

    attribute: str
    value: str
    start: int
    end: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Mention:
    """A person at a place in the text. `start == end` never holds: a mention has words."""

    segment: Segment
    start: int
    end: int
    name: str
    how: How
    facts: tuple[Fact, ...] = ()

    @property
    def surface(self) -> str:
        """The words by which the text refers to the person."""
        return self.segment.document.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for one cell: `value` of `attribute`, as the quote at `[start, end)` says."""

    mention: Mention
    attribute: str
    value: str
    confidence: float
    start: int
    end: int

    @property
    def document(self) -> Document:
        """The document that says so."""
        return self.mention.segment.document

    @property
    def quote(self) -> str:
        """The words that say so."""
        return self.document.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A label with the calibrated probability that it is right."""

    value: str
    confidence: float


@dataclass(frozen=True, slots=True, order=True)
class Join:
    """Why two names were taken for one person's: `Peg Oduya`, `Margaret Oduya`, nickname, 0.9."""

    name: str
    other: str
    cause: str
    score: float


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """One person of the customer: a row of the table, with the evidence for every cell."""

    id: str
    account: str
    name: str
    role: Judgement
    influence: Judgement
    style: Judgement
    stance: Judgement
    aliases: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    title: str = ""
    former_titles: tuple[str, ...] = ()
    department: str = ""
    reports_to: str = ""
    needs: tuple[str, ...] = ()
    status: str = "active"
    first_seen: datetime | None = None
    last_seen: datetime | None = None
    documents: int = 0
    mentions: int = 0
    evidence: tuple[Evidence, ...] = ()
    joins: tuple[Join, ...] = ()


Place = tuple[str, int, int]  # document, start, end


@dataclass(frozen=True, slots=True)
class Known:
    """A person of an earlier run, by id, and the places where they were met."""

    id: str
    places: frozenset[Place]


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie between two people of an account, read from `source` to `target`.

    `kind` is one of RELATIONS in labels.py. `count`: how many statements or messages say so.
    `decided` tells who said so by hand, and when.
    """

    account: str
    kind: str
    source_id: str
    source: str
    target_id: str
    target: str
    count: int = 1
    first_seen: datetime | None = None
    last_seen: datetime | None = None
    evidence: tuple[Evidence, ...] = ()
    decided: str = ""


@dataclass(frozen=True, slots=True)
class Centrality:
    """A person's place in the mail graph of an account's people.

    `in_degree`: how many of them write to the person; `out_degree`: to how many the person writes.
    `betweenness`: the share of shortest ways between two others that lead over the person.
    """

    account: str
    stakeholder_id: str
    name: str
    messages: int = 0
    in_degree: int = 0
    out_degree: int = 0
    betweenness: float = 0.0


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a document at `[start, end)` that belong to nobody with a name."""

    document: Document
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words."""
        return self.document.text[self.start : self.end]


class Whose(StrEnum):
    """Whose people a post belongs to, as the words before it say."""

    SPEAKER = "speaker"  # our CFO, 我们采购总监
    LISTENER = "listener"  # your CFO
    OTHERS = "others"  # their CFO
    OPEN = "open"  # the CFO, 采购总监


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Somebody spoken of by a post alone: words such as `CFO` at `[start, end)` of a document."""

    segment: Segment
    start: int
    end: int
    whose: Whose

    @property
    def title(self) -> str:
        """The words that tell the post."""
        return self.segment.document.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Gap:
    """Who is still unknown in the buying centre: a role or decision maker that has no name yet.

    `state` is `missing` (nobody known), `unnamed` (spoken of without a name, `their CFO`) or
    `unmet` (named, but never a party to a message or meeting); `name` then says who.
    """

    account: str
    role: str
    influence: str
    state: str
    name: str = ""
    title: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something only a human can settle, with what speaks for either side.

    `kind` is `same person` (two rows that may be one) or the attribute on which evidence disagrees.
    """

    account: str
    kind: str
    one_id: str
    one: str
    other_id: str
    other: str
    reason: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """All that is found out about one account: its people, their ties, and what is uncertain.

    `excluded`: who has no row because a human said so, kept to be known again.
    """

    people: tuple[Stakeholder, ...] = ()
    relations: tuple[Relation, ...] = ()
    network: tuple[Centrality, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    gaps: tuple[Gap, ...] = ()
    excluded: tuple[Stakeholder, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input, or a part of one, that could not be read, and why. Never holds its content."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Seller:
    """Who we are: our people are no stakeholders.

    `people` are colleagues by name; a run adds those whom any account's mails show to be ours.
    """

    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """A customer as the user's list of accounts gives it."""

    name: str
    id: str = ""
    domains: tuple[str, ...] = ()
