"""Whoever is forgotten, met again in the documents of a later run.

People are met before they are known to be forgotten, so documents are read, blotted out, and read
again.
"""

from collections.abc import Iterable

from pipeline.forget.erase import Erasure, make_erasure
from pipeline.forget.keys import Forgotten
from pipeline.names import split_honorific
from pipeline.types import Mention

MOST_ROUNDS = 3  # a name that is blotted out may lay another form bare


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
