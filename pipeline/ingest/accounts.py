"""Which account a document belongs to.

The first rule that answers wins: the user's own word (`--account`), the folder it lies in, the
record's own account column, the customer's mail domain, the account's name in the file name.
"""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.errors import ConfigError
from pipeline.lexicon import load_words
from pipeline.names import covers_domain, domain_of
from pipeline.types import Account, Document, Seller


def load_accounts(path: Path) -> tuple[Account, ...]:
    """The user's list of accounts: a CSV with columns `name`, `id`, `domains` (`a.com; b.com`).

    Raises ConfigError where the file cannot be read or has no `name` column.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as exc:
        raise ConfigError(f"cannot read {path} as a CSV file in UTF-8: {exc}") from exc
    if rows and "name" not in rows[0]:
        raise ConfigError(f"{path} has no column 'name'; it needs name and may have id, domains")
    return tuple(_to_account(row) for row in rows if (row.get("name") or "").strip())


def _to_account(row: dict[str, str]) -> Account:
    domains = re.split(r"[;,\s]+", row.get("domains") or "")
    return Account(
        name=row["name"].strip(),
        id=(row.get("id") or "").strip(),
        domains=tuple(domain.lower().lstrip("@") for domain in domains if domain),
    )


def find_account(name: str, accounts: Iterable[Account]) -> Account:
    """The listed account of that name or id; a new one where none is listed."""
    wanted = _fold(name)
    listed = (a for a in accounts if wanted in (_fold(a.name), _fold(a.id)))
    return next(listed, Account(name=name))


def customer_domains(document: Document, seller: Seller) -> list[str]:
    """Domains of the people on the envelope that may be a customer's, most frequent first.

    From dana@acme.com, cc rep@seller.com, joe@gmail.com -> ["acme.com"]
    """
    domains = (domain_of(party.address) for party in document.envelope.parties)
    ours = set(seller.domains) | set(load_words("domains")["free"])
    counts = Counter(domain for domain in domains if domain and domain not in ours)
    return sorted(counts, key=lambda domain: (-counts[domain], domain))


def settle_account(
    document: Document, *, folder: str, accounts: Sequence[Account], seller: Seller
) -> str:
    """The account's name, or "" where nothing tells; `folder` is "" for a flat folder or a file."""
    if folder:
        return find_account(folder, accounts).name
    if document.account:
        return find_account(document.account, accounts).name
    domains = customer_domains(document, seller)
    for domain in domains:
        owners = [a.name for a in accounts if covers_domain(a.domains, domain)]
        if owners:
            return owners[0]
    named = [a.name for a in accounts if _fold(a.name) in _fold(document.source)]
    if len(named) == 1:
        return named[0]
    return "" if accounts or not domains else domains[0]


def _fold(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())
