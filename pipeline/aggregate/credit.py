"""How much words count by whose they are: a stranger's, passed on by another, of oneself.

Reach for `doubt_words` before anything is read from sightings, and for `is_claim` where reasons are
pooled. What is doubted is no surer than DOUBTFUL, so that it counts only where nobody who knows
the person says anything.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.aggregate.anchors import are_related
from pipeline.aggregate.forms import Shape, read_form
from pipeline.aggregate.sightings import Sighting
from pipeline.aggregate.trust import Trust
from pipeline.labels import JUDGED
from pipeline.names import covers_domain, domain_of, fold_name
from pipeline.types import DOUBTFUL, Evidence, How, Mention

_CLAIMED = ("role", "influence")  # what people gain by saying it of themselves
_WRITTEN = (How.AUTHOR, How.SIGNATURE)
_OWN = (How.AUTHOR, How.SPEAKER, How.SIGNATURE)
# What says who and whose somebody is; it is weighed where people are told apart.
_IDENTITY = ("name", "email", "side", "likely_side", "organisation")


def is_claim(item: Evidence) -> bool:
    """Whether people say it of themselves in so many words, not in a header or signature.

    `I sign the contract`, `I'm the CFO` -> yes, `CFO` beneath one's name -> no
    """
    segment = item.mention.segment
    in_layout = segment.start <= item.start < segment.end
    return item.attribute in _CLAIMED and item.mention.how in _OWN and not in_layout


def doubt_words(sightings: Sequence[Sighting], *, trust: Trust) -> list[Sighting]:
    """The sightings with doubts on what strangers say, and on what is passed on by others.

    Nobody whose name is known gets an address from a stranger, unless one of the customer's.
    """
    believed = [one for one in sightings if trust.believes(one.mention.segment)]
    names = {fold_name(name) for one in believed for name in one.names}
    return [
        _doubt_passed_on(one)
        if trust.believes(one.mention.segment)
        else _doubt_stranger(one, names, trust)
        for one in sightings
    ]


def _doubt_stranger(sighting: Sighting, names: Collection[str], trust: Trust) -> Sighting:
    doubted = replace(sighting, evidence=tuple(map(_doubt, sighting.evidence)))
    is_known = any(fold_name(name) in names for name in sighting.names)
    is_theirs = covers_domain(trust.theirs, domain_of(sighting.email))
    if sighting.mention.how in _WRITTEN or not is_known or is_theirs:
        return doubted
    kept = tuple(item for item in doubted.evidence if item.attribute not in ("email", "side"))
    return replace(doubted, email="", evidence=kept)


def _doubt_passed_on(sighting: Sighting) -> Sighting:
    """Doubts on the post and number in a signature that others quote, or sign with."""
    if not _is_signed_by_another(sighting.mention):
        return sighting
    facts = [i for i in sighting.evidence if i.attribute not in (*_IDENTITY, *JUDGED)]
    places = {(item.start, item.end) for item in facts}
    return replace(
        sighting,
        evidence=tuple(
            _doubt(item) if (item.start, item.end) in places else item for item in sighting.evidence
        ),
    )


def _doubt(item: Evidence) -> Evidence:
    sure = item.attribute in _IDENTITY
    return item if sure else replace(item, confidence=min(item.confidence, DOUBTFUL))


def _is_signed_by_another(mention: Mention) -> bool:
    """Whether a signature beneath somebody's message is another person's."""
    author = mention.segment.envelope.author
    if mention.how is not How.SIGNATURE or author is None:
        return False
    writer, signer = read_form(author.name), read_form(mention.name)
    full = writer.shape is signer.shape is Shape.FULL
    return full and not are_related(writer, signer)
