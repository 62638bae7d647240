"""The one file that knows the order of the rooms.

read_documents → group_documents → for each account: segments → mentions → evidence → rows
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.aggregate import aggregate
from pipeline.classify import classify
from pipeline.classify.titles import find_post_role
from pipeline.config import Config, Limits
from pipeline.decisions import Decision
from pipeline.errors import ReadError
from pipeline.extract import extract
from pipeline.forget import Forgotten
from pipeline.ingest import Source, read_source, segment
from pipeline.ingest.accounts import find_account, settle_account
from pipeline.inputs import Input
from pipeline.placing import (
    describe_fault,
    locate_skipped,
    meet_colleagues,
    name_house,
    place_documents,
    sort_skipped,
)
from pipeline.types import (
    Account,
    Document,
    Evidence,
    Findings,
    Known,
    Mention,
    Segment,
    Seller,
    Skipped,
    Stakeholder,
    Unnamed,
)

Record = Document | Segment | Mention | Evidence
_Found = tuple[Input, Document | Skipped]


@dataclass(frozen=True, slots=True)
class Settings:
    """What stays the same through a run. `account` is the user's word and outranks all else.

    `decisions` and `forgotten`: what humans said of people in earlier runs, and whom none may name.
    """

    config: Config
    seller: Seller = field(default_factory=Seller)
    accounts: tuple[Account, ...] = ()
    account: str = ""
    decisions: tuple[Decision, ...] = ()
    forgotten: Forgotten = field(default_factory=Forgotten)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the inputs held: documents by account (sorted by id) and what was skipped."""

    documents: dict[str, tuple[Document, ...]]
    skipped: tuple[Skipped, ...]
    copies: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """The rows of every account, and the accounts that could not be analysed."""

    people: dict[str, list[Stakeholder]]
    skipped: tuple[Skipped, ...]


def read_inputs(
    inputs: Sequence[Input],
    *,
    settings: Settings,
    on_read: Callable[[str], None] = lambda _: None,
) -> Reading:
    """Read every input and settle each document's account; the order of inputs does not matter."""
    return _group_results(_read_all(inputs, settings.config.limits, on_read), settings)


def _read_all(
    inputs: Iterable[Input], limits: Limits, on_read: Callable[[str], None]
) -> Iterator[_Found]:
    for item in inputs:
        try:
            with item.open(most=limits.container_bytes) as path:
                source = Source(name=item.name, path=path)
                yield from ((item, result) for result in read_source(source, limits=limits))
        except ReadError as exc:
            yield item, Skipped(item.name, str(exc))
        on_read(item.title)


def read_one(source: Source, *, settings: Settings, fallback: str) -> Reading:
    """The same for a single document, which may come from standard input."""
    item = Input(folder="", name=source.name, place="", fallback=fallback)
    results = read_source(source, limits=settings.config.limits)
    return _group_results(((item, result) for result in results), settings)


def name_account(document: Document, place: Input, *, settings: Settings) -> str:
    """The account of a document that was read from that place."""
    account = settings.account or settle_account(
        document, folder=place.folder, accounts=settings.accounts, seller=settings.seller
    )
    return account or place.fallback


def _group_results(results: Iterable[_Found], settings: Settings) -> Reading:
    documents, skipped = list[Document](), list[Skipped]()
    for item, result in results:
        if isinstance(result, Skipped):
            skipped.append(locate_skipped(result, item.folder))
        else:
            documents.append(replace(result, account=name_account(result, item, settings=settings)))
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in sorted(documents, key=lambda d: (d.account, d.id)):
        groups[document.account].append(document)
    placed = {name: place_documents(group) for name, group in groups.items()}
    return Reading(
        documents={name: tuple(d for d in group if d) for name, group in placed.items()},
        skipped=sort_skipped(skipped),
        copies=sum(group.count(None) for group in placed.values()),
    )


def trace_account(
    documents: Iterable[Document], *, settings: Settings, until: str
) -> Iterator[Record]:
    """The records at one joint of the pipeline: documents, segments, mentions or evidence."""
    if until == "documents":
        yield from documents
        return
    segments = (piece for document in documents for piece in segment(document))
    if until == "segments":
        yield from segments
        return
    mentions = extract(segments, seller=name_house(settings.seller), config=settings.config.extract)
    if until == "mentions":
        yield from mentions
        return
    yield from classify(mentions, config=settings.config.classify)


def run_account(
    name: str, documents: Iterable[Document], *, settings: Settings
) -> list[Stakeholder]:
    """The rows of one account, sorted as the table shows them."""
    evidence = trace_account(documents, settings=settings, until="evidence")
    found = conclude(name, (e for e in evidence if isinstance(e, Evidence)), settings=settings)
    return list(found.people)


def conclude(
    name: str,
    evidence: Iterable[Evidence],
    *,
    settings: Settings,
    unnamed: Iterable[Unnamed] = (),
    known: Iterable[Known] = (),
) -> Findings:
    """What the evidence of an account says, whether it was found now or in an earlier run."""
    return aggregate(
        evidence,
        account=find_account(name, settings.accounts),
        seller=settings.seller,
        config=settings.config.aggregate,
        unnamed=unnamed,
        role_of=find_post_role,
        decisions=settings.decisions,
        known=known,
    )


def run_accounts(
    reading: Reading,
    *,
    settings: Settings,
    on_account: Callable[[str], None] = lambda _: None,
) -> Analysis:
    """All accounts in the order of their names; one that fails is named and stops no other."""
    settings = replace(settings, seller=meet_colleagues(reading.documents, settings.seller))
    people: dict[str, list[Stakeholder]] = {}
    skipped: list[Skipped] = []
    for name in sorted(reading.documents):
        try:
            people[name] = run_account(name, reading.documents[name], settings=settings)
        except Exception as exc:  # noqa: BLE001 - a fault of ours must not cost the other accounts
            skipped.append(describe_fault(name, exc))
        on_account(name)
    return Analysis(people=people, skipped=tuple(skipped))
