"""Documents of a later run without those who are forgotten.

Reach for `keep_out` before anything is kept of the documents. People are met before they are known
to be forgotten, so documents are read, blotted out, and read again.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from pipeline.forget.erase import Erasure, erase_text, make_erasure
from pipeline.forget.keys import Forgotten
from pipeline.names import split_honorific
from pipeline.types import Block, Document, Envelope, Mention, Party

FindMentions = Callable[[Sequence[Document]], Iterable[Mention]]
MOST_ROUNDS = 3  # a name that is blotted out may lay another form bare
_NOBODY = Party()


def keep_out(
    documents: Iterable[Document], *, forgotten: Forgotten, find_mentions: FindMentions
) -> list[Document]:
    """The documents with all words blotted out that name a forgotten person; others as they are.

    Texts stay as long as they were. Without forgotten people nothing is read.
    """
    kept = list(documents)
    for _ in range(MOST_ROUNDS if forgotten.hashes else 0):
        erasure = find_erasure(find_mentions(kept), forgotten)
        if erasure is None:
            break
        kept = [erase_document(d, erasure, forgotten=forgotten) for d in kept]
    return kept


def find_erasure(mentions: Iterable[Mention], forgotten: Forgotten) -> Erasure | None:
    """What blots out every mention of a forgotten person; None where there is none."""
    met = (mention for mention in mentions if is_forgotten(mention, forgotten))
    return make_erasure(form for mention in met for form in _name_forms(mention))


def is_forgotten(mention: Mention, forgotten: Forgotten) -> bool:
    """Whether a name or an address of the mention is on the list; `Mrs Quist` counts as Quist."""
    account = mention.segment.document.account
    return any(forgotten.holds(form, account=account) for form in _list_forms(mention))


def _list_forms(mention: Mention) -> list[str]:
    forms = _name_forms(mention)
    bare = [apart[0] for form in forms if (apart := split_honorific(form)) is not None]
    return [*forms, *bare]


def _name_forms(mention: Mention) -> list[str]:
    """The name, the words and the addresses by which the text names the person."""
    addresses = [fact.value for fact in mention.facts if fact.attribute == "email"]
    return list(dict.fromkeys((mention.name, mention.surface, *addresses)))


def erase_document(
    document: Document,
    erasure: Erasure | None,
    *,
    forgotten: Forgotten,
) -> Document:
    """The document with the words of the erasure blotted out everywhere."""
    account = document.account
    return replace(
        document,
        id=erase_text(document.id, erasure),
        source=erase_text(document.source, erasure),
        text=erase_text(document.text, erasure),
        envelope=_erase_envelope(document.envelope, erasure, forgotten, account),
        blocks=tuple(_erase_block(block, forgotten, account) for block in document.blocks),
    )


def _erase_envelope(
    envelope: Envelope, erasure: Erasure | None, forgotten: Forgotten, account: str
) -> Envelope:
    author = envelope.author
    return replace(
        envelope,
        author=None if author and _names(author, forgotten, account) else author,
        to=tuple(one for one in envelope.to if not _names(one, forgotten, account)),
        cc=tuple(one for one in envelope.cc if not _names(one, forgotten, account)),
        subject=erase_text(envelope.subject, erasure),
    )


def _erase_block(block: Block, forgotten: Forgotten, account: str) -> Block:
    speaker = block.speaker
    gone = speaker is not None and _names(speaker, forgotten, account)
    return replace(block, speaker=_NOBODY) if gone else block


def _names(party: Party, forgotten: Forgotten, account: str) -> bool:
    texts = (party.name, party.address)
    return any(forgotten.holds(text, account=account) for text in texts)
