"""Both houses' names put as one word each, so that what is learnt of one account fits another."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.words import alternate
from pipeline.names import is_cjk

US, THEM = "US", "THEM"
_NOTHING = "\x00"
_SHORTEST = 4  # letters of a name's first word that may stand for it


@cache
def house_pattern(account: str, sellers: tuple[str, ...]) -> re.Pattern[str]:
    """Matches the account's name as group `THEM` and ours as `US`, whole or by its first word."""
    theirs = alternate({_NOTHING, *short_forms(account)})
    ours = alternate({_NOTHING, *(form for name in sellers for form in short_forms(name))})
    return re.compile(rf"(?<![A-Za-z])(?:(?P<{THEM}>{theirs})|(?P<{US}>{ours}))(?![A-Za-z])")


def short_forms(name: str) -> Iterator[str]:
    """`Harbor Freightways` -> itself, Harbor; `岚山软件` -> itself, 岚山."""
    if not name:
        return
    yield name
    first = name.split()[0]
    if is_cjk(name):
        yield from [name[:2]] if len(name) >= _SHORTEST else []
    elif len(first) >= _SHORTEST:
        yield first


def mask_houses(text: str, houses: re.Pattern[str]) -> str:
    """`for Lumo Optics` -> `for  US ` where Lumo Optics is our name."""
    return houses.sub(lambda found: f" {found.lastgroup} ", text)
