"""Both houses' names put as one word each, so that what is learnt of one account fits another."""

import re
from functools import cache

from pipeline.extract.sides import house_forms
from pipeline.extract.words import alternate

US, THEM = "US", "THEM"
_NOTHING = "\x00"


@cache
def house_pattern(account: str, sellers: tuple[str, ...]) -> re.Pattern[str]:
    """Matches the account's name as group `THEM` and ours as `US`, whole or by its first word."""
    theirs = alternate({_NOTHING, *house_forms(account)})
    ours = alternate({_NOTHING, *(form for name in sellers for form in house_forms(name))})
    return re.compile(rf"(?<![A-Za-z])(?:(?P<{THEM}>{theirs})|(?P<{US}>{ours}))(?![A-Za-z])")


def mask_houses(text: str, houses: re.Pattern[str]) -> str:
    """`for Lumo Optics` -> `for  US ` where Lumo Optics is our name."""
    return houses.sub(lambda found: f" {found.lastgroup} ", text)
