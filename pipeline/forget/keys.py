"""By what a forgotten person is known again: salted hashes, never the names themselves.

Whoever holds the list can ask of a name whether it is on it, since that is its purpose; nobody can
read a name from it without trying names. Each trial is made slow for that reason.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.names import fold_name

ANYWHERE = ""  # the account of what is forgotten whatever the account
_ROUNDS = 1_000
_BYTES = 16


@dataclass(frozen=True, slots=True)
class Forgotten:
    """The hashes of all who must not come back, and the salt that they were made with."""

    salt: str = ""
    hashes: frozenset[str] = frozenset()

    def holds(self, text: str, *, account: str) -> bool:
        """Whether a name is forgotten in the account, or a name or an address anywhere."""
        if not self.hashes:
            return False
        key = _key_of(text)
        return any(
            hash_key(key, account=place, salt=self.salt) in self.hashes
            for place in dict.fromkeys((ANYWHERE, fold_name(account)))
            if key
        )


def add_keys(
    forgotten: Forgotten,
    names: Iterable[str],
    *,
    emails: Iterable[str] = (),
    account: str,
    salt: str,
) -> Forgotten:
    """The list with a person's names in one account, and addresses in all.

    A namesake at another customer stays. `salt` is taken where the list has none yet.
    """
    salt = forgotten.salt or salt
    places = [*((name, fold_name(account)) for name in names), *((e, ANYWHERE) for e in emails)]
    new = {
        hash_key(key, account=place, salt=salt) for text, place in places if (key := _key_of(text))
    }
    return Forgotten(salt, forgotten.hashes | new)


@lru_cache(maxsize=65_536)
def hash_key(key: str, *, account: str, salt: str) -> str:
    """PBKDF2 of a folded name or address within an account."""
    words = f"{account}\n{key}".encode("utf-8", "replace")
    return hashlib.pbkdf2_hmac("sha256", words, salt.encode(), _ROUNDS, _BYTES).hex()


def _key_of(text: str) -> str:
    return text.strip().casefold() if "@" in text else fold_name(text)
