"""What a run settles between documents and accounts, with a store or without one.

Copies and ids within an account, colleagues over all accounts, how what was skipped is named.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.ingest.dating import fill_years
from pipeline.names import clean_name, domain_of
from pipeline.types import Document, Envelope, Seller, Skipped


def place_documents(documents: Sequence[Document]) -> list[Document | None]:
    """What an account makes of its documents, which come in the order of their ids.

    One that lies in two places is read once, under its first id: its copies are None. Two of the
    same id are told apart, and days without a year get the one that the others give.
    """
    first: dict[tuple[object, ...], int] = {}
    taken: dict[str, int] = defaultdict(int)
    for number, document in enumerate(documents):
        first.setdefault((document.kind, document.envelope, document.text), number)
    numbers = sorted(first.values())
    named = [_tell_apart(documents[number], taken) for number in numbers]
    placed: list[Document | None] = [None] * len(documents)
    for number, document in zip(numbers, fill_years(named), strict=True):
        placed[number] = document
    return placed


def _tell_apart(document: Document, taken: dict[str, int]) -> Document:
    """`call.txt` of a second folder -> `call.txt (2)`."""
    taken[document.id] += 1
    count = taken[document.id]
    return replace(document, id=f"{document.id} ({count})") if count > 1 else document


def name_house(seller: Seller) -> Seller:
    """The seller as a document is read: colleagues whom other documents show count only later.

    Otherwise each new colleague would have all documents read anew.
    """
    return replace(seller, people=())


def list_colleagues(envelope: Envelope, seller: Seller) -> set[str]:
    """The names on an envelope that go with an address of the seller."""
    ours = (party for party in envelope.parties if domain_of(party.address) in seller.domains)
    return {name for party in ours if (name := clean_name(party.name))}


def add_colleagues(seller: Seller, names: Collection[str]) -> Seller:
    """The seller with these people too."""
    return replace(seller, people=(*seller.people, *sorted(set(names) - set(seller.people))))


def meet_colleagues(documents: Mapping[str, Iterable[Document]], seller: Seller) -> Seller:
    """The seller with everybody who writes or is written to under one of its domains.

    Who is ours in one account is ours in all: notes elsewhere may only say a first name.
    """
    envelopes = (document.envelope for group in documents.values() for document in group)
    return add_colleagues(seller, {name for e in envelopes for name in list_colleagues(e, seller)})


def locate_skipped(skipped: Skipped, folder: str) -> Skipped:
    """Name the skipped input as the user can find it: with its account's folder."""
    return replace(skipped, source=f"{folder}/{skipped.source}") if folder else skipped


def sort_skipped(skipped: Iterable[Skipped]) -> tuple[Skipped, ...]:
    """Each once, in the order in which they are shown."""
    return tuple(sorted(set(skipped), key=lambda s: (s.source, s.reason)))


def describe_fault(account: str, fault: Exception) -> Skipped:
    """An account that could not be analysed; the fault's words may be a document's."""
    return Skipped(account, f"cannot be analysed ({type(fault).__name__}); please report it")
