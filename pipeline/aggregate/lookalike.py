"""Whether a mail domain is made to be taken for another: `n0rthlea.example` for `northlea.example`.

Reach for `is_lookalike`. Letters that look the same are compared as one (Unicode TR 39 calls the
result a skeleton); one letter more, less, other or swapped is as near.
"""

from functools import lru_cache
from itertools import pairwise

from pipeline.lexicon import load_words

_LONG = 5  # letters of a name from which on one other letter is no other name
_MOST = 253  # characters of a domain, by RFC 1035
_CODED = "xn--"


@lru_cache(maxsize=8_192)
def is_lookalike(domain: str, known: str) -> bool:
    """Whether one domain may be read for another, without being it or one below it.

    `northiea.example`, `nоrthlea.example` with a Cyrillic о, `xn--nrthlea-kmg.example` -> yes
    """
    if domain == known or domain.endswith(f".{known}") or len(domain) > _MOST:
        return False
    one, other = read_skeleton(domain), read_skeleton(known)
    return one == other or (len(other.partition(".")[0]) >= _LONG and _is_one_off(one, other))


def read_skeleton(domain: str) -> str:
    """A domain with letters that look alike made the same: `rnarlo` and `marlo` -> the same."""
    text = ".".join(map(_decode, domain.lower().split(".")))
    table = load_words("lookalike")
    for pair, letter in table["pairs"].items():
        text = text.replace(pair, letter)
    return text.translate(_letters())


@lru_cache(maxsize=1)
def _letters() -> dict[int, str]:
    table = load_words("lookalike")["letters"]
    return {ord(alike): letter for letter, several in table.items() for alike in several}


def _decode(label: str) -> str:
    """A label of an international domain as it is read; one that is not valid as it stands."""
    if not label.startswith(_CODED):
        return label
    try:
        return label.removeprefix(_CODED).encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def spell_domain(domain: str) -> str:
    """A domain in letters that cannot be mistaken, as name servers know it.

    `nоrthlea.example` with a Cyrillic о -> `xn--nrthlea-kmg.example`
    """
    return ".".join(
        label if label.isascii() else f"{_CODED}{label.encode('punycode').decode('ascii')}"
        for label in domain.split(".")
    )


def _is_one_off(one: str, other: str) -> bool:
    """Whether one letter is added, left out, another or swapped with its neighbour."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), None)
    if start is None:
        return True
    rest, longer = short[start:], long[start:]
    if len(short) < len(long):
        return rest == longer[1:]
    swapped = [b + a for a, b in pairwise(rest[:2])]
    return rest[1:] == longer[1:] or [longer[:2], longer[2:]] == [*swapped, rest[2:]]
