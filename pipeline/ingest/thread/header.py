"""What one header of a quoted mail looks like once it is found, and the values in it."""

import html
import re
from dataclasses import dataclass, replace
from functools import cache

from pipeline.ingest.addresses import parse_parties
from pipeline.ingest.dates import parse_date
from pipeline.lexicon import load_words
from pipeline.types import Envelope, Party

# The usual case, read at once: `Ann Weber <a@b.c>; "Hill, Bob" <b@b.c>`.
_PLAIN = re.compile(
    r"""\s*(?:"([^"<>@\\]*)"\s*|([^\W\d_][^"<>@,;:()\[\]|/'“]*))<([\w.+-]+@[\w.-]+)>\s*(?:[,;]\s*|\Z)"""
)
MOST_VALUE = 4_000  # characters of one value that are read: some 100 recipients


@dataclass(frozen=True, slots=True)
class Header:
    """Lines `[first, last)` that say that a quoted message begins, and what they say of it."""

    first: int
    last: int
    envelope: Envelope


def to_envelope(fields: dict[str, str]) -> Envelope:
    """Values by label -> who wrote to whom and when.

    {"from": "Ann <a@b.c>", "sent": "2 May 2025"} -> Envelope(Party("Ann", "a@b.c"), sent=…)
    """
    values = {name: _clean_value(text) for name, text in fields.items()}
    return Envelope(
        author=_find_author(values.get("from", "")),
        to=_list_parties(values.get("to", "")),
        cc=_list_parties(values.get("cc", "")),
        sent=parse_date(values.get("sent", "")),
        subject=values.get("subject", ""),
    )


def _clean_value(text: str) -> str:
    text = html.unescape(text[:MOST_VALUE]) if "&" in text else text[:MOST_VALUE]
    return (
        ""
        if text.strip(" ()（）").lower() in load_words("mail")["values"]["none"]
        else text.strip()
    )


def _find_author(value: str) -> Party | None:
    """The person of a sender's line: `pool@a.b On Behalf Of Ann Weber` -> Ann Weber."""
    sides = [_list_parties(side) for side in _behalf().split(value, maxsplit=1)]
    named = [party for side in reversed(sides) for party in side if party.name]
    found = named or [party for side in sides for party in side]
    return found[0] if found else None


def _list_parties(value: str) -> tuple[Party, ...]:
    if not value:
        return ()
    if plain := _match_plain(value):
        return tuple(Party((match[1] or match[2] or "").strip(), match[3]) for match in plain)
    return tuple(_shorten(party) for party in parse_parties(value))


def _match_plain(value: str) -> list[re.Match[str]]:
    """One match after the other, or none where they do not make up the whole value.

    Each begins where the last ended: to seek them would try every character as a beginning.
    """
    found: list[re.Match[str]] = []
    while (at := found[-1].end() if found else 0) < len(value):
        if not (match := _PLAIN.match(value, at)):
            return []
        found.append(match)
    return found


def _shorten(party: Party) -> Party:
    """Lotus Notes' `Ann Weber/Sales/Acme` -> `Ann Weber`."""
    name, slash, rest = party.name.partition("/")
    return replace(party, name=name.strip()) if slash and ("/" in rest or " " in name) else party


@cache
def _behalf() -> re.Pattern[str]:
    words = "|".join(map(re.escape, load_words("mail")["values"]["on_behalf_of"]))
    return re.compile(rf"(?:\s|(?<=[]>]))(?:{words})\s|代表|代(?=[^\w])", re.IGNORECASE)
